package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/theme"
)

const (
	leastWidth  = 60
	leastHeight = 18
	frameLines  = 4 // the bar, the pages, the line for messages, and the keys
)

// View draws the screen. What was drawn is kept until something happens.
func (a *App) View() tea.View {
	if a.drawn != nil {
		return *a.drawn
	}
	lines, x, y, cursor := a.screen()
	v := tea.NewView(strings.Join(a.theme.Paint(lines, a.width), "\n"))
	v.AltScreen = true
	v.WindowTitle = "Kept"
	if !a.mouseOff && !a.opt.ScreenReader {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if cursor {
		v.Cursor = tea.NewCursor(x, y)
		v.Cursor.Blink = false
	}
	a.drawn = &v
	return v
}

// screen draws every line of the screen, and says where the real cursor is.
func (a *App) screen() (lines []string, x, y int, cursor bool) {
	a.areas.Reset()
	w, h := a.width, a.height
	if w <= 0 || h <= 0 {
		return nil, 0, 0, false
	}
	if w < leastWidth || h < leastHeight {
		lines = append(lines, cell.Cut("Kept needs a window of 60 by 18 or more.", w, a.theme.Glyphs.Cut))
		for len(lines) < h {
			lines = append(lines, "")
		}
		return lines, 0, 0, false
	}
	back := a.Mouse().Shift(0, 2)
	if a.front() == nil {
		if lines, x, y, ok := a.story.Draw(w, h); ok {
			return lines, min(x, w-1), min(y, h-1), true
		}
	}
	if a.opt.ScreenReader {
		lines, x, y = a.spokenScreen(w, h)
		return lines, min(x, w-1), min(y+2, h-1), true
	}
	body, x, y := a.body(w, h-frameLines)
	back()
	a.areas.ToLine(1)
	a.registerTabs(w)
	a.areas.ToLine(0)
	lines = append(lines, a.bar(w), a.tabs(w))
	lines = append(lines, body...)
	lines = append(lines, a.message(w), a.foot(w))
	return lines, min(x, w-1), min(y+2, h-1), true
}

// body draws the page in front, and what stands before it.
func (a *App) body(w, h int) (lines []string, x, y int) {
	full := -1 // a form fills the whole body
	for i, d := range a.dialogs {
		if _, ok := d.(host.Filling); ok {
			full = i
		}
	}
	if full >= 0 {
		lines, x, y = a.dialogs[full].Draw(w, h)
		a.registerDialog(a.dialogs[full], w, h)
	} else {
		a.Mouse().Add(0, 0, w, h, a.wheel) // what a page registers for itself comes before
		lines = a.pages[a.at].Draw(w, h)
		x, y = a.pages[a.at].Cursor()
	}
	for _, d := range a.dialogs[full+1:] {
		lines, x, y = a.box(lines, d, w, h)
	}
	return lines, x, y
}

// box draws a dialog in a frame over what is behind it.
func (a *App) box(behind []string, d host.Dialog, w, h int) (lines []string, x, y int) {
	g := &a.theme.Glyphs
	bw, bh := d.Size(w, h)
	bw, bh = min(max(bw, 20), w), min(max(bh, 3), h)
	inner, ix, iy := d.Draw(bw-4, bh-2)
	left, top := (w-bw)/2, (h-bh)/3
	a.Mouse().Add(0, -2, w, h+3, a.wheel) // nothing behind it is in reach
	back := a.Mouse().Shift(left+2, top+1)
	a.registerDialog(d, bw-4, bh-2)
	back()
	frame := a.theme.Style(theme.Focus)
	title := " " + cell.Cut(d.Title(), bw-6, g.Cut) + " "
	across := strings.Repeat(g.Across, max(bw-3-cell.Width(title), 0))
	lines = append(lines, behind...)
	put := func(line int, text string) {
		if line < 0 || line >= len(lines) {
			return
		}
		lines[line] = splice(lines[line], text, left, bw)
	}
	put(top, frame.Render(g.Corners[0]+g.Across)+a.theme.Render(theme.Heading, title)+frame.Render(across+g.Corners[1]))
	for i := range bh - 2 {
		text := ""
		if i < len(inner) {
			text = inner[i]
		}
		put(top+1+i, frame.Render(g.Down)+" "+cell.Fit(text, bw-4, "")+" "+frame.Render(g.Down))
	}
	put(top+bh-1, frame.Render(g.Corners[2]+strings.Repeat(g.Across, bw-2)+g.Corners[3]))
	return lines, left + 2 + ix, top + 1 + iy
}

// bar is the first line: where one is, and whose workbook it is.
func (a *App) bar(w int) string {
	g := &a.theme.Glyphs
	right := ""
	if a.opt.Demo {
		right = " Invented, for trying out "
	}
	switch {
	case a.opt.Label != "":
		right += " " + cell.Clean(a.opt.Label) + ", read only "
	case a.opt.ReadOnly:
		right += " Read only "
	}
	right = a.safety.Mark() + right
	between := " " + g.Crumb + " "
	left := " Kept"
	free := w - cell.Width(right) - cell.Width(left+between)
	here := strings.Join(a.Crumbs(), between)
	// Where one is matters more than whose workbook it is, and its last step most.
	if most := free - cell.Width(here+between); a.partnership() != "" && most >= leastName {
		left += between + cell.Cut(a.partnership(), most, g.Cut)
		free = cell.Width(here)
	}
	texts := a.fitCrumbs(free, between)
	a.registerCrumbs(cell.Width(left+between), w-cell.Width(right), texts)
	left += between + strings.Join(texts, between)
	return a.theme.Render(theme.Title, cell.Fit(left, w-cell.Width(right), g.Cut)+right)
}

// leastName is the least of the partnership's name that is worth showing, in cells.
const leastName = 9

// Of the way, in cells: the least of a step that is worth showing, and how short a
// step is that stays whole.
const (
	leastStep = 6
	shortStep = 12
)

// fitCrumbs are the steps from the page to what it shows, in at most that many cells:
// where they are longer, those in the middle are cut first.
func (a *App) fitCrumbs(most int, between string) []string {
	texts, cut := a.Crumbs(), a.theme.Glyphs.Cut
	for over := cell.Width(strings.Join(texts, between)) - most; over > 0; over = cell.Width(strings.Join(texts, between)) - most {
		widest := 0
		for i := 1; i < len(texts)-1; i++ {
			if n := cell.Width(texts[i]); n > shortStep && (widest == 0 || n > cell.Width(texts[widest])) {
				widest = i
			}
		}
		if widest == 0 {
			break // its end is cut, as little as it can be
		}
		if left := cell.Width(texts[widest]) - over; left >= leastStep {
			texts[widest] = cell.Cut(texts[widest], left, cut)
		} else {
			texts[widest] = cut
		}
	}
	return texts
}

// Crumbs are the steps from the page that is shown to what it shows, dialogs included.
func (a *App) Crumbs() []string {
	crumbs := append([]string{pages[a.at].title}, a.pages[a.at].Crumbs()...)
	for _, d := range a.dialogs {
		if _, ok := d.(host.Filling); ok {
			crumbs = append(crumbs, cell.Clean(d.Title()))
		}
	}
	return crumbs
}

// tabs is the line of pages; the one in front is in brackets.
func (a *App) tabs(w int) string {
	var b strings.Builder
	titles := tabTitles(w)
	for i, title := range titles {
		text := string(rune('1'+i)) + " " + title
		switch {
		case i == a.at:
			b.WriteString(a.theme.Render(theme.Tab, "["+text+"]"))
		case i == a.at+1 && i > 0: // the bracket stands where the space would
			b.WriteString(text)
		default:
			b.WriteString(" " + text)
		}
	}
	return cell.Cut(b.String(), w, "")
}

// message is the line for what was just done, with the place in the list.
func (a *App) message(w int) string {
	if line, ok := a.story.Line(w); ok && a.storyHasKeys() {
		return line
	}
	if line := a.workLine(w, a.height-2); line != "" && a.toast.text == "" {
		return line
	}
	g := &a.theme.Glyphs
	position := ""
	if a.front() == nil {
		position = a.pages[a.at].Position()
	}
	free := w - cell.Width(position) - 2
	text := a.toast.text
	role := a.toast.role
	if text == "" && a.writing {
		text, role = "Saving...", theme.Dim
	}
	sign := ""
	if text != "" && role == theme.Problem {
		sign = "! "
	}
	left := cell.Cut(" "+sign+text, free, g.Cut)
	gap := cell.Blank(w - cell.Width(left) - cell.Width(position) - 1)
	return a.theme.Render(role, left) + gap + a.theme.Render(theme.Dim, position)
}

// foot is the line of keys: what can be done now, as far as there is space.
func (a *App) foot(w int) string {
	state := a.State()
	var shown []*command.Command
	for _, c := range a.registry.In(a.Scopes()) {
		if c.Foot == 0 {
			continue
		}
		if ok, _ := c.Ready(state); ok {
			shown = append(shown, c)
		}
	}
	sortByFoot(shown)
	// Help comes last, and is never pushed out.
	help := ""
	for i, c := range shown {
		if c.ID == "app.help" {
			help = a.footKey(c, state)
			shown = append(shown[:i], shown[i+1:]...)
			break
		}
	}
	var b strings.Builder
	n := cell.Width(help)
	for _, c := range shown {
		item := a.footKey(c, state)
		if n+cell.Width(item) > w {
			continue
		}
		a.Mouse().Button(n-cell.Width(help), a.height-1, cell.Width(item), func() tea.Cmd { return a.run(c) })
		b.WriteString(item)
		n += cell.Width(item)
	}
	if help != "" {
		a.Mouse().Button(n-cell.Width(help), a.height-1, cell.Width(help), func() tea.Cmd { return a.Run("app.help") })
	}
	return cell.Cut(b.String()+help, w, "")
}

func (a *App) footKey(c *command.Command, state command.State) string {
	key := c.Keys[0]
	for _, k := range c.Keys {
		if state.Entry && command.IsText(key) {
			key = k
		}
	}
	return " " + a.theme.Render(theme.Key, command.KeyInWords(key)) + " " + c.Title + " "
}
