package importing

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kept/store"
	"kept/store/calendar"
)

var updatePlans = flag.Bool("update-plans", false, "write the golden plans anew")

// today is the day on which every table of these tests is imported.
var today, _ = calendar.NewDate(2026, time.May, 20)

func newWorkbook(t *testing.T) *store.Workbook {
	t.Helper()
	ctx := context.Background()
	now := time.Date(2026, time.May, 20, 10, 0, 0, 0, time.UTC)
	w, err := store.Create(ctx, filepath.Join(t.TempDir(), "test.kept"),
		store.Options{Now: func() time.Time { return now }, Keeper: "Test keeper"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	_, err = w.Write(ctx, "Made the workbook", func(tx *store.Tx) error {
		_, err := tx.Add(store.Partnership, "", store.Values{"name": "Exampleshire partnership (invented)", "first_quarter": "2024-25 Q1",
			"invented": "true"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func readTable(t *testing.T, text string) Table {
	t.Helper()
	table, err := ReadTable(strings.NewReader(text), "plan.csv", "")
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func plan(t *testing.T, w *store.Workbook, table Table, opt Options) *Plan {
	t.Helper()
	if opt.As == "" {
		opt.As = "actions"
	}
	opt.Today = today
	p, err := NewPlan(context.Background(), w, table, opt)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func apply(t *testing.T, w *store.Workbook, p *Plan) store.Batch {
	t.Helper()
	b, err := p.Apply(context.Background(), w)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func resolve(t *testing.T, w *store.Workbook, text string) *store.Record {
	t.Helper()
	r, err := w.Resolve(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	r, err = w.Load(context.Background(), r.ID)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestPlansOfRealTables reads tables in the layouts in which partnerships have
// published theirs (testdata/plans/README.md names the sources).
func TestPlansOfRealTables(t *testing.T) {
	for _, c := range []struct{ file, as string }{
		{"SYNTHETIC-messy-promise-plan.csv", "actions"},
		{"aberdeen-city-loip-improvement-projects.csv", "actions"},
		{"corra-promise-partnership-open-call-2021.csv", "stakeholders"},
		{"inverclyde-soa-quarterly-2017-12.csv", "stakeholders"},
		{"orkney-health-and-care-2016-03.csv", "actions"},
	} {
		t.Run(c.file, func(t *testing.T) {
			table, err := ReadTableFile(filepath.Join("testdata", "plans", c.file))
			if err != nil {
				t.Fatal(err)
			}
			w := newWorkbook(t)
			p := plan(t, w, table, Options{As: c.as})
			golden(t, strings.TrimSuffix(c.file, ".csv")+".txt", p.Text())
			apply(t, w, p)
			again := plan(t, w, table, Options{As: c.as})
			if again.Added+again.Changed != 0 || len(again.NewNames) != 0 {
				t.Errorf("a second import of the same table would still do something:\n%s", again.Text())
			}
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "import", name)
	if *updatePlans {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the plan differs from %s (run with -update-plans to write it anew):\n%s", path, got)
	}
}
