package form

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/theme"
)

// Choice is one of the answers that a picker offers.
type Choice struct {
	Value string // canonical
	Title string // as a keeper reads it
	Help  string // a few words beside it
}

// Search finds the records of a kind that match words; it runs off the loop.
type Search func(ctx context.Context, kind, words string) ([]Choice, error)

// choiceEditor answers fields by choosing from a list: the options of the field
// or the records it can refer to.
type choiceEditor struct {
	form   *Form
	field  *store.Field
	chosen []Choice
	notes  map[string]string
}

func (e *choiceEditor) Value() Value {
	var v Value
	if !e.field.Many {
		if len(e.chosen) > 0 {
			v.Text = e.chosen[0].Value
		}
		return v
	}
	for _, c := range e.chosen {
		v.Items = append(v.Items, store.Item{Value: c.Value, Note: e.notes[c.Value]})
	}
	return v
}

func (e *choiceEditor) Cursor() (int, int)        { return 0, 0 }
func (e *choiceEditor) Focus(bool)                {}
func (e *choiceEditor) HandlesUpDown(string) bool { return false }

func (e *choiceEditor) Update(msg tea.Msg) (bool, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	switch k.String() {
	case "enter", "space":
		return true, e.open("")
	case "backspace", "delete":
		if n := len(e.chosen); n > 0 {
			e.chosen = e.chosen[:n-1]
		}
		return true, nil
	case "left", "right":
		if e.field.Many || e.field.Options == nil {
			return false, nil
		}
		e.step(k.String() == "right")
		return true, nil
	}
	if k.Text != "" {
		return true, e.open(k.Text)
	}
	return false, nil
}

// step goes to the next or the previous option, by way of a blank.
func (e *choiceEditor) step(forward bool) {
	options := e.field.Options()
	at := -1
	for i, o := range options {
		if len(e.chosen) > 0 && o.Code == e.chosen[0].Value {
			at = i
		}
	}
	if forward {
		at++
	} else if at--; at < -1 {
		at = len(options) - 1
	}
	if at < 0 || at >= len(options) {
		e.chosen = nil
		return
	}
	e.chosen = []Choice{{Value: options[at].Code, Title: options[at].Title}}
}

func (e *choiceEditor) open(words string) tea.Cmd {
	p := &Picker{
		Title: e.field.Title, Help: e.field.Help, Many: e.field.Many, Chosen: append([]Choice(nil), e.chosen...),
		Done: func(chosen []Choice) { e.chosen = chosen },
	}
	if e.field.Type == store.Ref {
		kind := store.KindNamed(e.field.Of)
		p.Search = func(ctx context.Context, words string) ([]Choice, error) { return e.form.search(ctx, kind.Name, words) }
		p.New = e.form.addFromPicker(kind)
		p.NewTitle = strings.ToLower(kind.Title)
	} else {
		p.Choices = ChoicesOf(e.field)
	}
	return e.form.pick(p, words)
}

// ChoicesOf lists the options of a choice field for a picker.
func ChoicesOf(f *store.Field) []Choice {
	var list []Choice
	for _, o := range f.Options() {
		list = append(list, Choice{Value: o.Code, Title: o.Title, Help: o.Help})
	}
	return list
}

func (e *choiceEditor) Draw(t *theme.Theme, w int, focused bool) []string {
	if len(e.chosen) == 0 {
		if focused {
			return []string{t.Render(theme.Dim, cell.Cut("Enter to choose, or type to find", w, t.Glyphs.Cut))}
		}
		return []string{t.Render(theme.Dim, blankSign)}
	}
	if e.field.Name == "brag" {
		text, role := t.Glyphs.BRAG(e.chosen[0].Value)
		return []string{t.Render(role, cell.Cut(text, w, t.Glyphs.Cut))}
	}
	titles := make([]string, len(e.chosen))
	for i, c := range e.chosen {
		titles[i] = cell.Clean(c.Title)
	}
	lines := cell.Wrap(strings.Join(titles, "; "), w)
	if !focused && len(lines) > 2 {
		lines = lines[:2]
		lines[1] = cell.Cut(lines[1], max(w-1, 0), "") + t.Glyphs.Cut
	}
	return lines
}

// notedEditor answers a field of a few options, each with a line of text: which
// of the fundamentals an action shows, and how.
type notedEditor struct {
	choices  []Choice
	selected []bool
	notes    []Line
	at       int
	drawn    int // the line whose text was drawn open last
	focused  bool
	x, y     int
}

func newNoted(f *store.Field, items []store.Item) *notedEditor {
	e := &notedEditor{choices: ChoicesOf(f)}
	e.selected, e.notes = make([]bool, len(e.choices)), make([]Line, len(e.choices))
	for i, c := range e.choices {
		for _, item := range items {
			if item.Value == c.Value {
				e.selected[i] = true
				e.notes[i].SetText(item.Note)
			}
		}
	}
	return e
}

func (e *notedEditor) Value() Value {
	var v Value
	for i, c := range e.choices {
		if e.selected[i] {
			v.Items = append(v.Items, store.Item{Value: c.Value, Note: strings.TrimSpace(e.notes[i].Text())})
		}
	}
	return v
}

func (e *notedEditor) Cursor() (int, int) { return e.x, e.y }
func (e *notedEditor) Focus(on bool)      { e.focused = on }

func (e *notedEditor) HandlesUpDown(k string) bool {
	return k == "up" && e.at > 0 || k == "down" && e.at < len(e.choices)-1
}

func (e *notedEditor) Update(msg tea.Msg) (bool, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "up":
			e.at = max(e.at-1, 0)
			return true, nil
		case "down":
			e.at = min(e.at+1, len(e.choices)-1)
			return true, nil
		case "enter":
			e.selected[e.at] = !e.selected[e.at]
			return true, nil
		}
	}
	before := e.notes[e.at].Text()
	used := e.notes[e.at].Update(msg)
	if e.notes[e.at].Text() != before {
		e.selected[e.at] = true // who says how, means that it does
	}
	return used, nil
}

func (e *notedEditor) Draw(t *theme.Theme, w int, focused bool) []string {
	if !focused {
		var shown []string
		for i, c := range e.choices {
			if !e.selected[i] {
				continue
			}
			line := c.Title
			if note := e.notes[i].Text(); note != "" {
				line += ": " + note
			}
			shown = append(shown, cell.Cut(cell.Clean(line), w, t.Glyphs.Cut))
		}
		if shown == nil {
			return []string{t.Render(theme.Dim, blankSign)}
		}
		return shown
	}
	var lines []string
	for i, c := range e.choices {
		sign := t.Glyphs.Unselected
		if e.selected[i] {
			sign = t.Glyphs.Selected
		}
		line := cell.Cut(sign+" "+c.Title, w, t.Glyphs.Cut)
		if i == e.at {
			line = t.Render(theme.Strong, line)
		}
		lines = append(lines, line)
		if i == e.at {
			note, x := e.notes[i].Draw(max(w-noteLead, 1))
			e.x, e.y, e.drawn = x+noteLead, len(lines), i
			lines = append(lines, cell.Cut("    how: "+note, w, ""))
		} else if note := e.notes[i].Text(); note != "" {
			lines = append(lines, t.Render(theme.Dim, cell.Cut("    "+note, w, t.Glyphs.Cut)))
		}
	}
	return lines
}

// Point takes a click: on the tick of a line, or into its text.
func (e *notedEditor) Point(x, y int, how Pointing) {
	if how == Drag {
		e.notes[e.at].Point(x-noteLead, true)
		return
	}
	if how == Drop {
		return
	}
	line := 0
	for i := range e.choices {
		note := -1 // the line of its text, as drawn
		if i == e.drawn || e.notes[i].Text() != "" {
			note = line + 1
		}
		switch y {
		case line:
			e.at = i
			if x < 4 {
				e.selected[i] = !e.selected[i]
			}
			return
		case note:
			e.at = i
			if i == e.drawn {
				e.notes[i].Mouse(max(x-noteLead, 0), how)
			}
			return
		}
		if line++; note >= 0 {
			line++
		}
	}
}

// Copy gives the marked text, and takes it out with cut.
func (e *notedEditor) Copy(cut bool) string { return e.notes[e.at].Copy(cut) }

// noteLead is how many cells stand before the text of a line.
const noteLead = 9
