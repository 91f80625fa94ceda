package backups

import (
	"context"
	"errors"
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

// comparison shows record by record in what a backup or a copy differs from the
// workbook as it is now. What is ticked can be brought over.
type comparison struct {
	host     host.Host
	backups  *Backups
	with     Source
	list     []store.Difference
	selected map[int]bool
	rows     cell.Window
	done     bool
}

// CompareCopy compares the workbook with a copy of it at a path, and shows it.
func (b *Backups) CompareCopy(path string) tea.Cmd { return b.compare(copySource(path)) }

// compare compares the workbook with a backup or a copy, and shows it.
func (b *Backups) compare(with Source) tea.Cmd {
	h := b.host
	ctx, book, now := h.Context(), h.Workbook(), h.Now
	var found []store.Difference
	return h.Work(host.LongWork{Title: "Comparing", ReadOnly: true, Stopped: "Stopped.",
		Run: func(c context.Context, _ host.Progress) (string, error) {
			c, cancel := context.WithCancel(c)
			defer cancel()
			defer context.AfterFunc(ctx, cancel)()
			there, err := with.Open(c, store.Options{Now: now})
			if err != nil {
				return "", err
			}
			found, err = book.Compare(c, there)
			return "", errors.Join(err, there.Close())
		},
		Then: func(err error) tea.Cmd {
			switch {
			case err != nil:
			case len(found) == 0 && with.copy:
				h.Notify(theme.Good, "The copy says nothing else than the workbook: it can be put away.")
			case len(found) == 0:
				h.Notify(theme.Good, "Nothing was changed since that backup.")
			default:
				h.Open(&comparison{host: h, backups: b, with: with, list: found, selected: map[int]bool{}})
			}
			return nil
		}})
}

func (c *comparison) Title() string {
	if c.with.copy {
		return "Differences: " + c.with.Name
	}
	return "Changed since: " + c.with.Name
}
func (c *comparison) Scopes() []command.Scope { return []command.Scope{InComparison, command.AnyTime} }
func (c *comparison) State(s *command.State)  { s.Form, s.Selected = true, len(c.list) > 0 }
func (c *comparison) Update(tea.Msg) tea.Cmd  { return nil }
func (c *comparison) Closed() bool            { return c.done }
func (c *comparison) Size(w, h int) (int, int) {
	return min(w, 110), h
}

// move goes so many differences on, as far as there are.
func (c *comparison) move(by int) { c.rows.Go(c.rows.At+by, len(c.list)) }

// page is how far a page of differences goes.
func (c *comparison) page() int { return max(c.rows.Height-1, 1) }

// mark marks the difference at the cursor to be brought over, or not.
func (c *comparison) mark() {
	if why := c.whyNotApplied(c.rows.At); why != "" {
		c.host.Notify(theme.Notice, why)
		return
	}
	c.selected[c.rows.At] = !c.selected[c.rows.At]
	c.move(1)
}

// whyNotApplied says why a difference cannot be brought over; "" when it can.
func (c *comparison) whyNotApplied(i int) string {
	if d := c.list[i]; d.Field == "" && !d.HasThere {
		return "It is only here: there is nothing to bring over."
	}
	return ""
}

func (c *comparison) selectAll() {
	n := 0
	for i := range c.list {
		if c.whyNotApplied(i) == "" && !c.selected[i] {
			n++
			c.selected[i] = true
		}
	}
	if n == 0 {
		clear(c.selected)
	}
}

// apply brings over what is ticked, or what is at the cursor, as one change.
func (c *comparison) apply() tea.Cmd {
	var chosen []store.Difference
	for i, d := range c.list {
		if c.selected[i] {
			chosen = append(chosen, d)
		}
	}
	if len(chosen) == 0 {
		if why := c.whyNotApplied(c.rows.At); why != "" {
			c.host.Notify(theme.Notice, why)
			return nil
		}
		chosen = []store.Difference{c.list[c.rows.At]}
	}
	with, book, now := c.with, c.host.Workbook(), c.host.Now
	what := words.CountPlain(len(chosen), "difference", "differences")
	name := with.Name
	if !with.copy {
		name = words.LowerFirst(name)
	}
	title := "Brought over " + what + " from " + name
	return c.host.Work(host.LongWork{Title: "Bringing over", Run: func(ctx context.Context, _ host.Progress) (string, error) {
		there, err := with.Open(ctx, store.Options{Now: now})
		if err != nil {
			return "", err
		}
		_, err = book.Write(ctx, title, func(tx *store.Tx) error { return applyDifferences(tx, there, chosen) })
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
		c.selected = map[int]bool{}
		c.move(0)
		c.done = left == 0
		return nil
	}})
}

func (c *comparison) Draw(w, h int) (lines []string, x, y int) {
	t := c.host.Theme()
	foot := c.foot(w)
	from, to := c.rows.Show(len(c.list), h-len(foot))
	for i := from; i < to; i++ {
		sign := t.Glyphs.Unselected
		switch {
		case c.selected[i]:
			sign = t.Glyphs.Selected
		case c.whyNotApplied(i) != "":
			sign = cell.Blank(cell.Width(sign))
		}
		text, role := "  "+sign+" "+c.row(i), theme.Text
		if c.selected[i] {
			role = theme.Mark
		}
		if i == c.rows.At {
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
func (c *comparison) row(i int) string {
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
func (c *comparison) foot(w int) []string {
	const most = 4 // lines of each side
	t := c.host.Theme()
	lines := []string{""}
	d := c.list[c.rows.At]
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
	selected := 0
	for _, on := range c.selected {
		if on {
			selected++
		}
	}
	count := words.Count(len(c.list), "difference", "differences")
	if selected > 0 {
		count += ", " + words.Thousands(selected) + " ticked"
	}
	keys := count + ":"
	for _, k := range []struct{ id, does string }{{"tick", "tick"}, {"bring", "bring over"}, {"all", "tick all"}, {"look", "look into it"},
		{"leave", "back"}} {
		keys += "  " + host.KeyFor(c.host, "compared."+k.id) + " " + k.does
	}
	for _, line := range cell.Wrap(keys, max(w, 1)) {
		lines = append(lines, t.Render(theme.Dim, line))
	}
	return lines
}

func (c *comparison) Point(m mouse.Act) tea.Cmd {
	row, ok := c.rows.Row(m.Y, len(c.list))
	if !ok {
		return nil
	}
	c.rows.At = row
	if m.X < 6 {
		return c.host.Run("compared.tick")
	}
	return nil
}
