package check

import (
	"slices"
	"strings"

	"kept/store"
	"kept/store/words"
)

// link is one action's bearing on another, to be looked at when all are known.
type link struct {
	from, to store.ID
	depends  bool
	dead     Finding // what to report if the other action is not there
	order    int
}

// rememberLinks keeps an action's links, and reports those to itself.
func (c *checker) rememberLinks(r *store.Record) {
	for _, l := range r.Children("action_link") {
		to := store.ID(l.Get("to"))
		if to == r.ID {
			c.report("action.link-to-itself", l, "to", l.Show("to"), "it is linked to itself")
			continue
		}
		label := strings.TrimSuffix(l.LabelOf(to), " (removed)")
		c.names[r.ID] = words.Excerpt(r.Name(), mostShown)
		c.links = append(c.links, link{from: r.ID, to: to, depends: l.Get("relation") == "depends_on", order: c.order,
			dead: Finding{Record: l.ID, Owner: r.ID, Kind: l.Kind.Name, Field: "to", Value: label, Name: c.place(r) + ", link",
				Wrong: "it refers to the action \"" + words.Excerpt(label, mostShown) + "\", which was removed"}})
	}
}

// linksAcross reports links to actions that are not there, and circles.
func (c *checker) linksAcross() {
	next := map[store.ID][]store.ID{}
	orders := map[store.ID]int{}
	var starts []store.ID // in the order of the records, for findings that are always the same
	for _, l := range c.links {
		if !c.live[l.to] {
			c.add("link.dead", l.dead, c.kindOf(store.Action), l.order)
			continue
		}
		if l.depends {
			if _, ok := orders[l.from]; !ok {
				starts = append(starts, l.from)
			}
			next[l.from] = append(next[l.from], l.to)
			orders[l.from] = l.order
		}
	}
	for _, circle := range findCycles(starts, next) {
		names := make([]string, len(circle))
		for i, id := range circle {
			names[i] = c.names[id]
		}
		c.add("action.circle", Finding{Record: circle[0], Owner: circle[0], Kind: store.Action, Name: "Action " + names[0],
			Value: strings.Join(names, " → "),
			Wrong: "it depends on itself by way of " + words.Join(names[1:], "and")}, c.kindOf(store.Action), orders[circle[0]])
	}
}

// findCycles gives one circle for each group of actions that depend on each other,
// each from its first action in the order of starts. The walk goes forward until
// it meets its own path; it is not recursive, as chains may be long.
func findCycles(starts []store.ID, next map[store.ID][]store.ID) [][]store.ID {
	const (
		unseen = iota
		onPath
		done
	)
	state := map[store.ID]int{}
	var list [][]store.ID
	type step struct {
		id store.ID
		at int // how many of its links were followed
	}
	for _, start := range starts {
		if state[start] != unseen {
			continue
		}
		path := []step{{id: start}}
		state[start] = onPath
		for len(path) > 0 {
			top := &path[len(path)-1]
			if top.at == len(next[top.id]) {
				state[top.id] = done
				path = path[:len(path)-1]
				continue
			}
			to := next[top.id][top.at]
			top.at++
			switch state[to] {
			case unseen:
				state[to] = onPath
				path = append(path, step{id: to})
			case onPath:
				from := slices.IndexFunc(path, func(s step) bool { return s.id == to })
				circle := make([]store.ID, 0, len(path)-from)
				for _, s := range path[from:] {
					circle = append(circle, s.id)
				}
				list = append(list, circle)
			}
		}
	}
	return list
}
