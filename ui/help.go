package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/theme"
)

// help shows what can be done where one is: what has the focus first, then the
// page, then the whole program. Typing finds in it.
type help struct {
	app         *App
	about       string // of the field in focus, when a form is open
	scope       []command.Scope
	cmds        []*command.Command
	openedState command.State
	words       form.Line
	done        bool
	dialog.ScrolledText
}

func newHelp(a *App) *help {
	h := &help{app: a, scope: a.Scopes(), openedState: a.State()}
	for _, quiet := range []bool{false, true} { // moving about comes last: it is what people guess
		for _, c := range a.registry.In(h.scope) {
			if c.Quiet == quiet {
				h.cmds = append(h.cmds, c)
			}
		}
	}
	if f, ok := a.front().(host.Filling); ok {
		if field := f.Focused(); field != nil {
			h.about = field.Title + ": " + field.Help
		}
	}
	return h
}

func (h *help) Title() string           { return "Help: what you can do here" }
func (h *help) Scopes() []command.Scope { return []command.Scope{inHelp, command.AnyTime} }
func (h *help) State(s *command.State)  { s.Entry, s.Form = true, true }
func (h *help) Closed() bool            { return h.done }
func (h *help) Size(w, height int) (int, int) {
	return min(w, 84), height
}

func (h *help) Update(msg tea.Msg) tea.Cmd {
	before := h.words.Text()
	h.words.Update(msg)
	if h.words.Text() != before {
		h.Top = 0
	}
	return nil
}

func (h *help) lines(w int) []string {
	t := h.app.Theme()
	g := &t.Glyphs
	words := strings.TrimSpace(h.words.Text())
	var lines []string
	if h.about != "" && words == "" {
		lines = append(cell.Wrap(h.about, w), "")
	}
	var last command.Scope
	const keys = 20
	for _, c := range h.cmds {
		if words != "" && !containsAnyCase(c.Title+" "+c.Help+" "+c.KeysInWords(), words) {
			continue
		}
		heading := c.Scope
		if c.Quiet {
			heading = "Moving about"
		}
		if heading != last {
			if last != "" {
				lines = append(lines, "")
			}
			last = heading
			lines = append(lines, t.Render(theme.Heading, cell.Cut(string(heading), w, g.Cut)))
		}
		text := c.Title + ". " + c.Help
		if ok, why := c.Ready(h.openedState); !ok {
			text += " Not now: " + why
		}
		for i, s := range cell.Wrap(text, max(w-keys-4, 10)) {
			key := ""
			if i == 0 {
				key = c.KeysInWords()
			}
			lines = append(lines, cell.Cut("  "+t.Render(theme.Key, cell.Fit(key, keys, g.Cut))+"  "+s, w, g.Cut))
		}
	}
	if lines == nil {
		lines = append(lines, t.Render(theme.Dim, "  Nothing like that here. Ctrl+K lists every command."))
	}
	return lines
}

func (h *help) Draw(w, height int) (lines []string, x, y int) {
	t := h.app.Theme()
	words, at := h.words.Draw(max(w-7, 1))
	lines = append(lines, cell.Cut("Find:  "+words, w, ""), "")
	lines = append(lines, h.Visible(h.lines(w), height-3)...)
	if h.Below() {
		lines = append(lines, t.Render(theme.Dim, "  more below "+t.Glyphs.More))
	}
	return lines, min(at+7, w-1), 0
}
