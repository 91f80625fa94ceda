package ui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/theme"
)

// letterChoice is an answer that is given by one letter.
type letterChoice struct {
	letter string
	value  string
	title  string
	help   string
	role   theme.Role
}

// letters is a small list of answers, each taken at once by its letter.
type letters struct {
	host    host.Host
	heading string
	choices []letterChoice
	then    func(letterChoice) tea.Cmd
	at      int
	done    bool
}

// lettersOf gives the options of a field their letters: the first of their own
// that is free, and a dash for none of them.
func lettersOf(h host.Host, f *store.Field) []letterChoice {
	var list []letterChoice
	taken := map[rune]bool{}
	for _, o := range f.Options() {
		c := letterChoice{value: o.Code, title: o.Title, help: o.Help}
		for _, r := range strings.ToLower(o.Title) {
			if unicode.IsLetter(r) && !taken[r] {
				taken[r] = true
				c.letter = string(r)
				break
			}
		}
		if f.Name == "brag" {
			c.title, c.role = h.Theme().Glyphs.BRAG(o.Code)
		}
		list = append(list, c)
	}
	return append(list, letterChoice{letter: "-", title: "Blank", help: "not said"})
}

func (l *letters) Title() string           { return l.heading }
func (l *letters) Scopes() []command.Scope { return []command.Scope{inLetters, command.AnyTime} }
func (l *letters) State(s *command.State)  { s.Entry, s.Form, s.Selected = true, true, true }
func (l *letters) Closed() bool            { return l.done }
func (l *letters) Size(w, h int) (int, int) {
	n := cell.Width(l.heading) + 6
	for _, c := range l.choices {
		n = max(n, cell.Width(c.title)+cell.Width(c.help)+14)
	}
	return min(max(n, 34), w), min(len(l.choices)+2, h)
}

func (l *letters) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	key := strings.ToLower(k.String())
	if key == "backspace" || key == "delete" {
		key = "-"
	}
	for i, c := range l.choices {
		if c.letter == key {
			return l.take(i)
		}
	}
	return nil
}

func (l *letters) take(i int) tea.Cmd {
	l.at, l.done = i, true
	return l.then(l.choices[i])
}

func (l *letters) Draw(w, h int) (lines []string, x, y int) {
	t := l.host.Theme()
	for i, c := range l.choices {
		if i >= h {
			break
		}
		sign := "  "
		if i == l.at {
			sign = t.Glyphs.Cursor + " "
		}
		help := ""
		if c.help != "" {
			help = "  " + c.help
		}
		if i == l.at {
			lines = append(lines, t.Render(theme.Cursor, cell.Fit(sign+c.letter+"  "+c.title+help, w, t.Glyphs.Cut)))
			continue
		}
		lines = append(lines, cell.Cut(sign+t.Render(theme.Key, c.letter)+"  "+t.Render(c.role, c.title)+t.Render(theme.Dim, help), w, t.Glyphs.Cut))
	}
	return lines, 0, l.at
}
