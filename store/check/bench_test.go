package check

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"kept/store"
)

// fill makes a workbook of n actions, each with updates, evidence, a measure with
// readings, a next step, a resource and a link, and of 25 responses.
func fill(t testing.TB, w *store.Workbook, n int) {
	t.Helper()
	random := rand.New(rand.NewPCG(7, 7))
	choose := func(list ...string) string { return list[random.IntN(len(list))] }
	words := strings.Fields(
		"family time room carers school advocacy housing pathway trauma training young people voice group rights brothers sisters and " +
			"with the for of in plan meeting agreed")
	prose := func(n int) string {
		var b strings.Builder
		for i := range n {
			if i%12 == 11 {
				part, whole := 5+random.IntN(35), 40+random.IntN(40)
				percent := 100 * part / whole
				if random.IntN(20) == 0 { // one sum in twenty is wrong
					percent += 7
				}
				fmt.Fprintf(&b, "%d of %d (%d%%). ", part, whole, percent)
			}
			b.WriteString(choose(words...) + " ")
		}
		return b.String()
	}
	_, err := w.Write(t.Context(), "Filled", func(tx *store.Tx) error {
		var leads, actions []string
		for i := range 40 {
			id, err := tx.Add(store.Stakeholder, "",
				store.Values{"name": fmt.Sprint("Group ", i), "kind": choose("council", "third_sector", "lived_experience")})
			if err != nil {
				return err
			}
			leads = append(leads, string(id))
		}
		for i := range n {
			id, err := tx.Add(store.Action, "", store.Values{"reference": fmt.Sprintf("%d.%d", 1+i%12, 1+i/12), "title": prose(5),
				"description": prose(60), "outcome": prose(20),
				"status": choose("not_started", "in_progress", "complete"), "brag": choose("red", "amber", "green", "blue"),
				"due":   choose("", "ongoing", "2026-07-31", "winter 2026"),
				"leads": choose(leads...), "national_actions": fmt.Sprint(1 + random.IntN(25))})
			if err != nil {
				return err
			}
			actions = append(actions, string(id))
			for _, part := range []struct {
				kind   string
				values store.Values
			}{
				{"update", store.Values{"date": "2026-07-01", "note": prose(25)}},
				{"update", store.Values{"date": "2026-04-01", "note": prose(25)}},
				{"evidence", store.Values{"title": prose(6), "place": prose(4)}},
				{"next_step", store.Values{"step": prose(8), "due": "autumn 2026"}},
				{"resource", store.Values{"source": prose(4), "amount": "5000"}},
				{"action_link", store.Values{"relation": "depends_on", "to": choose(actions...)}},
			} {
				if _, err := tx.Add(part.kind, id, part.values); err != nil {
					return err
				}
			}
			m, err := tx.Add("measure", id, store.Values{"counted": prose(6), "baseline": "40", "baseline_date": "2026-01-01",
				"target": "60"})
			if err != nil {
				return err
			}
			for _, day := range []string{"2026-04-01", "2026-07-01"} {
				if _, err := tx.Add("reading", m, store.Values{"date": day, "value": "50"}); err != nil {
					return err
				}
			}
		}
		for no := range 25 {
			if _, err := tx.Add(store.Response, "", store.Values{"quarter": "2026-27 Q2", "national_action": fmt.Sprint(no + 1),
				"heard": prose(60), "assessment": "underway", "assessment_reason": prose(40)}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// BenchmarkWorkbook checks workbooks of 1,000 and 10,000 actions whole. It also
// tells how many findings there are, and the most memory in use while it runs.
func BenchmarkWorkbook(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		if testing.Short() && n > 1_000 {
			continue
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			w, err := store.Create(b.Context(), filepath.Join(b.TempDir(), "bench.kept"), store.Options{Keeper: "Bench", Throwaway: true})
			if err != nil {
				b.Fatal(err)
			}
			defer func() { _ = w.Close() }()
			fill(b, w, n)
			runtime.GC()
			var most uint64
			findings := 0
			for b.Loop() {
				report, err := Workbook(b.Context(), w, Options{Today: today, Progress: func(int, int) {
					var m runtime.MemStats
					runtime.ReadMemStats(&m)
					most = max(most, m.HeapInuse)
				}})
				if err != nil {
					b.Fatal(err)
				}
				findings = len(report.Findings)
			}
			b.ReportMetric(float64(most)/(1<<20), "MB-most")
			b.ReportMetric(float64(findings), "findings")
		})
	}
}

func BenchmarkArithmetic(b *testing.B) {
	text := strings.Repeat("Exclusions fell by 11% from 375 to 335 in the year and 12 of 30 schools (40%) said why. ", 60)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if slips := Arithmetic(text); len(slips) > 0 {
			b.Fatal(slips)
		}
	}
}
