package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"kept/store"
	"kept/store/calendar"
)

// object is a JSON object that keeps the order of its members.
type object []member

type member struct {
	name  string
	value any
}

func (o object) with(name string, value any) object { return append(o, member{name, value}) }

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
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

// writeJSON writes a value over several lines.
func writeJSON(out io.Writer, v any) error {
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

// asJSON is the form of a record that `kept help json` promises. Only a record
// that was read whole has children.
func asJSON(r *store.Record, private bool) object {
	o := object{}.with("kind", r.Kind.Name).with("id", r.ID).with("name", nameFor(r, private))
	o = o.with("changed", r.Changed.UTC().Format(time.RFC3339))
	if r.Removed {
		o = o.with("removed", true)
	}
	o = o.with("fields", fieldsJSON(r, private))
	if children := childrenJSON(r, private); len(children) > 0 {
		o = o.with("children", children)
	}
	return o
}

// fieldsJSON are the fields of a record by name, without blank ones.
func fieldsJSON(r *store.Record, private bool) object {
	fields := object{}
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		if f.Private && !private || r.Blank(f.Name) {
			continue
		}
		if f.Many {
			fields = fields.with(f.Name, itemsJSON(r, f))
		} else {
			fields = fields.with(f.Name, valueJSON(r, f, r.Get(f.Name)))
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
			noted := object{}.with("value", value)
			if item.Note != "" {
				noted = noted.with("note", item.Note)
			}
			value = noted
		}
		items = append(items, value)
	}
	return items
}

// childrenJSON are the records that belong to a record, by kind.
func childrenJSON(r *store.Record, private bool) object {
	children := object{}
	for _, k := range r.Kind.Children() {
		list := []any{}
		for _, child := range r.Children(k.Name) {
			if private || !allPrivate(k) {
				list = append(list, asJSON(child, private))
			}
		}
		if len(list) > 0 {
			children = children.with(k.Name, list)
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
		return object{}.with("id", value).with("name", r.LabelOf(store.ID(value)))
	case store.Period:
		when, err := calendar.DecodeWhen(value)
		if err != nil {
			return value
		}
		o := object{}.with("words", when.Words)
		if from := when.From.String(); from != "" {
			o = o.with("from", from)
		}
		if to := when.To.String(); to != "" {
			o = o.with("to", to)
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
