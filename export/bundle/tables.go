package bundle

import (
	"strconv"
	"strings"
	"sync"

	"kept/export/office"
	"kept/export/snapshot"
	"kept/store"
)

// tableDef describes one table of the bundle. All but the table of the
// submission itself are derived from [store.Kinds].
type tableDef struct {
	name    string // also its file: data/NAME.csv
	title   string
	help    string
	key     string       // the column of its primary key
	kind    *store.Kind  // what its rows are; nil for the submission
	many    *store.Field // set: its rows are the values of this field of kind
	columns []column
	since   version // of the format, from which on it is there
}

// column describes one column of a table.
type column struct {
	name, title, help string
	typ               string         // as Table Schema calls it: string, integer, number, date, datetime or boolean
	text              bool           // free text, which takes the formula guard
	field             *store.Field   // what it holds; nil for keys and the change mark
	part              string         // of a period: words, from or to
	parent            *store.Kind    // set: the key of what the row belongs to
	options           []store.Option // what it may hold, if that is a list
	min, max          int            // bounds of an integer, if max is not 0
	pattern           string         // a regular expression that its text matches
	required          bool
	refers            string  // the table whose key it holds
	since             version // of the format, from which on it is there
}

const (
	patternKey        = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
	patternSubmission = "^S[0-9]{8}-[0-9]{4}-[0-9]{2}-Q[1-4]-r[1-9][0-9]*$"
	patternTerm       = "^[0-9]{4}-[0-9]{2} Q[1-4]$"
	patternStatistics = "^[0-9]{4}-Q[1-4]$"
	patternVersion    = "^[0-9]+\\.[0-9]+\\.[0-9]+$"
	patternAreas      = "^S[0-9]{8}( S[0-9]{8})*$"
	patternMoment     = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"
	patternDate       = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
)

const (
	colSubmission = "submission_id"
	colChange     = "change"
	colNote       = "note"
	tabSubmission = "submission"
)

func (t *tableDef) file() string { return folderData + t.name + ".csv" }

// sheetColumns are the columns as the sheet of the table in data/tables.xlsx has them.
func (t *tableDef) sheetColumns() []office.SheetColumn {
	list := make([]office.SheetColumn, len(t.columns))
	for i, c := range t.columns {
		list[i] = office.SheetColumn{Name: c.name, Type: c.typ, Key: c.name == t.key || c.refers != ""}
	}
	return list
}

// column gives the place of the column of this name, or -1.
func (t *tableDef) column(name string) int {
	for i := range t.columns {
		if t.columns[i].name == name {
			return i
		}
	}
	return -1
}

// tables lists the tables of the bundle: the submission, then each kind of
// record with a place in the bundle, each followed by its fields with many values.
var tables = sync.OnceValue(func() []*tableDef {
	list := []*tableDef{submissionTable()}
	for _, k := range store.Kinds() {
		if k.Bundle == "" {
			continue
		}
		list = append(list, kindTable(k))
		for i := range k.Fields {
			if f := &k.Fields[i]; f.Many && !f.Private {
				list = append(list, manyTable(k, f))
			}
		}
	}
	for _, t := range list {
		t.since = introducedWith()[t.name]
		for i := range t.columns {
			t.columns[i].since = introducedWith()[t.name+"."+t.columns[i].name]
		}
	}
	return list
})

// tableNamed gives the table of this name, or nil.
func tableNamed(name string) *tableDef {
	for _, t := range tables() {
		if t.name == name {
			return t
		}
	}
	return nil
}

func keyName(k *store.Kind) string { return k.Name + "_id" }

func submissionKey(refers string) column {
	c := column{name: colSubmission, title: "Submission", typ: "string", required: true, pattern: patternSubmission, refers: refers,
		help: "The submission that the row belongs to."}
	if refers == "" {
		c.help = "Names the submission: the GSS code of the area (the lowest of several; S92000003 for a body without one), the " +
			"quarter and the revision. First column of every table, so that tables of several bundles can be put under one another."
	}
	return c
}

var changeMark = sync.OnceValue(func() column {
	c := column{name: colChange, title: "Change", typ: "string", required: true,
		help: "What became of the row since the submission that changes_since names; where it names none, since the end of the quarter " +
			"before."}
	for _, m := range snapshot.Marks() {
		c.options = append(c.options, store.Option{Code: m, Title: m})
	}
	return c
})

func submissionTable() *tableDef {
	yes := func(name, title, help string) column {
		return column{name: name, title: title, help: help, typ: "boolean", required: true}
	}
	return &tableDef{name: tabSubmission, title: "Submission", key: colSubmission,
		help: "Whose submission this is, for which quarter, and in which state. One row.",
		columns: []column{
			submissionKey(""),
			{name: "partnership", title: "Partnership", typ: "string", text: true, required: true, help: "The partnership's full name."},
			{name: "areas", title: "Council areas", typ: "string", pattern: patternAreas,
				help: "The GSS codes of the council areas, ascending, with a space between. Blank for a body without one."},
			{name: "quarter", title: "Quarter", typ: "string", required: true, pattern: patternTerm,
				help: "The quarter of the financial year from April, such as 2026-27 Q2 for July to September 2026."},
			{name: "statistics_quarter", title: "Quarter as statistics.gov.scot writes it", typ: "string", required: true,
				pattern: patternStatistics, help: "The same quarter by the calendar year, such as 2026-Q3."},
			{name: "quarter_from", title: "First day", typ: "date", required: true, help: "The first day of the quarter."},
			{name: "quarter_to", title: "Last day", typ: "date", required: true, help: "The last day of the quarter."},
			{name: "revision", title: "Revision", typ: "integer", required: true, min: 1, max: 9999,
				help: "1 for the submission as first made; one more for each amendment."},
			{name: "state", title: "State", typ: "string", required: true,
				help: "How far the submission has come. A draft is unsigned; a locked one is corrected only by an amendment, which is " +
					"the next revision.",
				options: []store.Option{{Code: snapshot.StateDraft, Title: "Draft, unsigned"},
					{Code: snapshot.StateSigned, Title: "Signed"}, {Code: snapshot.StateLocked, Title: "Signed and locked"}}},
			{name: "format_version", title: "Format version", typ: "string", required: true, pattern: patternVersion,
				help: "The version of the format in which the bundle is written."},
			{name: "licence", title: "Licence", typ: "string",
				help: "Under what terms others may use the bundle. Blank if the partnership has not said.", options: licenceOptions()},
			yes("invented", "Invented", "true marks a demonstration: nothing in it is real."),
			{name: "signed_role", title: "Role of who signed", typ: "string", text: true,
				help: "The post of who signed. Filled when it is signed or locked. The name is not published."},
			{name: "signed_for", title: "Signed on behalf of", typ: "string", text: true, help: "Whom the signature speaks for."},
			{name: "signed_at", title: "Signed at", typ: "datetime",
				help: "The moment of signing, UTC. Filled when it is signed or locked: everything in the bundle is as it stood then."},
			{name: "reason", title: "Reason of the amendment", typ: "string", text: true,
				help: "What an amendment corrects, and why. Filled when the revision is above 1."},
			{name: "amends", title: "Amends", typ: "string", pattern: patternSubmission,
				help: "The submission that an amendment corrects. Filled when the revision is above 1."},
			{name: "changes_since", title: "Changes since", typ: "string", pattern: patternSubmission,
				help: "The last signed submission before this one, with which the change marks compare. Blank where there is none: " +
					"they then compare with the end of the quarter before."},
		}}
}

func licenceOptions() []store.Option {
	if f := store.KindNamed(store.Partnership).Field("licence"); f != nil && f.Options != nil {
		return f.Options()
	}
	return nil
}

func kindTable(k *store.Kind) *tableDef {
	t := &tableDef{name: k.Bundle, title: k.Plural, help: k.Help, key: keyName(k), kind: k}
	t.columns = append(t.columns, submissionKey(tabSubmission),
		column{name: t.key, title: k.Title + " key", typ: "string", required: true, pattern: patternKey,
			help: "Names the row for ever and everywhere (UUID, RFC 9562)."})
	for _, name := range k.Parents {
		p := store.KindNamed(name)
		if p.Bundle == "" {
			continue
		}
		c := column{name: keyName(p), title: p.Title, typ: "string", parent: p, required: len(k.Parents) == 1, pattern: patternKey,
			refers: p.Bundle,
			help:   "The " + strings.ToLower(p.Title) + " it belongs to."}
		if len(k.Parents) > 1 {
			c.help = "The " + strings.ToLower(p.Title) + " it belongs to, if it belongs to one. Exactly one such column is filled."
		}
		t.columns = append(t.columns, c)
	}
	for i := range k.Fields {
		if f := &k.Fields[i]; !f.Many && !f.Private {
			t.columns = append(t.columns, fieldColumns(f)...)
		}
	}
	t.columns = append(t.columns, changeMark())
	return t
}

func manyTable(k *store.Kind, f *store.Field) *tableDef {
	t := &tableDef{name: k.Name + "_" + f.Name, title: k.Title + ": " + strings.ToLower(f.Title[:1]) + f.Title[1:], help: f.Help, kind: k,
		many: f}
	t.key = t.name + "_id"
	value := fieldColumns(f)[0]
	value.required = true
	t.columns = []column{
		submissionKey(tabSubmission),
		{name: t.key, title: "Key", typ: "string", required: true, pattern: patternKey,
			help: "Names the row: the UUID of version 5 (RFC 9562) of the field's name, a colon and the value, in the namespace of the " +
				strings.ToLower(k.Title) + "'s key."},
		{name: keyName(k), title: k.Title, typ: "string", parent: k, required: true, pattern: patternKey, refers: k.Bundle, help: "The " +
			strings.ToLower(k.Title) + " it belongs to."},
		value,
	}
	if f.Noted {
		t.columns = append(t.columns, column{name: colNote, title: "Note", typ: "string", text: true,
			help: "The line of text beside the value."})
	}
	t.columns = append(t.columns, changeMark())
	return t
}

// fieldColumns are the columns in which a field stands in the bundle.
func fieldColumns(f *store.Field) []column {
	c := column{name: f.Name, title: f.Title, help: f.Help, typ: "string", field: f, required: f.Required}
	switch f.Type {
	case store.Text, store.Prose, store.Label:
		c.text = true
	case store.Choice:
		c.options = f.Options()
		if wholeNumbers(c.options) {
			c.typ = "integer"
		}
	case store.Number:
		c.typ, c.min, c.max = "integer", f.Min, f.Max
	case store.Quantity, store.Money:
		c.typ = "number"
	case store.Day:
		c.typ = "date"
	case store.Term:
		c.pattern = patternTerm
	case store.Yes:
		c.typ = "boolean"
	case store.Ref:
		c.pattern, c.refers = patternKey, store.KindNamed(f.Of).Bundle
	case store.Period:
		words, from, to := c, c, c
		words.name, words.part, words.text = f.Name+"_words", "words", true
		words.title, words.help = f.Title+", as said", f.Help
		from.name, from.part, from.typ, from.required = f.Name+"_from", "from", "date", false
		from.title, from.help = f.Title+": first day", "The first day that the words can mean. Blank if they leave it open."
		to.name, to.part, to.typ, to.required = f.Name+"_to", "to", "date", false
		to.title, to.help = f.Title+": last day", "The last day that the words can mean. Blank if they leave it open."
		return []column{words, from, to}
	}
	return []column{c}
}

// columnsOf is fieldColumns, worked out once for every field of the bundle.
func columnsOf(f *store.Field) []column { return fieldPlaces()[f] }

var fieldPlaces = sync.OnceValue(func() map[*store.Field][]column {
	places := map[*store.Field][]column{}
	for _, k := range store.Kinds() {
		for i := range k.Fields {
			if f := &k.Fields[i]; k.Bundle != "" && !f.Private {
				places[f] = fieldColumns(f)
			}
		}
	}
	return places
})

// wholeNumbers tells whether every code is a whole number, as those of the
// national actions are: such a choice is an integer in the bundle.
func wholeNumbers(options []store.Option) bool {
	for _, o := range options {
		if n, err := strconv.Atoi(o.Code); err != nil || strconv.Itoa(n) != o.Code {
			return false
		}
	}
	return len(options) > 0
}
