package importing

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kept/store"
	"kept/store/input"
)

// FuzzPlanImport: whatever the table, planning ends without a panic, and either
// says why not or gives a plan that counts every row, and adds no record without a name.
func FuzzPlanImport(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("testdata", "plans", "*.csv"))
	if err != nil || len(files) == 0 {
		f.Fatal("no plans", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("Ref,Action,Lead,due_from,due_to,Priority\n1,A,\"X, Y\",2027-01-01,2026-01-01,1\n1,A,X (y),,,\n"))
	f.Add([]byte("Action,Action,Progress,Comment\nA,B,c,d\n,,e,\n"))
	f.Add([]byte("Ref,Foundation\n00\n,00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := ReadTable(bytes.NewReader(data), "fuzz.csv", "")
		if err != nil {
			return
		}
		for _, as := range []string{store.Action, store.Stakeholder, store.Priority} {
			h, err := findHeadings(table, store.KindNamed(as), map[string]string{"B": "-"})
			if err != nil {
				if _, ok := errors.AsType[*input.Error](err); !ok {
					t.Fatalf("an error that is not for a keeper: %v", err)
				}
				continue
			}
			p, err := planTable(context.Background(), table, h, newKnown(today))
			if err != nil {
				t.Fatal(err)
			}
			if n := p.Added + p.Changed + p.Same + p.LeftOut; n != len(p.Rows) {
				t.Fatalf("%d rows, %d counted", len(p.Rows), n)
			}
			for _, r := range p.Rows {
				if r.What == RowAdd && r.Name == "" || r.Row < 1 || r.Row > len(table.Rows) {
					t.Fatalf("row %d is to be added as %q", r.Row, r.Name)
				}
			}
			if p.Text() == "" {
				t.Fatal("the plan says nothing")
			}
		}
	})
}

// bigPlan is a table of n actions as a partnership's plan has them.
func bigPlan(n int) string {
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	b.WriteString("Ref,Action,Foundation,Lead,Timescale,RAG,National action,Progress\n")
	for i := range n {
		fmt.Fprintf(&b, "%d.%d,Action number %d of the plan,%s,Organisation %d; Organisation %d,%d March 2027,%s,%d; %d,Note on action "+
			"%d\n",
			i/100+1, i%100+1, i, []string{"Voice", "Care", "Family"}[i%3], random.IntN(40), random.IntN(40), i%28+1,
			[]string{"Green", "Amber", "Red", "Blue"}[i%4], i%25+1, (i+7)%25+1, i)
	}
	return b.String()
}

// BenchmarkImport brings 10,000 actions with their updates into a new workbook
// and then the same table again, which changes nothing.
func BenchmarkImport(b *testing.B) {
	ctx := context.Background()
	text := bigPlan(10_000)
	for b.Loop() {
		w, err := store.Create(ctx, filepath.Join(b.TempDir(), fmt.Sprint(time.Now().UnixNano())+".kept"),
			store.Options{Keeper: "Benchmark"})
		if err != nil {
			b.Fatal(err)
		}
		for _, part := range []string{"first", "again"} {
			begun := time.Now()
			table, err := ReadTable(strings.NewReader(text), "plan.csv", "")
			if err != nil {
				b.Fatal(err)
			}
			read := time.Since(begun)
			p, err := NewPlan(ctx, w, table, Options{As: "actions", Today: today})
			if err != nil {
				b.Fatal(err)
			}
			planned := time.Since(begun) - read
			if _, err := p.Apply(ctx, w); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(read.Milliseconds()), part+"-read-ms")
			b.ReportMetric(float64(planned.Milliseconds()), part+"-plan-ms")
			b.ReportMetric(float64((time.Since(begun) - read - planned).Milliseconds()), part+"-apply-ms")
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
