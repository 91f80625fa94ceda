package store

import (
	"fmt"
	"strings"
	"testing"
)

// fivePriorities makes priorities A to E, of which the last has no rank.
func fivePriorities(t *testing.T, w *Workbook) map[string]ID {
	t.Helper()
	ids := map[string]ID{}
	for i, name := range []string{"A", "B", "C", "D", "E"} {
		v := Values{"title": name, "rank": fmt.Sprint(i + 1)}
		if name == "E" {
			delete(v, "rank")
		}
		ids[name] = mustAdd(t, w, Priority, "", v)
	}
	return ids
}

func rankedNow(t *testing.T, w *Workbook) string {
	t.Helper()
	var list []string
	for _, p := range all(t, w, Query{Kind: Priority, Sort: "rank"}) {
		list = append(list, p.Get("rank")+p.Get("title"))
	}
	return strings.Join(list, " ")
}

func TestRanksCloseUpBehindWhatIsRemoved(t *testing.T) {
	w := newTestWorkbook(t)
	ids := fivePriorities(t, w)
	mustWrite(t, w, "Removed", func(tx *Tx) error { return tx.Remove(ids["B"]) })
	if got := rankedNow(t, w); got != "1A 2C 3D E" {
		t.Errorf("they are %s", got)
	}
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := rankedNow(t, w); got != "1A 2B 3C 4D E" {
		t.Errorf("undone they are %s", got)
	}
	mustWrite(t, w, "Removed two", func(tx *Tx) error {
		if err := tx.Remove(ids["A"]); err != nil {
			return err
		}
		return tx.Remove(ids["C"])
	})
	if got := rankedNow(t, w); got != "1B 2D E" {
		t.Errorf("they are %s", got)
	}
	mustWrite(t, w, "Gave the same rank twice", func(tx *Tx) error { return tx.Set(ids["D"], "rank", "1") })
	mustWrite(t, w, "Removed what has no rank, and one of two", func(tx *Tx) error {
		if err := tx.Remove(ids["E"]); err != nil {
			return err
		}
		return tx.Remove(ids["B"])
	})
	if got := rankedNow(t, w); got != "1D" {
		t.Errorf("they are %s", got)
	}
}

func TestAPriorityIsMovedToAPlace(t *testing.T) {
	for _, c := range []struct {
		name  string
		place int
		want  string
		at    int
	}{
		{"D", 1, "1D 2A 3B 4C 5E", 1}, {"A", 3, "1B 2C 3A 4D 5E", 3}, {"E", 2, "1A 2E 3B 4C 5D", 2}, {"B", 99, "1A 2C 3D 4E 5B", 5},
		{"C", -3, "1C 2A 3B 4D 5E", 1},
	} {
		w := newTestWorkbook(t)
		ids := fivePriorities(t, w)
		mustWrite(t, w, "Moved", func(tx *Tx) error {
			at, of, err := tx.MoveTo(ids[c.name], c.place)
			if at != c.at || of != 5 {
				t.Errorf("%s to %d: it stands at %d of %d", c.name, c.place, at, of)
			}
			return err
		})
		if got := rankedNow(t, w); got != c.want {
			t.Errorf("%s to %d: they are %s", c.name, c.place, got)
		}
	}
}
