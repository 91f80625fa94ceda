package setup

import (
	"fmt"
	"sort"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/list"
	"kept/ui/theme"
)

// option is one thing that can be chosen.
type option struct{ title, help string }

func (m *model) choices() []option {
	if m.step == atWelcome {
		return []option{
			{"Set up our workbook", "A few questions, two minutes."},
			{"Look round first", "Opens an invented partnership. Nothing in it is real, and nothing you do there is kept."},
			{"Leave", "If a colleague sent you a workbook, open it with: kept --file \"where it is\""},
		}
	}
	return []option{
		{"Begin with an empty workbook", "The overview then shows three first steps."},
		{"Bring in a spreadsheet", "A plan, a list of stakeholders or priorities, saved as CSV. You see what would happen before it does."},
		{"Look round first", "Opens the invented partnership instead; no workbook is made."},
	}
}

// View draws the page.
func (m *model) View() tea.View {
	lines, x, y, cursor := m.screen()
	v := tea.NewView(strings.Join(lines, "\n"))
	v.AltScreen, v.WindowTitle = true, "Kept"
	if cursor {
		v.Cursor = tea.NewCursor(x, y)
		v.Cursor.Blink = false
	}
	return v
}

const leastWidth, leastHeight = 60, 18

// screen draws every line, and says where the real cursor is.
func (m *model) screen() (lines []string, x, y int, cursor bool) {
	w, h, t := m.w, m.h, m.theme
	if w <= 0 || h <= 0 {
		return nil, 0, 0, false
	}
	if w < leastWidth || h < leastHeight {
		lines = append(lines, cell.Cut("Kept needs a window of 60 by 18 or more.", w, t.Glyphs.Cut))
		return fill(lines, h), 0, 0, false
	}
	lines = append(lines, t.Render(theme.Title, cell.Fit(" Kept "+t.Glyphs.Crumb+" Set-up "+t.Glyphs.Crumb+" "+m.heading(), w, t.Glyphs.Cut)), "")
	body, x, y := m.page(w, h-4)
	if m.help {
		body, x, y = m.helpPage(w), 0, 0
	}
	lines = append(lines, fill(body, h-4)...)
	wrong := ""
	if m.wrong != "" {
		wrong = t.Render(theme.Problem, cell.Cut(" ! "+m.wrong, w, t.Glyphs.Cut))
	}
	lines = append(lines, wrong, m.foot(w))
	return lines, min(x, w-1), min(y+2, h-1), true
}

func fill(lines []string, h int) []string {
	for len(lines) < h {
		lines = append(lines, "")
	}
	return lines[:h]
}

func (m *model) heading() string {
	return [...]string{"Welcome", "Which area?", "Which partnership?", "Who are you?", "How to begin", "Which table?", "What would be imported", "One moment"}[m.step]
}

// said is text in a few lines, before what the page asks for.
func (m *model) said(w int, text string) []string {
	var lines []string
	for _, line := range cell.Wrap(text, min(w, 96)-4) {
		lines = append(lines, "  "+line)
	}
	return append(lines, "")
}

func (m *model) page(w, h int) (lines []string, x, y int) {
	switch m.step {
	case atWelcome:
		lines = m.said(w, "Kept is the workbook of a partnership that is keeping the promise. It is one file on this computer: no account, no network. You note what changed, see what needs you, and once a quarter make the submission from it.")
		return m.choosing(w, lines)
	case atArea:
		return m.area(w, h)
	case atName:
		return m.filling(w, m.said(w, "What is your partnership called?"))
	case atWho:
		return m.filling(w, m.said(w, "Who is writing? Colleagues can add themselves later."))
	case atBegin:
		a := m.answers()
		text := fmt.Sprintf("%s\nKeeper: %s", a.Partnership, a.Keeper)
		if m.book == nil {
			text += "\nThe workbook will be " + m.opt.Where
		} else {
			text += "\nThe workbook is made: " + m.opt.Where
		}
		return m.choosing(w, m.said(w, text))
	case atFile:
		return m.filling(w, m.said(w, "Which table shall be brought in? Every row becomes a record. You see what would happen before it does, and Undo takes it back afterwards."))
	case atPlan:
		return m.planPage(w, h), 0, 0
	}
	text := m.doing + "..."
	if total := m.total.Load(); total > 0 {
		text += fmt.Sprintf(" %s of %s rows", list.Thousands(int(m.done.Load())), list.Thousands(int(total)))
	}
	if m.stopped {
		text += " Stopping."
	}
	return m.said(w, text), 0, 0
}

func (m *model) choosing(w int, lines []string) ([]string, int, int) {
	t, y := m.theme, 0
	for i, o := range m.choices() {
		sign, role := "  ", theme.Text
		if i == m.choice[m.step] {
			sign, role, y = t.Glyphs.Cursor+" ", theme.Cursor, len(lines)
		}
		lines = append(lines, t.Render(role, cell.Fit(sign+o.title, min(w, 60), t.Glyphs.Cut)))
		for _, line := range cell.Wrap(o.help, min(w, 96)-6) {
			lines = append(lines, "    "+t.Render(theme.Dim, line))
		}
		lines = append(lines, "")
	}
	return lines, 0, y
}

func (m *model) filling(w int, lines []string) (drawn []string, x, y int) {
	t := m.theme
	const label = 14
	for i, f := range m.fields[m.step] {
		sign, role := "  ", theme.Text
		if i == m.at {
			sign, role = t.Glyphs.Cursor+" ", theme.Strong
		}
		text, at := f.line.Draw(w - label - 6)
		if i == m.at {
			x, y = label+4+at, len(lines)
		}
		lines = append(lines, t.Render(role, sign+cell.Fit(f.title, label, t.Glyphs.Cut))+"  "+text)
		if i == m.at {
			for _, line := range cell.Wrap(f.help, min(w, 96)-label-6) {
				lines = append(lines, cell.Blank(label+4)+t.Render(theme.Dim, line))
			}
		}
		lines = append(lines, "")
	}
	if m.step == atFile {
		lines = append(lines, "  A row is:", "")
		for i, kind := range []string{"an action", "a stakeholder", "a priority"} {
			sign := "( )"
			if i == m.as {
				sign = "(x)"
			}
			lines = append(lines, "    "+sign+" "+kind)
		}
		lines = append(lines, "", "  "+t.Render(theme.Dim, cell.Cut("Tab chooses what a row is.", w-2, t.Glyphs.Cut)))
	}
	return lines, x, y
}

func (m *model) area(w, h int) (lines []string, x, y int) {
	t := m.theme
	question := "  Which council area? Type its name, or use the arrows. Ctrl+T ticks several."
	if m.body {
		question = "  A national body has no area of its own. Enter goes on; Ctrl+N takes that back."
		return append(lines, cell.Cut(question, w, t.Glyphs.Cut)), 0, 0
	}
	lines = append(lines, cell.Cut(question, w, t.Glyphs.Cut))
	if !m.listed {
		drawn := m.areas.Draw(t, w, h-1, true)
		x, y = m.areas.Cursor()
		return append(lines, drawn...), x, y + 1
	}
	all := m.areas.Lines()
	top := max(0, min(m.areas.Line()-(h-2)/2, len(all)-(h-2)))
	for i := top; i < min(top+h-2, len(all)); i++ {
		sign, role := "  ", theme.Text
		if i == m.areas.Line() {
			sign, role, y = t.Glyphs.Cursor+" ", theme.Cursor, len(lines)
		}
		lines = append(lines, t.Render(role, cell.Fit(sign+all[i], w, t.Glyphs.Cut)))
	}
	return lines, 0, y
}

func (m *model) planPage(w, h int) []string {
	t := m.theme
	lines := []string{
		"  " + t.Render(theme.Dim, "Nothing is written yet. Enter imports it, Esc goes back."), ""}
	room := h - len(lines) - 1
	m.top = max(0, min(m.top, len(m.lines)-room))
	for i := m.top; i < min(m.top+room, len(m.lines)); i++ {
		lines = append(lines, "  "+cell.Cut(cell.Clean(m.lines[i]), w-2, t.Glyphs.Cut))
	}
	if len(m.lines) > room {
		lines = append(lines, "  "+t.Render(theme.Dim, fmt.Sprintf("lines %d to %d of %d", m.top+1, min(m.top+room, len(m.lines)), len(m.lines))))
	}
	return lines
}

func (m *model) helpPage(w int) []string {
	was := m.help
	m.help = false
	scopes := m.scopes()
	m.help = was
	lines := []string{"  " + m.theme.Render(theme.Heading, "What you can do on this page"), ""}
	for _, c := range m.registry.In(scopes) {
		for i, line := range cell.Wrap(c.Title+". "+c.Help, max(w-26, 10)) {
			keys := ""
			if i == 0 {
				keys = c.KeysInWords()
			}
			lines = append(lines, "  "+cell.Fit(keys, 20, m.theme.Glyphs.Cut)+"  "+line)
		}
	}
	return lines
}

// foot is the line of keys.
func (m *model) foot(w int) string {
	var shown []*command.Command
	for _, c := range m.registry.In(m.scopes()) {
		if c.Foot > 0 {
			shown = append(shown, c)
		}
	}
	sort.SliceStable(shown, func(i, j int) bool { return shown[i].Foot < shown[j].Foot })
	var b strings.Builder
	used := 0
	for _, c := range shown {
		key := command.KeyInWords(c.Keys[0])
		if used += cell.Width(key) + cell.Width(c.Title) + 3; used > w {
			break
		}
		b.WriteString(" " + m.theme.Render(theme.Key, key) + " " + c.Title + " ")
	}
	return b.String()
}
