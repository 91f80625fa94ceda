package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/mouse"
	"kept/ui/theme"
)

// compared shows record by record in what a backup or a copy differs from the
// workbook as it is now. What is ticked can be brought over.
type compared struct {
	app    *App
	with   elsewhere
	list   []store.Difference
	ticked map[int]bool
	at     int
	top    int
	room   int
	done   bool
}

// compareWith compares the workbook with a backup or a copy, and shows it.
func (a *App) compareWith(e elsewhere) tea.Cmd {
	ctx, book, now := a.ctx, a.book, a.opt.Now
	var found []store.Difference
	return a.Work(host.LongWork{Title: "Comparing", ReadOnly: true, Stopped: "Stopped.",
		Run: func(c context.Context, _ host.Progress) (string, error) {
			c, cancel := context.WithCancel(c)
			defer cancel()
			defer context.AfterFunc(ctx, cancel)()
			there, err := e.open(c, store.Options{Now: now})
			if err != nil {
				return "", err
			}
			found, err = book.Compare(c, there)
			return "", errors.Join(err, there.Close())
		},
		Then: func(err error) tea.Cmd {
			switch {
			case err != nil:
			case len(found) == 0 && e.copy:
				a.Notify(theme.Good, "The copy says nothing else than the workbook: it can be put away.")
			case len(found) == 0:
				a.Notify(theme.Good, "Nothing was changed since that backup.")
			default:
				a.Open(&compared{app: a, with: e, list: found, ticked: map[int]bool{}})
			}
			return nil
		}})
}

func (c *compared) Title() string {
	if c.with.copy {
		return "Differences: " + c.with.name
	}
	return "Changed since: " + c.with.name
}
func (c *compared) Scopes() []command.Scope { return []command.Scope{inCompared, command.AnyTime} }
func (c *compared) State(s *command.State)  { s.Form, s.Selected = true, len(c.list) > 0 }
func (c *compared) Update(tea.Msg) tea.Cmd  { return nil }
func (c *compared) Closed() bool            { return c.done }
func (c *compared) Size(w, h int) (int, int) {
	return min(w, 110), h
}

func (c *compared) Do(id string) (tea.Cmd, bool) {
	switch id {
	case "compared.up":
		c.at--
	case "compared.down":
		c.at++
	case "compared.page-up":
		c.at -= max(c.room-1, 1)
	case "compared.page-down":
		c.at += max(c.room-1, 1)
	case "compared.first":
		c.at = 0
	case "compared.last":
		c.at = len(c.list) - 1
	case "compared.tick":
		if why := c.fixed(c.at); why != "" {
			c.app.Notify(theme.Notice, why)
		} else {
			c.ticked[c.at] = !c.ticked[c.at]
			c.at++
		}
	case "compared.all":
		c.tickAll()
	case "compared.bring":
		return c.bring(), true
	case "compared.look":
		return c.app.lookInto(c.with), true
	case "compared.leave":
		c.done = true
	default:
		return nil, false
	}
	c.at = max(0, min(c.at, len(c.list)-1))
	return nil, true
}

// fixed says why a difference cannot be brought over; "" when it can.
func (c *compared) fixed(i int) string {
	if d := c.list[i]; d.Field == "" && !d.HasThere {
		return "It is only here: there is nothing to bring over."
	}
	return ""
}

func (c *compared) tickAll() {
	n := 0
	for i := range c.list {
		if c.fixed(i) == "" && !c.ticked[i] {
			n++
			c.ticked[i] = true
		}
	}
	if n == 0 {
		clear(c.ticked)
	}
}

// bring brings over what is ticked, or what is at the cursor, as one change.
func (c *compared) bring() tea.Cmd {
	var chosen []store.Difference
	for i, d := range c.list {
		if c.ticked[i] {
			chosen = append(chosen, d)
		}
	}
	if len(chosen) == 0 {
		if why := c.fixed(c.at); why != "" {
			c.app.Notify(theme.Notice, why)
			return nil
		}
		chosen = []store.Difference{c.list[c.at]}
	}
	a, with := c.app, c.with
	book, now := a.book, a.opt.Now
	what := fmt.Sprintf("%d differences", len(chosen))
	if len(chosen) == 1 {
		what = "1 difference"
	}
	title := "Brought over " + what + " from " + words.LowerFirst(with.name)
	if with.copy {
		title = "Brought over " + what + " from " + with.name
	}
	return a.Work(host.LongWork{Title: "Bringing over", Run: func(ctx context.Context, _ host.Progress) (string, error) {
		there, err := with.open(ctx, store.Options{Now: now})
		if err != nil {
			return "", err
		}
		_, err = book.Write(ctx, title, func(tx *store.Tx) error { return bringOver(tx, there, chosen) })
		return "Brought over " + what + ". Ctrl+Z undoes.", errors.Join(err, there.Close())
	}, Then: func(err error) tea.Cmd {
		if err != nil {
			return nil
		}
		c.list = slices.DeleteFunc(c.list, func(d store.Difference) bool {
			return slices.ContainsFunc(chosen, func(o store.Difference) bool {
				return o.Record == d.Record && o.Field == d.Field && o.Item == d.Item
			})
		})
		left := len(c.list)
		c.ticked, c.at = map[int]bool{}, max(0, min(c.at, left-1))
		c.done = left == 0
		return nil
	}})
}

func (c *compared) Draw(w, h int) (lines []string, x, y int) {
	t := c.app.Theme()
	foot := c.foot(w)
	c.room = max(h-len(foot), 1)
	if c.at < c.top {
		c.top = c.at
	}
	c.top = max(min(c.top, len(c.list)-c.room), c.at-c.room+1, 0)
	for i := c.top; i < min(c.top+c.room, len(c.list)); i++ {
		sign := t.Glyphs.Unselected
		switch {
		case c.ticked[i]:
			sign = t.Glyphs.Selected
		case c.fixed(i) != "":
			sign = cell.Blank(cell.Width(sign))
		}
		text, role := "  "+sign+" "+c.row(i), theme.Text
		if c.ticked[i] {
			role = theme.Mark
		}
		if i == c.at {
			text, role, y = t.Glyphs.Cursor+text[1:], theme.Cursor, len(lines)
		}
		lines = append(lines, t.Render(role, cell.Fit(text, w, t.Glyphs.Cut)))
	}
	for len(lines) < h-len(foot) {
		lines = append(lines, "")
	}
	return append(lines, foot...), 0, y
}

// row is one difference in a line: the record, then the field.
func (c *compared) row(i int) string {
	d := c.list[i]
	name := words.LowerFirst(d.Kind.Title) + " " + d.Name
	if d.Of != "" {
		name += ", of " + d.Of
	}
	name = cell.Clean(name)
	if f := d.Kind.Field(d.Field); f != nil {
		return f.Title + " of " + name
	}
	switch {
	case d.HasHere && c.with.copy:
		return "Only here: " + name
	case d.HasHere:
		return "Added since: " + name
	case c.with.copy:
		return "Only in the copy: " + name
	}
	return "Removed since: " + name
}

// foot says both sides of the difference at the cursor in full, and what can be done.
func (c *compared) foot(w int) []string {
	const most = 4 // lines of each side
	t := c.app.Theme()
	lines := []string{""}
	d := c.list[c.at]
	if d.Field != "" {
		here, there := d.Show()
		for _, side := range []struct{ label, text string }{{"Now", here}, {c.with.label, there}} {
			wrapped := cell.Wrap(side.label+": "+side.text, max(w, 1))
			if len(wrapped) > most {
				wrapped = wrapped[:most]
				wrapped[most-1] = cell.Cut(wrapped[most-1], max(w-1, 1), "") + t.Glyphs.Cut
			}
			lines = append(lines, wrapped...)
		}
	}
	ticked := 0
	for _, on := range c.ticked {
		if on {
			ticked++
		}
	}
	count := words.Thousands(len(c.list)) + " differences"
	if len(c.list) == 1 {
		count = "1 difference"
	}
	if ticked > 0 {
		count += ", " + words.Thousands(ticked) + " ticked"
	}
	a := c.app
	keys := fmt.Sprintf("%s:  %s tick  %s bring over  %s tick all  %s look into it  %s back", count, host.KeyFor(a, "compared.tick"), host.KeyFor(a, "compared.bring"), host.KeyFor(a, "compared.all"), host.KeyFor(a, "compared.look"), host.KeyFor(a, "compared.leave"))
	for _, line := range cell.Wrap(keys, max(w, 1)) {
		lines = append(lines, t.Render(theme.Dim, line))
	}
	return lines
}

func (c *compared) Point(m mouse.Act) tea.Cmd {
	i := c.top + m.Y
	if m.Y < 0 || m.Y >= c.room || i >= len(c.list) {
		return nil
	}
	c.at = i
	if m.X < 6 {
		return c.app.Run("compared.tick")
	}
	return nil
}
