package bundle

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"kept/export/exporttest"
	"kept/export/finding"
	"kept/export/report"
	"kept/store"
	"kept/store/calendar"
)

// sizes are the numbers of actions that the benchmarks run with; the larger only
// without -short.
var sizes = [...]int{1_000, 10_000}

// partnershipOf makes a workbook of n actions with texts as long as partnerships
// write them. As in their plans, every action has a lead, what it serves and an
// update of the quarter, most a second one, half of them evidence and a next step,
// and few a measure with readings, a resource or a link. With them go 40
// stakeholders, 10 priorities and a response to each of the 25 national actions.
func partnershipOf(tb testing.TB, n int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "bench.kept")
	now := time.Date(2026, 8, 1, 9, 0, 0, 0, time.UTC)
	w, err := store.Create(tb.Context(), path, store.Options{Keeper: "Bench", Now: func() time.Time { return now },
		Entropy: rand.NewChaCha8([32]byte{7}), Throwaway: true})
	if err != nil {
		tb.Fatal(err)
	}
	p := planter{random: rand.New(rand.NewPCG(7, 7)),
		words: strings.Fields(
			"family time room carers school advocacy housing pathway trauma training young people voice group rights brothers sisters " +
				"and with the for of in plan meeting agreed")}
	_, err = w.Write(tb.Context(), "Filled", func(tx *store.Tx) error {
		p.tx = tx
		p.partnership()
		p.actions(n)
		p.responses()
		return p.err
	})
	if err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return path
}

type planter struct {
	tx                *store.Tx
	random            *rand.Rand
	words             []string
	leads, priorities []string
	err               error
}

func (p *planter) choose(list ...string) string { return list[p.random.IntN(len(list))] }

func (p *planter) prose(n int) string {
	var b strings.Builder
	for i := range n {
		if i%12 == 11 {
			part, whole := 5+p.random.IntN(35), 40+p.random.IntN(40)
			fmt.Fprintf(&b, "%d of %d (%d%%). ", part, whole, 100*part/whole)
		}
		b.WriteString(p.choose(p.words...) + " ")
	}
	return strings.TrimSpace(b.String())
}

func (p *planter) add(kind string, parent store.ID, values store.Values) store.ID {
	if p.err != nil {
		return ""
	}
	id, err := p.tx.Add(kind, parent, values)
	p.err = err
	return id
}

func (p *planter) partnership() {
	p.add(store.Partnership, "", store.Values{"name": "Bench partnership", "first_quarter": "2026-27 Q1", "areas": "S12000021"})
	for i := range 40 {
		p.leads = append(p.leads, string(p.add(store.Stakeholder, "",
			store.Values{"name": fmt.Sprint("Group ", i), "kind": p.choose("council", "third_sector", "lived_experience"),
				"part": p.prose(20)})))
	}
	for i := range 10 {
		p.priorities = append(p.priorities, string(p.add(store.Priority, "",
			store.Values{"rank": fmt.Sprint(i + 1), "title": p.prose(4), "why": p.prose(40)})))
	}
}

func (p *planter) actions(n int) {
	var made []string
	for i := range n {
		id := p.add(store.Action, "", store.Values{"reference": fmt.Sprintf("%d.%d", 1+i%12, 1+i/12), "title": p.prose(6),
			"description": p.prose(30), "outcome": p.prose(10),
			"status": p.choose("not_started", "in_progress", "complete"), "brag": p.choose("red", "amber", "green", "blue"),
			"due":   p.choose("", "ongoing", "2026-07-31", "winter 2026"),
			"leads": p.choose(p.leads...), "priorities": p.choose(p.priorities...), "national_actions": fmt.Sprint(1 + p.random.IntN(25))})
		made = append(made, string(id))
		p.add("update", id, store.Values{"date": "2026-07-01", "note": p.prose(18)})
		if i%3 > 0 {
			p.add("update", id, store.Values{"date": "2026-04-01", "note": p.prose(18)})
		}
		if i%2 == 0 {
			p.add("evidence", id, store.Values{"title": p.prose(6), "place": p.prose(3)})
			p.add("next_step", id, store.Values{"step": p.prose(8), "due": "autumn 2026"})
		}
		if i%5 == 0 {
			m := p.add("measure", id, store.Values{"counted": p.prose(6), "baseline": "40", "baseline_date": "2026-01-01", "target": "60"})
			p.add("reading", m, store.Values{"date": "2026-04-01", "value": "50"})
			p.add("reading", m, store.Values{"date": "2026-07-01", "value": "52.5"})
			p.add("resource", id, store.Values{"source": p.prose(4), "amount": "5000"})
			p.add("action_link", id, store.Values{"relation": "depends_on", "to": p.choose(made...)})
		}
	}
}

func (p *planter) responses() {
	for no := range 25 {
		id := p.add(store.Response, "", store.Values{"quarter": "2026-27 Q2", "national_action": fmt.Sprint(no + 1), "heard": p.prose(60),
			"committed": p.prose(30), "assessment": "underway", "assessment_reason": p.prose(40)})
		p.add("commitment", id, store.Values{"commitment": p.prose(12), "owner": p.choose(p.leads...), "due": "2027"})
		p.add("next_step", id, store.Values{"step": p.prose(8), "due": "autumn 2026"})
		p.add("response_lead", id, store.Values{"stakeholder": p.choose(p.leads...), "role": "lead"})
	}
}

func opened(tb testing.TB, path string) *store.Workbook {
	tb.Helper()
	w, err := store.Open(tb.Context(), path, store.Options{ReadOnly: true})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = w.Close() }) // only read from
	return w
}

// watched runs work again and again, and tells the most memory that the heap had
// in use, looked at every few milliseconds.
func watched(b *testing.B, work func() error) {
	b.Helper()
	runtime.GC()
	stop, reported := make(chan struct{}), make(chan uint64)
	go func() {
		var m runtime.MemStats
		var most uint64
		sample := time.NewTicker(5 * time.Millisecond)
		defer sample.Stop()
		for {
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse)
			select {
			case <-stop:
				reported <- most
				return
			case <-sample.C:
			}
		}
	}()
	b.ReportAllocs()
	for b.Loop() {
		if err := work(); err != nil {
			b.Fatal(err)
		}
	}
	close(stop)
	b.ReportMetric(float64(<-reported)/(1<<20), "MB-most")
}

func bySize(b *testing.B, bench func(b *testing.B, w *store.Workbook)) {
	for _, n := range sizes {
		if testing.Short() && n > 1_000 {
			continue
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) { bench(b, opened(b, partnershipOf(b, n))) })
	}
}

// BenchmarkWriteBundle writes bundles whole: tables, JSON, report, document and spreadsheet.
func BenchmarkWriteBundle(b *testing.B) {
	bySize(b, func(b *testing.B, w *store.Workbook) {
		dir, size := b.TempDir(), int64(0)
		watched(b, func() error {
			out, err := Write(context.Background(), w, exporttest.Quarter(b), dir)
			if err == nil {
				info, statErr := os.Stat(out.Path)
				if err = statErr; err == nil {
					size = info.Size()
				}
			}
			return err
		})
		b.ReportMetric(float64(size)/(1<<20), "MB-zip")
	})
}

// BenchmarkCheckBundle holds bundles to every rule.
func BenchmarkCheckBundle(b *testing.B) {
	bySize(b, func(b *testing.B, w *store.Workbook) {
		out := exported(b, w)
		watched(b, func() error {
			found, err := Check(context.Background(), out.Path)
			if err == nil && found.Errors() > 0 {
				b.Fatal(found)
			}
			return err
		})
	})
}

// BenchmarkReport writes the whole report alone, as it stands in the bundle.
func BenchmarkReport(b *testing.B) {
	bySize(b, func(b *testing.B, w *store.Workbook) {
		dir := b.TempDir()
		watched(b, func() error {
			_, err := report.Write(context.Background(), w, exporttest.Quarter(b), report.Submission, "html", dir, 0)
			return err
		})
	})
}

// BenchmarkCheckWorkbook looks workbooks over.
func BenchmarkCheckWorkbook(b *testing.B) {
	today, _ := calendar.NewDate(2026, 8, 1)
	bySize(b, func(b *testing.B, w *store.Workbook) {
		watched(b, func() error {
			_, err := finding.CheckWorkbook(context.Background(), w, today, calendar.QuarterOf(today))
			return err
		})
	})
}
