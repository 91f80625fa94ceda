package form

import (
	"unicode"

	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
)

// Line is one line of text being typed, wider than its box if need be. It keeps
// a real cursor, counted in cells, where the ready-made inputs lose theirs as
// soon as the text scrolls.
type Line struct {
	text []rune
	at   int // the cursor, between characters
	off  int // the first character that is visible
}

// SetText puts text in, and the cursor at its end.
func (l *Line) SetText(s string) {
	l.text = []rune(cell.Clean(s))
	l.at, l.off = len(l.text), 0
}

// Text is what was typed.
func (l *Line) Text() string { return string(l.text) }

// Update takes a key or pasted text; it tells whether it had a use for it.
func (l *Line) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		l.insert(cell.Clean(msg.Content))
		return true
	case tea.KeyPressMsg:
		return l.key(msg)
	}
	return false
}

func (l *Line) key(k tea.KeyPressMsg) bool {
	switch k.String() {
	case "left":
		l.at = max(l.at-1, 0)
	case "right":
		l.at = min(l.at+1, len(l.text))
	case "home", "ctrl+a":
		l.at = 0
	case "end", "ctrl+e":
		l.at = len(l.text)
	case "ctrl+left", "alt+b":
		l.at = l.wordLeft()
	case "ctrl+right", "alt+f":
		l.at = l.wordRight()
	case "backspace", "ctrl+h":
		if l.at > 0 {
			l.cut(l.at-1, l.at)
		}
	case "delete":
		if l.at < len(l.text) {
			l.cut(l.at, l.at+1)
		}
	case "ctrl+w", "ctrl+backspace":
		l.cut(l.wordLeft(), l.at)
	case "ctrl+delete":
		l.cut(l.at, l.wordRight())
	case "ctrl+u":
		l.cut(0, l.at)
	default:
		if k.Text == "" || k.Mod.Contains(tea.ModCtrl) || k.Mod.Contains(tea.ModAlt) {
			return false
		}
		l.insert(cell.Clean(k.Text))
	}
	return true
}

func (l *Line) insert(s string) {
	add := []rune(s)
	text := make([]rune, 0, len(l.text)+len(add))
	text = append(append(append(text, l.text[:l.at]...), add...), l.text[l.at:]...)
	l.text, l.at = text, l.at+len(add)
}

func (l *Line) cut(from, to int) {
	l.text = append(l.text[:from:from], l.text[to:]...)
	l.at = from
}

func (l *Line) wordLeft() int {
	i := l.at
	for i > 0 && unicode.IsSpace(l.text[i-1]) {
		i--
	}
	for i > 0 && !unicode.IsSpace(l.text[i-1]) {
		i--
	}
	return i
}

func (l *Line) wordRight() int {
	i := l.at
	for i < len(l.text) && unicode.IsSpace(l.text[i]) {
		i++
	}
	for i < len(l.text) && !unicode.IsSpace(l.text[i]) {
		i++
	}
	return i
}

// Draw gives what is visible of the text in w cells, and the cell of the cursor.
func (l *Line) Draw(w int) (string, int) {
	w = max(w, 1)
	l.off = min(l.off, l.at)
	for l.off < l.at && cell.Width(string(l.text[l.off:l.at])) > w-1 {
		l.off++
	}
	// Show more of the beginning again when there is room for it.
	for l.off > 0 && cell.Width(string(l.text[l.off-1:])) < w {
		l.off--
	}
	return cell.Cut(string(l.text[l.off:]), w, ""), min(cell.Width(string(l.text[l.off:l.at])), w-1)
}
