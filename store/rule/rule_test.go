package rule

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"kept/store"
	"kept/store/calendar"
)

const quietDays = 60

// clock is a clock that a test sets.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

// varied makes a workbook of n actions of every kind that a rule could tell apart,
// written down over two years, and gives it with its priorities.
func varied(t testing.TB, n int) (*store.Workbook, *clock, []string) {
	t.Helper()
	c := &clock{time.Date(2025, time.January, 6, 9, 0, 0, 0, time.UTC)}
	w, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "varied.kept"),
		store.Options{Keeper: "Test Keeper", Now: c.Now, StateDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() }) // the file goes with the folder
	random := rand.New(rand.NewPCG(3, 1))
	choose := func(list ...string) string { return list[random.IntN(len(list))] }
	var leads, priorities []string
	write := func(fn func(*store.Tx) error) {
		if _, err := w.Write(t.Context(), "Filled", fn); err != nil {
			t.Fatal(err)
		}
	}
	write(func(tx *store.Tx) error {
		for i := range 6 {
			s, err := tx.Add(store.Stakeholder, "", store.Values{"name": fmt.Sprint("Group ", i)})
			if err != nil {
				return err
			}
			p, err := tx.Add(store.Priority, "", store.Values{"title": fmt.Sprint("Priority ", i), "rank": strconv.Itoa(i + 1)})
			if err != nil {
				return err
			}
			leads, priorities = append(leads, string(s)), append(priorities, string(p))
		}
		return nil
	})
	day := func() string { return calendar.DateOf(c.now).AddDays(random.IntN(240) - 40).String() }
	action := func(tx *store.Tx, i int) error {
		id, err := tx.Add(store.Action, "", store.Values{"title": fmt.Sprint("Action ", i),
			"status": choose("", "not_started", "in_progress", "complete", "paused", "stopped"),
			"brag":   choose("", "blue", "green", "amber", "red"), "start": choose("", "", "ongoing", "by March 2026", "spring 2026",
				day(), day()),
			"due":   choose("", "ongoing", "TBC", "from May 2026", "winter 2026", "by end of 2025-26", day(), day(), day()),
			"leads": choose("", "", choose(leads...)), "priorities": choose("", choose(priorities...)),
			"national_actions": choose("", strconv.Itoa(1+random.IntN(25))), "fundamentals": choose("", "listening", "poverty")})
		if err != nil {
			return err
		}
		for _, part := range []struct {
			kind   string
			values func() store.Values
		}{
			{"update", func() store.Values { return store.Values{"date": day(), "note": "A note"} }},
			{"evidence", func() store.Values { return store.Values{"title": "Minutes"} }},
			{"measure", func() store.Values { return store.Values{"counted": "Young people"} }},
			{"resource", func() store.Values { return store.Values{"source": "A fund"} }},
		} {
			for range random.IntN(3) {
				made, err := tx.Add(part.kind, id, part.values())
				if err == nil && random.IntN(5) == 0 {
					err = tx.Remove(made)
				}
				if err != nil {
					return err
				}
			}
		}
		if random.IntN(20) == 0 {
			return tx.Remove(id)
		}
		return nil
	}
	const together = 10 // are written down at one time
	for i := 0; i < n; i += together {
		c.now = c.now.Add(together * 40 * time.Hour)
		write(func(tx *store.Tx) error {
			for k := range together {
				if err := action(tx, i+k); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return w, c, priorities
}

// all are the rules as they are asked on a day.
func all(today calendar.Date, priorities []string) []Rule {
	rules := []Rule{Open(), NotStopped(), Overdue(today), DueSoon(today), Quiet(today, quietDays), OpenAtRisk(), RedOrAmber(), OnTrack(),
		Unproven(), WithoutEvidence(),
		OpenWithoutLead(), OpenWithoutDue(), OpenWithoutMeasure(), OpenWithoutResources(), Unmapped(), WithoutLead(), ServingNational("7"),
		Showing("listening"),
		OnTrack().And(ServingNational("7")), WithBRAG(""), WithBRAG(store.BRAGRed)}
	for _, p := range priorities {
		rules = append(rules, Serving(store.ID(p)))
	}
	return append(rules, WorstFirst()...)
}

// TestEveryRuleIsHeldToItsFilter reads the sources of the package: each rule that it offers must be in the list all.
func TestEveryRuleIsHeldToItsFilter(t *testing.T) {
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var offered []string
	called := map[string]bool{}
	for _, source := range sources {
		parsed, err := parser.ParseFile(token.NewFileSet(), source, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			f, isFunc := d.(*ast.FuncDecl)
			switch {
			case !isFunc || f.Recv != nil:
			case f.Name.Name == "all":
				ast.Inspect(f, func(n ast.Node) bool {
					if call, isCall := n.(*ast.CallExpr); isCall {
						if name, isName := call.Fun.(*ast.Ident); isName {
							called[name.Name] = true
						}
					}
					return true
				})
			case f.Name.IsExported() && f.Type.Results != nil && len(f.Type.Results.List) == 1:
				result := f.Type.Results.List[0].Type
				if list, isList := result.(*ast.ArrayType); isList {
					result = list.Elt
				}
				if name, isName := result.(*ast.Ident); isName && name.Name == "Rule" {
					offered = append(offered, f.Name.Name)
				}
			}
		}
	}
	if len(offered) < 15 || !called["Open"] {
		t.Fatalf("the sources are not understood: %v are offered, %v called", offered, called)
	}
	for _, name := range offered {
		if !called[name] {
			t.Errorf("the rule %s is not held to its filter: add it to the list all in rule_test.go", name)
		}
	}
}

func TestAPredicateAndItsFilterFindTheSame(t *testing.T) {
	w, c, priorities := varied(t, 400)
	end := calendar.DateOf(c.now)
	var actions []*store.Record
	if err := w.Each(t.Context(), store.Query{Kind: store.Action}, true, func(a *store.Record) error {
		actions = append(actions, a)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for _, today := range []calendar.Date{end, end.AddDays(-20), end.AddDays(-200), end.AddDays(90)} {
		for _, r := range all(today, priorities) {
			byFilter, byPredicate := map[store.ID]bool{}, map[store.ID]bool{}
			if err := w.Each(t.Context(), r.Query(), false, func(a *store.Record) error {
				byFilter[a.ID] = true
				return nil
			}); err != nil {
				t.Fatalf("%s: %v", r.Name, err)
			}
			for _, a := range actions {
				if r.Holds(a) {
					byPredicate[a.ID] = true
				}
			}
			if !maps.Equal(byFilter, byPredicate) {
				for id := range byFilter {
					if !byPredicate[id] {
						t.Logf("only the filter finds %s", id)
					}
				}
				t.Errorf("%s on %s: the filter finds %d, the predicate %d", r.Name, today, len(byFilter), len(byPredicate))
			}
			if len(byFilter) == 0 || len(byFilter) == len(actions) && r.Name != "any" {
				t.Errorf("%s on %s finds %d of %d: the workbook tells nothing of it", r.Name, today, len(byFilter), len(actions))
			}
			n, err := w.Count(t.Context(), r.Query(), len(actions)+1)
			if err != nil || n != len(byFilter) {
				t.Errorf("%s is counted as %d, and %d are found, %v", r.Name, n, len(byFilter), err)
			}
		}
	}
}

func TestEveryRuleHasANameOfItsOwn(t *testing.T) {
	var names []string
	for _, r := range all(calendar.Date{Year: 2026, Month: 8, Day: 3}, nil) {
		if r.Name == "" || r.Holds == nil {
			t.Errorf("%+v is not whole", r)
		}
		if slices.Contains(names, r.Name) && r.Name != "red" {
			t.Errorf("two rules are called %s", r.Name)
		}
		names = append(names, r.Name)
	}
}
