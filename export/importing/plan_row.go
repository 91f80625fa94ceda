package importing

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"kept/store"
	"kept/store/calendar"
	"kept/store/input"
	"kept/store/words"
)

// planRow works out what one row of the table would do.
func (p *Plan) planRow(h *headings, known *known, e *entry) {
	r := &rowReader{plan: p, h: h, known: known, entry: e}
	before := len(p.Problems)
	list, update := r.read()
	name, reference := valueFor(list, p.Kind.NameField), valueFor(list, "reference")
	row := Row{Row: e.row, Name: strings.TrimSpace(reference + " " + name)}
	record, why := known.matchRecord(p.Kind, e, reference, name)
	switch {
	case why != "":
		r.skipRow(&row, p.Kind.NameField, why, "give each a reference or name of its own, or take one of the rows out")
	case record == nil && name == "":
		wrong := "is blank"
		if len(p.Problems) > before {
			wrong = "is not there or cannot be read"
		}
		r.skipRow(&row, p.Kind.NameField, wrong,
			"write the "+strings.ToLower(p.Kind.Field(p.Kind.NameField).Title)+", without which there is no "+strings.ToLower(p.Kind.Title))
	case record == nil:
		row.What = RowAdd
		if first := known.references[normalise(reference)]; first > 0 && first < e.row {
			p.note(e.row, "has the reference %s of row %d but another title: taken as an action of its own with the same reference",
				reference, first)
		}
		row.Changes = p.changes(nil, known, list)
	default:
		row.ID, row.rev, row.Name = record.ID, record.Rev, record.Name()
		row.Changes = p.changes(record, known, list)
		r.checkTitle(record, reference, name)
	}
	if row.What != RowLeftOut && update != "" && !(record != nil && known.updates[record.ID][normalise(update)]) {
		row.Changes = append(row.Changes, p.updateChange(r, update)...)
	}
	if row.What == "" {
		row.What = RowChange
		if len(row.Changes) == 0 {
			row.What = RowSame
		}
	}
	p.Rows = append(p.Rows, row)
}

// checkTitle reports a row that has the reference of a record and a title that is
// nothing like the record's.
func (r *rowReader) checkTitle(record *store.Record, reference, name string) {
	kind := r.plan.Kind
	old := record.Get(kind.NameField)
	if reference == "" || name == "" || similarTitles(old, name) {
		return
	}
	c := headedColumn{heading: kind.Field(kind.NameField).Title}
	r.problem(c, name, fmt.Sprintf("would take the place of %q, which has the reference %s", words.Cut(old, 60), reference),
		"if it is another "+strings.ToLower(kind.Title)+", give it a reference of its own")
}

// similarTitles tells whether two titles could be wordings of one thing: they share a
// word of weight.
func similarTitles(a, b string) bool {
	if normalise(a) == normalise(b) {
		return true
	}
	of := lowerWords(b)
	return slices.ContainsFunc(lowerWords(a), func(w string) bool { return len(w) > 3 && slices.Contains(of, w) })
}

// updateChange makes progress text an update of today.
func (p *Plan) updateChange(r *rowReader, update string) []Change {
	note := store.KindNamed("update").Field("note")
	v, err := note.Parse(update, store.Context{Today: p.today})
	if err != nil {
		wrong, right := "cannot be stored", note.Help
		if input, ok := errors.AsType[*input.Error](err); ok {
			wrong, right = input.Wrong, input.Right
		}
		r.problem(headedColumn{heading: "progress"}, update, wrong, right)
		return nil
	}
	return []Change{{Field: updateTarget, Title: "Update of " + p.today.Long(), After: v, value: v}}
}

// skipRow lists the row as one that cannot be imported, with all that it says.
func (r *rowReader) skipRow(row *Row, field, wrong, right string) {
	row.What = RowLeftOut
	c := headedColumn{heading: r.plan.Kind.Field(field).Title}
	if i := r.h.column(field); i >= 0 {
		c = r.h.columns[i]
	}
	value := r.entry.valueOf(c.index)
	if value == "" || r.h.column(field) < 0 {
		value = strings.Trim(quoteCells(r.entry.cells), `"`)
	}
	r.problem(c, value, wrong, right)
	r.plan.Problems[len(r.plan.Problems)-1].LeftOut = true
}

// valueFor gives the value that a row has for a field with one value.
func valueFor(list []wanted, field string) string {
	for _, w := range list {
		if w.field.Name == field {
			return w.value
		}
	}
	return ""
}

// changes compares what the row says with what the record holds. A blank cell
// changes nothing; a filled one says all that the field should hold, save for
// tags and other names, which are the keepers' own and are only added to.
func (p *Plan) changes(record *store.Record, known *known, list []wanted) []Change {
	var changes []Change
	for _, w := range list {
		c := Change{Field: w.field.Name, Title: w.field.Title}
		if !w.field.Many && w.field.Type != store.Ref {
			if record != nil && (record.Get(w.field.Name) == w.value || sameWords(record, w)) {
				continue
			}
			c.value, c.After = w.value, w.field.ValueTitle(w.value)
		} else if !p.itemChanges(&c, record, known, w) {
			continue
		}
		if record != nil {
			c.Before = record.Show(w.field.Name)
		}
		changes = append(changes, c)
	}
	return changes
}

// itemChanges works out what is to be put into and taken out of a field of
// several values or names; false when nothing is.
func (p *Plan) itemChanges(c *Change, record *store.Record, known *known, w wanted) bool {
	var has []store.Item
	if record != nil {
		has = record.Items(w.field.Name)
		if v := record.Get(w.field.Name); !w.field.Many && v != "" {
			has = []store.Item{{Value: v}}
		}
	}
	if w.onlyIfBlank && len(has) > 0 {
		return false
	}
	var after []string
	for _, i := range w.items {
		after = append(after, p.itemText(known, w.field, i))
		if i.newName > 0 || !slices.ContainsFunc(has, func(h store.Item) bool {
			return sameItem(w.field, h.Value, i.value) && (i.note == "" || i.note == h.Note)
		}) {
			c.put = append(c.put, i)
		}
	}
	added := w.field.Name == "tags" || w.field.Name == "also_known_as"
	for _, h := range has {
		if slices.ContainsFunc(w.items, func(i item) bool { return sameItem(w.field, h.Value, i.value) }) {
			continue
		}
		if added {
			after = append(after, p.itemText(known, w.field, item{value: h.Value}))
		} else {
			c.remove = append(c.remove, h.Value)
		}
	}
	c.After = strings.Join(after, "; ")
	return len(c.put)+len(c.remove) > 0
}

// sameWords tells whether a date is said in the words that the record has: then
// the range that somebody gave them stands.
func sameWords(record *store.Record, w wanted) bool {
	if w.field.Type != store.Period || w.ranged || record.Blank(w.field.Name) {
		return false
	}
	when, err := calendar.DecodeWhen(w.value)
	return err == nil && when.Words == record.When(w.field.Name).Words
}

func sameItem(f *store.Field, a, b string) bool {
	return a == b || f.Type == store.Text && strings.EqualFold(a, b)
}

// itemText gives one value of a field as a keeper reads it.
func (p *Plan) itemText(known *known, f *store.Field, i item) string {
	switch {
	case i.newName > 0:
		return p.NewNames[i.newName-1]
	case f.Type == store.Ref:
		return known.label[i.value]
	case i.note != "":
		return f.ValueTitle(i.value) + ": " + i.note
	}
	return f.ValueTitle(i.value)
}
