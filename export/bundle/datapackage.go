package bundle

import "kept/export/snapshot"

const (
	profilePackage  = "https://datapackage.org/profiles/2.0/datapackage.json"
	profileResource = "https://datapackage.org/profiles/2.0/dataresource.json"
	profileTable    = "tabular-data-resource" // what readers of version 1 look for
)

// encodeDescriptor writes datapackage.json (Data Package v2), the entry point of
// a bundle: every table with its columns and keys, and the size and SHA-256 of
// every file under data/ that stands in content.
func encodeDescriptor(s snapshot.Submission, content map[string]fileSum) []byte {
	title, url := snapshot.LicenceText(s.Licence)
	o := object{
		{"$schema", profilePackage},
		{"name", "promise-" + lowerASCII(s.ID())},
		{"title", s.Title()},
		{"description", "A partnership's account of keeping the promise in one quarter, as a Kept submission bundle. The format is " +
			"Kept's own; " + fileReadme + " says how to read it."},
	}
	o.put("created", signedAt(s))
	if url != "" {
		o.put("licenses", []any{object{{"name", s.Licence}, {"path", url}, {"title", title}}})
	}
	o = append(o,
		member{"kept:format", formatName},
		member{"kept:formatVersion", s.Format},
		member{"kept:submissionId", s.ID()},
		member{"kept:quarter", s.Quarter.String()},
		member{"kept:state", s.State},
		member{"kept:invented", s.Invented},
	)
	var resources []any
	for _, t := range tables() {
		resources = append(resources, t.resource(content[t.file()]))
	}
	resources = append(resources,
		plainResource("submission_json", fileJSON, "The whole submission",
			"Authoritative: where a table says otherwise, this counts. Text is exact.", "json", "application/json", content[fileJSON]),
		plainResource("csv_metadata", fileCSVW, "The tables as CSV on the Web", "Describes the same tables for programs that read CSVW.",
			"json", "application/csvm+json", content[fileCSVW]),
		plainResource("report", fileReport, "The report", "The submission for people to read and print.", "html", "text/html",
			content[fileReport]),
		binaryResource("report_document", fileDocument, "The report as a document", "What the report says, for a word processor.", "docx",
			typeDocx, content[fileDocument]),
	)
	// The spreadsheet is not among them: readers take it for one more table, and fail.
	o.put("resources", resources)
	return encode(o)
}

func plainResource(name, path, title, description, format, mediatype string, content fileSum) object {
	return object{{"name", name}, {"path", path}, {"title", title}, {"description", description},
		{"format", format}, {"mediatype", mediatype}, {"encoding", "utf-8"}, {"bytes", int(content.size)}, {"hash", content.sha256}}
}

// typeDocx is the media type of a docx.
const typeDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// binaryResource describes a file that is not text, and so has no encoding.
func binaryResource(name, path, title, description, format, mediatype string, content fileSum) object {
	return object{{"name", name}, {"path", path}, {"title", title}, {"description", description},
		{"format", format}, {"mediatype", mediatype}, {"bytes", int(content.size)}, {"hash", content.sha256}}
}

func (t *tableDef) resource(content fileSum) object {
	return object{
		{"name", t.name}, {"path", t.file()}, {"profile", profileTable}, {"$schema", profileResource}, {"type", "table"},
		{"title", t.title}, {"description", t.help},
		{"format", "csv"}, {"mediatype", "text/csv"}, {"encoding", "utf-8"},
		{"bytes", int(content.size)}, {"hash", content.sha256},
		{"dialect", object{{"delimiter", ","}, {"lineTerminator", "\r\n"}, {"quoteChar", `"`}, {"doubleQuote", true}, {"header", true}}},
		{"schema", t.tableSchema()},
	}
}

// tableSchema is the table as Table Schema describes it.
func (t *tableDef) tableSchema() object {
	var fields, foreign []any
	for i := range t.columns {
		c := &t.columns[i]
		f := object{{"name", c.name}, {"title", c.title}}
		f.put("description", c.help)
		f.put("type", c.typ)
		f.put("constraints", c.constraints(c.name == t.key))
		fields = append(fields, f)
		if c.refers != "" {
			foreign = append(foreign, object{{"fields", list(c.name)},
				{"reference", object{{"resource", c.refers}, {"fields", list(tableNamed(c.refers).key)}}}})
		}
	}
	s := object{{"fields", fields}, {"missingValues", list("")}, {"primaryKey", list(t.key)}}
	s.put("foreignKeys", foreign)
	return s
}

func (c *column) constraints(key bool) object {
	var o object
	if c.required {
		o.put("required", true)
	}
	if key {
		o.put("unique", true)
	}
	var codes []any
	for _, option := range c.options {
		codes = append(codes, c.json(option.Code))
	}
	o.put("enum", codes)
	if c.max > 0 && c.typ == "integer" && len(codes) == 0 {
		o = append(o, member{"minimum", c.min}, member{"maximum", c.max})
	}
	o.put("pattern", c.pattern)
	return o
}

func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}
