package form

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/atotto/clipboard"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/theme"
)

// Value is the answer of one field: text as typed for a field with one value,
// items for a field with many.
type Value struct {
	Text  string // as typed; of a choice or a reference the canonical value
	Items []store.Item
}

// same tells whether two answers are one and the same.
func (v Value) same(o Value) bool {
	if v.Text != o.Text || len(v.Items) != len(o.Items) {
		return false
	}
	for _, i := range v.Items {
		found := false
		for _, j := range o.Items {
			found = found || i == j
		}
		if !found {
			return false
		}
	}
	return true
}

// editor is how one field is answered.
type editor interface {
	// Update takes a key, pasted text or an answer to what it asked for, and
	// tells whether it had a use for it.
	Update(msg tea.Msg) (bool, tea.Cmd)
	Value() Value
	// Draw draws the answer in w cells; several lines where it needs them.
	Draw(t *theme.Theme, w int, focused bool) []string
	// Cursor is the place of the real cursor in what was drawn last.
	Cursor() (x, y int)
	Focus(on bool)
	// HandlesUpDown tells that Up and Down are for the editor itself just now.
	HandlesUpDown(key string) bool
}

// lineEditor answers fields of one line of text.
type lineEditor struct {
	line Line
	x    int
}

func newLine(text string) *lineEditor {
	e := &lineEditor{}
	e.line.SetText(text)
	return e
}

func (e *lineEditor) Update(msg tea.Msg) (bool, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "ctrl+v" {
		return true, readClipboard
	}
	return e.line.Update(msg), nil
}

// readClipboard fetches what was copied in another program, where the terminal
// does not paste by itself; without a clipboard nothing is pasted.
func readClipboard() tea.Msg {
	text, err := clipboard.ReadAll()
	if err != nil || text == "" {
		return nil
	}
	return tea.PasteMsg{Content: text}
}

func (e *lineEditor) Value() Value              { return Value{Text: strings.TrimSpace(e.line.Text())} }
func (e *lineEditor) Cursor() (int, int)        { return e.x, 0 }
func (e *lineEditor) Focus(bool)                { e.line.marked = false }
func (e *lineEditor) HandlesUpDown(string) bool { return false }

func (e *lineEditor) Draw(t *theme.Theme, w int, focused bool) []string {
	if !focused && e.line.Text() == "" {
		return []string{t.Render(theme.Dim, blankSign)}
	}
	if !focused {
		e.line.at, e.line.marked = 0, false
		text, _ := e.line.Draw(w)
		e.line.at = len(e.line.text)
		return []string{text}
	}
	text, x := e.line.Draw(w)
	e.x = x
	return []string{text}
}

// Point takes the mouse at a place in what was drawn.
func (e *lineEditor) Point(x, _ int, how Pointing) { e.line.Mouse(x, how) }

// Copy gives the marked text, and takes it out with cut.
func (e *lineEditor) Copy(cut bool) string { return e.line.Copy(cut) }

// blankSign stands where nothing was answered.
const blankSign = "-"

// tagsEditor answers fields of several short texts, separated by semicolons.
type tagsEditor struct{ lineEditor }

func newTags(items []store.Item) *tagsEditor {
	words := make([]string, len(items))
	for i, item := range items {
		words[i] = item.Value
	}
	e := &tagsEditor{}
	e.line.SetText(strings.Join(words, "; "))
	return e
}

// Update takes several pasted lines as several of the field.
func (e *tagsEditor) Update(msg tea.Msg) (bool, tea.Cmd) {
	if p, ok := msg.(tea.PasteMsg); ok {
		var parts []string
		for _, line := range cell.Lines(p.Content) {
			if line = strings.TrimSpace(line); line != "" {
				parts = append(parts, line)
			}
		}
		msg = tea.PasteMsg{Content: strings.Join(parts, "; ")}
	}
	return e.lineEditor.Update(msg)
}

func (e *tagsEditor) Value() Value {
	var v Value
	for part := range strings.SplitSeq(e.line.Text(), ";") {
		if part = strings.TrimSpace(part); part != "" {
			v.Items = append(v.Items, store.Item{Value: part})
		}
	}
	return v
}

// yesEditor answers yes, no, or nothing.
type yesEditor struct {
	value string
	wide  int // cells that the first answer takes, as drawn last
}

func (e *yesEditor) Value() Value              { return Value{Text: e.value} }
func (e *yesEditor) Cursor() (int, int)        { return 0, 0 }
func (e *yesEditor) Focus(bool)                {}
func (e *yesEditor) HandlesUpDown(string) bool { return false }

func (e *yesEditor) Update(msg tea.Msg) (bool, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return false, nil
	}
	switch k.String() {
	case "space", "right", "left":
		if e.value == "true" {
			e.value = "false"
		} else {
			e.value = "true"
		}
	case "y", "Y":
		e.value = "true"
	case "n", "N":
		e.value = "false"
	case "backspace", "delete":
		e.value = ""
	default:
		return false, nil
	}
	return true, nil
}

func (e *yesEditor) Draw(t *theme.Theme, w int, focused bool) []string {
	g := &t.Glyphs
	yes, no := g.Unselected, g.Unselected
	switch e.value {
	case "true":
		yes = g.Selected
	case "false":
		no = g.Selected
	}
	e.wide = cell.Width(yes + " Yes  ")
	return []string{yes + " Yes  " + no + " No"}
}

// Point takes a click on one of the two answers; on the one that stands, it is
// blank again.
func (e *yesEditor) Point(x, _ int, how Pointing) {
	if how != Press && how != Twice {
		return
	}
	value := "true"
	if x >= e.wide {
		value = "false"
	}
	if e.value == value {
		value = ""
	}
	e.value = value
}
