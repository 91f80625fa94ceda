package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/theme"
)

// front is the dialog in front, or nil.
func (a *App) front() host.Dialog {
	if len(a.dialogs) == 0 {
		return nil
	}
	return a.dialogs[len(a.dialogs)-1]
}

func (a *App) Open(d host.Dialog) { a.dialogs = append(a.dialogs, d) }

// closeDialogs takes away the dialogs that are done with.
func (a *App) closeDialogs() {
	kept := a.dialogs[:0]
	for _, d := range a.dialogs {
		if !d.Closed() {
			kept = append(kept, d)
		}
	}
	clear(a.dialogs[len(kept):])
	a.dialogs = kept
}

// pickerDialog is a list to choose from, in a box.
type pickerDialog struct {
	host   host.Host
	picker *form.Picker
}

// pick opens a list to choose from.
func pick(h host.Host, p *form.Picker, words string) tea.Cmd {
	h.Open(&pickerDialog{h, p})
	return p.Open(h.Context(), words)
}

func (d *pickerDialog) Title() string           { return d.picker.Title }
func (d *pickerDialog) Scopes() []command.Scope { return []command.Scope{inPicker, command.AnyTime} }
func (d *pickerDialog) State(s *command.State) {
	s.Entry, s.Form, s.HasDetail = true, true, d.picker.Many
}

func (d *pickerDialog) Update(msg tea.Msg) tea.Cmd { return d.picker.Update(msg) }
func (d *pickerDialog) Closed() bool               { return d.picker.Closed() }
func (d *pickerDialog) Size(w, h int) (int, int) {
	rows := 14
	if d.picker.Search == nil {
		rows = len(d.picker.Choices)
	}
	return min(w, 80), min(h, rows+4)
}

func (d *pickerDialog) Draw(w, h int) ([]string, int, int) {
	return d.picker.Draw(d.host.Theme(), w, h)
}

// question asks the keeper before something that cannot be undone. The first
// answer is the safe one, and has the cursor.
type question struct {
	host    host.Host
	heading string
	text    string
	answers []string
	then    func(answer int) tea.Cmd
	at      int
	drawn   int // the line of the answers, as drawn last
	done    bool
}

func (q *question) Title() string           { return q.heading }
func (q *question) Scopes() []command.Scope { return []command.Scope{inQuestion, command.AnyTime} }
func (q *question) State(s *command.State) {
	s.Selected, s.Form, s.HasDetail = true, true, len(q.answers) > 1
}
func (q *question) Update(tea.Msg) tea.Cmd { return nil }
func (q *question) Closed() bool           { return q.done }
func (q *question) Size(w, h int) (int, int) {
	w = min(w, 64)
	return w, len(cell.Wrap(q.text, w-4)) + 4
}

func (q *question) Draw(w, h int) (lines []string, x, y int) {
	t := q.host.Theme()
	lines = append(cell.Wrap(q.text, w), "")
	if q.host.Mode().ScreenReader { // one thing a line
		for i, answer := range q.answers {
			sign := "  "
			if i == q.at {
				sign, y = t.Glyphs.Cursor+" ", len(lines)
			}
			lines = append(lines, sign+answer)
		}
		return lines, 0, y
	}
	text := ""
	for i, answer := range q.answers {
		label := "  " + answer + " "
		if i == q.at {
			x = cell.Width(text)
			label = t.Render(theme.Cursor, t.Glyphs.Cursor+" "+answer+" ")
		}
		text += label + "  "
	}
	lines = append(lines, text)
	q.drawn = len(lines) - 1
	return lines, x, q.drawn
}

// answer takes the answer at the cursor.
func (q *question) answer() tea.Cmd {
	q.done = true
	if q.then == nil {
		return nil
	}
	return q.then(q.at)
}
