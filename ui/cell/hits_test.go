package cell

import (
	"slices"
	"testing"
)

func TestHitsBeginWords(t *testing.T) {
	for _, c := range []struct {
		text  string
		words []string
		want  []string
	}{
		{"Homes for homely people", []string{"home"}, []string{"Home", "home"}},
		{"At home, rehome", []string{"home"}, []string{"home"}},
		{"Family group", []string{"group", "fam"}, []string{"Fam", "group"}},
		{"Éire, éirinn", []string{"éir"}, []string{"Éir", "éir"}},
		{"İstanbul", []string{"x"}, nil},
		{"2.1 one", []string{"2", "1"}, []string{"2", "1"}},
		{"家族 home", []string{"家"}, []string{"家"}},
		{"anything", nil, nil},
		{"broken \xff home", []string{"home"}, []string{"home"}},
	} {
		var got []string
		for _, h := range Hits(c.text, c.words) {
			got = append(got, c.text[h[0]:h[1]])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("in %q the hits of %v are %v", c.text, c.words, got)
		}
	}
}

func FuzzHitsLieInTheText(f *testing.F) {
	f.Add("Homes for homely people", "home")
	f.Fuzz(func(t *testing.T, text, word string) {
		last := 0
		for _, h := range Hits(text, []string{word}) {
			if h[0] < last || h[1] <= h[0] || h[1] > len(text) {
				t.Fatalf("in %q the hit is %v after %d", text, h, last)
			}
			last = h[1]
		}
	})
}
