package setup

import (
	"fmt"
	"sort"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/form"
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
		{"Bring in a spreadsheet",
			"A plan, a list of stakeholders or priorities, from Excel or saved as CSV. You see what would happen before it does."},
		{"Look round first", "Opens the invented partnership instead; no workbook is made."},
	}
}

const (
	leastWidth, leastHeight = 60, 18
	bodyTop                 = 2 // the line of the screen that a page begins on
)

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
	title := " Kept " + t.Glyphs.Crumb + " Set-up " + t.Glyphs.Crumb + " " + m.heading()
	if m.opt.ScreenReader {
		title = "Kept, set-up, " + m.heading()
	}
	lines = append(lines, t.Render(theme.Title, cell.Fit(title, w, t.Glyphs.Cut)), "")
	body, x, y := m.page(w, h-4)
	if m.help {
		m.touched = m.touched[:0]
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
	return [...]string{"Welcome", "Which area?", "Which partnership?", "Who are you?", "How to begin", "Which table?",
		"What would be imported", "One moment"}[m.step]
}

// paragraph is text in a few lines, before what the page asks for.
func (m *model) paragraph(w int, text string) []string {
	var lines []string
	for _, line := range cell.Wrap(text, min(w, 96)-4) {
		lines = append(lines, "  "+line)
	}
	return append(lines, "")
}

func (m *model) page(w, h int) (lines []string, x, y int) {
	switch m.step {
	case atWelcome:
		lines = m.paragraph(w, "Kept is the workbook of a partnership that is keeping the promise. It is one file on this computer: no "+
			"account, no network. You note what changed, see what needs you, and once a quarter make the submission from it.")
		return m.choosing(w, lines)
	case atArea:
		return m.area(w, h)
	case atName:
		return m.filling(w, m.paragraph(w, "What is your partnership called?"))
	case atWho:
		return m.filling(w, m.paragraph(w, "Who is writing? Colleagues can add themselves later."))
	case atBegin:
		a := m.answers()
		text := fmt.Sprintf("%s\nKeeper: %s", a.Partnership, a.Keeper)
		if m.book == nil {
			text += "\nThe workbook will be " + m.opt.Where
		} else {
			text += "\nThe workbook is made: " + m.opt.Where
		}
		return m.choosing(w, m.paragraph(w, text))
	case atFile:
		return m.file(w, h, m.paragraph(w,
			"Which table shall be brought in? Every row becomes a record. You see what would happen before it does, and Undo takes it "+
				"back afterwards. Choose it from the list, type where it is (Tab completes), or drag the file into this window."))
	case atPlan:
		return m.planPage(w, h), 0, 0
	}
	text := m.doing + "..."
	if total := m.total.Load(); total > 0 {
		text += fmt.Sprintf(" %s of %s rows", words.Thousands(int(m.done.Load())), words.Thousands(int(total)))
	}
	if m.stopped {
		text += " Stopping."
	}
	return m.paragraph(w, text), 0, 0
}

func (m *model) choosing(w int, lines []string) ([]string, int, int) {
	t, y := m.theme, 0
	for i, o := range m.choices() {
		from := len(lines)
		sign, role := "  ", theme.Text
		if i == m.choice[m.step] {
			sign, role, y = t.Glyphs.Cursor+" ", theme.Cursor, len(lines)
		}
		lines = append(lines, t.Render(role, cell.Fit(sign+o.title, min(w, 60), t.Glyphs.Cut)))
		for _, line := range cell.Wrap(o.help, min(w, 96)-6) {
			lines = append(lines, "    "+t.Render(theme.Dim, line))
		}
		m.touchable(0, from+bodyTop, w, len(lines)-from, pressed(func(int, int) tea.Cmd {
			if m.choice[m.step] == i { // a second click takes it
				return m.next()
			}
			m.choice[m.step] = i
			return nil
		}))
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
		m.touchable(0, len(lines)+bodyTop, w, 1, func(x, _ int, how form.Pointing) tea.Cmd {
			if m.at = i; x >= label+4 {
				f.line.Mouse(x-label-4, how)
			}
			return nil
		})
		lines = append(lines, t.Render(role, sign+cell.Fit(f.title, label, t.Glyphs.Cut))+"  "+text)
		if i == m.at {
			for _, line := range cell.Wrap(f.help, min(w, 96)-label-6) {
				lines = append(lines, cell.Blank(label+4)+t.Render(theme.Dim, line))
			}
		}
		lines = append(lines, "")
	}
	return lines, x, y
}

// rowWords are what a row of a table can be, in the order of kinds.
var rowWords = []string{"an action", "a stakeholder", "a priority"}

// file asks for the table: what a row of it is, and where it lies.
func (m *model) file(w, h int, lines []string) (drawn []string, x, y int) {
	t := m.theme
	row := "  A row is:"
	for i, what := range rowWords {
		sign := "( )"
		if i == m.as {
			sign = "(x)"
		}
		if m.opt.ScreenReader {
			if i != m.as {
				continue
			}
			sign = ""
		}
		choice := "  " + strings.TrimSpace(sign+" "+what)
		m.touchable(cell.Width(row), len(lines)+bodyTop, cell.Width(choice), 1, pressed(func(int, int) tea.Cmd { m.as = i; return nil }))
		row += choice
	}
	lines = append(lines, row+"   "+t.Render(theme.Dim, "(Ctrl+T)"), "")
	from := len(lines)
	shown, fx, fy := m.files.Draw(t, w, max(h-from, 3))
	m.touchable(0, from+bodyTop, w, len(shown), func(x, y int, how form.Pointing) tea.Cmd {
		listed := m.files.Listed()
		if m.files.Point(x, y, how) && how == form.Press && listed { // a second click takes it
			return m.next()
		}
		return nil
	})
	return append(lines, shown...), fx, from + fy
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
		m.touchable(0, 1+bodyTop, w, len(drawn), pressed(func(x, y int) tea.Cmd {
			was, _ := m.areas.Area()
			if m.areas.Click(x, y) {
				if now, _ := m.areas.Area(); now.Code == was.Code { // a second click takes it
					return m.next()
				}
			}
			return nil
		}))
		x, y = m.areas.Cursor()
		return append(lines, drawn...), x, y + 1
	}
	if words := m.areas.Words(); words != "" {
		lines = append(lines, cell.Cut("  Find: "+words, w, t.Glyphs.Cut))
	}
	all := m.areas.Lines()
	height := h - 1 - len(lines)
	top := max(0, min(m.areas.Line()-height/2, len(all)-height))
	for i := top; i < min(top+height, len(all)); i++ {
		sign, role := "  ", theme.Text
		if i == m.areas.Line() {
			sign, role, y = t.Glyphs.Cursor+" ", theme.Cursor, len(lines)
		}
		m.touchable(0, len(lines)+bodyTop, w, 1, pressed(func(int, int) tea.Cmd {
			if by := i - m.areas.Line(); by != 0 {
				m.areas.Find("")
				m.areas.Next(by)
				return nil
			}
			return m.next()
		}))
		lines = append(lines, t.Render(role, cell.Fit(sign+all[i], w, t.Glyphs.Cut)))
	}
	return lines, 0, y
}

func (m *model) planPage(w, h int) []string {
	t := m.theme
	lines := []string{
		"  " + t.Render(theme.Dim, "Nothing is written yet. Enter imports it, Esc goes back."), ""}
	height := h - len(lines) - 1
	m.top = max(0, min(m.top, len(m.lines)-height))
	for i := m.top; i < min(m.top+height, len(m.lines)); i++ {
		lines = append(lines, "  "+cell.Cut(cell.Clean(m.lines[i]), w-2, t.Glyphs.Cut))
	}
	if len(m.lines) > height {
		lines = append(lines,
			"  "+t.Render(theme.Dim, fmt.Sprintf("lines %d to %d of %d", m.top+1, min(m.top+height, len(m.lines)), len(m.lines))))
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
	if m.opt.ScreenReader && m.help {
		return "Esc goes back."
	}
	if m.opt.ScreenReader && m.step != atBusy {
		return "F1 says what you can do here."
	}
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
		key := c.KeyInWords()
		n := cell.Width(key) + cell.Width(c.Title) + 3
		if used+n > w {
			break
		}
		m.touchable(used, m.h-1, n, 1, pressed(func(int, int) tea.Cmd { return m.run(c) }))
		used += n
		b.WriteString(" " + m.theme.Render(theme.Key, key) + " " + c.Title + " ")
	}
	return b.String()
}
