package submission

import (
	"path/filepath"
	"testing"
	"time"

	"kept/store"
	"kept/store/calendar"
)

func newWorkbook(t *testing.T) *store.Workbook {
	t.Helper()
	now := func() time.Time { return time.Date(2026, time.November, 27, 9, 0, 0, 0, time.UTC) }
	w, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "test.kept"),
		store.Options{Keeper: "Test Keeper", Now: now, StateDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() }) // the file goes with the folder
	return w
}

// newTestWorkbook is a workbook of a partnership, with a clock that goes on.
func newTestWorkbook(t *testing.T) *store.Workbook {
	t.Helper()
	now := time.Date(2026, time.August, 3, 9, 0, 0, 0, time.UTC)
	advance := func() time.Time {
		now = now.Add(time.Second)
		return now
	}
	w, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "test.kept"),
		store.Options{Now: advance, Keeper: "Test Keeper", StateDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	mustAdd(t, w, store.Partnership, "", store.Values{"name": "Test Partnership", "areas": "S12000021"})
	return w
}

func mustWrite(t testing.TB, w *store.Workbook, title string, fn func(*store.Tx) error) {
	t.Helper()
	if _, err := w.Write(t.Context(), title, fn); err != nil {
		t.Fatalf("%s: %v", title, err)
	}
}

func mustAdd(t testing.TB, w *store.Workbook, kind string, parent store.ID, values store.Values) (id store.ID) {
	t.Helper()
	mustWrite(t, w, "Added "+kind, func(tx *store.Tx) (err error) {
		id, err = tx.Add(kind, parent, values)
		return err
	})
	return id
}

func mustLoad(t testing.TB, w *store.Workbook, id store.ID) *store.Record {
	t.Helper()
	r, err := w.Load(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func write(t *testing.T, w *store.Workbook, fn func(*store.Tx) error) {
	t.Helper()
	if _, err := w.Write(t.Context(), "A step of the test", fn); err != nil {
		t.Fatal(err)
	}
}

func add(t *testing.T, w *store.Workbook, kind string, values store.Values) (id store.ID) {
	t.Helper()
	write(t, w, func(tx *store.Tx) (err error) {
		id, err = tx.Add(kind, "", values)
		return err
	})
	return id
}

func quarterOf(t testing.TB, text string) calendar.Quarter {
	t.Helper()
	q, err := calendar.ParseQuarter(text)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// lock takes the submission of a quarter from its beginning to its lock.
func lock(t *testing.T, w *store.Workbook, q calendar.Quarter) {
	t.Helper()
	for _, step := range []func() (store.Batch, error){
		func() (store.Batch, error) { return Begin(t.Context(), w, q) },
		func() (store.Batch, error) { return MarkChecked(t.Context(), w, q, 0) },
		func() (store.Batch, error) {
			return Sign(t.Context(), w, q, Signature{Name: "Test Keeper", Role: "Lead officer", For: "the partnership"})
		},
		func() (store.Batch, error) { return Lock(t.Context(), w, q) },
	} {
		if _, err := step(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTheQuarterMeantIsTheOldestThatEndedAndIsNotLocked(t *testing.T) {
	w := newWorkbook(t)
	today := calendar.DateOf(w.Now())
	means := func(want string) {
		t.Helper()
		if q, err := Meant(t.Context(), w, today); err != nil || q.String() != want {
			t.Errorf("%s is meant, %v; want %s", q, err, want)
		}
	}
	means("2026-27 Q3") // nothing says where the workbook begins
	add(t, w, store.Response, store.Values{"quarter": "2026-27 Q2", "national_action": "7"})
	means("2026-27 Q2") // somebody wrote about it
	p := add(t, w, store.Partnership, store.Values{"name": "A partnership", "first_quarter": "2026-27 Q3"})
	means("2026-27 Q3")
	first := func(q string) {
		write(t, w, func(tx *store.Tx) error { return tx.Set(p, "first_quarter", q) })
	}
	first("2027-28 Q1")
	means("2026-27 Q3") // it has not begun
	first("2025-26 Q4")
	means("2025-26 Q4")
	lock(t, w, quarterOf(t, "2026-27 Q1")) // a later one that is locked changes nothing
	means("2025-26 Q4")
	lock(t, w, quarterOf(t, "2025-26 Q4"))
	means("2026-27 Q2")
	lock(t, w, quarterOf(t, "2026-27 Q2"))
	means("2026-27 Q3")
	if _, err := Amend(t.Context(), w, quarterOf(t, "2026-27 Q1"), "A figure was wrong"); err != nil {
		t.Fatal(err)
	}
	means("2026-27 Q1") // its amendment is not locked yet
	first("2026-27 Q3")
	means("2026-27 Q1") // a submission that was begun counts, wherever the workbook is said to begin
}

func TestResponsesAreCountedByHowFarTheyAre(t *testing.T) {
	w := newWorkbook(t)
	q := quarterOf(t, "2026-27 Q2")
	none := store.Values{"quarter": q.String()}
	for _, p := range Parts() {
		none[p.Answer] = store.NoneReceived
	}
	with := func(no string, values store.Values) {
		all := store.Values{"national_action": no}
		for k, v := range none {
			all[k] = v
		}
		for k, v := range values {
			all[k] = v
		}
		add(t, w, store.Response, all)
	}
	with("1", nil)
	with("2", store.Values{"heard_answer": "", "heard": "They want one key worker"})
	with("3", store.Values{"heard_answer": ""})
	with("4", store.Values{"carried": store.Carried})
	with("5", store.Values{"carried": store.Unchanged})
	add(t, w, store.Response, store.Values{"quarter": q.String(), "national_action": "6"})
	responses, err := Responses(t.Context(), w, q)
	if err != nil {
		t.Fatal(err)
	}
	for no, want := range map[int]State{1: AllNone, 2: FilledWithNone, 3: Begun, 4: CarriedForward, 5: AllNone, 6: NotBegun, 7: NotBegun} {
		if got := ProgressOf(responses[no]).State(); got != want {
			t.Errorf("the response to %d is in state %d, want %d", no, got, want)
		}
	}
	if c, err := Count(t.Context(), w, q); err != nil || c != (Counts{Written: 6, Complete: 3, Begun: 1, Carried: 1}) {
		t.Errorf("counted: %+v, %v", c, err)
	}
}
