package report

import (
	"fmt"
	"io"

	"kept/export/office"
	"kept/store/words"
)

// layout is the usual one, or a closer one for what has to stay on one page.
func (d *document) layout() office.Layout {
	if d.OnePage() {
		return office.Layout{Size: 17, After: 30, Above: 110, Margin: 737}
	}
	return office.Layout{Size: 21, After: 120, Above: 360, Margin: 1021} // 18 mm
}

// writeDocx renders the document as a file for word processors: real headings and
// lists, and tables whose header comes again on every page. The same document
// gives the same bytes.
func (d *document) writeDocx(out io.Writer) error {
	return office.WriteWord(out, d.Tab, d.layout(), d.writeWordBody)
}

func (d *document) writeWordBody(w *office.WordWriter) {
	w.Paragraph("Title", "", d.Title)
	w.Paragraph("Subtitle", "", d.Lead)
	if d.Notice != "" {
		w.Paragraph("Callout", "", d.Notice)
	}
	for _, f := range d.Facts {
		w.Paragraph("Fact", f.Label+":", f.Value.String())
	}
	for b := range leaves(d.Blocks) {
		b.writeWord(w)
	}
	if d.Footer != "" {
		w.Paragraph("Soft", "", d.Footer)
	}
}

func (b block) writeWord(w *office.WordWriter) {
	switch b.Kind {
	case blockHeading:
		w.Paragraph(fmt.Sprintf("Heading%d", b.Level-1), "", b.Text.String())
	case blockList:
		for _, item := range b.Items {
			w.Paragraph("ListBullet", "", item.String())
		}
	case blockCallout:
		w.Paragraph("Callout", "", b.Text.String())
	case blockTable, blockChart, blockChanges:
		w.Table(b.Table.word())
	case blockText:
		style := ""
		if b.Soft {
			style = "Soft"
		}
		w.Paragraph(style, b.Label, b.Text.String())
	}
}

// word is the table as a word processor has it.
func (t *docTable) word() office.Table {
	table := office.Table{Caption: t.Caption, Rows: func(yield func([]string) bool) {
		texts := make([]string, len(t.Columns))
		for _, row := range t.Rows {
			for x, c := range row {
				texts[x] = words.OneLine(c.text)
			}
			if !yield(texts) {
				return
			}
		}
	}}
	for _, c := range t.Columns {
		table.Columns = append(table.Columns, office.Column{Title: c.title, Share: c.share, Number: c.number})
	}
	return table
}
