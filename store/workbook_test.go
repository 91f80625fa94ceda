package store

import (
	"context"
	"errors"
	"fmt"
	"kept/store/file"
	"kept/store/input"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// clock is a clock for tests that moves a second with every look.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time {
	c.now = c.now.Add(time.Second)
	return c.now
}

func testClock() *clock { return &clock{time.Date(2026, 8, 3, 9, 0, 0, 0, time.UTC)} }

// newTestWorkbook makes a workbook in a temporary folder, with a partnership.
func newTestWorkbook(t testing.TB) *Workbook {
	t.Helper()
	c := testClock()
	w, err := Create(t.Context(), filepath.Join(t.TempDir(), "test.kept"), Options{Now: c.Now, Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	mustWrite(t, w, "Set up the workbook", func(tx *Tx) error {
		_, err := tx.Add(Partnership, "", Values{"name": "Test Partnership", "areas": "S12000021"})
		return err
	})
	return w
}

func mustWrite(t testing.TB, w *Workbook, title string, fn func(*Tx) error) Batch {
	t.Helper()
	b, err := w.Write(context.Background(), title, fn)
	if err != nil {
		t.Fatalf("%s: %v", title, err)
	}
	return b
}

func mustAdd(t testing.TB, w *Workbook, kind string, parent ID, values Values) ID {
	t.Helper()
	var id ID
	mustWrite(t, w, "Added "+kind, func(tx *Tx) (err error) {
		id, err = tx.Add(kind, parent, values)
		return err
	})
	return id
}

func mustLoad(t testing.TB, w *Workbook, id ID) *Record {
	t.Helper()
	r, err := w.Load(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestARecordComesBackAsItWasWritten(t *testing.T) {
	w := newTestWorkbook(t)
	lead := mustAdd(t, w, Stakeholder, "", Values{"name": "Harbour Carers", "kind": "third sector",
		"also_known_as": "HC; Carers of the Harbour"})
	priority := mustAdd(t, w, Priority, "", Values{"title": "Families together", "rank": "1", "owner": string(lead)})
	id := mustAdd(t, w, Action, "", Values{
		"reference": "1.2", "title": "Family time spaces", "description": "Two rooms\nin two towns", "status": "In progress", "brag": "g",
		"due": "by end of 2026-27", "national_actions": "4; Moving On", "foundations": "Care", "leads": string(lead),
		"priorities": string(priority), "tags": "rooms; Housing",
	})
	mustWrite(t, w, "Said how", func(tx *Tx) error { return tx.SetItem(id, "fundamentals", "Listening", "Children chose the rooms") })
	mustAdd(t, w, "update", id, Values{"date": "2026-07-30", "note": "Two rooms open"})
	measure := mustAdd(t, w, "measure", id, Values{"counted": "Visits", "baseline": "10", "target": "40.50"})
	mustAdd(t, w, "reading", measure, Values{"date": "31/07/2026", "value": "1,012"})

	r := mustLoad(t, w, id)
	for field, want := range map[string]string{
		"reference": "1.2", "title": "Family time spaces", "description": "Two rooms\nin two towns", "status": "in_progress",
		"brag": "green",
		"due":  "/2027-03-31 by end of 2026-27",
	} {
		if got := r.Get(field); got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
	for field, want := range map[string]string{
		"status": "In progress", "leads": "Harbour Carers", "priorities": "1 Families together",
		"national_actions": "4 Brothers and Sisters; 7 Moving On",
		"tags":             "Housing; rooms", "fundamentals": "Listening: Children chose the rooms",
		"due": "by end of 2026-27 (by 31 March 2027)",
	} {
		if got := r.Show(field); got != want {
			t.Errorf("%s reads %q, want %q", field, got, want)
		}
	}
	if r.Name() != "1.2 Family time spaces" {
		t.Errorf("the action is called %q", r.Name())
	}
	readings := r.Children("measure")[0].Children("reading")
	if len(readings) != 1 || readings[0].Get("value") != "1012" || readings[0].Get("date") != "2026-07-31" {
		t.Errorf("the reading is %v", readings)
	}
	if err := w.CheckHistory(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestWhatCannotBeStoredIsRefusedInASentence(t *testing.T) {
	w := newTestWorkbook(t)
	id := mustAdd(t, w, Action, "", Values{"title": "An action"})
	tests := []struct {
		field, value, want string
	}{
		{"brag", "ambr", `BRAG: "ambr" is not one of its choices: choose Blue, Green, Amber, Red (did you mean Amber?)`},
		{"colour", "red", `Action: "colour" is not one of its fields`},
		{"title", "", "Title: cannot be left blank"},
		{"leads", "somebody", `Lead: "somebody" is not the id of a record: choose one from the list`},
		{"title", strings.Repeat("a", 301), "is too long (301 characters): at most 300"},
		{"title", "\xff\xfe", "holds bytes that are no text"},
	}
	for _, test := range tests {
		_, err := w.Write(t.Context(), "Edit", func(tx *Tx) error { return tx.Set(id, test.field, test.value) })
		var input *input.Error
		if !errors.As(err, &input) || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s = %q: %v, want %s", test.field, test.value, err, test.want)
		}
	}
}

func TestNothingIsHalfWritten(t *testing.T) {
	w := newTestWorkbook(t)
	before := dump(t, w)
	wrong := errors.New("the second half fails")
	_, err := w.Write(t.Context(), "Two things", func(tx *Tx) error {
		if _, err := tx.Add(Action, "", Values{"title": "The first half"}); err != nil {
			return err
		}
		return wrong
	})
	if !errors.Is(err, wrong) {
		t.Fatalf("the change failed with %v", err)
	}
	if after := dump(t, w); after != before {
		t.Errorf("something was written:\n%s", after)
	}
	mustAdd(t, w, Action, "", Values{"title": "The next change works"})
	if err := w.CheckHistory(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestAChangeOfNothingLeavesNoTrace(t *testing.T) {
	w := newTestWorkbook(t)
	id := mustAdd(t, w, Action, "", Values{"title": "An action", "status": "paused"})
	version, _ := w.Version(t.Context())
	b := mustWrite(t, w, "Same again", func(tx *Tx) error { return tx.Set(id, "status", "Paused") })
	if after, _ := w.Version(t.Context()); b.No != 0 || after != version {
		t.Errorf("batch %d was kept, version %d after %d", b.No, after, version)
	}
}

func TestAStaleScreenDoesNotOverwrite(t *testing.T) {
	w := newTestWorkbook(t)
	id := mustAdd(t, w, Action, "", Values{"reference": "1.1", "title": "An action"})
	seen := mustLoad(t, w, id)
	mustWrite(t, w, "Somebody else", func(tx *Tx) error { return tx.Set(id, "title", "Their words") })
	_, err := w.Write(t.Context(), "Mine", func(tx *Tx) error {
		if err := tx.Expect(id, seen.Rev); err != nil {
			return err
		}
		return tx.Set(id, "title", "My words")
	})
	if !errors.Is(err, ErrStale) {
		t.Errorf("the stale change ended with %v", err)
	}
	if got := mustLoad(t, w, id).Get("title"); got != "Their words" {
		t.Errorf("the title is %q", got)
	}
}

func TestAWorkbookOpensAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a folder", "O'Brien #1 50%?.kept")
	opt := Options{Keeper: "Test Keeper", StateDir: t.TempDir()}
	w, err := Create(t.Context(), path, opt)
	if err != nil {
		t.Fatal(err)
	}
	id := mustAdd(t, w, Partnership, "", Values{"name": "Before"})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(t.Context(), path, opt); !errors.Is(err, ErrExists) {
		t.Errorf("making it again: %v", err)
	}
	w, err = Open(t.Context(), path, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	if got := mustLoad(t, w, id).Get("name"); got != "Before" {
		t.Errorf("the name is %q", got)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file's mode is %v, %v", info.Mode(), err)
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		t.Error("there is a -wal file beside the workbook")
	}
}

func TestAFileThatIsNoWorkbookIsNamedAndNotTouched(t *testing.T) {
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole.kept")
	w, err := Create(t.Context(), whole, Options{Keeper: "k"})
	if err != nil {
		t.Fatal(err)
	}
	mustAdd(t, w, Partnership, "", Values{"name": "P"})
	_ = w.Close()
	bytes, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	newer := append([]byte{}, bytes...)
	newer[file.OffsetVersion+3] = 99
	otherApp := append([]byte{}, bytes...)
	otherApp[file.OffsetApp] = 1
	tests := []struct {
		name    string
		content []byte
		want    file.State
	}{
		{"empty.kept", nil, file.Empty},
		{"plan.xlsx", []byte("PK\x03\x04 a spreadsheet"), file.Foreign},
		{"other.db", otherApp, file.Foreign},
		{"newer.kept", newer, file.Newer},
		{"cut.kept", bytes[:len(bytes)/2], file.Truncated},
		{"missing.kept", nil, file.Missing},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(dir, test.name)
			if test.want != file.Missing {
				if err := os.WriteFile(path, test.content, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			w, err := Open(t.Context(), path, Options{})
			if err == nil {
				_ = w.Close()
				t.Fatal("it was opened")
			}
			var problem *file.Problem
			if !errors.As(err, &problem) || problem.State != test.want {
				t.Errorf("got %v, want it to be %s", err, test.want)
			}
			if test.want != file.Missing {
				if after, _ := os.ReadFile(path); string(after) != string(test.content) {
					t.Error("the file was changed")
				}
			}
		})
	}
}

// dump writes out everything that is not removed, for comparing.
func dump(t testing.TB, w *Workbook) string {
	t.Helper()
	var b strings.Builder
	for _, k := range Kinds() {
		if !k.IsTopLevel() {
			continue
		}
		if err := w.Each(context.Background(), Query{Kind: k.Name}, true, func(r *Record) error {
			dumpRecord(&b, r, "")
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func dumpRecord(b *strings.Builder, r *Record, indent string) {
	fmt.Fprintf(b, "%s%s %s\n", indent, r.Kind.Name, r.ID)
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		if !r.Blank(f.Name) {
			fmt.Fprintf(b, "%s  %s: %q %q\n", indent, f.Name, r.Get(f.Name), r.Items(f.Name))
		}
	}
	for _, k := range r.Kind.Children() {
		for _, c := range r.Children(k.Name) {
			dumpRecord(b, c, indent+"    ")
		}
	}
}

func TestTheOwnerOfARecordIsFound(t *testing.T) {
	w := newTestWorkbook(t)
	action := mustAdd(t, w, Action, "", Values{"title": "Family time"})
	measure := mustAdd(t, w, "measure", action, Values{"counted": "Visits"})
	reading := mustAdd(t, w, "reading", measure, Values{"date": "2026-07-31", "value": "12"})
	for _, id := range []ID{action, measure, reading} {
		r, err := w.LoadOwner(t.Context(), id)
		if err != nil || r.ID != action || len(r.Children("measure")) != 1 {
			t.Errorf("the owner of %s is %v, %v", id, r, err)
		}
	}
	if _, err := w.LoadOwner(t.Context(), "01990000-0000-7000-8000-000000000010"); !errors.Is(err, ErrNotFound) {
		t.Errorf("of a record that there is not: %v", err)
	}
}
