package bundle

import (
	"kept/export/snapshot"
	"kept/store/input"
)

// encodeCSVW writes data/csv-metadata.json: the tables as CSV on the Web
// describes them, which GOV.UK recommends for tabular data.
func encodeCSVW(s snapshot.Submission) []byte {
	var all []any
	for _, t := range tables() {
		all = append(all, t.csvw())
	}
	o := object{
		{"@context", []any{"http://www.w3.org/ns/csvw", object{{"@language", "en-GB"}}}},
		{"@type", "TableGroup"},
		{"dc:title", s.Title()},
		{"dc:description", "The tables of a Kept submission bundle. Text that a spreadsheet program would run as a formula stands " +
			"behind one apostrophe; drop it to get the text."},
		{"dc:identifier", s.ID()},
	}
	if _, url := snapshot.LicenceText(s.Licence); url != "" {
		o.put("dc:license", object{{"@id", url}})
	}
	o = append(o, member{"dialect", object{{"encoding", "utf-8"}, {"lineTerminators", list("\r\n")}, {"header", true},
		{"doubleQuote", true}}})
	o.put("tables", all)
	return encode(o)
}

func (t *tableDef) csvw() object {
	var columns, foreign []any
	for i := range t.columns {
		c := &t.columns[i]
		o := object{{"name", c.name}, {"titles", list(c.name, c.title)}}
		o.put("dc:description", c.help)
		o.put("datatype", c.csvwType())
		if c.required {
			o.put("required", true)
		}
		if t.kind == nil && c.name == "areas" {
			o.put("separator", " ")
		}
		columns = append(columns, o)
		if c.refers != "" {
			foreign = append(foreign, object{{"columnReference", c.name},
				{"reference", object{{"resource", c.refers + ".csv"}, {"columnReference", tableNamed(c.refers).key}}}})
		}
	}
	schema := object{{"columns", columns}, {"primaryKey", t.key}}
	schema.put("foreignKeys", foreign)
	return object{{"url", t.name + ".csv"}, {"dc:title", t.title}, {"dc:description", t.help}, {"tableSchema", schema}}
}

// csvwType is the datatype of the column as CSVW describes it.
func (c *column) csvwType() any {
	switch c.typ {
	case "date":
		return object{{"base", "date"}, {"format", "yyyy-MM-dd"}}
	case "datetime":
		return object{{"base", "dateTime"}, {"format", "yyyy-MM-ddTHH:mm:ssX"}}
	case "boolean":
		return object{{"base", "boolean"}, {"format", "true|false"}}
	case "number":
		return "decimal"
	case "integer":
		return c.csvwInteger()
	}
	if c.name == "areas" && c.field == nil {
		return object{{"base", "string"}, {"format", "S[0-9]{8}"}}
	}
	if c.pattern != "" {
		return object{{"base", "string"}, {"format", c.pattern}}
	}
	if len(c.options) > 0 {
		format := ""
		for i, o := range c.options {
			if i > 0 {
				format += "|"
			}
			format += o.Code
		}
		return object{{"base", "string"}, {"format", format}}
	}
	return "string"
}

// csvwInteger is the datatype of a column of whole numbers, with its bounds or those of its choices.
func (c *column) csvwInteger() any {
	low, high := c.min, c.max
	for i, o := range c.options {
		n := input.WholeNumber(o.Code)
		if i == 0 || n < low {
			low = n
		}
		high = max(high, n)
	}
	if high > 0 {
		return object{{"base", "integer"}, {"minimum", low}, {"maximum", high}}
	}
	return "integer"
}
