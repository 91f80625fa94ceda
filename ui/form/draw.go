package form

import (
	"kept/ui/cell"
	"kept/ui/theme"
)

const (
	helpFrom  = 100 // from that many cells on, help is next to the fields
	helpWidth = 34
)

// span is the lines that a field takes in the drawn form.
type span struct {
	from, to      int
	answer, until int // the lines of its answer
	x, wide       int // where its answer begins, and the cells that it has
}

// Draw draws the form: exactly h lines of at most w cells. The real cursor's
// place is then given by [Form.Cursor].
func (f *Form) Draw(t *theme.Theme, w, h int) []string {
	if h < 1 {
		return nil
	}
	var top []string
	for _, note := range f.notes() {
		for _, line := range cell.Wrap(note.text, max(w-2, 1)) {
			sign := "! "
			if note.role == theme.Dim { // said, and nothing to see to
				sign = "  "
			}
			top = append(top, t.Render(note.role, cell.Cut(sign+line, w, t.Glyphs.Cut)))
		}
	}
	if len(top) > h/2 {
		top = top[:h/2]
	}
	width, sideHelp := w, w >= helpFrom
	if sideHelp {
		width = w - helpWidth - 3
	}
	body := f.body(t, width, sideHelp)
	height := h - len(top)
	if f.loose {
		f.top = max(0, min(f.top, len(body.lines)-height))
	} else {
		f.scroll(body.spans[f.focus], len(body.lines), height, body.y)
	}
	f.spans, f.above = body.spans, len(top)
	lines := append([]string{}, top...)
	for i := f.top; i < min(f.top+height, len(body.lines)); i++ {
		lines = append(lines, body.lines[i])
	}
	for len(lines) < h {
		lines = append(lines, "")
	}
	f.x, f.y = body.x, max(0, min(len(top)+body.y-f.top, h-1))
	if sideHelp {
		f.drawHelp(t, lines, len(top), width)
	}
	return lines
}

// drawHelp puts the help next to the lines of a form, from a line on.
func (f *Form) drawHelp(t *theme.Theme, lines []string, from, width int) {
	help := f.help(t, helpWidth, len(lines)-from)
	for i := range lines {
		text := ""
		if i >= from && i-from < len(help) {
			text = help[i-from]
		}
		lines[i] = cell.Fit(lines[i], width, "") + " " + t.Render(theme.Border, t.Glyphs.Down) + " " + text
	}
}

type note struct {
	text string
	role theme.Role
}

func (f *Form) notes() []note {
	var list []note
	for _, text := range f.opt.Notes {
		list = append(list, note{text, theme.Dim})
	}
	if f.Draft {
		list = append(list, note{"This is your draft: it is not saved yet. Ctrl+S saves it, Ctrl+D drops it.", theme.Notice})
	}
	if f.Message != "" {
		list = append(list, note{f.Message, theme.Problem})
	}
	bad := 0
	for _, e := range f.entries {
		if e.problem != "" {
			bad++
		}
	}
	if bad > 0 && f.problems {
		list = append(list, note{"Not saved yet. Look at the lines marked with ! below.", theme.Problem})
	}
	return list
}

// labelWidth is how wide the titles are; 0 puts each over its answer.
func (f *Form) labelWidth(w int) int {
	if w < 64 {
		return 0
	}
	n := 0
	for _, e := range f.entries {
		n = max(n, cell.Width(requiredText(e.field)))
	}
	return min(n, 29)
}

// layout is the body of a form while it is drawn.
type layout struct {
	t             *theme.Theme
	width         int // of an answer
	label, indent int // the width of titles, and where answers begin
	sideHelp      bool
	lines         []string
	spans         []span
	x, y          int // of the cursor
}

// body draws every field, and says which lines belong to each and where the cursor is.
func (f *Form) body(t *theme.Theme, w int, sideHelp bool) layout {
	l := layout{t: t, label: f.labelWidth(w), indent: 4, sideHelp: sideHelp, spans: make([]span, len(f.entries))}
	if l.label > 0 {
		l.indent = 2 + l.label + 2
	}
	l.width = max(w-l.indent-1, 1)
	for i, e := range f.entries {
		if e.field.Group != "" {
			if i > 0 {
				l.lines = append(l.lines, "")
			}
			l.lines = append(l.lines, t.Render(theme.Heading, cell.Cut(e.field.Group, w, t.Glyphs.Cut)))
		}
		l.spans[i].from = len(l.lines)
		l.answer(i, e, i == f.focus, w)
		f.remarks(&l, e, i == f.focus)
		l.spans[i].to = len(l.lines)
	}
	return l
}

// answer draws the title and the answer of a field.
func (l *layout) answer(i int, e *entry, focused bool, w int) {
	g := &l.t.Glyphs
	sign, role := "  ", theme.Text
	if focused {
		sign, role = g.Cursor+" ", theme.Strong
	}
	title := requiredText(e.field)
	if l.label == 0 {
		l.lines = append(l.lines, l.t.Render(role, cell.Cut(sign+title, w, g.Cut)))
	}
	answer := e.editor.Draw(l.t, l.width, focused)
	at := len(l.lines)
	l.spans[i].answer, l.spans[i].until, l.spans[i].x, l.spans[i].wide = at, at+len(answer), l.indent, l.width
	if focused {
		x, y := e.editor.Cursor()
		l.x, l.y = l.indent+x, at+y
	}
	for k, line := range answer {
		head := cell.Blank(l.indent)
		if k == 0 && l.label > 0 {
			head = l.t.Render(role, sign+cell.Fit(title, l.label, g.Cut)) + "  "
		}
		l.lines = append(l.lines, head+line)
	}
}

// remarks draws what is said of an answer below it: its meaning, what is wrong with it, help and advice.
func (f *Form) remarks(l *layout, e *entry, focused bool) {
	if focused {
		l.below(theme.Good, f.meaning(e))
	}
	if e.problem != "" {
		l.below(theme.Problem, "! "+e.problem)
	}
	if focused && !l.sideHelp {
		l.below(theme.Dim, e.field.Help)
		for _, line := range f.advice(l.t, l.width, 6) {
			l.lines = append(l.lines, cell.Blank(l.indent)+line)
		}
	}
}

// below draws text under an answer.
func (l *layout) below(r theme.Role, text string) {
	if text == "" {
		return
	}
	for _, line := range cell.Wrap(text, l.width) {
		l.lines = append(l.lines, cell.Blank(l.indent)+l.t.Render(r, line))
	}
}

// scroll moves what is visible so that the focused field is in it, and the
// cursor in any case.
func (f *Form) scroll(s span, total, height, cursor int) {
	if s.from <= 2 {
		f.top = 0 // show the first heading too
	}
	if s.to > f.top+height {
		f.top = s.to - height
	}
	if s.from < f.top {
		f.top = max(s.from-1, 0)
	}
	if cursor >= f.top+height {
		f.top = cursor - height + 1
	}
	if cursor < f.top {
		f.top = cursor
	}
	f.top = max(0, min(f.top, max(total-height, 0)))
}

// help is the help of the focused field for the column next to the form.
func (f *Form) help(t *theme.Theme, w, h int) []string {
	field := f.Focused()
	if field == nil {
		return nil
	}
	lines := []string{t.Render(theme.Heading, cell.Cut(field.Title, w, t.Glyphs.Cut))}
	add := func(role theme.Role, text string) {
		for _, line := range cell.Wrap(text, w) {
			lines = append(lines, t.Render(role, line))
		}
	}
	add(theme.Text, field.Help)
	if field.Required {
		add(theme.Text, "It is needed.")
	}
	if field.Private {
		add(theme.Text, "It stays in the workbook and is never exported.")
	}
	if advice := f.advice(t, w, h-len(lines)-2); advice != nil {
		lines = append(append(lines, "", t.Render(theme.Heading, "On these words")), advice...)
	}
	if field.Options != nil && len(field.Options()) <= 8 {
		lines = append(lines, "")
		for _, o := range field.Options() {
			text := t.Glyphs.Dot + " " + o.Title
			if o.Help != "" {
				text += ": " + o.Help
			}
			add(theme.Dim, text)
		}
	}
	return lines[:min(len(lines), h)]
}

// Cursor is the place of the real cursor in the form as it was drawn last.
func (f *Form) Cursor() (x, y int) { return f.x, f.y }
