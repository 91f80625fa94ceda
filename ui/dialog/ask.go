package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/theme"
)

// Ask asks for one line of text.
type Ask struct {
	Host    host.Host
	Heading string
	Help    string
	Line    form.Line
	// Check says what the text was understood as, or why it cannot be taken.
	Check func(text string) (meaning, problem string)
	Then  func(text string) tea.Cmd
	// Secret text shows how many characters it has, and no more.
	Secret  bool
	drawn   int // the line of the text, as drawn last
	done    bool
	Problem string // why the last answer was not taken
}

// Title implements [host.Dialog].
func (q *Ask) Title() string { return q.Heading }

// Scopes implements [host.Dialog].
func (q *Ask) Scopes() []command.Scope { return []command.Scope{InAsk, command.AnyTime} }

// State implements [host.Dialog].
func (q *Ask) State(s *command.State) { s.Entry, s.Form = true, true }

// Closed implements [host.Dialog].
func (q *Ask) Closed() bool { return q.done }

// Size implements [host.Dialog].
func (q *Ask) Size(w, h int) (int, int) { return min(w, 72), min(h, len(q.words(min(w, 72)-4))+5) }
func (q *Ask) words(w int) []string     { return cell.Wrap(q.Help, max(w, 1)) }

// Update implements [host.Dialog].
func (q *Ask) Update(msg tea.Msg) tea.Cmd { q.Problem = ""; q.Line.Update(msg); return nil }

// shown draws the text, or what stands for it.
func (q *Ask) shown(w int) (text string, x int) {
	if !q.Secret {
		return q.Line.Draw(w)
	}
	n := min(len([]rune(q.Line.Text())), w-1)
	return strings.Repeat("*", n), n
}

// Draw implements [host.Dialog].
func (q *Ask) Draw(w, h int) (lines []string, x, y int) {
	t := q.Host.Theme()
	for _, s := range q.words(w) {
		lines = append(lines, t.Render(theme.Dim, s))
	}
	text, x := q.shown(max(w-2, 1))
	lines = append(lines, t.Render(theme.Strong, t.Glyphs.Cursor)+" "+text)
	y = len(lines) - 1
	q.drawn = y
	switch {
	case q.Problem != "":
		lines = append(lines, t.Render(theme.Problem, cell.Cut("! "+q.Problem, w, t.Glyphs.Cut)))
	case q.Check != nil:
		if meaning, _ := q.Check(strings.TrimSpace(q.Line.Text())); meaning != "" {
			lines = append(lines, t.Render(theme.Good, cell.Cut("= "+meaning, w, t.Glyphs.Cut)))
		}
	}
	return lines, min(x+2, max(w-1, 0)), y
}

// answer takes the text, or shows why it cannot be taken.
func (q *Ask) answer() tea.Cmd {
	text := q.Line.Text()
	if !q.Secret {
		text = strings.TrimSpace(text)
	}
	if q.Check != nil {
		if _, q.Problem = q.Check(text); q.Problem != "" {
			return nil
		}
	}
	q.done = true
	return q.Then(text)
}
