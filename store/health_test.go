package store

import (
	"crypto/rand"
	"errors"
	"kept/store/file"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// aFullWorkbook writes a small workbook of everything, closes it, and gives its path.
func aFullWorkbook(t testing.TB) string {
	t.Helper()
	w := newKeptWorkbook(t, Options{})
	lead := mustAdd(t, w, Stakeholder, "", Values{"name": "Harbour Carers", "kind": "third sector",
		"also_known_as": "HC; Carers of the Harbour"})
	priority := mustAdd(t, w, Priority, "", Values{"title": "Families together", "rank": "1", "owner": string(lead)})
	id := mustAdd(t, w, Action, "", Values{
		"reference": "1.2", "title": "Family time spaces", "description": "Two rooms\nin two towns", "status": "In progress", "brag": "g",
		"due": "by end of 2026-27", "national_actions": "4; Moving On", "foundations": "Care", "leads": string(lead),
		"priorities": string(priority), "tags": "rooms; Housing",
	})
	mustAdd(t, w, "update", id, Values{"date": "2026-07-30", "note": "Two rooms open"})
	measure := mustAdd(t, w, "measure", id, Values{"counted": "Visits", "baseline": "10", "target": "40.50"})
	mustAdd(t, w, "reading", measure, Values{"date": "31/07/2026", "value": "1,012"})
	other := mustAdd(t, w, Action, "", Values{"reference": "1.10", "title": "A befriending scheme", "brag": "red"})
	mustAdd(t, w, "action_link", id, Values{"relation": "depends on", "to": string(other)})
	mustWrite(t, w, "Removed a priority", func(tx *Tx) error { return tx.Remove(priority) })
	mustWrite(t, w, "Changed the status", func(tx *Tx) error { return tx.Set(id, "status", "paused") })
	if _, err := w.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.Path()
}

func mustCheck(t testing.TB, path string, thorough bool) FileHealth {
	t.Helper()
	h, err := CheckFile(t.Context(), path, thorough)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestASoundFileIsFoundSound(t *testing.T) {
	path := aFullWorkbook(t)
	for _, thorough := range []bool{false, true} {
		h := mustCheck(t, path, thorough)
		if h.State != file.Sound || h.Problem() != nil || h.Format != formatVersion() || h.Size == 0 {
			t.Errorf("thorough=%v: %+v", thorough, h)
		}
	}
}

func TestAFileIsNamedForWhatItIs(t *testing.T) {
	whole, err := os.ReadFile(aFullWorkbook(t))
	if err != nil {
		t.Fatal(err)
	}
	noise := make([]byte, len(whole))
	if _, err := rand.Read(noise); err != nil {
		t.Fatal(err)
	}
	changed := func(at int, with ...byte) []byte {
		b := append([]byte{}, whole...)
		copy(b[at:], with)
		return b
	}
	tests := []struct {
		name    string
		content []byte
		want    file.State
	}{
		{"the workbook itself", whole, file.Sound},
		{"noise from end to end", noise, file.Scrambled},
		{"noise at the beginning", append(append([]byte{}, noise[:8192]...), whole[8192:]...), file.Scrambled},
		{"a zip of noise", append([]byte("PK\x03\x04"), noise...), file.Foreign},
		{"plain text", []byte("A,B,C\n1,2,3\n"), file.Foreign},
		{"nothing", nil, file.Empty},
		{"blank from the beginning", changed(0, make([]byte, 4096)...), file.Damaged},
		{"blank from end to end", make([]byte, 8192), file.Damaged},
		{"a letter of the magic altered", changed(3, 'X'), file.Damaged},
		{"a bit of the application id altered", changed(file.OffsetApp, whole[file.OffsetApp]^4), file.Damaged},
		{"another program's database", changed(file.OffsetApp, 0, 0, 0, 0), file.Foreign},
		{"a newer format", changed(file.OffsetVersion, 0, 0, 0, byte(formatVersion()+1)), file.Newer},
		{"an absurd format", changed(file.OffsetVersion, 0x40), file.Damaged},
		{"an absurd page size", changed(file.OffsetPage, 3, 3), file.Damaged},
		{"cut off", whole[:len(whole)-5000], file.Truncated},
		{"cut off inside the first page", whole[:1000], file.Truncated},
		{"cut off inside the header", whole[:50], file.Foreign},
		{"a page in the middle blank", changed(len(whole)/2/4096*4096, make([]byte, 4096)...), file.Damaged},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.kept")
			if err := os.WriteFile(path, test.content, 0o600); err != nil {
				t.Fatal(err)
			}
			// An empty journal stays beside every workbook, and must hide nothing.
			if err := os.WriteFile(path+"-journal", nil, 0o600); err != nil {
				t.Fatal(err)
			}
			if got := mustCheck(t, path, true); got.State != test.want {
				t.Errorf("it is taken for %+v, not %s", got, test.want)
			}
			if after, err := os.ReadFile(path); err != nil || string(after) != string(test.content) {
				t.Errorf("the file was changed: %v", err)
			}
		})
	}
}

func TestWhatIsKeptBesideTheRecordsIsCheckedToo(t *testing.T) {
	damages := map[string]string{
		"a count":                     "UPDATE tally SET n = n + 1 WHERE kind = 'action' AND field = 'brag'",
		"a count of nothing":          "INSERT INTO tally VALUES ('action', 'brag', 'purple', 1)",
		"the order of a reference":    "UPDATE action SET reference_order = '9' WHERE reference = '1.2'",
		"a record's kind":             "UPDATE record SET kind = 'priority' WHERE kind = 'stakeholder'",
		"a record's owner":            "UPDATE record SET owner = 1 WHERE kind = 'update'",
		"when a record was changed":   "UPDATE record SET changed = changed + 1 WHERE kind = 'update'",
		"the time of a batch":         "UPDATE batch SET clock = clock + 1 WHERE no = 3",
		"what was undone":             "UPDATE batch SET target = NULL WHERE what = 'undo'",
		"where a batch ends":          "UPDATE batch SET last_seq = last_seq - 1 WHERE no = 3",
		"the hash at the end of all":  "UPDATE replica SET last_hash = x'00'",
		"a table that is not there":   "DROP TABLE replica",
		"the words that are searched": "DELETE FROM search_data WHERE id > 10",
	}
	for name, statement := range damages {
		t.Run(name, func(t *testing.T) {
			path := aFullWorkbook(t)
			damage(t, path, statement)
			if h := mustCheck(t, path, true); h.State != file.Damaged {
				t.Errorf("it was not found: %+v", h)
			}
		})
	}
}

func TestADamagedFileIsRefusedAtOpening(t *testing.T) {
	path := aFullWorkbook(t)
	w, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.writing.Exec("UPDATE replica SET last_hash = x'00'"); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	var problem *file.Problem
	if w, err := Open(t.Context(), path, Options{}); !errors.As(err, &problem) || problem.State != file.Damaged {
		t.Errorf("it was opened: %v, %v", w, err)
	}
}

func TestAThoroughCheckIsMadeOnceADay(t *testing.T) {
	now := time.Date(2026, 8, 3, 9, 0, 0, 0, time.UTC)
	w := newKeptWorkbook(t, Options{Now: func() time.Time { return now }, StateDir: t.TempDir()})
	check := func() (FileHealth, bool) {
		h, made, err := w.CheckToday(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return h, made
	}
	if h, made := check(); !made || h.State != file.Sound {
		t.Errorf("the first is %v, %+v", made, h)
	}
	if _, made := check(); made {
		t.Error("it was made twice a day")
	}
	now = now.AddDate(0, 0, 1)
	if _, err := w.conn.ExecContext(t.Context(), "UPDATE partnership SET name = 'Somebody was here'"); err != nil {
		t.Fatal(err)
	}
	for range 2 { // what is damaged is said every time
		if h, made := check(); !made || h.State != file.Damaged {
			t.Errorf("the next day's is %v, %+v", made, h)
		}
	}
}
