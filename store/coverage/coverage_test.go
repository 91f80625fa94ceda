package coverage

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"kept/store"
	"kept/store/calendar"
	"kept/store/national"
	"kept/store/rule"
)

// varied makes a workbook of stakeholders, priorities and actions that differ in
// all that coverage looks at.
func varied(t *testing.T) *store.Workbook {
	t.Helper()
	now := func() time.Time { return time.Date(2026, time.August, 3, 9, 0, 0, 0, time.UTC) }
	w, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "test.kept"),
		store.Options{Keeper: "Test Keeper", Now: now, StateDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() }) // the file goes with the folder
	random := rand.New(rand.NewPCG(5, 2))
	choose := func(list ...string) string { return list[random.IntN(len(list))] }
	if _, err := w.Write(t.Context(), "Filled", func(tx *store.Tx) error {
		var priorities []string
		for i := range 200 {
			s, err := tx.Add(store.Stakeholder, "",
				store.Values{"name": fmt.Sprint("Group ", i), "kind": choose("", "council", "third_sector", "lived_experience"),
					"influence": choose("", "1", "2", "3", "4", "5"), "involvement": choose("", "inform", "consult", "lead")})
			if err != nil {
				return err
			}
			for range random.IntN(3) {
				if _, err := tx.Add("engagement", s,
					store.Values{"date": choose("2026-07-01", "2026-02-03", "2026-02-01", "2025-01-01"), "note": "We met."}); err != nil {
					return err
				}
			}
		}
		for i := range 8 {
			p, err := tx.Add(store.Priority, "", store.Values{"title": fmt.Sprint("Priority ", i), "rank": strconv.Itoa(i + 1),
				"priority_area": choose("", "1", "2", "3")})
			if err != nil {
				return err
			}
			priorities = append(priorities, string(p))
		}
		for i := range 200 {
			if _, err := tx.Add(store.Action, "", store.Values{"title": fmt.Sprint("Action ", i),
				"status": choose("", "in_progress", "complete", "stopped"),
				"brag":   choose("", "blue", "green", "amber", "red"), "priorities": choose("", choose(priorities...)),
				"national_actions": choose("", strconv.Itoa(1+random.IntN(20))), "fundamentals": choose("", "listening")}); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return w
}

func each(t *testing.T, w *store.Workbook, kind string, fn func(*store.Record)) {
	t.Helper()
	if err := w.Each(t.Context(), store.Query{Kind: kind}, true, func(r *store.Record) error {
		fn(r)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestWhoIsHiddenIsTheSameByFilterAndByPredicate(t *testing.T) {
	w := varied(t)
	for _, today := range []calendar.Date{calendar.DateOf(w.Now()), calendar.DateOf(w.Now()).AddDays(60)} {
		missing, err := ReadMissing(t.Context(), w, today)
		if err != nil {
			t.Fatal(err)
		}
		listed, predicted := map[store.ID]bool{}, map[store.ID]bool{}
		for _, h := range missing.Hidden {
			listed[h.Stakeholder.ID] = true
		}
		each(t, w, store.Stakeholder, func(s *store.Record) {
			influence, _ := strconv.Atoi(s.Get("influence"))
			if _, is := isHidden(s, today); is && influence > littleInfluence {
				predicted[s.ID] = true
			}
		})
		if !maps.Equal(listed, predicted) || len(listed) == 0 {
			t.Errorf("on %s %d are listed and %d are hidden", today, len(listed), len(predicted))
		}
	}
}

func TestWhatIsCountedByFiltersIsWhatThePredicatesTell(t *testing.T) {
	w := varied(t)
	mapped, err := Mapped(t.Context(), w)
	if err != nil {
		t.Fatal(err)
	}
	each(t, w, store.Priority, func(p *store.Record) {
		got, err := OfPriority(t.Context(), w, p, mapped)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]int{"": 0, "blue": 0, "green": 0, "amber": 0, "red": 0}
		n := 0
		each(t, w, store.Action, func(a *store.Record) {
			if a.Has("priorities", string(p.ID)) && !rule.IsStopped(a) {
				want[a.Get("brag")]++
				n++
			}
		})
		if !maps.Equal(got.BRAG, want) || got.Actions != n {
			t.Errorf("%s is served by %d, %v; want %d, %v", p.Name(), got.Actions, got.BRAG, n, want)
		}
	})
	of, err := OfNational(t.Context(), w)
	if err != nil {
		t.Fatal(err)
	}
	showing, err := of.Showing(t.Context(), w, "listening")
	if err != nil {
		t.Fatal(err)
	}
	far := map[Served]int{}
	for _, n := range national.Plan2124().Actions() {
		actions, well, shown := 0, false, 0
		each(t, w, store.Action, func(a *store.Record) {
			if a.Has("national_actions", strconv.Itoa(n.No)) {
				actions++
				well = well || rule.OnTrack().Holds(a)
				if slices.Contains(a.Values("fundamentals"), "listening") {
					shown++
				}
			}
		})
		if of.Actions(n.No) != actions || (of.Served(n.No) == ServedWell) != well || (of.Served(n.No) == NotServed) != (actions == 0) ||
			showing[n.No] != shown {
			t.Errorf("national action %d is served by %d, as %d, shown by %d; want %d, well %v, %d", n.No, of.Actions(n.No),
				of.Served(n.No), showing[n.No], actions, well, shown)
		}
		far[of.Served(n.No)]++
	}
	if len(far) != 3 {
		t.Errorf("the workbook tells only %v", far)
	}
}
