package form

import tea "charm.land/bubbletea/v2"

// Point goes to the field that was drawn on a line.
func (f *Form) Point(line int) {
	at := line - f.above + f.top
	for i, s := range f.spans {
		if line >= f.above && at >= s.from && at < s.to && i < len(f.entries) {
			f.to(i)
			return
		}
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
