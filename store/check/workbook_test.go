package check

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kept/store"
	"kept/store/calendar"
)

// today is the day of the tests, in 2026-27 Q2.
var today = calendar.Date{Year: 2026, Month: time.August, Day: 3}

func newWorkbook(t testing.TB) *store.Workbook {
	t.Helper()
	now := today.AddDays(-100).Time().Add(9 * time.Hour) // long enough ago for an action to go quiet
	w, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "test.kept"), store.Options{Keeper: "Test Keeper", Throwaway: true,
		Now: func() time.Time { now = now.Add(time.Second); return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// plant adds the records of a script, a line each:
//
//	action a | reference=1.1 | title=Family time | leads=@council
//	update u<a | date=2026-07-01 | note=Went well
//	remove council
//
// A name stands for the record's id wherever @ is before it; < says what it
// belongs to.
func plant(t testing.TB, w *store.Workbook, script string) map[string]store.ID {
	t.Helper()
	ids := map[string]store.ID{}
	_, err := w.Write(context.Background(), "Planted", func(tx *store.Tx) error {
		for line := range strings.Lines(script) {
			cells := strings.Split(strings.TrimSpace(line), " | ")
			kind, name, _ := strings.Cut(cells[0], " ")
			if kind == "" {
				continue
			}
			if kind == "remove" {
				if err := tx.Remove(ids[name]); err != nil {
					return err
				}
				continue
			}
			name, parent, _ := strings.Cut(name, "<")
			values := store.Values{}
			for _, cell := range cells[1:] {
				field, value, _ := strings.Cut(cell, "=")
				refs := strings.Split(value, ";")
				for i, ref := range refs {
					if label, ok := strings.CutPrefix(ref, "@"); ok {
						refs[i] = string(ids[label])
					}
				}
				values[field] = strings.Join(refs, ";")
			}
			if store.KindNamed(kind) == nil {
				t.Fatalf("no kind %q in %q", kind, line)
			}
			id, err := tx.Add(kind, ids[parent], values)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			ids[name] = id
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

func checked(t testing.TB, w *store.Workbook, opt Options) Report {
	t.Helper()
	if opt.Today.IsZero() {
		opt.Today = today
	}
	report, err := Workbook(t.Context(), w, opt)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// by writes the findings of a rule, one a line: place, field, what is wrong.
func by(report Report, code string) []string {
	var list []string
	for _, f := range report.Findings {
		if f.Code == code {
			list = append(list, f.Name+" | "+f.Field+" | "+f.Wrong)
		}
	}
	return list
}

// wholeRecord are the rules whose findings are about a record as a whole: to fix them, its form is opened and no field of it.
var wholeRecord = []string{"priority.no-action", "action.not-smart", "action.circle", "response.blank-parts", "response.none-but-updates"}

// canBeFixed holds a finding to what Fix needs on the screens: the field to begin in, or what is to be added.
func canBeFixed(t *testing.T, f Finding) {
	t.Helper()
	kind := store.KindNamed(f.Kind)
	switch adds := Adds(f.Code); {
	case adds != "":
		if added := store.KindNamed(adds); added == nil || !slices.Contains(added.Parents, f.Kind) {
			t.Errorf("Adds says that %q is added to a record of the kind %s, which cannot be", adds, f.Kind)
		}
	case f.Record == "" || slices.Contains(wholeRecord, f.Code):
	case f.Field == "" || kind.Field(f.Field) == nil:
		t.Errorf("the finding is in the field %q, which a record of the kind %s does not have. Name the field to fix, or in Adds "+
			"(rules.go) the kind of record to add", f.Field, f.Kind)
	}
}

// TestEveryRule holds each rule to a workbook in which it finds something and to
// one in which it stays silent.
func TestEveryRule(t *testing.T) {
	tested := map[string]bool{}
	for _, c := range slices.Concat(planCases, actionCases, partCases, responseCases, textCases) {
		t.Run(c.code, func(t *testing.T) {
			tested[c.code] = true
			wrong := newWorkbook(t)
			plant(t, wrong, c.wrong)
			want := strings.Split(strings.TrimSpace(c.want), "\n")
			for i := range want {
				want[i] = strings.TrimSpace(want[i])
			}
			if got := by(checked(t, wrong, Options{}), c.code); !slices.Equal(got, want) {
				t.Errorf("found:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			for _, f := range checked(t, wrong, Options{}).Findings {
				if f.Code == c.code {
					canBeFixed(t, f)
				}
			}
			right := newWorkbook(t)
			plant(t, right, c.right)
			if got := by(checked(t, right, Options{}), c.code); len(got) > 0 {
				t.Errorf("should have stayed silent, and says:\n%s", strings.Join(got, "\n"))
			}
		})
	}
	for _, r := range Rules() {
		if !tested[r.Code] {
			t.Errorf("no case for the rule %s", r.Code)
		}
	}
}
