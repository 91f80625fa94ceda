package store

import (
	"fmt"
	"slices"
	"testing"
)

// idsOf are the ids of all pages of a query, with how many came in the first.
func idsOf(t *testing.T, w *Workbook, q Query) (ids []ID, first int) {
	t.Helper()
	for {
		page, err := w.Page(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range page.Records {
			ids = append(ids, r.ID)
		}
		if first == 0 {
			first = len(ids)
		}
		if !page.More {
			return ids, first
		}
		q.After = page.Next
	}
}

func TestBehindTheBestHitsComeAllTheOthers(t *testing.T) {
	w := newTestWorkbook(t)
	fill(t, w, 1000)
	plain, _ := idsOf(t, w, Query{Kind: Action, Find: "fam"})
	ranked, first := idsOf(t, w, Query{Kind: Action, Find: "fam", Ranked: true, Limit: 50})
	if first != MostRanked || len(plain) <= MostRanked {
		t.Errorf("%d of %d come first", first, len(plain))
	}
	if !slices.IsSorted(indexes(plain, ranked[first:])) {
		t.Error("the others are not in the order of making")
	}
	backwards, _ := idsOf(t, w, Query{Kind: Action, Find: "fam", Ranked: true, Limit: 50, Desc: true})
	slices.Reverse(backwards)
	if !slices.Equal(ranked, backwards) {
		t.Error("read from its end the search gives another order")
	}
	slices.Sort(plain)
	slices.Sort(ranked)
	if !slices.Equal(plain, ranked) {
		t.Errorf("ranked it finds %d, and else %d", len(ranked), len(plain))
	}
}

// indexes are where some ids stand among all.
func indexes(all, some []ID) []int {
	var list []int
	for _, id := range some {
		list = append(list, slices.Index(all, id))
	}
	return list
}

func TestFewHitsAreAllInTheFirstPage(t *testing.T) {
	w := newTestWorkbook(t)
	fill(t, w, 300)
	for _, desc := range []bool{false, true} {
		if ids, first := idsOf(t, w, Query{Kind: Action, Find: "lighthouse", Ranked: true, Desc: desc}); len(ids) != 1 || first != 1 {
			t.Errorf("it finds %d, of which %d come first", len(ids), first)
		}
	}
}

func TestTheFirstHitsAreHitsAndThePagesAfterThemGoOn(t *testing.T) {
	w := newTestWorkbook(t)
	fill(t, w, 1000)
	red := []Filter{{"brag", Is, []string{"green"}}}
	for _, c := range []struct {
		find  string
		where []Filter
	}{
		{"f", nil}, {"fam", nil}, {"FAMILY", nil}, {"r", nil}, {"family room", nil}, {"people y", nil}, {"fam roo", nil},
		{"lighthouse", nil},
		{"only lightho", nil},
		{"1.2", nil}, {"familý", nil}, {"nowhere", nil}, {"family nowhere", nil}, {"f", red}, {"group 3", red}, {"", nil},
	} {
		want, _ := idsOf(t, w, Query{Kind: Action, Find: c.find, Where: c.where})
		page, err := w.FirstHits(t.Context(), Query{Kind: Action, Find: c.find, Where: c.where})
		if err != nil {
			t.Fatal(err)
		}
		if c.find == "" {
			continue // that is no search
		}
		if len(page.Records) == 0 && len(want) > 0 {
			t.Errorf("%q: none of %d came first", c.find, len(want))
		}
		var got []ID
		for _, r := range page.Records {
			if got = append(got, r.ID); !slices.Contains(want, r.ID) {
				t.Errorf("%q: %s is no hit", c.find, r.Name())
			}
		}
		if !page.More {
			if !slices.Equal(got, want) {
				t.Errorf("%q: it says that %d are all, of %d", c.find, len(got), len(want))
			}
			continue
		}
		rest, _ := idsOf(t, w, Query{Kind: Action, Find: c.find, Where: c.where, After: page.Next})
		if at := slices.Index(want, got[len(got)-1]); !slices.Equal(rest, want[at+1:]) {
			t.Errorf("%q: behind the first come %d, not %d", c.find, len(rest), len(want)-at-1)
		}
	}
}

func TestWhatIsFoundStandsInItsGroups(t *testing.T) {
	w := newTestWorkbook(t)
	fill(t, w, 300)
	want, _ := idsOf(t, w, Query{Kind: Action, Find: "fam"})
	for _, field := range []string{"brag", "leads", "national_actions", "foundations"} {
		found, err := w.FindGroups(t.Context(), Query{Kind: Action, Find: "fam"}, field)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for value, keys := range found.groups {
			n += len(keys)
			records, read, err := found.Page(t.Context(), value, 1, len(keys), false)
			if err != nil || read != found.Count(value)-1 {
				t.Fatalf("%s %s: %d, %v", field, value, read, err)
			}
			for _, r := range records {
				if !slices.Contains(want, r.ID) || value != "" && !slices.Contains(append(r.Values(field), r.Get(field)), value) ||
					value == "" &&
						!r.Blank(field) {
					t.Errorf("%s stands under %s %q", r.Name(), field, value)
				}
			}
			last, _, err := found.Page(t.Context(), value, 0, 1, true)
			if err != nil || len(keys) > 1 && last[0].ID != records[len(records)-1].ID {
				t.Errorf("%s %s: backwards it begins elsewhere, %v", field, value, err)
			}
		}
		if n < len(want) {
			t.Errorf("by %s %d are found of %d", field, n, len(want))
		}
	}
}

func TestAWordBeginsWhereNoLetterStandsBefore(t *testing.T) {
	for text, want := range map[string]bool{"room": true, "a Room": true, "bathroom": false, "bathroom, rooms": true, "éroom": false,
		"(room)": true, "": false} {
		if got := hasAllWords(text, []string{"room"}); got != want {
			t.Errorf("%q holds room: %v", text, got)
		}
	}
}

// BenchmarkFirstHits measures the first rows at every letter of what is typed.
func BenchmarkFirstHits(b *testing.B) {
	onSizes(b, func(b *testing.B, w *Workbook) {
		for _, words := range []string{"f", "fa", "fam", "fami", "famil", "family", "family t", "family time r", "lighthouse", "l", "1.2",
			"g"} {
			b.Run(fmt.Sprintf("%q", words), func(b *testing.B) {
				for b.Loop() {
					if _, err := w.FirstHits(b.Context(), Query{Kind: Action, Find: words}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	})
}
