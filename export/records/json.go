package records

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"kept/store"
	"kept/store/calendar"
)

// Object is a JSON Object that keeps the order of its members.
type Object []member

type member struct {
	name  string
	value any
}

// With gives the object with one more member.
func (o Object) With(name string, value any) Object { return append(o, member{name, value}) }

// MarshalJSON writes the members in their order.
func (o Object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := plainJSON(m.name)
		if err != nil {
			return nil, err
		}
		value, err := plainJSON(m.value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.name, err)
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// plainJSON leaves <, > and & as they are: this is no HTML.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// WriteJSON writes a value over several lines.
func WriteJSON(out io.Writer, v any) error {
	compact, err := plainJSON(v)
	if err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, compact, "", "  "); err != nil {
		return fmt.Errorf("writing JSON: %w", err)
	}
	b.WriteByte('\n')
	_, err = out.Write(b.Bytes())
	return err
}

// Record is the form of a record that `kept help json` promises. Only a record
// that was read whole has children.
func Record(r *store.Record, private bool) Object {
	o := Object{}.With("kind", r.Kind.Name).With("id", r.ID).With("name", nameFor(r, private))
	o = o.With("changed", r.Changed.UTC().Format(time.RFC3339))
	if r.Removed {
		o = o.With("removed", true)
	}
	o = o.With("fields", fieldsJSON(r, private))
	if children := childrenJSON(r, private); len(children) > 0 {
		o = o.With("children", children)
	}
	return o
}

// fieldsJSON are the fields of a record by name, without blank ones.
func fieldsJSON(r *store.Record, private bool) Object {
	fields := Object{}
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		if f.Private && !private || r.Blank(f.Name) {
			continue
		}
		if f.Many {
			fields = fields.With(f.Name, itemsJSON(r, f))
		} else {
			fields = fields.With(f.Name, valueJSON(r, f, r.Get(f.Name)))
		}
	}
	return fields
}

// itemsJSON are the values of a field that can have several.
func itemsJSON(r *store.Record, f *store.Field) []any {
	items := []any{}
	for _, item := range r.Items(f.Name) {
		value := valueJSON(r, f, item.Value)
		if f.Noted {
			noted := Object{}.With("value", value)
			if item.Note != "" {
				noted = noted.With("note", item.Note)
			}
			value = noted
		}
		items = append(items, value)
	}
	return items
}

// childrenJSON are the records that belong to a record, by kind.
func childrenJSON(r *store.Record, private bool) Object {
	children := Object{}
	for _, k := range r.Kind.Children() {
		list := []any{}
		for _, child := range r.Children(k.Name) {
			if private || !allPrivate(k) {
				list = append(list, Record(child, private))
			}
		}
		if len(list) > 0 {
			children = children.With(k.Name, list)
		}
	}
	return children
}

func valueJSON(r *store.Record, f *store.Field, value string) any {
	switch f.Type {
	case store.Number, store.Quantity, store.Money:
		return json.Number(value)
	case store.Yes:
		return value == "true"
	case store.Ref:
		return Object{}.With("id", value).With("name", r.LabelOf(store.ID(value)))
	case store.Period:
		when, err := calendar.DecodeWhen(value)
		if err != nil {
			return value
		}
		o := Object{}.With("words", when.Words)
		if from := when.From.String(); from != "" {
			o = o.With("from", from)
		}
		if to := when.To.String(); to != "" {
			o = o.With("to", to)
		}
		return o
	}
	return value
}

// allPrivate tells whether nothing of a kind may leave the workbook unasked.
func allPrivate(k *store.Kind) bool {
	for i := range k.Fields {
		if !k.Fields[i].Private {
			return false
		}
	}
	return true
}

// nameFor is a record's name, unless that is private.
func nameFor(r *store.Record, private bool) string {
	if f := r.Kind.Field(r.Kind.NameField); f != nil && f.Private && !private {
		return r.Kind.Title
	}
	return r.Name()
}
