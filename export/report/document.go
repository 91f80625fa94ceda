package report

import (
	"slices"

	"kept/store/words"
)

// document is what a report says, apart from how a page looks: it is written once
// and becomes HTML, docx or Markdown.
type document struct {
	title  string // whose it is
	lead   string // what it is, in a line
	tab    string // a short title, for the tab of a browser
	short  bool   // it has to stay on one page
	notice string // what must be known before anything else; "" for nothing
	facts  []fact
	blocks []block
}

// fact is something that stands at the top: a word and what it is.
type fact struct{ label, value string }

type blockKind int

const (
	blockHeading blockKind = iota
	blockText
	blockList
	blockTable
	blockCallout
)

// block is a heading, a paragraph, a list, a table or a callout.
type block struct {
	kind  blockKind
	level int    // of a heading: 2 to 5; the title is 1
	label string // words in bold before a paragraph
	text  string // on one line
	soft  bool   // of less weight
	items []string
	table *docTable
}

// docTable is a table with a header; every row has a cell for every column.
type docTable struct {
	caption string
	columns []docColumn
	rows    [][]string
}

// docColumn is a column of a table: its share of the width counts beside those of the others.
type docColumn struct {
	title  string
	share  int
	number bool // its cells stand to the right
}

func (d *document) heading(level int, text string) {
	d.blocks = append(d.blocks, block{kind: blockHeading, level: level, text: words.OneLine(text)})
}

// say adds a paragraph for each text that is not blank.
func (d *document) say(texts ...string) { d.labelled("", texts...) }

// labelled adds paragraphs, the first with words in bold before it.
func (d *document) labelled(label string, texts ...string) {
	for _, text := range texts {
		if text = words.OneLine(text); text != "" {
			d.blocks = append(d.blocks, block{kind: blockText, label: label, text: text})
			label = ""
		}
	}
}

// aside adds a paragraph of less weight.
func (d *document) aside(text string) {
	if text = words.OneLine(text); text != "" {
		d.blocks = append(d.blocks, block{kind: blockText, text: text, soft: true})
	}
}

// list adds a list, or nothing when it would have no item.
func (d *document) list(items ...string) {
	var list []string
	for _, item := range items {
		if item = words.OneLine(item); item != "" {
			list = append(list, item)
		}
	}
	if len(list) > 0 {
		d.blocks = append(d.blocks, block{kind: blockList, items: list})
	}
}

// callout adds a paragraph that stands out.
func (d *document) callout(text string) {
	d.blocks = append(d.blocks, block{kind: blockCallout, text: words.OneLine(text)})
}

// tabulate adds a table, or nothing when it would have no row.
func (d *document) tabulate(caption string, columns []docColumn, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	for _, row := range rows {
		for i := range row {
			row[i] = words.OneLine(row[i])
		}
	}
	d.blocks = append(d.blocks, block{kind: blockTable, table: &docTable{caption: caption, columns: columns, rows: rows}})
}

// col is a column of text, num one of numbers.
func col(title string, share int) docColumn { return docColumn{title: title, share: share} }
func num(title string) docColumn            { return docColumn{title: title, share: 2, number: true} }

// few gives the first texts, and says how many more there are; what is one of
// them, in the plural.
func few(most int, what string, texts []string) []string {
	if len(texts) <= most {
		return texts
	}
	return append(slices.Clone(texts[:most]),
		"And "+words.CountOrNone(len(texts)-most, "more "+what, "more "+what)+": the submission's report has all of them.")
}
