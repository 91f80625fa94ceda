package form

import (
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"kept/ui/cell"
	"kept/ui/theme"
)

const proseLines = 8 // a text of several lines shows at most so many at once

// proseEditor answers fields of several lines of text, wrapped as one types.
type proseEditor struct {
	area    textarea.Model
	initial string
}

func newProse(text string) *proseEditor {
	a := textarea.New()
	a.Prompt, a.Placeholder, a.ShowLineNumbers = "", "", false
	a.CharLimit, a.MaxWidth = 0, 0
	a.DynamicHeight, a.MinHeight, a.MaxHeight, a.MaxContentHeight = true, 2, proseLines, 100_000
	plain := textarea.StyleState{Selection: lipgloss.NewStyle().Reverse(true)}
	a.SetStyles(textarea.Styles{Focused: plain, Blurred: plain})
	a.SetVirtualCursor(false)
	k := textarea.DefaultKeyMap()
	none := key.NewBinding(key.WithDisabled())
	// These keys mean something to the whole program, or surprise people.
	k.DeleteAfterCursor, k.DeleteCharacterForward = none, key.NewBinding(key.WithKeys("delete"))
	k.LineNext, k.LinePrevious = key.NewBinding(key.WithKeys("down")), key.NewBinding(key.WithKeys("up"))
	k.UppercaseWordForward, k.LowercaseWordForward, k.CapitalizeWordForward, k.TransposeCharacterBackward = none, none, none, none
	k.LineStart, k.LineEnd = key.NewBinding(key.WithKeys("home")), key.NewBinding(key.WithKeys("end"))
	k.SelectAll = key.NewBinding(key.WithKeys("ctrl+a"))
	k.InsertNewline = key.NewBinding(key.WithKeys("enter"))
	k.PageUp, k.PageDown = none, none
	a.KeyMap = k
	a.SetWidth(40)
	a.SetValue(strings.Join(cell.Lines(text), "\n"))
	return &proseEditor{area: a, initial: text}
}

func (e *proseEditor) Update(msg tea.Msg) (bool, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if k.String() == "ctrl+v" {
			return true, readClipboard
		}
		if k.Text == "" && !e.knows(k) {
			return false, nil
		}
		if clean := cell.Clean(k.Text); clean != k.Text { // a terminal that cannot paste types what is pasted
			if clean == "" {
				return true, nil
			}
			k.Text = clean
			msg = k
		}
	}
	if p, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: strings.Join(cell.Lines(p.Content), "\n")}
	}
	var cmd tea.Cmd
	e.area, cmd = e.area.Update(msg)
	return true, cmd
}

// knows tells whether a key that is no character means something in the text.
func (e *proseEditor) knows(k tea.KeyPressMsg) bool {
	m := &e.area.KeyMap
	return key.Matches(k, m.CharacterBackward, m.CharacterForward, m.WordBackward, m.WordForward, m.LineStart, m.LineEnd,
		m.LineNext, m.LinePrevious, m.DeleteBeforeCursor, m.DeleteCharacterBackward, m.DeleteCharacterForward,
		m.DeleteWordBackward, m.DeleteWordForward, m.InsertNewline, m.InputBegin, m.InputEnd,
		m.SelectAll, m.SelectCharacterBackward, m.SelectCharacterForward, m.SelectLineDown, m.SelectLineUp,
		m.SelectWordBackward, m.SelectWordForward, m.CopySelection)
}

func (e *proseEditor) Value() Value { return Value{Text: strings.TrimSpace(e.area.Value())} }

func (e *proseEditor) Focus(on bool) {
	if on {
		e.area.Focus() // the command it gives only blinks a drawn cursor, which is off
		return
	}
	e.area.Blur()
}

// HandlesUpDown keeps Up and Down inside the text until its first or last line.
func (e *proseEditor) HandlesUpDown(k string) bool {
	info := e.area.LineInfo()
	switch k {
	case "up":
		return e.area.Line() > 0 || info.RowOffset > 0
	case "down":
		return e.area.Line() < e.area.LineCount()-1 || info.RowOffset < info.Height-1
	}
	return false
}

func (e *proseEditor) Draw(t *theme.Theme, w int, focused bool) []string {
	if !focused {
		text := strings.TrimSpace(e.area.Value())
		if text == "" {
			return []string{t.Render(theme.Dim, blankSign)}
		}
		lines := cell.Wrap(text, w)
		if len(lines) > 2 {
			lines = lines[:2]
			lines[1] = cell.Cut(lines[1], max(w-cell.Width(t.Glyphs.Cut), 0), "") + t.Glyphs.Cut
		}
		return lines
	}
	if e.area.Width() != w {
		e.area.SetWidth(w)
	}
	lines := strings.Split(e.area.View(), "\n")
	for i := range lines {
		lines[i] = cell.Cut(strings.TrimRight(lines[i], " "), w, "")
	}
	return lines
}

func (e *proseEditor) Cursor() (int, int) {
	if c := e.area.Cursor(); c != nil {
		return c.X, c.Y
	}
	return 0, 0
}

// Point takes the mouse at a place in the text as it is drawn.
func (e *proseEditor) Point(x, y int, how Pointing) {
	switch how {
	case Press:
		e.area.BeginSelection(x, y)
	case Drag:
		e.area.ExtendSelection(x, y)
	case Drop:
		e.area.EndSelection()
	case Twice:
		e.area.BeginSelection(x, y)
		e.area.EndSelection()
		e.markWord()
	}
}

// markWord marks the word that the cursor is in, as the keys would.
func (e *proseEditor) markWord() {
	lines := strings.Split(e.area.Value(), "\n")
	if e.area.Line() >= len(lines) {
		return
	}
	text := []rune(lines[e.area.Line()])
	at := min(e.area.Column(), len(text))
	if at > 0 && (at == len(text) || unicode.IsSpace(text[at])) {
		at--
	}
	from, to := at, at
	for from > 0 && !unicode.IsSpace(text[from-1]) {
		from--
	}
	for to < len(text) && !unicode.IsSpace(text[to]) {
		to++
	}
	e.area.SetCursorColumn(from)
	for range to - from {
		e.area, _ = e.area.Update(tea.KeyPressMsg{Code: tea.KeyRight, Mod: tea.ModShift})
	}
}

// Copy gives the marked text, and takes it out with cut.
func (e *proseEditor) Copy(cut bool) string {
	if !e.area.HasSelection() {
		return ""
	}
	text := e.area.SelectedText()
	if cut {
		e.area.DeleteSelection()
	}
	return text
}

// show draws the text from its top in w cells, as it stood before it was pressed.
func (e *proseEditor) show(w int) {
	e.area.MoveToBegin()
	e.area.SetWidth(w)
}
