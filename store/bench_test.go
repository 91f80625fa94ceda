package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"
)

// sizes are the workbooks that the benchmarks measure, in actions. The largest
// takes half a minute to make and is left out of short runs (-short).
var sizes = []int{1_000, 10_000, 100_000}

// onSizes runs a benchmark on workbooks of each size, each made once.
func onSizes(b *testing.B, bench func(b *testing.B, w *Workbook)) {
	for _, n := range sizes {
		if testing.Short() && n > 10_000 {
			continue
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) { bench(b, sized(b, n)) })
	}
}

func sized(b *testing.B, n int) *Workbook {
	b.Helper()
	path := filepath.Join(benchFolder, fmt.Sprintf("%d.kept", n))
	w, err := Open(context.Background(), path, Options{Keeper: "Bench"})
	if err != nil {
		if w, err = Create(context.Background(), path, Options{Keeper: "Bench"}); err != nil {
			b.Fatal(err)
		}
		fill(b, w, n)
	}
	b.Cleanup(func() { _ = w.Close() })
	return w
}

func BenchmarkOpen(b *testing.B) {
	onSizes(b, func(b *testing.B, w *Workbook) {
		for b.Loop() {
			again, err := Open(b.Context(), w.Path(), Options{})
			if err != nil {
				b.Fatal(err)
			}
			if _, err := again.Page(b.Context(), Query{Kind: Action, Sort: "due"}); err != nil {
				b.Fatal(err)
			}
			if err := again.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// benchPages measures one page of each query.
func benchPages(b *testing.B, queries map[string]func(w *Workbook) Query) {
	onSizes(b, func(b *testing.B, w *Workbook) {
		for name, query := range queries {
			b.Run(name, func(b *testing.B) {
				q := query(w)
				for b.Loop() {
					if _, err := w.Page(b.Context(), q); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	})
}

func BenchmarkFirstPage(b *testing.B) {
	queries := map[string]func(*Workbook) Query{}
	for _, sort := range []string{"", "reference", "title", "status", "brag", "due"} {
		queries["by="+sort] = func(*Workbook) Query { return Query{Kind: Action, Sort: sort} }
	}
	benchPages(b, queries)
}

func BenchmarkNextPage(b *testing.B) {
	benchPages(b, map[string]func(*Workbook) Query{"middle": func(w *Workbook) Query {
		var key int64
		var title string
		if err := w.reading.QueryRow("SELECT key, title FROM action ORDER BY title, key LIMIT 1 OFFSET (SELECT count(*) / 2 FROM "+
			"action)").Scan(&key, &title); err != nil {
			b.Fatal(err)
		}
		return Query{Kind: Action, Sort: "title", After: Cursor{value: title, key: key, set: true}}
	}})
}

func BenchmarkFilter(b *testing.B) {
	lead := func(w *Workbook) string {
		r, err := w.Resolve(context.Background(), "Group 3", Stakeholder)
		if err != nil {
			b.Fatal(err)
		}
		return string(r.ID)
	}
	benchPages(b, map[string]func(*Workbook) Query{
		"brag=red": func(*Workbook) Query {
			return Query{Kind: Action, Sort: "due", Where: []Filter{{"brag", Is, []string{"red"}}}}
		},
		"lead": func(w *Workbook) Query {
			return Query{Kind: Action, Sort: "due", Where: []Filter{{"leads", Is, []string{lead(w)}}}}
		},
		"three": func(w *Workbook) Query {
			return Query{Kind: Action, Sort: "title", Where: []Filter{{"brag", Is, []string{"amber"}}, {"national_actions", Is,
				[]string{"7"}},
				{"foundations", Is, []string{"care"}}}}
		},
	})
}

func BenchmarkSearch(b *testing.B) {
	benchPages(b, map[string]func(*Workbook) Query{
		"rare":          func(*Workbook) Query { return Query{Kind: Action, Find: "lighthouse"} },
		"common":        func(*Workbook) Query { return Query{Kind: Action, Find: "family"} },
		"letter":        func(*Workbook) Query { return Query{Kind: Action, Find: "h"} },
		"rare-ranked":   func(*Workbook) Query { return Query{Kind: Action, Find: "lighthouse", Ranked: true} },
		"common-ranked": func(*Workbook) Query { return Query{Kind: Action, Find: "family", Ranked: true} },
	})
}

// BenchmarkOverviewCounts measures the counts that the overview shows.
func BenchmarkOverviewCounts(b *testing.B) {
	onSizes(b, func(b *testing.B, w *Workbook) {
		for b.Loop() {
			for _, field := range []string{"", "status", "brag", "foundations", "priorities", "national_actions"} {
				if _, err := w.Tally(b.Context(), Action, field); err != nil {
					b.Fatal(err)
				}
			}
			overdue := []Filter{{"due", Before, []string{"2026-08-03"}}, {"status", IsNot, []string{"complete", "stopped"}}}
			if _, err := w.Count(b.Context(), Query{Kind: Action, Where: overdue}, 1000); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkEdit(b *testing.B) {
	onSizes(b, func(b *testing.B, w *Workbook) {
		page, err := w.Page(b.Context(), Query{Kind: Action})
		if err != nil {
			b.Fatal(err)
		}
		for i := 0; b.Loop(); i++ {
			mustWrite(b, w, "Edited", func(tx *Tx) error { return tx.Set(page.Records[0].ID, "title", fmt.Sprint("Title ", i)) })
		}
	})
}

func BenchmarkUndo(b *testing.B) {
	onSizes(b, func(b *testing.B, w *Workbook) {
		mustAdd(b, w, Action, "", Values{"title": "To be undone"})
		for undo := true; b.Loop(); undo = !undo {
			var err error
			if undo {
				_, err = w.Undo(b.Context())
			} else {
				_, err = w.Redo(b.Context())
			}
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkImport measures 10,000 rows added in one batch.
func BenchmarkImport(b *testing.B) {
	for i := 0; b.Loop(); i++ {
		w, err := Create(b.Context(), filepath.Join(b.TempDir(), fmt.Sprint(i, ".kept")), Options{Keeper: "Bench", Now: time.Now})
		if err != nil {
			b.Fatal(err)
		}
		fill(b, w, 10_000)
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
