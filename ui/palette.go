package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/form"
	"kept/ui/theme"
)

// palette lists everything that can be done where one is, and does it.
type palette struct {
	app      *App
	words    form.Line
	commands []*command.Command
	why      map[string]string // why a command cannot be done now
	shown    []*command.Command
	rows     cell.Window
	done     bool
}

func (a *App) openPalette() tea.Cmd {
	p := &palette{app: a, why: map[string]string{}}
	state := a.State()
	for _, c := range a.registry.In(a.Scopes()) {
		if c.Quiet || c.ID == "app.palette" {
			continue
		}
		p.commands = append(p.commands, c)
		if ok, why := c.Ready(state); !ok {
			p.why[c.ID] = why
		}
	}
	p.find()
	a.Open(p)
	return nil
}

func (p *palette) find() {
	p.rows.At, p.rows.Top = 0, 0
	words := strings.TrimSpace(p.words.Text())
	if words == "" {
		p.shown = p.commands
		return
	}
	titles := make([]string, len(p.commands))
	for i, c := range p.commands {
		titles[i] = c.Title
	}
	p.shown = nil
	for _, m := range fuzzy.Find(words, titles) {
		p.shown = append(p.shown, p.commands[m.Index])
	}
	for i, c := range p.commands { // then those whose help speaks of it
		if !containsAnyCase(titles[i], words) && containsAnyCase(c.Help, words) && len(fuzzy.Find(words, titles[i:i+1])) == 0 {
			p.shown = append(p.shown, c)
		}
	}
}

func containsAnyCase(s, part string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(part))
}

func (p *palette) Title() string            { return "What would you like to do?" }
func (p *palette) Scopes() []command.Scope  { return []command.Scope{inPalette, command.AnyTime} }
func (p *palette) State(s *command.State)   { s.Entry, s.Form = true, true }
func (p *palette) Closed() bool             { return p.done }
func (p *palette) Size(w, h int) (int, int) { return min(w, 80), min(h, len(p.commands)+5) }

func (p *palette) Update(msg tea.Msg) tea.Cmd {
	before := p.words.Text()
	p.words.Update(msg)
	if p.words.Text() != before {
		p.find()
	}
	return nil
}

func (p *palette) Draw(w, h int) (lines []string, x, y int) {
	t := p.app.Theme()
	words, at := p.words.Draw(max(w-7, 1))
	lines = append(lines, cell.Cut("Find:  "+words, w, ""))
	from, to := p.rows.Show(len(p.shown), h-3)
	if len(p.shown) == 0 {
		lines = append(lines, t.Render(theme.Dim, "  Nothing like that can be done here."))
	}
	for i := from; i < to; i++ {
		c := p.shown[i]
		lines = append(lines, commandRow(t, c, p.why[c.ID], i == p.rows.At, w))
	}
	for len(lines) < h-2 {
		lines = append(lines, "")
	}
	if p.rows.At < len(p.shown) {
		c := p.shown[p.rows.At]
		lines = append(lines, aboutCommand(t, c, p.why[c.ID], w)...)
	}
	return lines, min(at+7, w-1), 0
}

// run runs the command at the cursor.
func (p *palette) run() tea.Cmd {
	if p.rows.At >= len(p.shown) {
		return nil
	}
	p.done = true
	p.app.closeDialogs()
	return p.app.run(p.shown[p.rows.At])
}

// commandRow is a command in a list to choose from, with its keys; why is why it cannot be
// done now.
func commandRow(t *theme.Theme, c *command.Command, why string, selected bool, w int) string {
	title, role := "  "+c.Title, theme.Text
	if why != "" {
		title, role = title+" (not now)", theme.Dim
	}
	if selected {
		title, role = t.Glyphs.Cursor+title[1:], theme.Cursor
	}
	keys := c.KeysInWords()
	line := cell.Fit(title, max(w-cell.Width(keys)-1, 1), t.Glyphs.Cut) + " " + keys
	return t.Render(role, cell.Fit(line, w, t.Glyphs.Cut))
}

// aboutCommand is what the command at the cursor of such a list does, or why it cannot be
// done now, in two lines at most.
func aboutCommand(t *theme.Theme, c *command.Command, why string, w int) []string {
	text := c.Help
	if why != "" {
		text = "Not now: " + why
	}
	lines := cell.Wrap(text, w)
	lines = lines[:min(len(lines), 2)]
	for i := range lines {
		lines[i] = t.Render(theme.Dim, lines[i])
	}
	return lines
}
