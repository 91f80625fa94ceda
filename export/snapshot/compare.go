package snapshot

import (
	"cmp"
	"slices"
	"strings"

	"kept/export/printable"
	"kept/store"
	"kept/store/words"
)

// Comparison is everything in which two submissions differ: record by record,
// field by field and word by word. Its texts are as the submissions have them.
type Comparison struct {
	Before  Submission     `json:"-"`
	After   Submission     `json:"-"`
	From    string         `json:"from"` // the submission_id of Before
	To      string         `json:"to"`   // of After
	Records []RecordChange `json:"records"`
	Alike   int            `json:"alike"` // records that are in both and say the same
}

// What became of a record between two submissions.
const (
	RecordAdded   = "added"
	RecordRemoved = "removed"
	RecordChanged = "changed"
)

// RecordChange is one record that differs.
type RecordChange struct {
	What   string        `json:"what"` // RecordAdded, RecordRemoved or RecordChanged
	Kind   string        `json:"kind"` // of the record: "action", "commitment"
	ID     store.ID      `json:"id"`   // in the later submission; of what was removed in the earlier
	Name   string        `json:"name"` // what a keeper calls it: `Action 1.2 Family hub, next step "Ask the children"`
	Fields []FieldChange `json:"fields"`
}

// FieldChange is one field that differs, as a keeper reads it.
type FieldChange struct {
	Field  string `json:"field"`
	Title  string `json:"title"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
	Words  []Word `json:"words"`
}

// Compare tells in what two submissions differ. Responses are held against each
// other by national action, everything else by its id: of two partnerships
// everything differs.
func Compare(before, after *Snapshot) *Comparison {
	c := comparing{before: before, after: after, prior: priorEntries(after, before, before), matched: map[*Entry]bool{}}
	c.out = &Comparison{Before: before.Submission, After: after.Submission, From: before.Submission.ID(), To: after.Submission.ID(),
		Records: []RecordChange{}}
	for _, p := range c.prior {
		c.matched[p] = true
	}
	for _, k := range TopKinds() {
		for _, e := range after.sorted(k) {
			c.compareEntry(e)
		}
		for _, p := range before.sorted(k) {
			if !c.matched[p] {
				c.addRemoved(p)
			}
		}
	}
	return c.out
}

type comparing struct {
	before, after *Snapshot
	prior         map[store.ID]*Entry
	matched       map[*Entry]bool // of the entries before: it has a counterpart after
	out           *Comparison
}

// sorted are the records of a kind as a reader expects them.
func (b *Snapshot) sorted(k *store.Kind) []*Entry {
	return slices.SortedStableFunc(slices.Values(b.entries[k.Name]), func(x, y *Entry) int {
		return cmp.Or(CompareNaturally(x.Get("reference"), y.Get("reference")), cmp.Compare(RankOf(x), RankOf(y)),
			CompareValues(x.Get("national_action"), y.Get("national_action")), cmp.Compare(x.ID, y.ID))
	})
}

// compareEntry compares an entry of the later submission, then what belongs to it.
func (c *comparing) compareEntry(e *Entry) {
	p := c.prior[e.ID]
	switch {
	case p == nil:
		c.add(RecordAdded, c.after, e, c.fields(nil, e))
	default:
		if fields := c.fields(p, e); len(fields) > 0 {
			c.add(RecordChanged, c.after, e, fields)
		} else {
			c.out.Alike++
		}
	}
	for _, k := range ChildKinds(e.Kind) {
		for _, child := range c.after.Children(e.ID, k.Name) {
			c.compareEntry(child)
		}
		if p == nil {
			continue
		}
		for _, child := range c.before.Children(p.ID, k.Name) {
			if !c.matched[child] {
				c.addRemoved(child)
			}
		}
	}
}

// addRemoved tells of an entry that only the earlier submission has, and of what belonged to it.
func (c *comparing) addRemoved(p *Entry) {
	c.add(RecordRemoved, c.before, p, c.fields(p, nil))
	for _, k := range ChildKinds(p.Kind) {
		for _, child := range c.before.Children(p.ID, k.Name) {
			if !c.matched[child] {
				c.addRemoved(child)
			}
		}
	}
}

func (c *comparing) add(what string, in *Snapshot, e *Entry, fields []FieldChange) {
	c.out.Records = append(c.out.Records, RecordChange{What: what, Kind: e.Kind.Name, ID: e.ID, Name: in.PlaceName(e), Fields: fields})
}

// fields compares the fields of two entries, of which one may be nil.
func (c *comparing) fields(before, after *Entry) []FieldChange {
	list := []FieldChange{}
	kind := cmp.Or(after, before).Kind
	for i := range kind.Fields {
		f := &kind.Fields[i]
		if f.Private || isQuarterField(kind, f) && before != nil && after != nil {
			continue
		}
		change := FieldChange{Field: f.Name, Title: f.Title}
		if f.Many {
			x, y := c.before.shownItems(before, f), c.after.shownItems(after, f)
			change.Before, change.After, change.Words = joinItems(x), joinItems(y), compareItems(x, y)
		} else {
			change.Before, change.After = c.before.shownValue(before, f), c.after.shownValue(after, f)
			change.Words = compareShown(f, change.Before, change.After)
		}
		if change.Before != change.After {
			list = append(list, change)
		}
	}
	return list
}

// compareShown goes by words in text that somebody wrote, and replaces answers whole.
func compareShown(f *store.Field, before, after string) []Word {
	switch f.Type {
	case store.Text, store.Prose, store.Label:
		return CompareWords(before, after)
	}
	var out wording
	if before != "" {
		out.add(WordGone, before)
	}
	if after != "" {
		out.add(WordNew, after)
	}
	return out
}

// shownValue is a field with one value as a keeper reads it.
func (b *Snapshot) shownValue(e *Entry, f *store.Field) string {
	if e == nil {
		return ""
	}
	v := e.values[f.Name]
	switch {
	case v == "":
		return ""
	case f.Type == store.Ref:
		return b.NameOf(v)
	}
	return f.ValueTitle(v)
}

// shownItem is one value of a field that can have many, as a keeper reads it.
type shownItem struct{ value, text string }

func (b *Snapshot) shownItems(e *Entry, f *store.Field) []shownItem {
	if e == nil {
		return nil
	}
	var list []shownItem
	for _, i := range e.items[f.Name] {
		text := f.ValueTitle(i.Value)
		if f.Type == store.Ref {
			text = b.NameOf(i.Value)
		}
		if i.Note != "" {
			text += ": " + i.Note
		}
		list = append(list, shownItem{i.Value, text})
	}
	return list
}

func joinItems(list []shownItem) string {
	texts := make([]string, len(list))
	for i, item := range list {
		texts[i] = item.text
	}
	return strings.Join(texts, "; ")
}

// compareItems sets the values of two lists, both in the bundle's order, beside each other.
func compareItems(x, y []shownItem) []Word {
	var out wording
	next := func(add ...Word) {
		if len(out) > 0 {
			out.add(WordSame, "; ")
		}
		for _, w := range add {
			out.add(w.How, w.Text)
		}
	}
	for len(x) > 0 || len(y) > 0 {
		switch order := itemOrder(x, y); {
		case order < 0:
			next(Word{WordGone, x[0].text})
			x = x[1:]
		case order > 0:
			next(Word{WordNew, y[0].text})
			y = y[1:]
		default:
			next(CompareWords(x[0].text, y[0].text)...)
			x, y = x[1:], y[1:]
		}
	}
	return out
}

// itemOrder says which of two lists has the value that comes first; 0: both have it.
func itemOrder(x, y []shownItem) int {
	switch {
	case len(x) == 0:
		return 1
	case len(y) == 0:
		return -1
	}
	return CompareValues(x[0].value, y[0].value)
}

// PlaceName is what a keeper calls a record, with what it belongs to.
func (b *Snapshot) PlaceName(e *Entry) string {
	title := printable.Cut(words.OneLine(b.shownValue(e, e.Kind.Field(e.Kind.NameField))), 60)
	if e.Parent == "" {
		if e.Kind.Name == store.Response {
			return "Response to national action " + title
		}
		if e.Kind.Name == store.AcceptedFinding {
			return e.Kind.Title + ": " + title
		}
		return e.Kind.Title + " " + printable.Cut(cmp.Or(b.Name(e), title), 100)
	}
	owner := "a record that is gone"
	if p := b.byID[e.Parent]; p != nil {
		owner = b.PlaceName(p)
	}
	return owner + ", " + strings.ToLower(e.Kind.Title) + ` "` + title + `"`
}
