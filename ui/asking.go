package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/theme"
)

// asking asks for one line of text.
type asking struct {
	host    host.Host
	heading string
	help    string
	line    form.Line
	// check says what the text was understood as, or why it cannot be taken.
	check func(text string) (meaning, problem string)
	then  func(text string) tea.Cmd
	// secret text shows how many characters it has, and no more.
	secret bool
	drawn  int // the line of the text, as drawn last
	done   bool
	said   string // why the last answer was not taken
}

func (q *asking) Title() string              { return q.heading }
func (q *asking) Scopes() []command.Scope    { return []command.Scope{inAsking, command.AnyTime} }
func (q *asking) State(s *command.State)     { s.Entry, s.Form = true, true }
func (q *asking) Closed() bool               { return q.done }
func (q *asking) Size(w, h int) (int, int)   { return min(w, 72), min(h, len(q.words(min(w, 72)-4))+5) }
func (q *asking) words(w int) []string       { return cell.Wrap(q.help, max(w, 1)) }
func (q *asking) Update(msg tea.Msg) tea.Cmd { q.said = ""; q.line.Update(msg); return nil }

// shown draws the text, or what stands for it.
func (q *asking) shown(w int) (text string, x int) {
	if !q.secret {
		return q.line.Draw(w)
	}
	n := min(len([]rune(q.line.Text())), w-1)
	return strings.Repeat("*", n), n
}

func (q *asking) Draw(w, h int) (lines []string, x, y int) {
	t := q.host.Theme()
	for _, s := range q.words(w) {
		lines = append(lines, t.Render(theme.Dim, s))
	}
	text, x := q.shown(max(w-2, 1))
	lines = append(lines, t.Render(theme.Strong, t.Glyphs.Cursor)+" "+text)
	y = len(lines) - 1
	q.drawn = y
	switch {
	case q.said != "":
		lines = append(lines, t.Render(theme.Problem, cell.Cut("! "+q.said, w, t.Glyphs.Cut)))
	case q.check != nil:
		if meaning, _ := q.check(strings.TrimSpace(q.line.Text())); meaning != "" {
			lines = append(lines, t.Render(theme.Good, cell.Cut("= "+meaning, w, t.Glyphs.Cut)))
		}
	}
	return lines, min(x+2, max(w-1, 0)), y
}

// answer takes the text, or shows why it cannot be taken.
func (q *asking) answer() tea.Cmd {
	text := q.line.Text()
	if !q.secret {
		text = strings.TrimSpace(text)
	}
	if q.check != nil {
		if _, q.said = q.check(text); q.said != "" {
			return nil
		}
	}
	q.done = true
	return q.then(text)
}
