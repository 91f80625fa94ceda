package dialog

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

// Letter is an answer that is given by one letter.
type Letter struct {
	Letter string
	Value  string
	Title  string
	Help   string
	role   theme.Role
}

// Letters is a small list of answers, each taken at once by its letter.
type Letters struct {
	Host    host.Host
	Heading string
	Choices []Letter
	Then    func(Letter) tea.Cmd
	At      int
	done    bool
}

// LettersOf gives the options of a field their letters: the first of their own
// that is free, and a dash for none of them.
func LettersOf(h host.Host, f *store.Field) []Letter {
	var list []Letter
	used := map[rune]bool{}
	for _, o := range f.Options() {
		c := Letter{Value: o.Code, Title: o.Title, Help: o.Help}
		for _, r := range strings.ToLower(o.Title) {
			if unicode.IsLetter(r) && !used[r] {
				used[r] = true
				c.Letter = string(r)
				break
			}
		}
		if f.Name == "brag" {
			c.Title, c.role = h.Theme().Glyphs.BRAG(o.Code)
		}
		list = append(list, c)
	}
	return append(list, Letter{Letter: "-", Title: "Blank", Help: "not said"})
}

// Title implements [host.Dialog].
func (l *Letters) Title() string { return l.Heading }

// Scopes implements [host.Dialog].
func (l *Letters) Scopes() []command.Scope { return []command.Scope{InLetters, command.AnyTime} }

// State implements [host.Dialog].
func (l *Letters) State(s *command.State) { s.Entry, s.Form, s.Selected = true, true, true }

// Closed implements [host.Dialog].
func (l *Letters) Closed() bool { return l.done }

// Size implements [host.Dialog].
func (l *Letters) Size(w, h int) (int, int) {
	n := cell.Width(l.Heading) + 6
	for _, c := range l.Choices {
		n = max(n, cell.Width(c.Title)+cell.Width(c.Help)+14)
	}
	return min(max(n, 34), w), min(len(l.Choices)+2, h)
}

// Update implements [host.Dialog].
func (l *Letters) Update(msg tea.Msg) tea.Cmd {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	key := strings.ToLower(k.String())
	if key == "backspace" || key == "delete" {
		key = "-"
	}
	for i, c := range l.Choices {
		if c.Letter == key {
			return l.choose(i)
		}
	}
	return nil
}

func (l *Letters) choose(i int) tea.Cmd {
	l.At, l.done = i, true
	return l.Then(l.Choices[i])
}

// Draw implements [host.Dialog].
func (l *Letters) Draw(w, h int) (lines []string, x, y int) {
	t := l.Host.Theme()
	for i, c := range l.Choices {
		if i >= h {
			break
		}
		sign := "  "
		if i == l.At {
			sign = t.Glyphs.Cursor + " "
		}
		help := ""
		if c.Help != "" {
			help = "  " + c.Help
		}
		if i == l.At {
			lines = append(lines, t.Render(theme.Cursor, cell.Fit(sign+c.Letter+"  "+c.Title+help, w, t.Glyphs.Cut)))
			continue
		}
		lines = append(lines, cell.Cut(sign+t.Render(theme.Key, c.Letter)+"  "+t.Render(c.role, c.Title)+t.Render(theme.Dim, help), w,
			t.Glyphs.Cut))
	}
	return lines, 0, l.At
}
