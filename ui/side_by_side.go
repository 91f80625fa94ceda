package ui

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

// side is what a keeper chose of a clash.
type side int

const (
	undecided side = iota
	mineSide
	theirSide
	inTheForm // they go on in the form, with both at hand
)

// sideBySide shows what a keeper and somebody else changed at the same time, one
// value after the other, to choose from. Nothing is saved before all are chosen.
type sideBySide struct {
	app    *App
	form   *formDialog
	meet   *bothChanged
	chosen []side
	at     int
	top    int // lines scrolled
	lines  int // that there are to scroll
	room   int // that there is room for
	heads  int // the line with the names of the two sides, as drawn last
	middle int // where their side begins, in cells; 0: below the other
	done   bool
}

// bothChanged says that what was to be saved meets changes of somebody else.
type bothChanged struct {
	now     *store.Record
	who     string // whose change it is, as said over their side
	merged  []form.Edit
	clashes []clash
}

func (b *bothChanged) Error() string { return "somebody else changed the same at the same time" }

func (a *App) openSideBySide(d *formDialog, m *bothChanged) {
	a.Open(&sideBySide{app: a, form: d, meet: m, chosen: make([]side, len(m.clashes))})
}

func (s *sideBySide) Title() string           { return "You both changed this" }
func (s *sideBySide) Scopes() []command.Scope { return []command.Scope{inSides, command.AnyTime} }
func (s *sideBySide) State(c *command.State)  { c.Form = true }
func (s *sideBySide) Update(tea.Msg) tea.Cmd  { return nil }
func (s *sideBySide) Closed() bool            { return s.done }
func (s *sideBySide) Size(w, h int) (int, int) {
	w = min(w, 110)
	return w, min(h, len(s.head(w-4))+len(s.body(w-4))+3)
}

func (s *sideBySide) Do(id string) (tea.Cmd, bool) {
	switch id {
	case "sides.mine":
		return s.choose(mineSide), true
	case "sides.theirs":
		return s.choose(theirSide), true
	case "sides.both":
		return s.choose(inTheForm), true
	case "sides.up":
		s.top--
	case "sides.down":
		s.top++
	case "sides.back":
		if s.at == 0 {
			s.app.Notify(0, "This is the first one.")
		}
		s.at, s.top = max(s.at-1, 0), 0
	case "sides.leave":
		s.done = true
		s.form.form.Message = "Not saved yet: somebody else changed the same. Save again to choose."
	default:
		return nil, false
	}
	s.top = max(0, min(s.top, s.lines-s.room))
	return nil, true
}

func (s *sideBySide) choose(to side) tea.Cmd {
	s.chosen[s.at] = to
	if s.at+1 < len(s.chosen) {
		s.at, s.top = s.at+1, 0
		return nil
	}
	s.done = true
	edits := slices.Clone(s.meet.merged)
	var open []clash
	for i, c := range s.meet.clashes {
		switch s.chosen[i] {
		case mineSide:
			edits = takeMine(edits, c, s.meet.now)
		case inTheForm:
			open = append(open, c)
		}
	}
	if len(open) > 0 {
		return s.form.goOnWith(s.meet, edits, open)
	}
	return s.form.put(edits, s.meet.now, false)
}

// head says what happened, and which of the values it is.
func (s *sideBySide) head(w int) []string {
	t := s.app.Theme()
	c := s.meet.clashes[s.at]
	name := cell.Clean(s.meet.now.Name())
	lines := cell.Wrap(fmt.Sprintf("While you were writing, %s changed the same in %s. Nothing is lost: choose what shall stand. The history keeps both.", s.meet.who, name), w)
	for i := range lines {
		lines[i] = t.Render(theme.Dim, lines[i])
	}
	what := c.field.Title
	if c.item != "" {
		what += ": " + s.itemTitle(c)
	}
	if n := len(s.meet.clashes); n > 1 {
		what = fmt.Sprintf("%d of %d: %s", s.at+1, n, what)
	}
	return append(lines, "", t.Render(theme.Heading, cell.Cut(what, w, t.Glyphs.Cut)))
}

func (s *sideBySide) Draw(w, h int) (lines []string, x, y int) {
	head := s.head(w)
	body := s.body(w)
	s.room, s.lines = max(h-len(head), 1), len(body)
	s.top = max(0, min(s.top, s.lines-s.room))
	lines = append(lines, head...)
	s.heads = len(head) - s.top
	shown := body[s.top:min(s.top+s.room, len(body))]
	lines = append(lines, shown...)
	if s.top+s.room < len(body) && len(lines) > 0 {
		t := s.app.Theme()
		lines[len(lines)-1] = t.Render(theme.Dim, t.Glyphs.More+" Down reads on")
	}
	return lines, 0, len(head)
}

// body is the two sides, beside each other where there is room, and below them
// what there was before.
func (s *sideBySide) body(w int) []string {
	a, c := s.app, s.meet.clashes[s.at]
	t := a.theme
	mark := func(of side) string {
		if s.chosen[s.at] == of {
			return " (chosen)"
		}
		return ""
	}
	key := func(id string) string { return host.KeyFor(a, id) }
	mine, theirs, was := s.show(c, c.mine), s.show(c, c.yours), s.show(c, c.base)
	left := key("sides.mine") + "  Yours" + mark(mineSide)
	right := key("sides.theirs") + "  " + words.CapitalFirst(strings.TrimSuffix(s.meet.who, ",")) + mark(theirSide)
	var lines []string
	if w < 60 || a.opt.ScreenReader {
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
	lines = append(lines, t.Render(theme.Strong, cell.Fit(left, half, t.Glyphs.Cut))+between+t.Render(theme.Strong, cell.Cut(right, half, t.Glyphs.Cut)))
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

func (s *sideBySide) Point(m mouse.Act) tea.Cmd {
	if m.Y != s.heads {
		return nil
	}
	if s.middle > 0 && m.X >= s.middle {
		return s.choose(theirSide)
	}
	return s.choose(mineSide)
}

// show gives a side as a keeper reads it.
func (s *sideBySide) show(c clash, v said) string {
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

func (s *sideBySide) itemTitle(c clash) string {
	if c.field.Type == store.Ref {
		return s.label(c.item)
	}
	return cell.Clean(c.field.ValueTitle(c.item))
}

// label is what a keeper calls a record that one of the sides refers to.
func (s *sideBySide) label(id string) string {
	for _, r := range []*store.Record{s.meet.now, s.form.edit.Record} {
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
