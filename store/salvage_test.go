package store

import (
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"kept/store/file"
	"kept/store/sqlite"
	mathrand "math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func salvaged(t testing.TB, from string) (*Workbook, SalvageReport) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "recovered.kept")
	report, err := Salvage(t.Context(), from, to, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if h := mustCheck(t, to, true); h.State != file.Sound {
		t.Fatalf("the new workbook is not sound: %+v", h)
	}
	w, err := Open(t.Context(), to, Options{Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	return w, report
}

// dumpOf writes out a closed workbook.
func dumpOf(t testing.TB, path string) string {
	t.Helper()
	w, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	return dump(t, w)
}

// TestTheHistoryAloneRebuildsEveryTable salvages a workbook that is whole: what
// comes out was worked out from the history, and must be the same to the last count.
func TestTheHistoryAloneRebuildsEveryTable(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			w := newKeptWorkbook(t, Options{})
			random := mathrand.New(mathrand.NewPCG(seed, 5))
			for range 25 {
				randomEdit(t, w, random)
			}
			if _, err := w.Undo(t.Context()); err != nil {
				t.Fatal(err)
			}
			again, report := salvaged(t, w.Path())
			if !report.Whole || report.LostChanges+int64(report.Unproved) != 0 || len(report.Lost)+len(report.Doubtful) != 0 ||
				report.Recovered.No != 0 {
				t.Errorf("the account is %+v", report)
			}
			for _, table := range []string{"replica", "batch", "change", "record", "tally", "action", "stakeholder", "action_leads",
				"action_tags",
				`"update"`} {
				if was, is := rowsOf(t, w, table), rowsOf(t, again, table); was != is {
					t.Errorf("table %s is\n%s\nnot\n%s", table, is, was)
				}
			}
			found := func(w *Workbook) string {
				page, err := w.Page(t.Context(), Query{Kind: Action, Find: "action"})
				if err != nil {
					t.Fatal(err)
				}
				return fmt.Sprint(len(page.Records))
			}
			if found(w) != found(again) {
				t.Errorf("%s are found, not %s", found(again), found(w))
			}
			if _, err := again.Redo(t.Context()); err != nil {
				t.Errorf("what was undone there cannot be redone here: %v", err)
			}
		})
	}
}

// rowsOf writes out a table, counts of nothing left out.
func rowsOf(t testing.TB, w *Workbook, table string) string {
	t.Helper()
	where := ""
	if table == "tally" {
		where = " WHERE n <> 0"
	}
	var lines []string
	if err := sqlite.Each(t.Context(), w.reading, "SELECT * FROM "+table+where+" ORDER BY 1, 2", nil, func(rows *sql.Rows) error {
		columns, err := rows.Columns()
		if err != nil {
			return err
		}
		cells, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range cells {
			into[i] = &cells[i]
		}
		err = rows.Scan(into...)
		line, _ := json.Marshal(cells)
		lines = append(lines, string(line))
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return strings.Join(lines, "\n")
}

func TestWhatIsDamagedButInTheHistoryComesBack(t *testing.T) {
	path := aFullWorkbook(t)
	want := dumpOf(t, path)
	damage(t, path, "UPDATE action SET title = 'Somebody was here'", "DELETE FROM action_leads", "UPDATE tally SET n = 99")
	w, report := salvaged(t, path)
	if !report.Whole || dump(t, w) != want {
		t.Errorf("%+v:\n%s\nnot\n%s", report, dump(t, w), want)
	}
}

func TestWhatTheHistoryLostIsTakenFromTheTables(t *testing.T) {
	path := aFullWorkbook(t)
	want := dumpOf(t, path)
	damage(t, path, "DELETE FROM change WHERE seq > 12")
	w, report := salvaged(t, path)
	if dump(t, w) != want {
		t.Errorf("it is\n%s\nnot\n%s", dump(t, w), want)
	}
	if report.Whole || report.LostChanges == 0 || report.Recovered.Changes == 0 || report.Batches == 0 {
		t.Errorf("the account is %+v", report)
	}
	if b, _, err := w.CanUndo(t.Context()); err != nil || b.Title != "Recovered from a damaged workbook" {
		t.Errorf("the last change is %+v, %v", b, err)
	}
}

func TestWhatIsLostIsSaid(t *testing.T) {
	path := aFullWorkbook(t)
	damage(t, path, "DELETE FROM change WHERE record = (SELECT key FROM stakeholder) AND field <> '@kind'", "DELETE FROM stakeholder")
	w, report := salvaged(t, path)
	text := strings.Join(report.Lost, "\n")
	if !strings.Contains(text, "Stakeholder without a name: it could not be read as it stood") {
		t.Errorf("the account is %q", text)
	}
	if n, err := w.Count(t.Context(), Query{Kind: Action, Find: "family time spaces"}, 9); err != nil || n != 1 {
		t.Errorf("the rest is not there: %d, %v", n, err)
	}
}

// damage changes a closed file with none of the workbook's care.
func damage(t testing.TB, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", file.URI(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestABeginningThatIsGoneIsMended(t *testing.T) {
	path := aFullWorkbook(t)
	want := dumpOf(t, path)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	noise := make([]byte, 4096)
	if _, err := rand.Read(noise); err != nil {
		t.Fatal(err)
	}
	for name, beginning := range map[string][]byte{
		"blank header": make([]byte, 100), "blank page": make([]byte, 4096), "scrambled page": noise, "blank pages": make([]byte, 3*4096),
	} {
		t.Run(name, func(t *testing.T) {
			broken := filepath.Join(t.TempDir(), "broken.kept")
			if err := os.WriteFile(broken, append(append([]byte{}, beginning...), whole[len(beginning):]...), 0o600); err != nil {
				t.Fatal(err)
			}
			w, report := salvaged(t, broken)
			if dump(t, w) != want {
				t.Errorf("%+v: it is\n%s\nnot\n%s", report, dump(t, w), want)
			}
		})
	}
}

func TestWhatIsNoDamagedWorkbookIsNotRecovered(t *testing.T) {
	dir := t.TempDir()
	text, there := filepath.Join(dir, "plan.csv"), filepath.Join(dir, "there.kept")
	for _, path := range []string{text, there} {
		if err := os.WriteFile(path, []byte("Reference,Title\n1,An action\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	to := filepath.Join(dir, "new.kept")
	var problem *file.Problem
	if _, err := Salvage(t.Context(), text, to, Options{}); !errors.As(err, &problem) || problem.State != file.Foreign {
		t.Errorf("plain text: %v", err)
	}
	if _, err := Salvage(t.Context(), aFullWorkbook(t), there, Options{}); !errors.Is(err, ErrExists) {
		t.Errorf("over another file: %v", err)
	}
	if _, err := os.Stat(to); err == nil {
		t.Error("a file was left behind")
	}
}

// TestPagesThatAreGoneCostOnlyWhatStoodOnThem blanks pages at random places.
func TestPagesThatAreGoneCostOnlyWhatStoodOnThem(t *testing.T) {
	w := newKeptWorkbook(t, Options{})
	mustWrite(t, w, "Many actions", func(tx *Tx) error {
		for i := range 300 {
			id, err := tx.Add(Action, "", Values{"reference": fmt.Sprint(i), "title": fmt.Sprint("Action ", i),
				"description": strings.Repeat("words ", 20), "brag": "red", "foundations": "care"})
			if err == nil {
				_, err = tx.Add("update", id, Values{"date": "2026-08-01", "note": fmt.Sprint("Update of ", i)})
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(w.Path())
	if err != nil {
		t.Fatal(err)
	}
	want := valuesOf(t, w.Path())
	pages := len(whole) / 4096
	random := mathrand.New(mathrand.NewPCG(1, 6))
	const fromTheStart = 90 // with the first page of every table
	for _, gone := range []int{1, 3, 8, 20, fromTheStart} {
		back, tries := 0.0, repetitions(1, 3)
		for range tries {
			broken := filepath.Join(t.TempDir(), "broken.kept")
			bytes := append([]byte{}, whole...)
			for n := range gone {
				at := n
				if gone != fromTheStart {
					at = random.IntN(pages)
				}
				clear(bytes[4096*at:][:4096])
			}
			if err := os.WriteFile(broken, bytes, 0o600); err != nil {
				t.Fatal(err)
			}
			to := filepath.Join(t.TempDir(), "recovered.kept")
			report, err := Salvage(t.Context(), broken, to, Options{})
			if err != nil {
				t.Errorf("%d pages: %v", gone, err)
				continue
			}
			if h := mustCheck(t, to, true); h.State != file.Sound {
				t.Errorf("%d pages: the new workbook is not sound: %+v", gone, h)
			}
			got, right := valuesOf(t, to), 0
			for place, value := range want {
				if got[place] == value {
					right++
				} else if got[place] != "" && got[place] != placeholder {
					t.Errorf("%d pages: %s is %q, not %q", gone, place, got[place], value)
				}
			}
			if right < len(want) && len(report.Lost) == 0 {
				t.Errorf("%d pages: %d of %d values, and nothing is said to be lost", gone, right, len(want))
			}
			back += float64(right) / float64(len(want)) / float64(tries)
		}
		t.Logf("%d of %d pages gone: %.1f %% of %d values back", gone, pages, 100*back, len(want))
		if back < 0.5 {
			t.Errorf("%d of %d pages gone: only %.1f %% came back", gone, pages, 100*back)
		}
	}
}

// valuesOf is every value of a workbook by its place.
func valuesOf(t testing.TB, path string) map[string]string {
	t.Helper()
	w, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	states, err := w.replayAll(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for id, s := range states {
		for f, v := range s.values {
			values[string(id)+" "+f] = v
		}
		for f, items := range s.items {
			for item, note := range items {
				values[string(id)+" "+f+" "+item] = "there " + note
			}
		}
	}
	return values
}

// FuzzPages recovers what pages of anything seem to say.
func FuzzPages(f *testing.F) {
	whole, err := os.ReadFile(aFullWorkbook(f))
	if err != nil {
		f.Fatal(err)
	}
	const page = 4096
	f.Add(whole[page:])
	f.Add(append(make([]byte, page), whole[2*page:]...))
	f.Fuzz(func(t *testing.T, content []byte) {
		folder := t.TempDir()
		copied := filepath.Join(folder, "copy.kept")
		if err := os.WriteFile(copied, content, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := readRemains(t.Context(), copied, folder)
		if err != nil {
			t.Fatal(err)
		}
		mint := func() (ID, error) { return NewID(time.Unix(0, 0), strings.NewReader(strings.Repeat("x", 16))) }
		if _, err := r.replay(mint); err != nil {
			t.Error(err)
		}
	})
}
