package store

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"kept/store/calendar"
	"kept/store/national"
	"kept/store/words"
)

// ID names a record for ever and everywhere: a UUIDv7 (RFC 9562) in its text form.
type ID string

// NewID makes an id from a time and a source of randomness.
func NewID(now time.Time, entropy io.Reader) (ID, error) {
	var u uuid.UUID
	if _, err := io.ReadFull(entropy, u[6:]); err != nil {
		return "", fmt.Errorf("making an id: %w", err)
	}
	ms := now.UnixMilli()
	for i := range 6 {
		u[i] = byte(ms >> (8 * (5 - i)))
	}
	u[6] = u[6]&0x0f | 0x70
	u[8] = u[8]&0x3f | 0x80
	return ID(u.String()), nil
}

// Valid tells whether the text is an id in its canonical form.
func (id ID) Valid() bool {
	u, err := uuid.Parse(string(id))
	return err == nil && u.String() == string(id)
}

// Made is when the record was made, to the millisecond and in UTC: the id holds it
// (RFC 9562, section 5.7). It is zero for an id that holds no time.
func (id ID) Made() time.Time {
	u, err := uuid.Parse(string(id))
	if err != nil || u.Version() != 7 {
		return time.Time{}
	}
	var ms int64
	for _, b := range u[:6] {
		ms = ms<<8 | int64(b)
	}
	return time.UnixMilli(ms).UTC()
}

// madeFrom is what no id made before a day (in UTC) comes after, and every id made
// since then does.
func madeFrom(day calendar.Date) string {
	ms := fmt.Sprintf("%012x", max(day.Time().UnixMilli(), 0))
	return ms[:8] + "-" + ms[8:]
}

// Item is one value of a field that can have many.
type Item struct {
	Value string // canonical
	Note  string // the line of text beside it, where the field is Noted
}

// Record is one record as it was read. It is a copy: changing it changes no workbook.
type Record struct {
	ID      ID
	Kind    *Kind
	Parent  ID        // what it belongs to, or ""
	Rev     int64     // rises with every change; see [Tx.Expect]
	Removed bool      // it was taken out, and can be brought back
	Changed time.Time // the last change to it or to what belongs to it

	key      int64
	values   map[string]string
	items    map[string][]Item
	labels   map[ID]string
	children map[string][]*Record
}

// Get gives the canonical value of a field with one value; "" when it is blank.
func (r *Record) Get(field string) string { return r.values[field] }

// Items gives the values of a field that can have many, in a fixed order.
func (r *Record) Items(field string) []Item { return r.items[field] }

// Values gives the canonical values of a field that can have many.
func (r *Record) Values(field string) []string {
	var values []string
	for _, i := range r.items[field] {
		values = append(values, i.Value)
	}
	return values
}

// Has tells whether a field that can have many holds this value.
func (r *Record) Has(field, value string) bool {
	return slices.ContainsFunc(r.items[field], func(i Item) bool { return i.Value == value })
}

// Blank tells whether a field holds nothing.
func (r *Record) Blank(field string) bool { return r.values[field] == "" && len(r.items[field]) == 0 }

// When gives a field of type [Period].
func (r *Record) When(field string) calendar.When {
	w, err := calendar.DecodeWhen(r.values[field])
	if err != nil { // only a damaged file holds such text; show it as it is
		return calendar.When{Words: r.values[field]}
	}
	return w
}

// Children gives the records of a kind that belong to this one, in the order in
// which they were made. Only a record read whole ([Workbook.Load]) has them.
func (r *Record) Children(kind string) []*Record { return r.children[kind] }

// LabelOf is what a keeper calls a record that this one refers to.
func (r *Record) LabelOf(id ID) string { return r.labels[id] }

// Show gives a field as a keeper reads it: titles for codes, names for ids,
// several values separated by semicolons.
func (r *Record) Show(field string) string {
	f := r.Kind.Field(field)
	if f == nil {
		return ""
	}
	if !f.Many {
		return r.showValue(f, r.values[field])
	}
	shown := make([]string, 0, len(r.items[field]))
	for _, i := range r.items[field] {
		s := r.showValue(f, i.Value)
		if i.Note != "" {
			s += ": " + i.Note
		}
		shown = append(shown, s)
	}
	return strings.Join(shown, "; ")
}

func (r *Record) showValue(f *Field, value string) string {
	if f.Type == Ref && value != "" {
		if label := r.labels[ID(value)]; label != "" {
			return label
		}
		return "(not found)"
	}
	return f.ValueTitle(value)
}

// Name is what a keeper calls the record in lists and messages.
func (r *Record) Name() string {
	title := r.Show(r.Kind.NameField)
	switch r.Kind.Name {
	case Action:
		return words.JoinFilled(" ", r.values["reference"], title)
	case Priority:
		return words.JoinFilled(" ", r.values["rank"], title)
	case Response:
		return r.values["quarter"] + ": " + r.values["national_action"] + " " + nationalActionTitle(r.values["national_action"])
	case "action_link":
		return words.JoinFilled(" ", r.Show("relation"), title)
	case "reading":
		return words.JoinFilled(" ", title, r.values["value"])
	}
	if first, _, cut := strings.Cut(title, "\n"); cut {
		return first
	}
	return title
}

// NameWithKind is what a keeper calls the record in a sentence: "action 1.2 Guide".
func (r *Record) NameWithKind() string { return strings.ToLower(r.Kind.Title) + " " + r.Name() }

func nationalActionTitle(no string) string {
	a, _ := national.MatchAction(no)
	return a.Title
}
