package form

import (
	"strings"

	"kept/store"
	"kept/ui/cell"
)

// Answer is what was answered in one field and is not stored.
type Answer struct {
	Field string
	Value Value
	Names map[string]string // what the records chosen are called, by their ids
}

// Answers gives what was answered and is not stored, in the order of the form.
func (f *Form) Answers() []Answer {
	var list []Answer
	for _, e := range f.entries {
		v := e.editor.Value()
		if v.same(e.initial) {
			continue
		}
		a := Answer{Field: e.field.Name, Value: v}
		if c, ok := e.editor.(*choiceEditor); ok && e.field.Type == store.Ref {
			a.Names = map[string]string{}
			for _, chosen := range c.chosen {
				a.Names[chosen.Value] = chosen.Title
			}
		}
		list = append(list, a)
	}
	return list
}

// Resume puts answers of a draft back as they were typed, and the cursor on the
// last of them. Fields that the form no longer has are passed over.
func (f *Form) Resume(answers []Answer) {
	if len(f.entries) == 0 {
		return
	}
	at := f.focus
	for _, a := range answers {
		for i, e := range f.entries {
			if e.field.Name != a.Field {
				continue
			}
			for id, name := range a.Names {
				if f.opt.Labels == nil {
					f.opt.Labels = map[string]string{}
				}
				f.opt.Labels[id] = name
			}
			e.editor = f.typedEditor(e.field, a.Value)
			at = i
			f.Draft = true
		}
	}
	f.focus = at
	f.entries[at].editor.Focus(true)
}

// typedEditor holds an answer as it was typed, understood or not.
func (f *Form) typedEditor(field *store.Field, v Value) editor {
	switch field.Type {
	case store.Period, store.Day, store.Text, store.Label, store.Term, store.Number, store.Quantity, store.Money:
		if !field.Many {
			return newLine(v.Text)
		}
	case store.Prose:
		return newProse(strings.Join(cell.Lines(v.Text), "\n"))
	}
	return f.editorFor(field, v)
}
