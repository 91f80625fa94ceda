package care

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// span is a marked place in a case: {label|words}.
type span struct {
	start, end int
	label      string
}

// testCase is one text with the places that a careful reader would point out.
type testCase struct {
	text  string
	spans []span
}

// readCases reads testdata/name.csv: one column, with the expected spans marked in the text.
func readCases(t *testing.T, name string) []testCase {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	reader := csv.NewReader(strings.NewReader(string(data)))
	reader.Comment = '#'
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatalf("reading the cases of %s: %v", name, err)
	}
	var cases []testCase
	for _, row := range rows[1:] {
		cases = append(cases, marked(t, row[0]))
	}
	return cases
}

// marked takes the marks out of a text and notes where they were.
func marked(t *testing.T, s string) testCase {
	t.Helper()
	var c testCase
	for {
		before, rest, found := strings.Cut(s, "{")
		c.text += before
		if !found {
			return c
		}
		label, rest, ok := strings.Cut(rest, "|")
		words, rest, closed := strings.Cut(rest, "}")
		if !ok || !closed || strings.ContainsAny(label+words, "{|") {
			t.Fatalf("a mark is not whole in %q", s)
		}
		c.spans = append(c.spans, span{len(c.text), len(c.text) + len(words), label})
		c.text, s = c.text+words, rest
	}
}

// tags are the short names of the kinds in the cases.
var tags = map[Kind]string{NameAndAge: "age", DateOfBirth: "birth", CHINumber: "chi", CandidateNumber: "scn", PhoneNumber: "phone",
	EmailAddress: "email", PostCode: "postcode", InitialsAndSchool: "initials", NamedChild: "named", SmallCount: "count"}

func languageSpans(text string) []span {
	var found []span
	for _, a := range Language(text) {
		found = append(found, span{a.Start, a.End, a.Entry})
	}
	return found
}

func personalSpans(text string) []span {
	var found []span
	for _, c := range Personal(text, Options{}) {
		found = append(found, span{c.Start, c.End, tags[c.Kind]})
	}
	return found
}
