package national

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

const goodHead = "# title: T\n# publisher: P\n# edition: E\n# source: S\n# licence: L\n"

func TestAReferenceFileIsItsSourceThenItsRows(t *testing.T) {
	got, err := parseTable([]byte("# title: Names: a list\r\n# publisher: P\n# edition: E\n# source: S\n# url: https://example.org/a: b\n" +
		"# licence: L\n# note: One.\n# note: Two.\nno,name\n1,\"two\nlines\"\n\n2,# not a header\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := Source{Title: "Names: a list", Publisher: "P", Edition: "E", Document: "S", URL: "https://example.org/a: b", Licence: "L",
		Note: "One.\nTwo."}
	if got.source != want {
		t.Errorf("source %+v", got.source)
	}
	if !slices.Equal(got.columns, []string{"no", "name"}) || len(got.rows) != 2 || got.rows[1][1] != "# not a header" {
		t.Errorf("%q %q", got.columns, got.rows)
	}
	if !slices.Equal(got.lines, []int{10, 13}) {
		t.Errorf("rows start on lines %v", got.lines)
	}
}

func TestAFaultyReferenceFileIsRefusedWithTheLine(t *testing.T) {
	for text, want := range map[string]string{
		"":                                    "does not say its title",
		"no,name\n1,a\n":                      "does not say its title",
		"# title: T\nno\n1\n":                 "does not say its publisher",
		"# title: T\n# publisher: P\nno\n1\n": "does not say its edition",
		"# title: T\n# publisher: P\n# edition: E\nno\n":              "does not say its source",
		"# title: T\n# publisher: P\n# edition: E\n# source: S\nno\n": "does not say its licence",
		"# title: T\n# title: U\nno\n":                                `line 2: "title" stands twice`,
		"# title: T\n# colour: red\nno\n":                             `line 2: no such key: "colour"`,
		"#title: T\nno\n":                                             "line 1: not of the form",
		"# title:\nno\n":                                              "line 1: not of the form",
		"# title: \nno\n":                                             "line 1: not of the form",
		goodHead:                                                      "line 6: no row of column names",
		goodHead + "no,no\n":                                          `line 6: column "no" stands twice`,
		goodHead + "no,\n":                                            "line 6: column 2 has no proper name",
		goodHead + "no,name\n1\n":                                     "line 7: wrong number of fields",
		goodHead + "no,name\n1,\"a\n":                                 "line 7: extraneous or missing",
		goodHead + "no,name\n1,a\xff\n":                               "not UTF-8",
		strings.Replace(goodHead, "title: T", "title: T\x00\xfe", 1):    "not UTF-8",
		"\ufeff# title: T\n# publisher: P\n# edition: E\n# source: S\n": "does not say its title",
	} {
		if _, err := parseTable([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", text, err, want)
		}
	}
}

func TestCellsAreReadByKind(t *testing.T) {
	table, err := parseTable([]byte(goodHead + "n,d,y\n3,2021-06-25,yes\n-1,25/06/2021,maybe\n,,no\n"))
	if err != nil {
		t.Fatal(err)
	}
	good := row{t: &table, i: 0}
	if n, d, y := good.number("n"), good.date("d"), good.yes("y"); n != 3 || d != "2021-06-25" || !y || good.err != nil {
		t.Errorf("%d %q %v %v", n, d, y, good.err)
	}
	for column, read := range map[string]func(*row){
		"n": func(r *row) { r.count("n") }, "d": func(r *row) { r.date("d") }, "y": func(r *row) { r.yes("y") },
	} {
		bad := row{t: &table, i: 1}
		if read(&bad); bad.err == nil || !strings.HasPrefix(bad.err.Error(), "line 8, column "+column) {
			t.Errorf("%s: %v", column, bad.err)
		}
	}
	blank := row{t: &table, i: 2}
	if n, d, y := blank.count("n"), blank.date("d"), blank.yes("y"); n != 0 || d != "" || y || blank.err != nil {
		t.Errorf("%d %q %v %v", n, d, y, blank.err)
	}
}

func TestADueRangeRunsForwardAndHasWords(t *testing.T) {
	for cells, want := range map[string]string{
		"summer,2021-08-31,2021-06-01": "is before",
		",2021-06-01,":                 "no words",
		"summer,2021-06-01,2021-08-31": "",
		"some day,,":                   "",
	} {
		table, err := parseTable([]byte(goodHead + "due_words,due_from,due_to\n" + cells + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		r := row{t: &table}
		readDue(&r)
		if (r.err == nil) != (want == "") || r.err != nil && !strings.Contains(r.err.Error(), want) {
			t.Errorf("%q gives %v, want %q", cells, r.err, want)
		}
	}
}

// Whatever the text, parsing ends without a panic, and what is accepted is a
// well-formed table with a complete source.
func FuzzParseTable(f *testing.F) {
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		f.Add(data)
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(goodHead + "a,b\r\n\"x\"\"y\",\"\r\n\"\r\n"))
	f.Add([]byte("# title"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := parseTable(data)
		if err != nil {
			if err.Error() == "" {
				t.Error("refused without a reason")
			}
			return
		}
		if !utf8.Valid(data) {
			t.Error("accepted what is not UTF-8")
		}
		if err := got.source.complete(); err != nil {
			t.Errorf("accepted a source that is not complete: %v", err)
		}
		if len(got.columns) == 0 || len(got.rows) != len(got.lines) {
			t.Errorf("%d columns, %d rows, %d lines", len(got.columns), len(got.rows), len(got.lines))
		}
		for i, cells := range got.rows {
			if len(cells) != len(got.columns) {
				t.Errorf("row %d has %d cells for %d columns", i, len(cells), len(got.columns))
			}
			if i > 0 && got.lines[i] <= got.lines[i-1] {
				t.Errorf("row %d starts on line %d, after line %d", i, got.lines[i], got.lines[i-1])
			}
			r := row{t: &got, i: i}
			for _, c := range got.columns {
				if r.text(c); r.err != nil {
					t.Errorf("a column of the file cannot be read: %v", r.err)
				}
			}
		}
	})
}

// Finding a national action or a council area must end well for any text.
func FuzzMatch(f *testing.F) {
	for _, s := range []string{"7. Moving On", "national action 7", "S12000015", "Argyll & Bute", "the council", "'", "\xff", "٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if a, ok := MatchAction(s); ok != (a.No != 0) {
			t.Errorf("%q: found %v, action %d", s, ok, a.No)
		}
		if a, ok := FindAuthority(s); ok != (a.Code != "") {
			t.Errorf("%q: found %v, area %q", s, ok, a.Code)
		}
		if again := plain(plain(s)); again != plain(s) {
			t.Errorf("%q: plain text is not plain: %q, then %q", s, plain(s), again)
		}
	})
}

// What the first use of the largest sets costs; importing costs none of it.
func BenchmarkFirstUse(b *testing.B) {
	b.Run("plan made, nothing read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			NewPlan(files, "plan-21-24")
		}
	})
	b.Run("national actions", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			NewPlan(files, "plan-21-24").Actions()
		}
	})
	b.Run("commitments", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			NewPlan(files, "plan-21-24").AllCommitments()
		}
	})
	b.Run("every set of the plan", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			p := NewPlan(files, "plan-21-24")
			for _, s := range p.sets {
				s.source()
			}
		}
	})
}

// What it costs to ask again.
func BenchmarkLaterUse(b *testing.B) {
	Plan2124().Actions()
	b.Run("one action by number", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Plan2124().Action(25)
		}
	})
	b.Run("one action by title", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			MatchAction("Governance Structures")
		}
	})
	b.Run("all actions", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Plan2124().Actions()
		}
	})
}
