package report

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"kept/export/snapshot"
	"kept/store/words"
)

// document is what a report says, apart from how a page looks: it is written once
// and becomes HTML, docx or Markdown.
type document struct {
	Title  string // whose it is
	Lead   string // what it is, in a line
	Tab    string // a short title, for the tab of a browser
	Form   form
	Notice string // what must be known before anything else; "" for nothing
	Facts  []fact
	Blocks []block
	Footer string // of what it was made; "" for nothing
	parts  int
}

// form is how much space a report takes.
type form int

const (
	formShorter form = iota // a report of some pages
	formOnePage             // it has to stay on one page of A4
	formWhole               // the whole report of a bundle, with a list of its contents
)

// OnePage reports whether the document has to stay on one page.
func (d *document) OnePage() bool { return d.Form == formOnePage }

// run is a stretch of text in a paragraph, an item or a fact.
type run struct {
	Text     string
	URL      string // the address that it links to; "" for none
	Soft     bool   // of less weight
	Together bool   // never broken over two lines
}

// runs are stretches of text one after another.
type runs []run

// plainRun is text with nothing special about it.
func plainRun(text string) runs { return runs{{Text: text}} }

// linkRun is text that links to an address, or only the text when there is no address.
func linkRun(text, url string) run { return run{Text: text, URL: url} }

// String is the text with every address written out, for forms without links.
func (r runs) String() string {
	if len(r) == 1 && r[0].URL == "" {
		return r[0].Text
	}
	text := ""
	for _, one := range r {
		text += one.Text
		if one.URL != "" && one.URL != one.Text {
			text += ", " + one.URL
		}
	}
	return text
}

// fact is something that stands at the top: a word and what it is.
type fact struct {
	Label string
	Value runs
}

type blockKind string

const (
	blockHeading    blockKind = "heading"
	blockText       blockKind = "text"
	blockList       blockKind = "list"
	blockTable      blockKind = "table"
	blockCallout    blockKind = "callout"
	blockGroup      blockKind = "group"
	blockChart      blockKind = "chart"
	blockChanges    blockKind = "changes"
	blockChangesKey blockKind = "changes-key"
)

// block is a heading, a paragraph, a list, a table, a callout, a chart, what changed
// in a record, or a group of blocks.
type block struct {
	Kind    blockKind
	Level   int    // of a heading: 2 to 5; the title is 1
	Anchor  string // of a heading: what a link leads to; "" for nothing
	NewPage bool   // of a heading: a printed page begins with it
	Label   string // words in bold before a paragraph
	Text    runs   // on one line
	Soft    bool   // of less weight
	Items   []runs
	Table   *docTable
	Group   groupKind
	Blocks  []block                // of a group
	Bars    []bar                  // of a chart; Table says the same where nothing is drawn
	Changes []snapshot.FieldChange // in a record; Table says the same where nothing is marked
}

// groupKind says how a page that can be laid out sets blocks that belong together;
// other forms set them one after another.
type groupKind string

const (
	groupCard       groupKind = "card"   // in a frame
	groupSideBySide groupKind = "pair"   // columns beside one another
	groupColumn     groupKind = ""       // one of these columns
	groupCharts     groupKind = "charts" // as many beside one another as there is space for
)

// docTable is a table with a header; every row has a cell for every column.
type docTable struct {
	ID      string
	Caption string
	Columns []docColumn
	Rows    [][]cell
	Heads   int // the column whose cells head their rows
}

// docColumn is a column of a table: its share of the width counts beside those of the others.
type docColumn struct {
	title  string
	share  int
	number bool // its cells stand to the right
	whole  bool // its words are not broken where there is little space
}

// cell is a cell of a table.
type cell struct {
	text string // a line for each paragraph
	tone string // the colour that the text names; "" when it names none
}

// bar is one of a chart.
type bar struct {
	Label, Help, Tone string
	Number, Share     int // how many, and in per cent of all, rounded
}

func (d *document) fact(label, value string) {
	if value != "" {
		d.Facts = append(d.Facts, fact{label, plainRun(value)})
	}
}

func (d *document) heading(level int, text string) {
	d.add(block{Kind: blockHeading, Level: level, Text: plainRun(words.OneLine(text))})
}

// section adds a heading of level 2 that a list of contents leads to.
func (d *document) section(anchor, text string) {
	d.add(block{Kind: blockHeading, Level: 2, Text: plainRun(text), Anchor: anchor})
}

// chapter adds such a heading with which a printed page begins.
func (d *document) chapter(anchor, text string) {
	d.add(block{Kind: blockHeading, Level: 2, Text: plainRun(text), Anchor: anchor, NewPage: true})
}

// paragraph adds a paragraph for each text that is not blank.
func (d *document) paragraph(texts ...string) { d.labelled("", texts...) }

// labelled adds paragraphs, the first with words in bold before it.
func (d *document) labelled(label string, texts ...string) {
	for _, text := range texts {
		if text = words.OneLine(text); text != "" {
			d.add(block{Kind: blockText, Label: label, Text: plainRun(text)})
			label = ""
		}
	}
}

// paragraphOfRuns adds a paragraph of several runs, of which the last may be blank, with
// words in bold before it unless label is "".
func (d *document) paragraphOfRuns(label string, text ...run) {
	if last := len(text) - 1; last > 0 && text[last].Text == "" {
		text = text[:last]
		text[last-1].Text = strings.TrimRight(text[last-1].Text, " ")
	}
	d.add(block{Kind: blockText, Label: label, Text: text})
}

// aside adds a paragraph of less weight.
func (d *document) aside(text string) {
	if text = words.OneLine(text); text != "" {
		d.add(block{Kind: blockText, Text: plainRun(text), Soft: true})
	}
}

// list adds a list, or nothing when it would have no item.
func (d *document) list(items ...string) {
	var list []runs
	for _, item := range items {
		if item = words.OneLine(item); item != "" {
			list = append(list, plainRun(item))
		}
	}
	d.listRuns(list)
}

func (d *document) listRuns(items []runs) {
	if len(items) > 0 {
		d.add(block{Kind: blockList, Items: items})
	}
}

// listed adds a list after a paragraph that says what it lists, or nothing when it would have no item.
func (d *document) listed(lead string, items []string) {
	if len(items) > 0 {
		d.paragraph(lead)
		d.list(items...)
	}
}

// callout adds a paragraph that stands out.
func (d *document) callout(text string) {
	d.add(block{Kind: blockCallout, Text: plainRun(words.OneLine(text))})
}

// tabulate adds a table of texts, or nothing when it would have no row.
func (d *document) tabulate(caption string, columns []docColumn, rows [][]string) {
	cells := make([][]cell, len(rows))
	for y, row := range rows {
		cells[y] = textCells(row...)
	}
	d.table(docTable{Caption: caption, Columns: columns, Rows: cells})
}

// textCells are cells with these texts, each on one line.
func textCells(texts ...string) []cell {
	cells := make([]cell, len(texts))
	for x, text := range texts {
		cells[x].text = words.OneLine(text)
	}
	return cells
}

// table adds a table, or nothing when it would have no row.
func (d *document) table(t docTable) {
	if len(t.Rows) > 0 {
		d.add(block{Kind: blockTable, Table: &t})
	}
}

// chart adds numbers that a page draws as bars, with each one's share of all.
func (d *document) chart(caption, what string, bars []bar) {
	all := 0
	for _, one := range bars {
		all += one.Number
	}
	t := docTable{Caption: caption, Columns: []docColumn{col(what, 8), num("Number"), num("Share")}}
	for i := range bars {
		one := &bars[i]
		if all > 0 {
			one.Share = (one.Number*200 + all) / (2 * all)
		}
		label := one.Label
		if one.Help != "" {
			label += " (" + one.Help + ")"
		}
		t.Rows = append(t.Rows, textCells(label, strconv.Itoa(one.Number), strconv.Itoa(one.Share)+"%"))
	}
	d.add(block{Kind: blockChart, Bars: bars, Table: &t})
}

// changes adds what changed in the fields of a record. A page marks it word by word;
// other forms have a table of what stood there and what stands there now.
func (d *document) changes(caption string, fields []snapshot.FieldChange) {
	t := docTable{Caption: caption, Columns: []docColumn{col("Field", 2), col("Before", 4), col("Now", 4)}}
	for _, f := range fields {
		t.Rows = append(t.Rows, textCells(f.Title, f.Before, f.After))
	}
	d.add(block{Kind: blockChanges, Changes: fields, Table: &t})
}

// group adds what fill adds as blocks that belong together.
func (d *document) group(kind groupKind, fill func()) {
	outer := d.Blocks
	d.Blocks = nil
	fill()
	inner := d.Blocks
	d.Blocks = append(outer, block{Kind: blockGroup, Group: kind, Blocks: inner})
}

// add adds a block; a table takes a name of its own within the document.
func (d *document) add(b block) {
	d.parts++
	if b.Table != nil {
		b.Table.ID = fmt.Sprintf("part-%d", d.parts)
	}
	d.Blocks = append(d.Blocks, b)
}

// Contents are the headings that a list of contents names: none for the shorter reports.
func (d *document) Contents() []block {
	if d.Form != formWhole {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(d.Blocks), func(b block) bool { return b.Anchor == "" || b.Level != 2 })
}

// leaves are all blocks in order, those of a group in its place.
func leaves(blocks []block) iter.Seq[block] {
	return func(yield func(block) bool) { eachLeaf(blocks, yield) }
}

func eachLeaf(blocks []block, yield func(block) bool) bool {
	for _, b := range blocks {
		if b.Kind == blockGroup {
			if !eachLeaf(b.Blocks, yield) {
				return false
			}
		} else if !yield(b) {
			return false
		}
	}
	return true
}

// col is a column of text, num one of numbers.
func col(title string, share int) docColumn { return docColumn{title: title, share: share} }
func num(title string) docColumn            { return docColumn{title: title, share: 2, number: true} }

// wholeWords is a column of short words that are not broken.
func wholeWords(title string, share int) docColumn {
	return docColumn{title: title, share: share, whole: true}
}

// firstTexts gives the first texts, and says how many more there are; what is one of
// them, in the plural.
func firstTexts(most int, what string, texts []string) []string {
	if len(texts) <= most {
		return texts
	}
	return append(slices.Clone(texts[:most]),
		"And "+words.CountOrNone(len(texts)-most, "more "+what, "more "+what)+": the submission's report has all of them.")
}
