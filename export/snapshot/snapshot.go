package snapshot

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"kept/store"
)

// Snapshot is what a bundle says, read from a workbook or from a bundle's
// authoritative JSON. Every file of a bundle is made from it and from nothing else.
type Snapshot struct {
	Submission Submission
	entries    map[string][]*Entry // by kind, rising by id
	byID       map[store.ID]*Entry
	children   map[store.ID]map[string][]*Entry // by what they belong to and kind
	since      *Comparison                      // with the last submission that was signed; nil without one
}

// Entry is one record in a bundle, with what of it may leave the workbook.
type Entry struct {
	Kind   *store.Kind
	ID     store.ID
	Parent store.ID // what it belongs to, or ""
	Change string   // its change mark
	values map[string]string
	items  map[string][]Item
}

// Item is one value of a field that can have many.
type Item struct {
	Value  string // canonical
	Note   string // the line of text beside it, where the field is Noted
	Change string // its change mark
}

// New makes a snapshot of a submission that holds no entries yet.
func New(s Submission) *Snapshot {
	return &Snapshot{Submission: s, entries: map[string][]*Entry{}, byID: map[store.ID]*Entry{}}
}

// NewEntry makes an entry of a kind that holds nothing yet.
func NewEntry(k *store.Kind, id, parent store.ID) *Entry {
	return &Entry{Kind: k, ID: id, Parent: parent, Change: MarkNew, values: map[string]string{}, items: map[string][]Item{}}
}

// Get gives the canonical value of a field with one value; "" when it is blank.
func (e *Entry) Get(field string) string { return e.values[field] }

// Set sets the canonical value of a field with one value; "" makes it blank.
func (e *Entry) Set(field, value string) {
	if value == "" {
		delete(e.values, field)
		return
	}
	e.values[field] = value
}

// AddItem adds a value of a field that can have many.
func (e *Entry) AddItem(field string, item Item) { e.items[field] = append(e.items[field], item) }

// Values gives the canonical values of the fields with one value that are not blank.
func (e *Entry) Values() map[string]string { return maps.Clone(e.values) }

// Items gives the values of a field that can have many, in the bundle's order.
func (e *Entry) Items(field string) []Item { return e.items[field] }

// Entries gives the records of a kind, rising by id.
func (b *Snapshot) Entries(kind string) []*Entry { return b.entries[kind] }

// Entry gives the record of this id, or nil.
func (b *Snapshot) Entry(id store.ID) *Entry { return b.byID[id] }

// Children gives the records of a kind that belong to another, rising by id,
// which is the order in which they were made.
func (b *Snapshot) Children(parent store.ID, kind string) []*Entry {
	return b.children[parent][kind]
}

// Since compares the submission with the last one that was signed before it; nil
// where there was none, and for a bundle that was read from a file.
func (b *Snapshot) Since() *Comparison { return b.since }

// Add adds a record; [Snapshot.Arrange] has to follow the last.
func (b *Snapshot) Add(e *Entry) {
	b.entries[e.Kind.Name] = append(b.entries[e.Kind.Name], e)
	b.byID[e.ID] = e
}

// Finish drops what refers to something that is not in the bundle, sorts everything, and
// notes which entries belong to which. Call it after the last [Snapshot.Add].
func (b *Snapshot) Finish() {
	for b.dropDangling() { // until nothing hangs on what was dropped
	}
	for _, list := range b.entries {
		slices.SortFunc(list, func(x, y *Entry) int { return cmp.Compare(x.ID, y.ID) })
		for _, e := range list {
			for _, items := range e.items {
				slices.SortFunc(items, func(x, y Item) int { return CompareValues(x.Value, y.Value) })
			}
		}
	}
	b.children = map[store.ID]map[string][]*Entry{}
	for kind, list := range b.entries {
		for _, e := range list {
			if e.Parent == "" {
				continue
			}
			if b.children[e.Parent] == nil {
				b.children[e.Parent] = map[string][]*Entry{}
			}
			b.children[e.Parent][kind] = append(b.children[e.Parent][kind], e)
		}
	}
}

// dropDangling drops references to records that are not in the bundle, records
// that cannot be without such a reference, and what belonged to those.
func (b *Snapshot) dropDangling() bool {
	dropped := false
	for name, list := range b.entries {
		b.entries[name] = slices.DeleteFunc(list, func(e *Entry) bool {
			stays := (e.Parent == "" || b.byID[e.Parent] != nil) && b.dropRefs(e)
			if !stays {
				delete(b.byID, e.ID)
				dropped = true
			}
			return !stays
		})
	}
	return dropped
}

// dropRefs drops an entry's references to nothing; false if it needs one of them.
func (b *Snapshot) dropRefs(e *Entry) bool {
	for i := range e.Kind.Fields {
		f := &e.Kind.Fields[i]
		if f.Type != store.Ref {
			continue
		}
		if f.Many {
			e.items[f.Name] = slices.DeleteFunc(e.items[f.Name], func(i Item) bool { return b.byID[store.ID(i.Value)] == nil })
			continue
		}
		if v := e.values[f.Name]; v != "" && b.byID[store.ID(v)] == nil {
			delete(e.values, f.Name)
			if f.Required {
				return false
			}
		}
	}
	return true
}

// CompareValues orders whole numbers as numbers and everything else as bytes.
func CompareValues(a, b string) int {
	x, errX := strconv.Atoi(a)
	y, errY := strconv.Atoi(b)
	if errX == nil && errY == nil {
		return cmp.Compare(x, y)
	}
	return cmp.Compare(a, b)
}
