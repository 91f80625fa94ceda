package care

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func seeds(f *testing.F) {
	for _, s := range []string{
		"", "respite", "looked‑after children’s placement ‘care system’", "Callum (9), dob 3/4/2015; CHI 0101011237",
		"AB at Strathlorne Primary, KA9 9ZZ, +44 (0)141 496 0101, a@b.example", "n=4 two children 1 in 4", "\xff\xfe 3 \xc3children",
		"İstanbul 3 ÇHİLDREN ß ", "(0", "+44", "Child", "3", "three (3)", "d.o.b", "Aged 9 Sarah, aged", "SCN 77 012 3453", "@",
		"Number of pupils: 3",
		strings.Repeat("(0141", 40), "born on", "T.M. at Lochview Primary", "Ella is", "Mia's twin", "the Promise", "“contact” with mum",
		" iN 7",
	} {
		f.Add(s)
	}
}

// checkSpans holds spans to what a screen relies on.
func checkSpans(t *testing.T, text string, spans [][2]int) {
	t.Helper()
	last := 0
	for _, s := range spans {
		start, end := s[0], s[1]
		if start < last || end <= start || end > len(text) {
			t.Fatalf("span %d to %d after %d in %q", start, end, last, text)
		}
		if utf8.ValidString(text) && !(utf8.ValidString(text[:start]) && utf8.ValidString(text[start:end])) {
			t.Fatalf("span %d to %d cuts a letter of %q", start, end, text)
		}
		last = end
	}
}

func FuzzLanguage(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		var spans [][2]int
		for _, a := range Language(text) {
			spans = append(spans, [2]int{a.Start, a.End})
			if a.Found != text[a.Start:a.End] || a.Why == "" || a.Source == "" || len(a.Instead) == 0 {
				t.Fatalf("advice without its parts: %+v", a)
			}
		}
		checkSpans(t, text, spans)
	})
}

func FuzzPersonal(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, bound := range []int{0, 12, -1} {
			var spans [][2]int
			for _, c := range Personal(text, Options{Bound: bound}) {
				spans = append(spans, [2]int{c.Start, c.End})
				if c.Found != text[c.Start:c.End] || c.Why == "" || c.Suggest == "" {
					t.Fatalf("a concern without its parts: %+v", c)
				}
				if bound < 0 && c.Kind == SmallCount {
					t.Fatalf("a small count though none is asked for: %+v", c)
				}
			}
			checkSpans(t, text, spans)
		}
	})
}
