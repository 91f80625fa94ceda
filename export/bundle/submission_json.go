package bundle

import (
	"bytes"
	"io"

	"kept/export/snapshot"
	"kept/store"
)

// formatName stands in the JSON so that a program knows what it has before it.
const formatName = "kept-submission-bundle"

// writeSubmissionJSON writes the authoritative JSON: all of the bundle, nested, with the
// exact text, a record at a time. An absent value is an absent key.
func writeSubmissionJSON(b *snapshot.Snapshot, w io.Writer) error {
	var out bytes.Buffer
	head := encode(object{{"$schema", "../" + fileSchema}, {"format", formatName}, {"format_version", b.Submission.Format},
		{tabSubmission, submissionObject(b.Submission)}})
	out.Write(bytes.TrimSuffix(head, []byte("\n}\n")))
	for _, k := range snapshot.TopKinds() {
		for i, e := range b.Entries(k.Name) {
			if i == 0 {
				out.WriteString(",\n  ")
				writeString(&out, k.Bundle)
				out.WriteString(": [\n    ")
			} else {
				out.WriteString(",\n    ")
			}
			writeJSON(&out, entryObject(b, e), 2)
			if out.Len() > 1<<15 {
				if _, err := out.WriteTo(w); err != nil {
					return err
				}
			}
		}
		if len(b.Entries(k.Name)) > 0 {
			out.WriteString("\n  ]")
		}
	}
	out.WriteString("\n}\n")
	_, err := out.WriteTo(w)
	return err
}

func submissionObject(s snapshot.Submission) object {
	var o object
	values, t := submissionValues(s), tableNamed(tabSubmission)
	for i := range t.columns {
		c := &t.columns[i]
		if c.name == "areas" {
			o.put(c.name, list(s.Areas...))
			continue
		}
		o.put(c.name, c.json(values[c.name]))
	}
	return o
}

// entryObject is an entry as JSON, with what belongs to it.
func entryObject(b *snapshot.Snapshot, e *snapshot.Entry) object {
	var o object
	o.put(keyName(e.Kind), string(e.ID))
	for i := range e.Kind.Fields {
		f := &e.Kind.Fields[i]
		switch {
		case f.Private:
		case f.Many:
			o.put(f.Name, itemsJSON(f, e.Items(f.Name)))
		case f.Type == store.Period:
			var when object
			for _, c := range columnsOf(f) {
				when.put(c.part, c.valueIn(e.Get(f.Name)))
			}
			o.put(f.Name, when)
		default:
			o.put(f.Name, columnsOf(f)[0].json(e.Get(f.Name)))
		}
	}
	for _, k := range snapshot.ChildKinds(e.Kind) {
		var children []any
		for _, c := range b.Children(e.ID, k.Name) {
			children = append(children, entryObject(b, c))
		}
		o.put(k.Bundle, children)
	}
	o.put(colChange, e.Change)
	return o
}

func itemsJSON(f *store.Field, items []snapshot.Item) []any {
	c := columnsOf(f)[0]
	var out []any
	for _, item := range items {
		var o object
		o.put("value", c.json(item.Value))
		o.put(colNote, item.Note)
		o.put(colChange, item.Change)
		out = append(out, o)
	}
	return out
}

// json gives a cell as JSON: numbers and booleans bare, everything else as text.
func (c *column) json(cell string) any {
	switch c.typ {
	case "integer", "number", "boolean":
		return literal(cell)
	}
	return cell
}
