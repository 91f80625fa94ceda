package reference

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"kept/store/national"
	"kept/store/words"
)

// Item is one thing of the reference data as lists show it and as it can be referred to,
// whatever it is: a requirement, a call to action, a route map, an indicator.
type Item struct {
	List    string   // code of the list that it is an item of, as "p21-24" or "calls"
	Code    string   // within that list; ours, and permanent
	Kind    string   // what it is, as "requirement"
	Heading string   // under which it stands in its collection
	Text    string   // in our words
	More    string   // what else is known of it; may be blank
	Where   string   // where it stands, as "Change Programme ONE, page 27"
	Belongs []string // references of the items in which the document puts it
	Near    []string // references of the items near it, by our own mapping
}

// Ref is how files refer to the item: the code of its list and its own, as "p21-24:D04-02".
func (i Item) Ref() string { return i.List + ":" + i.Code }

// Holds tells whether every word of wanted stands in what is known of the item.
func (i Item) Holds(wanted string) bool {
	return words.ContainsAll(strings.Join([]string{i.Ref(), i.Kind, i.Heading, i.Text, i.More, i.Where}, "\n"), wanted)
}

// Collection is a set of items that are read together, under headings.
type Collection struct {
	Code  string // as "calls"; permanent
	Title string // as "Calls to action"
	About string // what it is and where it comes from, in one sentence
	items func() []Item
}

// Items gives the items in the order of their source. They are made when first asked for.
func (c Collection) Items() []Item { return slices.Clone(c.items()) }

// Collections gives every collection of the reference data, in the order in which they are
// offered: first what the plans say, then what stands beside them.
func Collections() []Collection { return slices.Clone(collections()) }

// collections are made once: what they hold is part of the program and never changes.
var collections = sync.OnceValue(func() []Collection {
	var all []Collection
	for _, p := range national.Plans() {
		all = append(all, CollectionsOf(p)...)
	}
	return append(all, lazily(
		Collection{"calls", "Calls to action", "90 points of the promise by theme, from the social care briefing of autumn 2020",
			callItems},
		Collection{"headlines", "Headlines", "The 14 points that the social care briefing sums up first", headlineItems},
		Collection{"principles", "Principles", "16 lists of principles that the documents of the promise give", principleItems},
		Collection{"vision", "Vision statements", "The ten vision statements of the Promise Story of Progress", visionItems},
		Collection{"framework", "Indicators", "What could be verified of the Promise Progress Framework, and related statistics",
			indicatorItems},
		Collection{"story", "Story of Progress", "The three questions of the Promise Story of Progress, and what its parts ask",
			storyItems},
		Collection{"duties", "Duties and returns", "What a local partnership or its members must or may report in 2026-27", dutyItems},
	)...)
})

// lazily makes the items of each collection when they are first asked for, and keeps them.
func lazily(all ...Collection) []Collection {
	for i := range all {
		all[i].items = sync.OnceValue(all[i].items)
	}
	return all
}

// CollectionNamed finds a collection by its code.
func CollectionNamed(code string) (Collection, bool) {
	at := slices.IndexFunc(collections(), func(c Collection) bool { return c.Code == code })
	if at < 0 {
		return Collection{}, false
	}
	return collections()[at], true
}

// Find finds an item by its reference, in any case.
func Find(ref string) (Item, bool) {
	list, _, ok := strings.Cut(ref, ":")
	if !ok {
		return Item{}, false
	}
	for _, c := range collections() {
		if !strings.EqualFold(listOf(c.Code), list) {
			continue
		}
		items := c.items()
		if at := slices.IndexFunc(items, func(i Item) bool { return strings.EqualFold(i.Ref(), ref) }); at >= 0 {
			return items[at], true
		}
	}
	return Item{}, false
}

// listOf is the list to which the items of a collection belong: a plan has several
// collections, whose codes begin with that of its list.
func listOf(collection string) string {
	list, _, _ := strings.Cut(collection, "/")
	return list
}

// Search gives the items of all collections that hold every word of wanted.
func Search(wanted string) []Item {
	var found []Item
	for _, c := range collections() {
		for _, i := range c.items() {
			if i.Holds(wanted) {
				found = append(found, i)
			}
		}
	}
	return found
}

func callItems() []Item {
	var items []Item
	for _, c := range national.CallsToAction() {
		foundation, _ := national.MatchFoundation(string(c.Foundation))
		i := Item{List: "calls", Code: c.ID, Kind: "call to action", Heading: strconv.Itoa(c.ThemeNo) + ". " + c.Theme, Text: c.Topic,
			More: "Foundation: " + foundation.Name + " (our mapping)", Where: c.Where()}
		if c.NearestActionNo != 0 {
			i.Near = append(i.Near, national.Plan2124().Ref(strconv.Itoa(c.NearestActionNo)))
		}
		for _, no := range c.OtherActionNos {
			i.Near = append(i.Near, national.Plan2124().Ref(strconv.Itoa(no)))
		}
		for _, f := range national.Fundamentals() {
			if f.No == c.FundamentalNo {
				i.Near = append(i.Near, national.Plan2124().Ref(f.Code))
			}
		}
		items = append(items, i)
	}
	return items
}

func headlineItems() []Item {
	themes := map[int]string{}
	for _, c := range national.CallsToAction() {
		themes[c.ThemeNo] = c.Theme
	}
	var items []Item
	for _, h := range national.Headlines() {
		items = append(items, Item{List: "headlines", Code: h.ID, Kind: "headline", Text: h.Text,
			More:  "Theme: " + strconv.Itoa(h.ThemeNo) + ". " + themes[h.ThemeNo],
			Where: "the promise, " + national.PageWords(h.Pages)})
	}
	return items
}

func principleItems() []Item {
	var items []Item
	for _, p := range national.Principles() {
		i := Item{List: "principles", Code: p.ID, Kind: "principle", Heading: p.ListTitle, Text: p.Text, More: p.Place,
			Where: words.JoinFilled(": ", p.Source, p.Where())}
		if p.ActionNo != 0 {
			i.Near = []string{national.Plan2124().Ref(strconv.Itoa(p.ActionNo))}
		}
		items = append(items, i)
	}
	return items
}

func visionItems() []Item {
	near := map[int][]string{}
	for _, v := range national.VisionRouteMaps() {
		near[v.VisionNo] = append(near[v.VisionNo], "p24-30:"+v.RouteMap)
	}
	var items []Item
	for _, v := range national.VisionStatements() {
		page := v.PromisePage
		if page != "" {
			page = "the promise, " + national.PageWords(page)
		}
		items = append(items, Item{List: "vision", Code: strconv.Itoa(v.No), Kind: "vision statement",
			Text: strconv.Itoa(v.No) + ". " + v.Title + ": " + v.Statement, More: v.Note,
			Where: words.JoinFilled("; ", page, v.SourceURL), Near: near[v.No]})
	}
	return items
}

func indicatorItems() []Item {
	titles := map[int]string{}
	for _, v := range national.VisionStatements() {
		titles[v.No] = strconv.Itoa(v.No) + ". " + v.Title
	}
	var items []Item
	for n, i := range national.Indicators() {
		figure := i.Latest.Figure
		if figure != "" {
			figure += ", " + i.Latest.Period
			if !i.ValueVerified {
				figure += " (near, and not the thing itself)"
			}
		}
		items = append(items, Item{List: "framework", Code: strconv.Itoa(n + 1), Kind: words.LowerFirst(i.Kind.Title()),
			Heading: titles[i.VisionNo], Text: words.JoinFilled(": ", i.Name, figure),
			More: words.JoinFilled("; ", i.Outcome, i.Statistic, i.Frequency, prefixed("published ", i.Published),
				prefixed("next update due ", i.NextUpdate), i.Evidence, i.Note),
			Where: i.SourceURL, Belongs: []string{"vision:" + strconv.Itoa(i.VisionNo)}})
	}
	return items
}

func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}

func storyItems() []Item {
	var items []Item
	for _, s := range national.StoryParts() {
		items = append(items, Item{List: "story", Code: s.ID, Kind: strings.ReplaceAll(s.Kind, "_", " "),
			Heading: words.CapitalFirst(strings.ReplaceAll(s.Part, "_", " ")), Text: s.Text, More: s.Note, Where: s.SourceURL})
	}
	return items
}

func dutyItems() []Item {
	var items []Item
	for _, d := range national.Duties() {
		verified := ""
		if d.Verified != "yes" {
			verified = "partly verified"
		}
		items = append(items, Item{List: "duties", Code: d.ID, Kind: "duty or return", Heading: words.CapitalFirst(d.State), Text: d.Duty,
			More: words.JoinFilled("; ", prefixed("owed by ", d.Who), prefixed("to ", d.Recipient), d.Basis, d.Rhythm,
				prefixed("next: ", d.Next), prefixed("format: ", d.Format), verified, d.Note),
			Where: d.SourceURL})
	}
	slices.SortStableFunc(items, func(a, b Item) int { return dutyOrder(a) - dutyOrder(b) })
	return items
}

// dutyOrder puts first what is in force.
func dutyOrder(i Item) int {
	if i.Heading == "In force" {
		return 0
	}
	return 1
}
