package form

import (
	"kept/ui/cell"
	"kept/ui/theme"
)

const (
	helpFrom  = 100 // from so many cells on, help stands beside the fields
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
	width, beside := w, w >= helpFrom
	if beside {
		width = w - helpWidth - 3
	}
	body, spans, x, y := f.body(t, width, beside)
	room := h - len(top)
	if f.loose {
		f.top = max(0, min(f.top, len(body)-room))
	} else {
		f.scroll(spans[f.focus], len(body), room, y)
	}
	f.spans, f.above = spans, len(top)
	lines := append([]string{}, top...)
	for i := f.top; i < min(f.top+room, len(body)); i++ {
		lines = append(lines, body[i])
	}
	for len(lines) < h {
		lines = append(lines, "")
	}
	f.x, f.y = x, max(0, min(len(top)+y-f.top, h-1))
	if beside {
		help := f.help(t, helpWidth, room)
		for i := range lines {
			text := ""
			if i >= len(top) && i-len(top) < len(help) {
				text = help[i-len(top)]
			}
			lines[i] = cell.Fit(lines[i], width, "") + " " + t.Render(theme.Border, t.Glyphs.Down) + " " + text
		}
	}
	return lines
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
		n = max(n, cell.Width(need(e.field)))
	}
	return min(n, 29)
}

// body draws every field, and says which lines belong to each and where the
// cursor is.
func (f *Form) body(t *theme.Theme, w int, beside bool) (lines []string, spans []span, x, y int) {
	g := &t.Glyphs
	label := f.labelWidth(w)
	indent := 4
	if label > 0 {
		indent = 2 + label + 2
	}
	width := max(w-indent-1, 1)
	spans = make([]span, len(f.entries))
	for i, e := range f.entries {
		focused := i == f.focus
		if e.field.Group != "" {
			if i > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, t.Render(theme.Heading, cell.Cut(e.field.Group, w, g.Cut)))
		}
		spans[i].from = len(lines)
		sign, role := "  ", theme.Text
		if focused {
			sign, role = g.Cursor+" ", theme.Strong
		}
		title := need(e.field)
		if label == 0 {
			lines = append(lines, t.Render(role, cell.Cut(sign+title, w, g.Cut)))
			sign, title = "", ""
		}
		answer := e.editor.Draw(t, width, focused)
		spans[i].answer, spans[i].until, spans[i].x, spans[i].wide = len(lines), len(lines)+len(answer), indent, width
		if focused {
			cx, cy := e.editor.Cursor()
			x, y = indent+cx, len(lines)+cy
		}
		for k, line := range answer {
			head := cell.Blank(indent)
			if k == 0 && label > 0 {
				head = t.Render(role, sign+cell.Fit(title, label, g.Cut)) + "  "
			}
			lines = append(lines, head+line)
		}
		below := func(r theme.Role, text string) {
			for _, line := range cell.Wrap(text, width) {
				lines = append(lines, cell.Blank(indent)+t.Render(r, line))
			}
		}
		if focused {
			if meaning := f.meaning(e); meaning != "" {
				below(theme.Good, meaning)
			}
		}
		if e.problem != "" {
			below(theme.Problem, "! "+e.problem)
		}
		if focused && !beside && e.field.Help != "" {
			below(theme.Dim, e.field.Help)
		}
		if focused && !beside {
			for _, line := range f.advice(t, width, 6) {
				lines = append(lines, cell.Blank(indent)+line)
			}
		}
		spans[i].to = len(lines)
	}
	return lines, spans, x, y
}

// scroll moves what is visible so that the focused field is in it, and the
// cursor in any case.
func (f *Form) scroll(s span, total, room, cursor int) {
	if s.from <= 2 {
		f.top = 0 // show the first heading too
	}
	if s.to > f.top+room {
		f.top = s.to - room
	}
	if s.from < f.top {
		f.top = max(s.from-1, 0)
	}
	if cursor >= f.top+room {
		f.top = cursor - room + 1
	}
	if cursor < f.top {
		f.top = cursor
	}
	f.top = max(0, min(f.top, max(total-room, 0)))
}

// help is the help of the focused field for the column beside the form.
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
