package form

import tea "charm.land/bubbletea/v2"

// Pointing is what the mouse does at a place.
type Pointing int

// It presses there, goes there while held, lets go, or presses a second time.
const (
	Press Pointing = iota
	Drag
	Drop
	Twice
)

// pointing is an editor that takes the mouse; x and y are counted in what it drew.
type pointing interface {
	Point(x, y int, how Pointing)
}

// copying is an editor whose text can be marked.
type copying interface {
	// Copy gives what is marked, and takes it out with cut; "" when nothing is.
	Copy(cut bool) string
}

// Point takes the mouse at a place of the drawn form: it goes to the field that
// was pressed, and into its text. The list of a field that is answered by choosing
// opens at the second press.
func (f *Form) Point(x, line int, how Pointing) tea.Cmd {
	if how == Drag || how == Drop {
		f.hand(x, line, how)
		return nil
	}
	at := line - f.above + f.top
	for i, s := range f.spans {
		if line < f.above || at < s.from || at >= s.to || i >= len(f.entries) {
			continue
		}
		was := f.focus
		f.to(i)
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
		f.hand(x, line, how)
		return nil
	}
	return nil
}

// Scroll moves what is visible by so many lines and leaves the cursor in its
// field; typing goes back to it.
func (f *Form) Scroll(by int) {
	f.top, f.loose = f.top+by, true
}

// hand gives the mouse to the field in focus.
func (f *Form) hand(x, line int, how Pointing) {
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
	i := p.top + line - 1
	if line < 1 || line > p.height || i >= p.rows() {
		return false
	}
	p.at = i
	return true
}

// findLead is how many cells stand before the words in a line that finds.
const findLead = 7

// PointWords takes the mouse in the line of words.
func (p *Picker) PointWords(x int, how Pointing) { p.words.Take(max(x-findLead, 0), how) }
