package cell

import (
	"strings"
	"testing"
)

func TestCleanTakesOutWhatCouldHarmATerminal(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain", "plain"},
		{"a\x1b[31mred\x1b[m", "a[31mred[m"},
		{"one\ntwo\r\n\tthree", "one two three"},
		{"bell\a and \u009b5m", "bell and 5m"},
		{"\u202eesrever\u202c", "esrever"},
		{"\u2066isolated\u2069", "isolated"},
		{"Gàidhlig is fine", "Gàidhlig is fine"},
		{"bad \xff byte", "bad  byte"},
	} {
		if got := Clean(c.in); got != c.want {
			t.Errorf("Clean(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestCutAndFitCountCells(t *testing.T) {
	for _, c := range []struct {
		in   string
		w    int
		want string
	}{
		{"short", 10, "short     "},
		{"a longer line", 8, "a longe…"},
		{"家族の声", 5, "家族…"},
		{"家族の声", 4, "家…"},
		{"x", 0, ""},
		{"abc", 1, "…"},
	} {
		got := Fit(c.in, c.w, "…")
		if Width(got) != c.w {
			t.Errorf("Fit(%q, %d) takes %d cells", c.in, c.w, Width(got))
		}
		if strings.TrimRight(got, " ") != strings.TrimRight(c.want, " ") {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.in, c.w, got, c.want)
		}
	}
}

func FuzzWrapNeverGoesOverTheEdge(f *testing.F) {
	f.Add("Every child grows up loved, safe and respected.", 12)
	f.Add("家族の声\n\nx\x1b[2J", 3)
	f.Fuzz(func(t *testing.T, s string, w int) {
		if w < 2 || w > 200 {
			t.Skip()
		}
		for _, line := range Wrap(s, w) {
			if Width(line) > w {
				t.Fatalf("a line of %d cells in %d: %q", Width(line), w, line)
			}
			for _, r := range line {
				if Unsafe(r) {
					t.Fatalf("%U was let through", r)
				}
			}
		}
	})
}
