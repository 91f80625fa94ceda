package form

import tea "charm.land/bubbletea/v2"

// Pointing is what the mouse does at a place.
type Pointing int

// It presses there, moves there while held, is released, or presses a second time.
const (
	Press Pointing = iota
	Drag
	Drop
	Twice
)

// pointing is an editor that handles the mouse; x and y are counted in what it drew.
type pointing interface {
	Point(x, y int, how Pointing)
}

// copying is an editor whose text can be marked.
type copying interface {
	// Copy returns what is marked; with cut it is removed; "" when nothing is.
	Copy(cut bool) string
}

// Point handles the mouse at a place of the drawn form: it goes to the field that
// was pressed, and into its text. The list of a field that is answered by choosing
// opens at the second press.
func (f *Form) Point(x, line int, how Pointing) tea.Cmd {
	if how == Drag || how == Drop {
		f.passMouse(x, line, how)
		return nil
	}
	i := f.fieldAt(line)
	if i < 0 {
		return nil
	}
	was, s := f.focus, f.spans[i]
	f.goToField(i)
	if _, yes := f.entries[i].editor.(*yesEditor); yes && x < s.x {
		return nil // its title is no answer
	}
	if how == Twice {
		if cmd := f.Open(); cmd != nil {
			return cmd
		}
	}
	if _, noted := f.entries[i].editor.(*notedEditor); noted && was != i {
		return nil // it was drawn in brief
	}
	if prose, ok := f.entries[i].editor.(*proseEditor); ok && was != i {
		prose.show(s.wide) // it was drawn from its top, in brief
	}
	f.passMouse(x, line, how)
	return nil
}

// fieldAt is the field that was drawn on a line; -1 when none was.
func (f *Form) fieldAt(line int) int {
	at := line - f.above + f.top
	for i, s := range f.spans {
		if line >= f.above && at >= s.from && at < s.to && i < len(f.entries) {
			return i
		}
	}
	return -1
}

// Scroll moves what is visible by a number of lines and leaves the cursor in its
// field; typing goes back to it.
func (f *Form) Scroll(by int) {
	f.top, f.loose = f.top+by, true
}

// passMouse passes the mouse to the field in focus.
func (f *Form) passMouse(x, line int, how Pointing) {
	if f.focus >= len(f.spans) {
		return
	}
	s := f.spans[f.focus]
	at := line - f.above + f.top
	if how == Press && at >= s.until {
		return // on its help or its advice
	}
	if e, ok := f.entries[f.focus].editor.(pointing); ok {
		e.Point(max(x-s.x, 0), max(at-s.answer, 0), how)
	}
}

// Open opens the list of the field in focus, if it is answered by choosing. The
// field may have moved under the mouse since it was pointed at.
func (f *Form) Open() tea.Cmd {
	if len(f.entries) == 0 {
		return nil
	}
	if _, choosing := f.entries[f.focus].editor.(*choiceEditor); !choosing {
		return nil
	}
	return f.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
}

// Point goes to the row that was drawn on a line; false when none was.
func (p *Picker) Point(line int) bool {
	row, ok := p.rows.Row(line-1, p.count())
	if ok {
		p.rows.At = row
	}
	return ok
}

// findLead is how many cells are before the words in a search line.
const findLead = 7

// PointWords handles the mouse in the search line.
func (p *Picker) PointWords(x int, how Pointing) { p.words.Mouse(max(x-findLead, 0), how) }
