package editing

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/mouse"
	"kept/ui/theme"
)

// side is what a keeper chose of a conflict.
type side int

const (
	undecided side = iota
	mySide
	theirSide
	bothSides // they go on in the form, with both at hand
)

// conflictDialog shows what a keeper and somebody else changed at the same time, one
// value after the other, to choose from. Nothing is saved before all are chosen.
type conflictDialog struct {
	host   host.Host
	form   *Dialog
	found  *conflictError
	chosen []side
	at     int
	top    int // lines scrolled
	lines  int // that there are to scroll
	height int // that there is space for
	heads  int // the line with the names of the two sides, as drawn last
	middle int // where their side begins, in cells; 0: below the other
	done   bool
}

// conflictError says that what was to be saved meets changes of somebody else.
type conflictError struct {
	now       *store.Record
	who       string // whose change it is, as said over their side
	merged    []form.Edit
	conflicts []conflict
}

func (b *conflictError) Error() string { return "somebody else changed the same at the same time" }

func (s *conflictDialog) Title() string { return "You both changed this" }
func (s *conflictDialog) Scopes() []command.Scope {
	return []command.Scope{InConflict, command.AnyTime}
}
func (s *conflictDialog) State(c *command.State) { c.Form = true }
func (s *conflictDialog) Update(tea.Msg) tea.Cmd { return nil }
func (s *conflictDialog) Closed() bool           { return s.done }
func (s *conflictDialog) Size(w, h int) (int, int) {
	w = min(w, 110)
	return w, min(h, len(s.head(w-4))+len(s.body(w-4))+3)
}

// scroll scrolls a long text.
func (s *conflictDialog) scroll(by int) { s.top = max(0, min(s.top+by, s.lines-s.height)) }

// previous goes back to the value before.
func (s *conflictDialog) previous() {
	if s.at == 0 {
		s.host.Notify(0, "This is the first one.")
	}
	s.at, s.top = max(s.at-1, 0), 0
}

func (s *conflictDialog) leave() {
	s.done = true
	s.form.form.Message = "Not saved yet: somebody else changed the same. Save again to choose."
}

func (s *conflictDialog) choose(to side) tea.Cmd {
	s.chosen[s.at] = to
	if s.at+1 < len(s.chosen) {
		s.at, s.top = s.at+1, 0
		return nil
	}
	s.done = true
	edits := slices.Clone(s.found.merged)
	var open []conflict
	for i, c := range s.found.conflicts {
		switch s.chosen[i] {
		case mySide:
			edits = applyMine(edits, c, s.found.now)
		case bothSides:
			open = append(open, c)
		}
	}
	if len(open) > 0 {
		return s.form.continueWith(s.found, edits, open)
	}
	return s.form.saveEdits(edits, s.found.now, false)
}

// head says what happened, and which of the values it is.
func (s *conflictDialog) head(w int) []string {
	t := s.host.Theme()
	c := s.found.conflicts[s.at]
	name := cell.Clean(s.found.now.Name())
	lines := cell.Wrap(fmt.Sprintf(
		"While you were writing, %s changed the same in %s. Nothing is lost: choose what shall stand. The history keeps both.", s.found.who,
		name), w)
	for i := range lines {
		lines[i] = t.Render(theme.Dim, lines[i])
	}
	what := c.field.Title
	if c.item != "" {
		what += ": " + s.itemTitle(c)
	}
	if n := len(s.found.conflicts); n > 1 {
		what = fmt.Sprintf("%d of %d: %s", s.at+1, n, what)
	}
	return append(lines, "", t.Render(theme.Heading, cell.Cut(what, w, t.Glyphs.Cut)))
}

func (s *conflictDialog) Draw(w, h int) (lines []string, x, y int) {
	head := s.head(w)
	body := s.body(w)
	s.height, s.lines = max(h-len(head), 1), len(body)
	s.top = max(0, min(s.top, s.lines-s.height))
	lines = append(lines, head...)
	s.heads = len(head) - s.top
	shown := body[s.top:min(s.top+s.height, len(body))]
	lines = append(lines, shown...)
	if s.top+s.height < len(body) && len(lines) > 0 {
		t := s.host.Theme()
		lines[len(lines)-1] = t.Render(theme.Dim, t.Glyphs.More+" Down reads on")
	}
	return lines, 0, len(head)
}

// body is the two sides, beside each other where there is space, and below them
// what there was before.
func (s *conflictDialog) body(w int) []string {
	t, c := s.host.Theme(), s.found.conflicts[s.at]
	mark := func(of side) string {
		if s.chosen[s.at] == of {
			return " (chosen)"
		}
		return ""
	}
	key := func(id string) string { return host.KeyFor(s.host, id) }
	mine, theirs, was := s.show(c, c.mine), s.show(c, c.theirs), s.show(c, c.base)
	left := key("sides.mine") + "  Yours" + mark(mySide)
	right := key("sides.theirs") + "  " + words.CapitalFirst(strings.TrimSuffix(s.found.who, ",")) + mark(theirSide)
	var lines []string
	if w < 60 || s.host.Mode().ScreenReader {
		s.middle = 0
		for _, part := range []struct{ head, text string }{{left, mine}, {right, theirs}, {"As it was when you began", was}} {
			lines = append(lines, t.Render(theme.Strong, cell.Cut(part.head, w, t.Glyphs.Cut)))
			for _, line := range cell.Wrap(part.text, max(w-2, 1)) {
				lines = append(lines, "  "+line)
			}
		}
		return lines
	}
	half := (w - 3) / 2
	s.middle = half + 3
	between := " " + t.Render(theme.Border, t.Glyphs.Down) + " "
	lines = append(lines, t.Render(theme.Strong, cell.Fit(left, half, t.Glyphs.Cut))+between+t.Render(theme.Strong,
		cell.Cut(right, half, t.Glyphs.Cut)))
	l, r := cell.Wrap(mine, half), cell.Wrap(theirs, half)
	for i := range max(len(l), len(r)) {
		line := cell.Blank(half)
		if i < len(l) {
			line = cell.Fit(l[i], half, "")
		}
		line += between
		if i < len(r) {
			line += r[i]
		}
		lines = append(lines, line)
	}
	lines = append(lines, "", t.Render(theme.Dim, "As it was when you began"))
	for _, line := range cell.Wrap(was, w) {
		lines = append(lines, t.Render(theme.Dim, line))
	}
	return lines
}

func (s *conflictDialog) Point(m mouse.Act) tea.Cmd {
	if m.Y != s.heads {
		return nil
	}
	if s.middle > 0 && m.X >= s.middle {
		return s.choose(theirSide)
	}
	return s.choose(mySide)
}

// show gives a side as a keeper reads it.
func (s *conflictDialog) show(c conflict, v value) string {
	switch {
	case c.item != "" && !v.there:
		return "taken out"
	case c.item != "" && v.text == "":
		return "there, with nothing beside it"
	case c.item != "":
		return v.text // wrapping cleans it
	case !v.there:
		return "blank"
	case c.field.Type == store.Ref:
		return s.label(v.text)
	}
	return c.field.ValueTitle(v.text)
}

func (s *conflictDialog) itemTitle(c conflict) string {
	if c.field.Type == store.Ref {
		return s.label(c.item)
	}
	return cell.Clean(c.field.ValueTitle(c.item))
}

// label is what a keeper calls a record that one of the sides refers to.
func (s *conflictDialog) label(id string) string {
	for _, r := range []*store.Record{s.found.now, s.form.edit.Record} {
		if l := r.LabelOf(store.ID(id)); l != "" {
			return cell.Clean(l)
		}
	}
	for _, answer := range s.form.form.Answers() {
		if l := answer.Names[id]; l != "" {
			return cell.Clean(l)
		}
	}
	return "another one"
}
