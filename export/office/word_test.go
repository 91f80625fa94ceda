package office

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

func document(t *testing.T, body func(w *WordWriter)) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteWord(&out, "A <title> & more", Layout{Size: 21, After: 120, Above: 360, Margin: 1021}, body); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestADocumentHasItsTextInXMLThatEveryReaderTakes(t *testing.T) {
	data := document(t, func(w *WordWriter) {
		w.Paragraph("Heading1", "", "A & B")
		w.Paragraph("", "Label:", "<tag> \x00")
		w.Table(Table{Caption: `"Counts"`, Columns: []Column{{Title: "What", Share: 3}, {Title: "Number", Share: 1, Number: true}},
			Rows: slices.Values([][]string{{"Actions", "4"}, {"Measures", "12"}})})
	})
	for name, part := range partsOf(t, data) {
		decoder := xml.NewDecoder(strings.NewReader(part))
		for {
			_, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
		}
	}
	body := partsOf(t, data)["word/document.xml"]
	for _, want := range []string{`<w:pStyle w:val="Heading1"/>`, "A &amp; B", "<w:b/></w:rPr><w:t xml:space=\"preserve\">Label: </w:t>",
		"&lt;tag&gt; \uFFFD", `<w:tblCaption w:val="&#34;Counts&#34;"/>`, `<w:gridCol w:w="7398"/><w:gridCol w:w="2466"/>`,
		`<w:pStyle w:val="CellHeaderNumber"/>`, `<w:pStyle w:val="CellNumber"/>`} {
		if !strings.Contains(body, want) {
			t.Errorf("the document has no %s", want)
		}
	}
	if n := strings.Count(body, "<w:tblHeader/>"); n != 1 {
		t.Errorf("%d rows come again on every page, want the header only", n)
	}
	if core := partsOf(t, data)["docProps/core.xml"]; !strings.Contains(core, "A &lt;title&gt; &amp; more") {
		t.Errorf("the document calls itself %s", core)
	}
	if wrong := FileFault(string(data), "word/document.xml"); wrong != "" {
		t.Errorf("its own check says: %s", wrong)
	}
}

func TestTheLayoutDecidesWhatFitsOnALine(t *testing.T) {
	var usual, closer int
	document(t, func(w *WordWriter) { usual = w.width })
	var out bytes.Buffer
	if err := WriteWord(&out, "", Layout{Size: 17, Margin: 737}, func(w *WordWriter) { closer = w.width }); err != nil {
		t.Fatal(err)
	}
	if usual != pageWidth-2*1021 || closer != pageWidth-2*737 {
		t.Errorf("lines are %d and %d wide", usual, closer)
	}
}
