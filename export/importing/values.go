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

// wanted is what a row says a field should hold.
type wanted struct {
	field       *store.Field
	value       string // canonical, of a field with one value
	items       []item // of a field that can have many
	onlyIfBlank bool   // only where the record has nothing, as a section heading says it
	ranged      bool   // of a date in words: the table says itself what range is meant
}

// rowReader reads the cells of one row, and lists what it cannot read.
type rowReader struct {
	plan  *Plan
	h     *headings
	known *known
	entry *entry
}

func (r *rowReader) problem(c headedColumn, value, wrong, right string) {
	r.plan.Problems = append(r.plan.Problems, Problem{Row: r.entry.row, Column: c.heading, Value: value, Wrong: wrong, Right: right})
}

// read gives what the row says of every field, and its progress text.
func (r *rowReader) read() (list []wanted, update string) {
	at := map[string]int{}
	var notes []string
	ends := map[string][2]int{}
	for i, c := range r.h.columns {
		if !c.used {
			continue
		}
		cell := r.entry.valueOf(c.index)
		t := c.match.target
		switch {
		case t.end != "":
			e := ends[t.field.Name]
			if t.end == "from" {
				e[0] = i + 1
			} else {
				e[1] = i + 1
			}
			ends[t.field.Name] = e
			continue
		case cell == "":
			continue
		case t.field == nil:
			if r.updateColumns() > 1 {
				cell = c.heading + ": " + cell
			}
			notes = append(notes, cell)
			continue
		}
		w, ok := r.field(c, cell)
		if !ok {
			continue
		}
		if j, found := at[t.field.Name]; found {
			list[j] = joinWanted(list[j], w, c.heading)
			continue
		}
		if c.match.rank == matchMapped && t.field.Type == store.Prose && t.field.Name == r.h.catchAll() {
			w.value = c.heading + ": " + w.value
		}
		at[t.field.Name] = len(list)
		list = append(list, w)
	}
	for _, name := range sortedKeys(ends) {
		list = r.bounds(list, at, name, ends[name])
	}
	list = r.longTitle(list)
	return r.fromSection(list), strings.Join(notes, "\n")
}

func (r *rowReader) updateColumns() int {
	n := 0
	for _, c := range r.h.columns {
		if c.used && c.match.target.field == nil {
			n++
		}
	}
	return n
}

// joinWanted puts what two columns say of one field together.
func joinWanted(a, b wanted, heading string) wanted {
	if a.field.Many {
		for _, i := range b.items {
			if !slices.Contains(a.items, i) {
				a.items = append(a.items, i)
			}
		}
		return a
	}
	if a.field.Type == store.Prose {
		a.value += "\n" + heading + ": " + b.value
	}
	return a
}

// bounds lets the columns of a first and a last day say what words mean.
func (r *rowReader) bounds(list []wanted, at map[string]int, name string, ends [2]int) []wanted {
	var when calendar.When
	j, found := at[name]
	if found {
		if w, err := calendar.DecodeWhen(list[j].value); err == nil {
			when = w
		}
	}
	dated := false
	for end, column := range ends {
		if column == 0 {
			continue
		}
		c := r.h.columns[column-1]
		cell := r.entry.valueOf(c.index)
		if cell == "" {
			continue
		}
		read, ok := calendar.ParseWhen(cell, calendar.WhenContext{Today: r.known.today})
		if !ok || !read.Dated() {
			r.problem(c, cell, "is not a date", "write it like 2026-07-31")
			continue
		}
		if !dated {
			when.From, when.To = calendar.Date{}, calendar.Date{}
			dated = true
		}
		if end == 0 {
			when.From = read.From
		} else {
			when.To = read.To
		}
	}
	if !dated {
		return list
	}
	if !when.From.IsZero() && !when.To.IsZero() && when.From.After(when.To) {
		c := r.h.columns[max(ends[0], ends[1])-1]
		r.problem(c, when.From.String()+" to "+when.To.String(), "ends before it starts", "change one of the two days")
		return list
	}
	field := r.plan.Kind.Field(name)
	if found {
		list[j].value, list[j].ranged = when.Encode(), true
		return list
	}
	at[name] = len(list)
	return append(list, wanted{field: field, value: when.Encode(), ranged: true})
}

// longTitle keeps a record's name within its bounds and puts the whole of it
// into the description, so that no word is lost.
func (r *rowReader) longTitle(list []wanted) []wanted {
	for i, w := range list {
		if w.field.Name != "title" || r.plan.Kind.Field("description") == nil {
			continue
		}
		limit := w.field.MaxLen()
		if len([]rune(w.value)) <= limit {
			continue
		}
		whole := w.value
		list[i].value = words.Cut(w.value, limit)
		r.plan.note(r.entry.row, "the title is longer than %d characters: it was cut, and the whole of it stands in the description", limit)
		for j := range list {
			if list[j].field.Name == "description" {
				list[j].value = whole + "\n\n" + list[j].value
				return list
			}
		}
		return append(list, wanted{field: r.plan.Kind.Field("description"), value: whole})
	}
	return list
}

// fromSection adds what a heading over the rows says, where the row says nothing.
func (r *rowReader) fromSection(list []wanted) []wanted {
	for name, value := range map[string]string{"foundations": r.entry.foundation, "priorities": r.entry.priority} {
		f := r.plan.Kind.Field(name)
		if f == nil || value == "" || slices.ContainsFunc(list, func(w wanted) bool { return w.field.Name == name }) {
			continue
		}
		list = append(list, wanted{field: f, items: []item{{value: value}}, onlyIfBlank: true})
	}
	slices.SortFunc(list, func(a, b wanted) int { return strings.Compare(fieldOrder(r.plan.Kind, a), fieldOrder(r.plan.Kind, b)) })
	return list
}

// fieldOrder is a text by which fields sort as their kind lists them.
func fieldOrder(kind *store.Kind, w wanted) string {
	return fmt.Sprintf("%03d", slices.IndexFunc(kind.Fields, func(f store.Field) bool { return f.Name == w.field.Name }))
}

// field reads the cell of a column as its field's value.
func (r *rowReader) field(c headedColumn, cell string) (wanted, bool) {
	f := c.match.target.field
	w := wanted{field: f}
	if notSet(cell) && f.Type != store.Text && f.Type != store.Prose && f.Type != store.Period {
		r.plan.notSet[cell] = append(r.plan.notSet[cell], r.entry.row)
		return w, false
	}
	if f.Many {
		w.items = r.items(c, f, cell)
		return w, len(w.items) > 0
	}
	if f.Type == store.Ref {
		items := r.references(c, f, cell)
		if len(items) > 1 {
			r.problem(c, cell, "names more than one", "name one; the first was taken")
		}
		w.items = items[:min(len(items), 1)]
		return w, len(w.items) > 0
	}
	if f.Type == store.Text || f.Type == store.Label {
		cell = words.OneLine(cell)
	}
	if f.Name == "title" && r.plan.Kind.Field("description") != nil {
		w.value = cell // its length is seen to when the whole row is read
		return w, true
	}
	if f.Type == store.Period {
		shown := asShown(cell)
		cell, w.ranged = shown, shown != cell
	}
	v, ok := r.parse(c, f, cell)
	w.value = v
	return w, ok && v != ""
}

// asShown gives the stored form of a date as Kept shows it, "winter 2026 (1
// December 2026 to 28 February 2027)", and any other text as it is.
func asShown(cell string) string {
	words, rest, found := strings.Cut(cell, " (")
	meaning, closed := strings.CutSuffix(rest, ")")
	if !found || !closed {
		return cell
	}
	read, ok := calendar.ParseWhen(meaning, calendar.WhenContext{})
	if when := (calendar.When{Words: words, From: read.From, To: read.To}); ok && when.String() == cell {
		return when.Encode()
	}
	return cell
}

// parse reads one value, and lists it as a problem if it cannot be read.
func (r *rowReader) parse(c headedColumn, f *store.Field, text string) (string, bool) {
	v, err := r.known.parse(f, text)
	if err == nil {
		return v, true
	}
	if input, ok := errors.AsType[*input.Error](err); ok {
		right := input.Right
		if near := input.Suggestion(); near != "" {
			right = fmt.Sprintf("perhaps %s; %s", near, right)
		}
		r.problem(c, text, input.Wrong, right)
	} else {
		r.problem(c, text, "cannot be read: "+err.Error(), f.Help)
	}
	return "", false
}

// items reads a cell that can hold several values.
func (r *rowReader) items(c headedColumn, f *store.Field, cell string) []item {
	switch {
	case f.Type == store.Ref:
		return r.references(c, f, cell)
	case f.Noted:
		return r.notedItems(c, f, cell)
	}
	var items []item
	add := func(v string) {
		if i := (item{value: v}); v != "" && !slices.Contains(items, i) {
			items = append(items, i)
		}
	}
	for _, part := range splitAt(cell, ";\n") {
		if f.Type != store.Choice {
			if v, ok := r.parse(c, f, part); ok {
				add(v)
			}
			continue
		}
		if v, err := r.known.parse(f, part); err == nil {
			add(v)
			continue
		}
		pieces := splitAt(strings.ReplaceAll(part, " and ", ","), ",/&")
		for _, piece := range pieces {
			if len(pieces) > 1 && notSet(piece) {
				continue
			}
			if v, ok := r.parse(c, f, piece); ok {
				add(v)
			}
		}
	}
	return items
}

// notedItems reads "Listening: how it shows; Poverty".
func (r *rowReader) notedItems(c headedColumn, f *store.Field, cell string) []item {
	var items []item
	for _, part := range splitAt(cell, ";\n") {
		name, note, found := strings.Cut(part, ":")
		if _, err := r.known.parse(f, strings.TrimSpace(name)); err != nil && len(items) > 0 && !found {
			items[len(items)-1].note += "; " + part // a semicolon within the text
			continue
		}
		if v, ok := r.parse(c, f, strings.TrimSpace(name)); ok && v != "" {
			items = append(items, item{value: v, note: strings.TrimSpace(note)})
		}
	}
	return items
}

// notSet tells whether a cell only says that there is nothing to say.
func notSet(cell string) bool {
	switch normalise(cell) {
	case "", "na", "tbc", "tbd", "tba", "tobeconfirmed", "tobedecided", "tobeagreed", "none", "nil", "unknown", "notknown", "unassigned",
		"blank":
		return true
	}
	return strings.HasPrefix(normalise(cell), "notnamed")
}

// splitAt cuts a text at any of the characters, and leaves blanks away.
func splitAt(text, characters string) []string {
	var parts []string
	for _, p := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(characters, r) }) {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}
