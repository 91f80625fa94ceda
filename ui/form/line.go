package form

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"kept/ui/cell"
)

// Line is one line of text being typed, wider than its box if need be. It keeps
// a real cursor, counted in cells, where the ready-made inputs lose theirs as
// soon as the text scrolls. Text is marked with Shift and the arrows, with Ctrl+A
// or the mouse; what is typed then takes its place.
type Line struct {
	text   []rune
	at     int // the cursor, between characters
	off    int // the first character that is visible
	anchor int // where marking began
	marked bool
}

// SetText sets the text, and puts the cursor at its end.
func (l *Line) SetText(s string) {
	l.text = []rune(cell.Clean(s))
	l.at, l.off, l.marked = len(l.text), 0, false
}

// Text is what was typed.
func (l *Line) Text() string { return string(l.text) }

// Marked is the text that is marked; "" when none is.
func (l *Line) Marked() string {
	from, to := l.span()
	return string(l.text[from:to])
}

// cutMarked removes the marked text and returns it.
func (l *Line) cutMarked() string {
	text := l.Marked()
	l.cut(l.span())
	return text
}

// Point puts the cursor at a cell of what was drawn; with mark, the text between
// where it was and there is marked.
func (l *Line) Point(x int, mark bool) {
	i := l.off
	for w := 0; i < len(l.text); i++ {
		if w += cell.Width(string(l.text[i])); w > x {
			break
		}
	}
	l.move(i, mark)
}

// Mouse handles the mouse at a cell of what was drawn: a click puts the cursor there,
// a drag marks, a second click marks the word.
func (l *Line) Mouse(x int, how Pointing) {
	switch how {
	case Press:
		l.Point(x, false)
	case Drag:
		l.Point(x, true)
	case Twice:
		l.Point(x, false)
		l.markWord()
	}
}

// Copy returns the marked text; with cut it is removed.
func (l *Line) Copy(cut bool) string {
	if cut {
		return l.cutMarked()
	}
	return l.Marked()
}

// markWord marks the word that the cursor is in.
func (l *Line) markWord() {
	from, to := l.at, l.at
	for from > 0 && !unicode.IsSpace(l.text[from-1]) {
		from--
	}
	for to < len(l.text) && !unicode.IsSpace(l.text[to]) {
		to++
	}
	l.anchor, l.at, l.marked = from, to, to > from
}

// span is what is marked, from and up to which character.
func (l *Line) span() (from, to int) {
	if !l.marked {
		return l.at, l.at
	}
	return min(l.anchor, l.at), max(l.anchor, l.at)
}

// move goes to a place, and marks what lies between if so asked.
func (l *Line) move(to int, mark bool) {
	if mark && !l.marked {
		l.anchor = l.at
	}
	l.at, l.marked = to, mark
}

// Update handles a key or pasted text, and reports whether it used it.
func (l *Line) Update(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		l.insert(strings.TrimRight(cell.Clean(msg.Content), " ")) // a copied line ends with its line end
		return true
	case tea.KeyPressMsg:
		return l.key(msg)
	}
	return false
}

func (l *Line) key(k tea.KeyPressMsg) bool {
	return l.moveKey(k.String()) || l.editKey(k)
}

// moveKey handles a key that moves the cursor; with Shift it marks what lies between.
func (l *Line) moveKey(key string) bool {
	bare := strings.Replace(key, "shift+", "", 1)
	mark := bare != key
	from, to := l.span()
	collapse := to > from && !mark // an arrow goes to the end of what is marked
	switch bare {
	case "left":
		if !collapse {
			from = max(l.at-1, 0)
		}
		l.move(from, mark)
	case "right":
		if !collapse {
			to = min(l.at+1, len(l.text))
		}
		l.move(to, mark)
	case "home":
		l.move(0, mark)
	case "end":
		l.move(len(l.text), mark)
	case "ctrl+left":
		l.move(l.wordLeft(), mark)
	case "ctrl+right":
		l.move(l.wordRight(), mark)
	default:
		return false
	}
	return true
}

// editKey handles a key that changes the text, and the ways of readline to move.
func (l *Line) editKey(k tea.KeyPressMsg) bool {
	switch key := k.String(); key {
	case "ctrl+a":
		l.anchor, l.at, l.marked = 0, len(l.text), len(l.text) > 0
	case "ctrl+e":
		l.move(len(l.text), false)
	case "alt+b":
		l.move(l.wordLeft(), false)
	case "alt+f":
		l.move(l.wordRight(), false)
	case "ctrl+u":
		_, to := l.span()
		l.cut(0, max(l.at, to))
	case "backspace", "ctrl+h", "delete", "ctrl+w", "ctrl+backspace", "ctrl+delete":
		from, to := l.span()
		if from == to {
			from, to = l.deleteRange(key)
		}
		l.cut(from, to)
	default:
		if k.Text == "" || k.Mod.Contains(tea.ModCtrl) || k.Mod.Contains(tea.ModAlt) {
			return false
		}
		l.insert(cell.Clean(k.Text))
	}
	return true
}

// deleteRange is what a deleting key deletes where nothing is marked.
func (l *Line) deleteRange(key string) (from, to int) {
	switch key {
	case "backspace", "ctrl+h":
		return max(l.at-1, 0), l.at
	case "delete":
		return l.at, min(l.at+1, len(l.text))
	case "ctrl+delete":
		return l.at, l.wordRight()
	}
	return l.wordLeft(), l.at
}

// insert puts text in the place of what is marked.
func (l *Line) insert(s string) {
	l.cut(l.span())
	add := []rune(s)
	text := make([]rune, 0, len(l.text)+len(add))
	text = append(append(append(text, l.text[:l.at]...), add...), l.text[l.at:]...)
	l.text, l.at = text, l.at+len(add)
}

func (l *Line) cut(from, to int) {
	l.text = append(l.text[:from:from], l.text[to:]...)
	l.at, l.marked = from, false
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
	// Show more of the beginning again when there is space for it.
	for l.off > 0 && cell.Width(string(l.text[l.off-1:])) < w {
		l.off--
	}
	x := min(cell.Width(string(l.text[l.off:l.at])), w-1)
	from, to := l.span()
	if from, to = max(from, l.off), max(to, l.off); from == to {
		return cell.Cut(string(l.text[l.off:]), w, ""), x
	}
	shown := string(l.text[l.off:from]) + markedStyle.Render(string(l.text[from:to])) + string(l.text[to:])
	return cell.Cut(shown, w, ""), x
}

// markedStyle shows what is marked, whatever the theme.
var markedStyle = lipgloss.NewStyle().Reverse(true)
