package export

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// The sizes of a page of A4 in twentieths of a point, as WordprocessingML counts.
const (
	pageWidth, pageHeight = 11906, 16838
)

// docxForm is how closely a document is set, in twentieths of a point but for the
// size of its type, which counts half points.
type docxForm struct{ size, after, above, margin int }

// form is the usual form, or a closer one for what has to stay on one page.
func (d *document) form() docxForm {
	if d.short {
		return docxForm{size: 17, after: 30, above: 110, margin: 737}
	}
	return docxForm{size: 21, after: 120, above: 360, margin: 1021} // 18 mm
}

const (
	spaceWord          = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	spaceRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	xmlHead            = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// writeDocx renders the document as a file for word processors (ECMA-376): real
// headings and lists, tables whose header comes again on every page, A4, British
// English. The same document gives the same bytes.
func (d *document) writeDocx(out io.Writer) error {
	var p officePacker
	err := p.addBytes(append(docxFrame(d.form()), part{"docProps/core.xml", []byte(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` +
		xmlText(d.tab) + `</dc:title><dc:creator>Kept</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>`)})...)
	if err == nil {
		err = p.add("word/document.xml", d.writeWordBody)
	}
	if err != nil {
		return err
	}
	return p.write(out)
}

func (d *document) writeWordBody(out io.Writer) error {
	margin := d.form().margin
	w := &wordWriter{width: pageWidth - 2*margin, out: bufio.NewWriterSize(out, 32<<10)} // Flush tells of errors
	w.write(xmlHead + `<w:document xmlns:w="` + spaceWord + `" xmlns:r="` + spaceRelationships + `"><w:body>`)
	w.paragraph("Title", "", d.title)
	w.paragraph("Subtitle", "", d.lead)
	if d.notice != "" {
		w.paragraph("Callout", "", d.notice)
	}
	for _, f := range d.facts {
		w.paragraph("Fact", f.label+":", f.value)
	}
	for _, b := range d.blocks {
		switch b.kind {
		case blockHeading:
			w.paragraph(fmt.Sprintf("Heading%d", b.level-1), "", b.text)
		case blockList:
			for _, item := range b.items {
				w.paragraph("ListBullet", "", item)
			}
		case blockCallout:
			w.paragraph("Callout", "", b.text)
		case blockTable:
			w.table(b.table)
		case blockText:
			style := ""
			if b.soft {
				style = "Soft"
			}
			w.paragraph(style, b.label, b.text)
		}
	}
	fmt.Fprintf(w.out, `<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%[3]d" w:right="%[3]d" w:bottom="%[3]d" w:left="%[3]d" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`,
		pageWidth, pageHeight, margin)
	w.write(`</w:body></w:document>`)
	return w.out.Flush()
}

// wordWriter writes the text of a document.
type wordWriter struct {
	out   *bufio.Writer
	width int // of a line, in twentieths of a point
}

func (w *wordWriter) write(parts ...string) {
	for _, part := range parts {
		_, _ = w.out.WriteString(part) // Flush tells of errors
	}
}

// paragraph writes text in a style ("": the usual one), with words in bold before it.
func (w *wordWriter) paragraph(style, label, text string) {
	w.write("<w:p>")
	if style != "" {
		w.write(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	}
	if label != "" {
		w.write("<w:r><w:rPr><w:b/></w:rPr>" + wordText(label+" ") + "</w:r>")
	}
	w.write("<w:r>", wordText(text), "</w:r></w:p>")
}

func (w *wordWriter) table(t *docTable) {
	w.paragraph("Caption", "", t.caption)
	all := 0
	for _, c := range t.columns {
		all += c.share
	}
	widths := make([]int, len(t.columns))
	fmt.Fprintf(w.out, `<w:tbl><w:tblPr><w:tblStyle w:val="KeptTable"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="%s"/></w:tblPr><w:tblGrid>`, w.width, xmlText(t.caption))
	for i, c := range t.columns {
		widths[i] = w.width * c.share / all
		fmt.Fprintf(w.out, `<w:gridCol w:w="%d"/>`, widths[i])
	}
	w.write("</w:tblGrid>")
	header := make([]string, len(t.columns))
	for i, c := range t.columns {
		header[i] = c.title
	}
	w.row(t, widths, header, true)
	for _, row := range t.rows {
		w.row(t, widths, row, false)
	}
	w.write("</w:tbl>")
	w.paragraph("AfterTable", "", "") // two tables with nothing between would become one
}

func (w *wordWriter) row(t *docTable, widths []int, cells []string, header bool) {
	w.write(`<w:tr><w:trPr><w:cantSplit/>`)
	if header {
		w.write(`<w:tblHeader/>`)
	}
	w.write(`</w:trPr>`)
	for i, text := range cells {
		fmt.Fprintf(w.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		style := "Cell"
		switch {
		case header && t.columns[i].number:
			style = "CellHeaderNumber"
		case header:
			style = "CellHeader"
		case t.columns[i].number:
			style = "CellNumber"
		}
		w.paragraph(style, "", text)
		w.write("</w:tc>")
	}
	w.write("</w:tr>")
}

func wordText(text string) string {
	if text == "" {
		return ""
	}
	return `<w:t xml:space="preserve">` + xmlText(text) + `</w:t>`
}

// xmlText is text as it stands in XML; what XML cannot hold becomes U+FFFD.
func xmlText(text string) string {
	if plainXML(text) {
		return text
	}
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(text)) // a strings.Builder takes everything
	return out.String()
}

// plainXML tells text that XML takes as it is, which nearly all of it is.
func plainXML(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || strings.IndexByte(`"'&<>`, c) >= 0 {
			return false
		}
	}
	return true
}
