package importing

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func utf16Text(text string, big bool) string {
	var b strings.Builder
	write := func(u uint16) {
		if big {
			b.Write([]byte{byte(u >> 8), byte(u)})
		} else {
			b.Write([]byte{byte(u), byte(u >> 8)})
		}
	}
	write(0xfeff)
	for _, u := range utf16.Encode([]rune(text)) {
		write(u)
	}
	return b.String()
}

// TestTablesAsPeopleSaveThem reads what Excel, LibreOffice and others write.
func TestTablesAsPeopleSaveThem(t *testing.T) {
	for _, c := range []struct{ name, file, want, note string }{
		{"commas", "a,b\n1,2\n", "a|b/1|2", ""},
		{"semicolons with commas inside", "a;b\n1,5;2\n3;4,0\n", "a|b/1,5|2/3|4,0", ""},
		{"tabs", "a\tb\n1, or so\t2\n", "a|b/1, or so|2", ""},
		{"a first line that names the separator", "sep=;\na;b\n", "/a|b", ""},
		{"a UTF-8 mark", "\xEF\xBB\xBFa,b\n", "a|b", ""},
		{"UTF-16, small end first", utf16Text("naïve,£5\r\n", false), "naïve|£5", ""},
		{"UTF-16, big end first", utf16Text("naïve,£5\r\n", true), "naïve|£5", ""},
		{"Windows-1252", "caf\xe9,\x9320\x94 \x96 \x80\n", "café|“20” – €", "read as Windows-1252"},
		{"quotes, line ends and commas in a cell", "\"a \"\"b\"\", c\",\"two\r\nlines\"\r\n", "a \"b\", c|two\nlines", ""},
		{"a quote inside a plain cell", "5\" pipe,x\n", "5\" pipe|x", ""},
		{"a quote that is never closed", "\"a,b\n", "a,b", ""},
		{"old Mac line ends", "a,b\rc,d\r", "a|b/c|d", ""},
		{"ragged rows", "a,b,c\n1\n1,2,3,4\n", "a|b|c/1/1|2|3|4", ""},
		{"blank rows keep their place", "a,b\n\n,\n1,2\n\n\n", "a|b//|/1|2", ""},
		{"control and direction characters", "a\x1b[31m,b\u202e\n", "a[31m|b",
			"2 invisible control characters were taken out, the first in row 1"},
		{"a guarded formula of somebody else's", "x,'=1+1\n", "x|'=1+1", ""},
		{"a guarded formula of Kept's own", "submission_id,text\ns,'=1+1\ns,''-a\ns,'quoted'\n",
			"submission_id|text/s|=1+1/s|'-a/s|'quoted'", ""},
		{"a guarded formula of a list that Kept wrote", "reference,title,brag\n1,'=1+1,\n", "reference|title|brag/1|=1+1|", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, err := ReadTable(strings.NewReader(c.file), "plan.csv", "")
			if err != nil {
				t.Fatal(err)
			}
			var rows []string
			for _, r := range table.Rows {
				rows = append(rows, strings.Join(r, "|"))
			}
			if got := strings.Join(rows, "/"); got != c.want {
				t.Errorf("read %q, want %q", got, c.want)
			}
			if notes := strings.Join(table.Notes, " "); (c.note == "") != (notes == "") || !strings.Contains(notes, c.note) {
				t.Errorf("notes %q, want %q", notes, c.note)
			}
		})
	}
}

func TestFilesThatAreNoTablesAreRefused(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"nothing", "", "plan.csv is empty"},
		{"blank rows only", "\n,,\n \n", "plan.csv is empty"},
		{"a damaged Excel workbook", "PK\x03\x04rest", "is damaged, or is no Excel workbook"},
		{"an old Excel workbook", "\xD0\xCF\x11\xE0rest", "is an old Excel file (.xls), or one with a password"},
		{"not text", "a,b\x00\x01\n", "is not a table of text"},
		{"too many columns", strings.Repeat(",", maxTableColumns), "has more than 500 columns in row 1"},
		{"too many rows", strings.Repeat("a\n", maxTableRows+1), "has more than 200000 rows"},
		{"too large", strings.Repeat("a", maxTableBytes+1), "is larger than 50 MB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadTable(strings.NewReader(c.file), "plan.csv", "")
			if _, ok := errors.AsType[*TableError](err); !ok || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestColumnLetters(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 27: "AB", 701: "ZZ", 702: "AAA"} {
		if got := ColumnLetter(i); got != want {
			t.Errorf("column %d is %s, not %s", i, got, want)
		}
	}
}

// FuzzReadTable: whatever the bytes, the reader ends, what it gives is clean
// text, and what is well-formed CSV is read as the standard library reads it.
func FuzzReadTable(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a;b\n\"x\n\"\"y\";2", "\xff\xfea\x00", "\xef\xbb\xbfa\tb", "sep=;\na;b", "\"", "caf\xe9,x",
		"submission_id,x\na,'=1"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := ReadTable(bytes.NewReader(data), "fuzz.csv", "")
		if err != nil {
			if _, ok := errors.AsType[*TableError](err); !ok {
				t.Fatalf("an error that is not for a keeper: %v", err)
			}
			return
		}
		for i, row := range table.Rows {
			if len(row) > maxTableColumns {
				t.Fatalf("row %d has %d columns", i+1, len(row))
			}
			for _, c := range row {
				if !utf8.ValidString(c) || strings.ContainsFunc(c, func(r rune) bool { return r != '\n' && hiddenRune(r) }) {
					t.Fatalf("row %d holds %q", i+1, c)
				}
			}
		}
	})
}

// FuzzSplitRows: rows that the standard library writes come back as they were.
func FuzzSplitRows(f *testing.F) {
	f.Add("a", "b,\n", "\"c\"", "", byte(0))
	f.Add("x;y", "\t", "", "\n\n", byte(1))
	f.Fuzz(func(t *testing.T, a, b, c, d string, which byte) {
		separator := []byte{',', ';', '\t'}[which%3]
		rows := [][]string{{a, b}, {c, d}}
		for _, row := range rows {
			for _, cell := range row {
				if strings.Contains(cell, "\r") || !utf8.ValidString(cell) {
					t.Skip("the library's writer changes these")
				}
			}
			if row[0] == `\.` {
				t.Skip()
			}
		}
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		w.Comma = rune(separator)
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		got, err := splitRows(out.String(), separator, maxTableRows)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.EqualFunc(got, rows, slices.Equal[[]string]) {
			t.Errorf("%q came back as %q", rows, fmt.Sprint(got))
		}
	})
}
