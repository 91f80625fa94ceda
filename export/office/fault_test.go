package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

// packed is a document of these parts: name and text in turn.
func packed(t *testing.T, parts ...string) string {
	t.Helper()
	var p Packer
	for i := 0; i < len(parts); i += 2 {
		if err := p.AddParts(Part{parts[i], []byte(parts[i+1])}); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := p.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// partsOf reads the parts of a document.
func partsOf(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(text)
	}
	return parts
}

func TestPartsArePackedInOrderAndReadBackAsTheyWere(t *testing.T) {
	long := strings.Repeat("the same again ", 10_000)
	data := packed(t, "b.xml", "<b/>", "a.xml", long)
	if parts := partsOf(t, []byte(data)); parts["b.xml"] != "<b/>" || parts["a.xml"] != long {
		t.Error("the parts are not what they were")
	}
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != "b.xml" || z.File[0].Modified.Year() != 1980 || len(z.File[0].Extra) > 0 {
		t.Errorf("the first part is %s of %s with %d bytes more", z.File[0].Name, z.File[0].Modified, len(z.File[0].Extra))
	}
	if len(data) > len(long)/10 {
		t.Errorf("it is packed into %d bytes", len(data))
	}
}

func TestAPartThatCannotBeWrittenIsReported(t *testing.T) {
	var p Packer
	err := p.Add("a.xml", func(io.Writer) error { return errors.ErrUnsupported })
	if !errors.Is(err, errors.ErrUnsupported) || !strings.Contains(err.Error(), "a.xml") {
		t.Error(err)
	}
}

func TestEachFaultOfADocumentIsReported(t *testing.T) {
	const main = "word/document.xml"
	nearPiece := strings.Repeat(" ", 64<<10-20) // so that a text lies across two pieces that are read
	for name, c := range map[string]struct{ data, want string }{
		"whole":             {packed(t, main, "<w/>"), ""},
		"no zip":            {"my own words", "damaged"},
		"without its text":  {packed(t, "other.xml", "<w/>"), "damaged"},
		"cut off":           {packed(t, main, "<w/>")[:60], "damaged"},
		"a macro":           {packed(t, main, "<w/>", "word/vbaProject.bin", "x"), "a program"},
		"an embedded file":  {packed(t, main, "<w/>", "word/embeddings/a.bin", "x"), "another file"},
		"a linked file":     {packed(t, main, "<w/>", "xl/externalLinks/a.xml", "x"), "takes in other files"},
		"an outside target": {packed(t, main, `<r TargetMode="External"/>`), "takes in other files"},
		"a document type":   {packed(t, main, "<!DOCTYPE w>"), "instructions"},
		"an entity":         {packed(t, main, nearPiece+`<!ENTITY a "b">`), "instructions"},
		"a formula":         {packed(t, main, `<c><f>1+1</f></c>`), "a formula"},
		"a shared formula":  {packed(t, main, "<w/>", "xl/worksheets/sheet1.xml", nearPiece+`<f t="shared">1</f>`), "a formula"},
		"too much":          {packed(t, main, strings.Repeat(" ", mostPart+1)), "more than a computer"},
	} {
		got := FileFault(c.data, main)
		if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
