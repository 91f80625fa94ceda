package care

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"kept/store/national"
)

var update = flag.Bool("update", false, "write MEASURED.md anew from what is measured")

// tally counts one kind over a set of cases.
type tally struct{ expected, found, right, exact int }

// fault is a place missed or wrongly pointed out.
type fault struct{ label, words, text string }

// result is one set of cases measured.
type result struct {
	texts, clean  int // cases, and those where nothing is expected
	tallies       map[string]*tally
	missed, wrong []fault
}

// measure holds what is found against what is expected. Found is right if an expected span of the same
// label shares a byte with it; exact if it is that very span.
func measure(cases []testCase, find func(string) []span) result {
	m := result{texts: len(cases), tallies: map[string]*tally{}}
	of := func(label string) *tally {
		if m.tallies[label] == nil {
			m.tallies[label] = &tally{}
		}
		return m.tallies[label]
	}
	for _, c := range cases {
		if len(c.spans) == 0 {
			m.clean++
		}
		met := map[int]bool{}
		for _, f := range find(c.text) {
			of(f.label).found++
			k := slices.IndexFunc(c.spans, func(s span) bool { return s.label == f.label && s.start < f.end && f.start < s.end })
			if k < 0 || met[k] {
				m.wrong = append(m.wrong, fault{f.label, c.text[f.start:f.end], c.text})
				continue
			}
			met[k] = true
			of(f.label).right++
			if c.spans[k] == f {
				of(f.label).exact++
			}
		}
		for k, s := range c.spans {
			of(s.label).expected++
			if !met[k] {
				m.missed = append(m.missed, fault{s.label, c.text[s.start:s.end], c.text})
			}
		}
	}
	return m
}

// grouped sums tallies under wider names.
func (m result) grouped(name func(label string) string) map[string]tally {
	sums := map[string]tally{}
	for label, t := range m.tallies {
		for _, key := range []string{name(label), "all"} {
			s := sums[key]
			sums[key] = tally{s.expected + t.expected, s.found + t.found, s.right + t.right, s.exact + t.exact}
		}
	}
	return sums
}

func share(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f%%", 100*float64(part)/float64(whole))
}

func (m result) write(b *strings.Builder, title, first string, order []string, name func(string) string) {
	sums := m.grouped(name)
	fmt.Fprintf(b, "### %s\n\n%d texts, of which %d should draw nothing.\n\n", title, m.texts, m.clean)
	fmt.Fprintf(b, "| %s | expected | found | right | exact span | precision | recall |\n|---|---:|---:|---:|---:|---:|---:|\n", first)
	for _, key := range append(slices.Clone(order), "all") {
		if t, ok := sums[key]; ok {
			fmt.Fprintf(b, "| %s | %d | %d | %d | %d | %s | %s |\n", key, t.expected, t.found, t.right, t.exact,
				share(t.right, t.found), share(t.right, t.expected))
		}
	}
	list := func(title string, faults []fault) {
		if len(faults) == 0 {
			fmt.Fprintf(b, "\n%s: nothing.\n", title)
			return
		}
		fmt.Fprintf(b, "\n%s:\n\n", title)
		for _, f := range faults {
			fmt.Fprintf(b, "- %s, `%s`, in: %s\n", name(f.label), f.words, f.text)
		}
	}
	list("Wrongly pointed out", m.wrong)
	list("Missed", m.missed)
	b.WriteByte('\n')
}

const measuredIntro = `# What the advice finds, measured

Written by the tests of this package (` + "`go test ./store/care -run Measured -update`" + `); a test fails if it is out of date.

The cases are in ` + "`testdata`" + `. All are invented, in the style of partnership plans and notes: sentences,
tracker lines, lists, haste.

- **Held** cases were written before any of the matching was, and were not tuned to one by one. Most are plainly put.
- **Fresh** cases were written after the last change to the matching, run once, and not tuned to at all. They and the held
  ones are the figures to quote.
- **Working** cases were written beside the matching, or were earlier fresh cases from whose faults something general was
  learned. They only show that nothing has slipped.

Cases and matching come from the same hands, and real notes are more varied than either: expect less in the field.

Something found is right if it shares words with an expected place of the same kind; "exact span" counts those that begin and end
just where expected. Precision is right out of found, recall right out of expected.

`

// TestMeasuredOnHeldCases compares the figures with those committed.
func TestMeasuredOnHeldCases(t *testing.T) {
	scopes := map[string]string{}
	var scopeOrder, kindOrder []string
	for _, e := range national.LanguageGuide() {
		scopes[e.Avoid] = string(e.Level) + ", " + string(e.Scope)
		if !slices.Contains(scopeOrder, scopes[e.Avoid]) {
			scopeOrder = append(scopeOrder, scopes[e.Avoid])
		}
	}
	kinds := map[string]string{}
	for _, k := range allKinds() {
		kinds[tags[k]] = string(k)
		kindOrder = append(kindOrder, string(k))
	}
	level := func(label string) string { return scopes[label] }
	kind := func(label string) string { return kinds[label] }

	var b strings.Builder
	b.WriteString(measuredIntro)
	b.WriteString("## Language of care, by level and scope of the advice\n\n")
	for _, set := range []string{"held", "fresh", "working"} {
		cases := readCases(t, "language_"+set)
		for _, c := range cases {
			for _, s := range c.spans {
				if scopes[s.label] == "" {
					t.Fatalf("no entry %q in the guide, for the case %q", s.label, c.text)
				}
			}
		}
		measure(cases, languageSpans).write(&b, strings.ToUpper(set[:1])+set[1:]+" cases", "advice", scopeOrder, level)
	}
	b.WriteString("## What looks like personal data, by kind\n\nSmall numbers are those below 5.\n\n")
	for _, set := range []string{"held", "fresh", "working"} {
		cases := readCases(t, "personal_"+set)
		for _, c := range cases {
			for _, s := range c.spans {
				if kinds[s.label] == "" {
					t.Fatalf("no kind %q, for the case %q", s.label, c.text)
				}
			}
		}
		measure(cases, personalSpans).write(&b, strings.ToUpper(set[:1])+set[1:]+" cases", "kind", kindOrder, kind)
	}

	got := strings.TrimRight(b.String(), "\n") + "\n"
	if *update {
		if err := os.WriteFile("MEASURED.md", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("MEASURED.md")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("MEASURED.md is out of date; look at what changed and run with -update:\n%s", firstDifference(string(want), got))
	}
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		var a, b string
		if i < len(w) {
			a = w[i]
		}
		if i < len(g) {
			b = g[i]
		}
		if cmp.Compare(a, b) != 0 {
			return fmt.Sprintf("line %d\n committed: %s\n measured:  %s", i+1, a, b)
		}
	}
	return ""
}
