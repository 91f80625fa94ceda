package bundle

import (
	"fmt"
	"strconv"

	"kept/export/snapshot"
	"kept/store"
)

const schemaDialect = "https://json-schema.org/draft/2020-12/schema"

// encodeSchema writes the JSON Schema (2020-12) of the authoritative JSON,
// derived from the fields. Nothing may stand in the JSON that it does not name.
func encodeSchema() []byte {
	properties := object{
		{"$schema", object{{"type", "string"}}},
		{"format", object{{"const", formatName}}},
		{"format_version", object{{"type", "string"},
			{"pattern", fmt.Sprintf(`^%d\.%d\.[0-9]+$`, formatVersion().major, formatVersion().minor)}}},
		{tabSubmission, reference(tabSubmission)},
	}
	needed := []any{"format", "format_version", tabSubmission}
	defs := object{{tabSubmission, submissionSchema()}}
	for _, k := range snapshot.TopKinds() {
		l := object{{"type", "array"}, {"items", reference(k.Name)}}
		if k.Name == store.Partnership {
			l = append(l, member{"minItems", 1}, member{"maxItems", 1})
			needed = append(needed, k.Bundle)
		}
		properties.put(k.Bundle, l)
	}
	for _, k := range store.Kinds() {
		if k.Bundle != "" {
			defs.put(k.Name, kindSchema(k))
		}
	}
	return encode(object{
		{"$schema", schemaDialect},
		{"$id", schemaID()},
		{"title", "Submission of a partnership"},
		{"description", "The authoritative part of a Kept submission bundle, format " + snapshot.FormatVersion +
			". The format is Kept's own."},
		{"type", "object"},
		{"properties", properties},
		{"required", needed},
		{"additionalProperties", false},
		{"$defs", defs},
	})
}

func reference(name string) object { return object{{"$ref", "#/$defs/" + name}} }

func submissionSchema() object {
	var properties object
	var needed []any
	t := tableNamed(tabSubmission)
	for i := range t.columns {
		c := &t.columns[i]
		s := c.schema()
		if c.name == "areas" {
			s = object{{"title", c.title}, {"type", "array"}, {"items", object{{"type", "string"}, {"pattern", "^S[0-9]{8}$"}}},
				{"uniqueItems", true}, {"minItems", 1}}
		}
		properties.put(c.name, s)
		if c.required {
			needed = append(needed, c.name)
		}
	}
	return object{{"title", t.title}, {"type", "object"}, {"properties", properties}, {"required", needed}, {"additionalProperties", false}}
}

func kindSchema(k *store.Kind) object {
	key := object{{"title", k.Title + " key"}, {"type", "string"}, {"pattern", patternKey}}
	properties := object{{keyName(k), key}}
	needed := list(keyName(k), colChange)
	for i := range k.Fields {
		f := &k.Fields[i]
		if f.Private {
			continue
		}
		properties.put(f.Name, fieldSchema(f))
		if f.Required {
			needed = append(needed, f.Name)
		}
	}
	for _, c := range snapshot.ChildKinds(k) {
		properties.put(c.Bundle, object{{"title", c.Plural}, {"type", "array"}, {"items", reference(c.Name)}, {"minItems", 1}})
	}
	change := changeMark()
	properties.put(colChange, change.schema())
	return object{{"title", k.Title}, {"description", k.Help}, {"type", "object"}, {"properties", properties}, {"required", needed},
		{"additionalProperties", false}}
}

func fieldSchema(f *store.Field) object {
	columns := columnsOf(f)
	switch {
	case f.Many:
		properties := object{{"value", columns[0].schema()}}
		if f.Noted {
			properties.put(colNote, object{{"type", "string"}, {"minLength", 1}})
		}
		change := changeMark()
		properties.put(colChange, change.schema())
		item := object{{"type", "object"}, {"properties", properties}, {"required", list("value", colChange)},
			{"additionalProperties", false}}
		return object{{"title", f.Title}, {"description", f.Help}, {"type", "array"}, {"items", item}, {"minItems", 1}}
	case f.Type == store.Period:
		var properties object
		for i := range columns {
			properties.put(columns[i].part, columns[i].schema())
		}
		return object{{"title", f.Title}, {"description", f.Help}, {"type", "object"}, {"properties", properties}, {"minProperties", 1},
			{"additionalProperties", false}}
	}
	return columns[0].schema()
}

// schema is what JSON Schema says of a value of the column.
func (c *column) schema() object {
	s := object{{"title", c.title}}
	s.put("description", c.help)
	switch c.typ {
	case "date":
		return append(s, member{"type", "string"}, member{"format", "date"}, member{"pattern", patternDate})
	case "datetime":
		return append(s, member{"type", "string"}, member{"format", "date-time"}, member{"pattern", patternMoment})
	case "boolean", "number":
		return append(s, member{"type", c.typ})
	}
	s.put("type", c.typ)
	if len(c.options) > 0 {
		var codes []any
		for _, o := range c.options {
			codes = append(codes, c.json(o.Code))
		}
		s.put("enum", codes)
		return s
	}
	if c.max > 0 && c.typ == "integer" {
		s = append(s, member{"minimum", c.min}, member{"maximum", c.max})
	}
	s.put("pattern", c.pattern)
	if c.text {
		s = append(s, member{"minLength", 1})
		if c.field != nil && c.field.MaxLen() > 0 {
			s.put("maxLength", literal(strconv.Itoa(c.field.MaxLen())))
		}
	}
	return s
}

// schemaID names the schema of this minor version of the format.
func schemaID() string {
	return fmt.Sprintf("urn:kept:submission-bundle:schema:%d.%d", formatVersion().major, formatVersion().minor)
}
