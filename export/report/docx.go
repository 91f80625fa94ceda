package report

import (
	"fmt"
	"io"

	"kept/export/office"
)

// form is the usual form, or a closer one for what has to stay on one page.
func (d *document) form() office.Layout {
	if d.short {
		return office.Layout{Size: 17, After: 30, Above: 110, Margin: 737}
	}
	return office.Layout{Size: 21, After: 120, Above: 360, Margin: 1021} // 18 mm
}

// writeDocx renders the document as a file for word processors: real headings and
// lists, and tables whose header comes again on every page. The same document
// gives the same bytes.
func (d *document) writeDocx(out io.Writer) error {
	return office.WriteWord(out, d.tab, d.form(), d.writeWordBody)
}

func (d *document) writeWordBody(w *office.WordWriter) {
	w.Paragraph("Title", "", d.title)
	w.Paragraph("Subtitle", "", d.lead)
	if d.notice != "" {
		w.Paragraph("Callout", "", d.notice)
	}
	for _, f := range d.facts {
		w.Paragraph("Fact", f.label+":", f.value)
	}
	for _, b := range d.blocks {
		switch b.kind {
		case blockHeading:
			w.Paragraph(fmt.Sprintf("Heading%d", b.level-1), "", b.text)
		case blockList:
			for _, item := range b.items {
				w.Paragraph("ListBullet", "", item)
			}
		case blockCallout:
			w.Paragraph("Callout", "", b.text)
		case blockTable:
			w.Table(b.table.word())
		case blockText:
			style := ""
			if b.soft {
				style = "Soft"
			}
			w.Paragraph(style, b.label, b.text)
		}
	}
}

// word is the table as a word processor has it.
func (t *docTable) word() office.Table {
	table := office.Table{Caption: t.caption, Rows: t.rows}
	for _, c := range t.columns {
		table.Columns = append(table.Columns, office.Column{Title: c.title, Share: c.share, Number: c.number})
	}
	return table
}
