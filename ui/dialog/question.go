package dialog

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/theme"
)

// Question asks the keeper before something that cannot be undone. The first
// answer is the safe one, and has the cursor.
type Question struct {
	Host    host.Host
	Heading string
	Text    string
	Answers []string
	Then    func(answer int) tea.Cmd
	at      int
	drawn   int // the line of the answers, as drawn last
	done    bool
}

// Title implements [host.Dialog].
func (q *Question) Title() string { return q.Heading }

// Scopes implements [host.Dialog].
func (q *Question) Scopes() []command.Scope { return []command.Scope{InQuestion, command.AnyTime} }

// State implements [host.Dialog].
func (q *Question) State(s *command.State) {
	s.Selected, s.Form, s.HasDetail = true, true, len(q.Answers) > 1
}

// Update implements [host.Dialog].
func (q *Question) Update(tea.Msg) tea.Cmd { return nil }

// Closed implements [host.Dialog].
func (q *Question) Closed() bool { return q.done }

// Size implements [host.Dialog].
func (q *Question) Size(w, h int) (int, int) {
	w = min(w, 64)
	return w, len(cell.Wrap(q.Text, w-4)) + 4
}

// Draw implements [host.Dialog].
func (q *Question) Draw(w, h int) (lines []string, x, y int) {
	t := q.Host.Theme()
	lines = append(cell.Wrap(q.Text, w), "")
	if q.Host.Mode().ScreenReader { // one thing a line
		for i, answer := range q.Answers {
			sign := "  "
			if i == q.at {
				sign, y = t.Glyphs.Cursor+" ", len(lines)
			}
			lines = append(lines, sign+answer)
		}
		return lines, 0, y
	}
	text := ""
	for i, answer := range q.Answers {
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
func (q *Question) answer() tea.Cmd {
	q.done = true
	if q.Then == nil {
		return nil
	}
	return q.Then(q.at)
}
