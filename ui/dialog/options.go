package dialog

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/mouse"
	"kept/ui/theme"
)

// Option is one line of [Options]: values of which one is chosen, or something that opens.
type Option struct {
	Title  string
	Help   func() string // shown while the cursor is on it
	Get    func() string // the value that is chosen
	Set    func(value string)
	Open   func() tea.Cmd // instead of values: what it opens
	Shown  func() string  // what is shown of that
	values []string
	titles []string // the values in words
}

// Add adds a value to choose, in words.
func (o *Option) Add(value, title string) {
	o.values, o.titles = append(o.values, value), append(o.titles, title)
}

// chosen is which of the values is chosen.
func (o *Option) chosen() int {
	value := o.Get()
	for i, v := range o.values {
		if v == value {
			return i
		}
	}
	return 0
}

func (o *Option) text() string {
	if o.Open != nil {
		return o.Shown()
	}
	return o.titles[o.chosen()]
}

// Options are a few lines, each with a value that Right and Left change. A dialog that
// embeds them gives the rest of a [host.Dialog], and its own commands.
type Options struct {
	Host    host.Host
	Lines   []Option
	Width   int // cells for the titles
	Foot    func() string
	Changed func() tea.Cmd // runs when a value was chosen; nil: nothing does
	at      int
}

// State implements [host.Dialog].
func (o *Options) State(s *command.State) { s.Form, s.Selected = true, true }

// Update implements [host.Dialog].
func (o *Options) Update(tea.Msg) tea.Cmd { return nil }

// Move moves the cursor by so many lines.
func (o *Options) Move(by int) { o.at = max(0, min(o.at+by, len(o.Lines)-1)) }

// Step chooses the value so many further on in the line at the cursor, or opens what it opens.
func (o *Options) Step(by int) tea.Cmd {
	line := &o.Lines[o.at]
	if line.Open != nil {
		if by < 0 {
			return nil
		}
		return line.Open()
	}
	n := len(line.values)
	line.Set(line.values[(line.chosen()+by+n)%n])
	if o.Changed == nil {
		return nil
	}
	return o.Changed()
}

// Draw implements [host.Dialog].
func (o *Options) Draw(w, h int) (lines []string, x, y int) {
	t := o.Host.Theme()
	for i := range o.Lines {
		line := &o.Lines[i]
		sign, role := "  ", theme.Text
		if i == o.at {
			sign, role, y = t.Glyphs.Cursor+" ", theme.Cursor, len(lines)
		}
		lines = append(lines, t.Render(role, cell.Fit(sign+cell.Fit(line.Title, o.Width, t.Glyphs.Cut)+line.text(), w, t.Glyphs.Cut)))
	}
	lines = append(lines, "")
	for _, line := range cell.Wrap(o.Lines[o.at].Help(), w) {
		lines = append(lines, t.Render(theme.Dim, line))
	}
	for len(lines) < h-1 {
		lines = append(lines, "")
	}
	return append(lines[:max(h-1, 0)], t.Render(theme.Dim, cell.Cut(o.Foot(), w, t.Glyphs.Cut))), 0, y
}

// Point takes a click on a line: on the one at the cursor it chooses the next value.
func (o *Options) Point(m mouse.Act) tea.Cmd {
	if m.Y < 0 || m.Y >= len(o.Lines) {
		return nil
	}
	if o.at != m.Y {
		o.at = m.Y
		return nil
	}
	return o.Step(1)
}
