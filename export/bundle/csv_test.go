package bundle

import (
	"io"
	"slices"
	"strings"
	"testing"

	"kept/export/exporttest"
	"kept/export/formula"
	"kept/export/snapshot"
)

func TestTheFormulaGuardIsPutAndTakenBack(t *testing.T) {
	for _, c := range []struct{ text, cell string }{
		{"=1+1", "'=1+1"}, {"+44", "'+44"}, {"-", "'-"}, {"@name", "'@name"}, {"\tx", "'\tx"}, {"\rx", "'\rx"},
		{"'=1+1", "''=1+1"}, {"''@", "'''@"},
		{"plain", "plain"}, {"'quoted'", "'quoted'"}, {"'", "'"}, {"", ""}, {"1-1", "1-1"}, {" =1", " =1"},
	} {
		if got := formula.Guard(c.text); got != c.cell {
			t.Errorf("Guard(%q) is %q, want %q", c.text, got, c.cell)
		}
		if got := formula.Unguard(c.cell); got != c.text {
			t.Errorf("dropGuard(%q) is %q, want %q", c.cell, got, c.text)
		}
	}
}

func FuzzAGuardedTextComesBackAndIsNeverAFormula(f *testing.F) {
	for _, s := range []string{"=1+1", "'=1", "''", "'-", "\r\n=", "text", "'text", "\t", "a\rb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g := formula.Guard(s)
		if formula.Unguard(g) != s {
			t.Errorf("%q became %q and came back as %q", s, g, formula.Unguard(g))
		}
		if formula.IsRisky(g) {
			t.Errorf("%q is still a formula as %q", s, g)
		}
	})
}

// textTable is a table of two columns of free text.
var textTable = tableDef{name: "text", columns: []column{{name: "a", text: true}, {name: "b", text: true}}}

func FuzzTextThatWasWrittenAsCSVIsReadBack(f *testing.F) {
	for _, s := range [][2]string{{"a", "b"}, {"one\ntwo", "say \"so\""}, {"=1,2", "'"}, {"", " "}, {"\r", "\n\n"}, {"naïve", "'''=\r\n"}} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = snapshot.Normalise(a), snapshot.Normalise(b)
		if strings.ContainsFunc(a+b, forbiddenRune) || a == "\ufeff" {
			t.Skip("no workbook holds such text")
		}
		rows, faults := decodedCSV(exporttest.BytesOf(t, func(w io.Writer) error { return textTable.writeCSV(w, [][]string{{a, b}}) }))
		if len(faults) > 0 {
			t.Fatalf("%q, %q: %v", a, b, faults)
		}
		got := []string{snapshot.LF(formula.Unguard(rows[1][0])), snapshot.LF(formula.Unguard(rows[1][1]))}
		if len(rows) != 2 || !slices.Equal(got, []string{a, b}) {
			t.Errorf("%q, %q came back as %q", a, b, got)
		}
	})
}

func TestCSVThatIsNotAsTheFormatHasItIsTold(t *testing.T) {
	for name, c := range map[string]struct{ file, wrong string }{
		"LF":                           {"a,b\n1,2\n", csvLF},
		"LF within text":               {"a,b\r\n\"1\n2\",3\r\n", csvLF},
		"CR alone":                     {"a,b\r1,2\r\n", csvCR},
		"a byte order mark":            {"\ufeffa,b\r\n", csvBOM},
		"bytes that are no UTF-8":      {"a,\xff\r\n", csvUTF8},
		"a quotation mark in a cell":   {"a,b\"c\r\n", csvQuote},
		"text behind the quotation":    {"\"a\"b,c\r\n", csvQuote},
		"a quotation left open":        {"a,\"b\r\n", csvOpen},
		"no CRLF at the end":           {"a,b", csvNoEnd},
		"a NUL":                        {"a,\x00b\r\n", csvControl},
		"an escape in quotation marks": {"a,\"\x1b[2J\"\r\n", csvControl},
	} {
		_, faults := decodedCSV([]byte(c.file))
		if !slices.ContainsFunc(faults, func(f csvFault) bool { return f.wrong == c.wrong }) {
			t.Errorf("%s: got %v, want %q", name, faults, c.wrong)
		}
	}
	if _, faults := decodedCSV([]byte("a,b\r\n\"1\r\n2\",\"say \"\"so\"\"\"\r\n")); len(faults) > 0 {
		t.Errorf("sound CSV: %v", faults)
	}
}

func FuzzReadingCSVNeverFails(f *testing.F) {
	for _, s := range []string{"a,b\r\n", "\"", "\"\"\"", "\r", "\n", ",", "\ufeff\"a\"b\n", "a\x00,\"\r"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, faults := decodedCSV(data)
		if len(data) > 0 && len(rows) == 0 && len(faults) == 0 {
			t.Error("something was there, and nothing was read or reported")
		}
	})
}
