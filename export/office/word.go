package office

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"strings"
)

// pageWidth and pageHeight are the sizes of a page of A4 in twentieths of a point, as WordprocessingML counts.
const (
	pageWidth, pageHeight = 11906, 16838
)

// Layout is how closely a document is set: the space after a paragraph, above a
// heading and around the page in twentieths of a point, the size of its type in
// half points.
type Layout struct{ Size, After, Above, Margin int }

// Table is a table with a caption and a header; every row has a cell for every
// column, and is read before the next one is asked for.
type Table struct {
	Caption string
	Columns []Column
	Rows    iter.Seq[[]string]
}

// Column is a column of a table: its share of the width counts beside those of the others.
type Column struct {
	Title  string
	Share  int
	Number bool // its cells stand to the right
}

const (
	spaceWord          = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	spaceRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	xmlHead            = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// WriteWord writes a document for word processors (ECMA-376) on A4 in British
// English: body writes what it says, title is what it calls itself. The same
// content gives the same bytes.
func WriteWord(out io.Writer, title string, form Layout, body func(w *WordWriter)) error {
	var p Packer
	err := p.AddParts(append(wordFrame(form), Part{"docProps/core.xml",
		[]byte(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
			`xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` +
			xmlText(title) + `</dc:title><dc:creator>Kept</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>`)})...)
	if err == nil {
		err = p.Add("word/document.xml", func(w io.Writer) error { return writeWordBody(w, form, body) })
	}
	if err != nil {
		return err
	}
	return p.Write(out)
}

func writeWordBody(out io.Writer, form Layout, body func(w *WordWriter)) error {
	w := &WordWriter{width: pageWidth - 2*form.Margin, out: bufio.NewWriterSize(out, 32<<10)} // Flush tells of errors
	w.write(xmlHead + `<w:document xmlns:w="` + spaceWord + `" xmlns:r="` + spaceRelationships + `"><w:body>`)
	body(w)
	fmt.Fprintf(w.out, `<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%[3]d" `+
		`w:right="%[3]d" w:bottom="%[3]d" w:left="%[3]d" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>`,
		pageWidth, pageHeight, form.Margin)
	w.write(`</w:body></w:document>`)
	return w.out.Flush()
}

// WordWriter writes the text of a document, one paragraph or table after another.
type WordWriter struct {
	out   *bufio.Writer
	width int // of a line, in twentieths of a point
}

func (w *WordWriter) write(parts ...string) {
	for _, part := range parts {
		_, _ = w.out.WriteString(part) // Flush tells of errors
	}
}

// Paragraph writes text in a style ("": the usual one), with words in bold before it.
func (w *WordWriter) Paragraph(style, label, text string) {
	w.write("<w:p>")
	if style != "" {
		w.write(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
	}
	if label != "" {
		w.write("<w:r><w:rPr><w:b/></w:rPr>" + wordText(label+" ") + "</w:r>")
	}
	w.write("<w:r>", wordText(text), "</w:r></w:p>")
}

// Table writes a table whose header comes again on every page.
func (w *WordWriter) Table(t Table) {
	w.Paragraph("Caption", "", t.Caption)
	all := 0
	for _, c := range t.Columns {
		all += c.Share
	}
	widths := make([]int, len(t.Columns))
	fmt.Fprintf(w.out, `<w:tbl><w:tblPr><w:tblStyle w:val="KeptTable"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout `+
		`w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" `+
		`w:noVBand="1"/><w:tblCaption w:val="%s"/></w:tblPr><w:tblGrid>`, w.width, xmlText(t.Caption))
	for i, c := range t.Columns {
		widths[i] = w.width * c.Share / all
		fmt.Fprintf(w.out, `<w:gridCol w:w="%d"/>`, widths[i])
	}
	w.write("</w:tblGrid>")
	header := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = c.Title
	}
	w.row(t, widths, header, true)
	for row := range t.Rows {
		w.row(t, widths, row, false)
	}
	w.write("</w:tbl>")
	w.Paragraph("AfterTable", "", "") // two tables with nothing between would become one
}

func (w *WordWriter) row(t Table, widths []int, cells []string, header bool) {
	w.write(`<w:tr><w:trPr><w:cantSplit/>`)
	if header {
		w.write(`<w:tblHeader/>`)
	}
	w.write(`</w:trPr>`)
	for i, text := range cells {
		fmt.Fprintf(w.out, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>`, widths[i])
		style := "Cell"
		switch {
		case header && t.Columns[i].Number:
			style = "CellHeaderNumber"
		case header:
			style = "CellHeader"
		case t.Columns[i].Number:
			style = "CellNumber"
		}
		w.Paragraph(style, "", text)
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
