package report

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"kept/export/exporttest"
	"kept/export/snapshot"
)

func orchardDocument(t *testing.T) []byte {
	t.Helper()
	b, err := snapshot.Read(context.Background(), exporttest.OrchardWorkbook(t), exporttest.Quarter(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	return exporttest.BytesOf(t, submissionReport(b).writeDocx)
}

func TestEveryPartOfADocumentIsSoundAndEveryRelationshipLeadsSomewhere(t *testing.T) {
	parts := exporttest.Parts(t, orchardDocument(t))
	for name, data := range parts {
		decoder := xml.NewDecoder(bytes.NewReader(data))
		for {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Errorf("%s: %v", name, err)
				break
			}
		}
		if !utf8.Valid(data) {
			t.Errorf("%s is not UTF-8", name)
		}
		if path.Ext(name) != ".rels" {
			continue
		}
		folder := path.Dir(path.Dir(name))
		for _, m := range regexp.MustCompile(`Target="([^"]+)"`).FindAllSubmatch(data, -1) {
			if parts[path.Join(folder, string(m[1]))] == nil {
				t.Errorf("%s leads to %s, which is not there", name, m[1])
			}
		}
	}
	types := string(parts["[Content_Types].xml"])
	for _, m := range regexp.MustCompile(`PartName="/([^"]+)"`).FindAllStringSubmatch(types, -1) {
		if parts[m[1]] == nil {
			t.Errorf("a type is given for %s, which is not there", m[1])
		}
	}
	ids := regexp.MustCompile(`r:id="(rId[0-9]+)"`).FindAllSubmatch(parts["word/document.xml"], -1)
	for _, id := range ids {
		if !bytes.Contains(parts["word/_rels/document.xml.rels"], []byte(`Id="`+string(id[1])+`"`)) {
			t.Errorf("%s names nothing", id[1])
		}
	}
	if len(ids) == 0 {
		t.Error("the document has no footer")
	}
}

func TestADocumentHasRealHeadingsInOrderListsAndHeadersThatComeAgain(t *testing.T) {
	parts := exporttest.Parts(t, orchardDocument(t))
	body, styles := string(parts["word/document.xml"]), string(parts["word/styles.xml"])
	level, headings := 0, 0
	for _, m := range regexp.MustCompile(`<w:pStyle w:val="Heading([1-9])"/>`).FindAllStringSubmatch(body, -1) {
		next := int(m[1][0] - '0')
		if next > level+1 {
			t.Errorf("a heading of level %d follows one of level %d", next, level)
		}
		level = next
		headings++
	}
	if headings < 25*4 {
		t.Errorf("the document has %d headings", headings)
	}
	for _, m := range regexp.MustCompile(`w:(?:pStyle|tblStyle) w:val="(\w+)"`).FindAllStringSubmatch(body, -1) {
		if !strings.Contains(styles, `w:styleId="`+m[1]+`"`) {
			t.Errorf("the style %s is not described", m[1])
		}
	}
	tables := strings.Count(body, "<w:tbl>")
	if again := strings.Count(body, "<w:tblHeader/>"); tables == 0 || again != tables {
		t.Errorf("of %d tables %d have a header that comes again", tables, again)
	}
	for _, want := range []string{`<w:pStyle w:val="ListBullet"/>`, `<w:pgSz w:w="11906" w:h="16838"/>`} {
		if !strings.Contains(body, want) {
			t.Errorf("the document has no %s", want)
		}
	}
	if !strings.Contains(styles, `<w:lang w:val="en-GB"`) {
		t.Error("the document is not in British English")
	}
}

func TestADocumentSaysWhatTheReportSays(t *testing.T) {
	body := string(exporttest.Parts(t, orchardDocument(t))["word/document.xml"])
	for _, text := range []string{"Families want one door.", "The pace is too slow.", "A hub in every town",
		"Orchard Council: Lead (Children&#39;s services)", "The hub opened its door.", "Draft, unsigned", "Invented data.",
		"Change Programme ONE (The Promise Scotland, 25 June 2021)", "Orchard &amp; Glen"} {
		if !strings.Contains(body, text) {
			t.Errorf("the document does not say %q", text)
		}
	}
	if strings.Contains(body, exporttest.Secret) {
		t.Error("a secret stands in the document")
	}
}

func TestTheSameReportGivesTheSameDocument(t *testing.T) {
	if !bytes.Equal(orchardDocument(t), orchardDocument(t)) {
		t.Error("the bytes are others")
	}
}

func FuzzADocumentIsSoundXMLWhateverIsWritten(f *testing.F) {
	for _, seed := range []string{"plain", "<w:p/>&amp;", "\x00\x01\ufffe", "]]>", "a\xffb", "\u202e"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := &document{Title: text, Lead: text, Tab: text, Notice: text, Footer: text}
		d.fact(text, text)
		d.heading(2, text)
		d.labelled(text, text)
		d.list(text)
		d.callout(text)
		d.tabulate(text, []docColumn{col(text, 1)}, [][]string{{text}})
		decoder := xml.NewDecoder(strings.NewReader(string(exporttest.Parts(t, exporttest.BytesOf(t, d.writeDocx))["word/document.xml"])))
		for {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatal(err)
			}
		}
	})
}
