package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"kept/store/file"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// outcome of a damage: what a keeper would see.
type outcome struct{ refused, found, harmless, wrong int }

// shownBy opens a damaged file as the program does, checks it, and compares what it
// shows with what it may show. It must neither panic nor write to what it refuses.
func (o *outcome) shownBy(t *testing.T, what, path string, may ...string) {
	t.Helper()
	bytes, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	h, err := CheckFile(t.Context(), path, true)
	if err != nil {
		t.Fatalf("%s: checking: %v", what, err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(bytes) {
		t.Errorf("%s: the check wrote to the file", what)
	}
	w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
	if err != nil {
		var problem *file.Problem
		if !errors.As(err, &problem) {
			t.Errorf("%s: it was refused without a name: %v", what, err)
		}
		if h.State == file.Sound {
			t.Errorf("%s: the check finds it sound, and it does not open: %v", what, err)
		}
		if after, err := os.ReadFile(path); !file.WasCutOff(path) && (err != nil || string(after) != string(bytes)) {
			t.Errorf("%s: it was refused, and written to", what)
		}
		o.refused++
		return
	}
	defer func() { _ = w.Close() }()
	if h.State != file.Sound {
		o.found++
		return
	}
	shown, err := shows(t.Context(), w)
	if err != nil {
		t.Errorf("%s: the check finds it sound, and it cannot be read: %v", what, err)
		o.wrong++
		return
	}
	for _, m := range may {
		if shown == m {
			o.harmless++
			return
		}
	}
	o.wrong++
	t.Errorf("%s: the check finds it sound, and it shows\n%s\nnot\n%s", what, shown, may[0])
}

// shows writes out all that a keeper can see: records, counts, and the history.
func shows(ctx context.Context, w *Workbook) (string, error) {
	var text string
	for _, k := range Kinds() {
		if !k.IsTopLevel() {
			continue
		}
		if err := w.Each(ctx, Query{Kind: k.Name}, true, func(r *Record) error {
			text += r.Name() + "\n"
			for i := range k.Fields {
				if f := k.Fields[i].Name; !r.Blank(f) {
					text += fmt.Sprintf("  %s: %s\n", f, r.Show(f))
				}
			}
			for _, c := range k.Children() {
				for _, child := range r.Children(c.Name) {
					text += fmt.Sprintf("  %s %s %v %v\n", c.Name, child.Name(), child.values, child.items)
				}
			}
			text += r.Changed.String() + "\n"
			return nil
		}); err != nil {
			return "", err
		}
		for i := range k.Fields {
			if k.Fields[i].isTallied() {
				n, err := w.Tally(ctx, k.Name, k.Fields[i].Name)
				if err != nil {
					return "", err
				}
				delete(n, "") // a field of a later format is blank in an older workbook
				if len(n) > 0 {
					text += fmt.Sprintln(k.Fields[i].Name, n)
				}
			}
		}
	}
	batches, err := w.History(ctx, HistoryQuery{Limit: 1000})
	if err != nil {
		return "", err
	}
	for _, b := range batches {
		changes, err := w.Changes(ctx, b.No)
		if err != nil {
			return "", err
		}
		text += fmt.Sprintln(b)
		for _, c := range changes {
			text += fmt.Sprintln(c.At, c.Who, c.Name, c.Sentence())
		}
	}
	return text, nil
}

func showsFile(t testing.TB, path string) string {
	t.Helper()
	w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	text, err := shows(t.Context(), w)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func (o outcome) String() string {
	n := o.refused + o.found + o.harmless + o.wrong
	return fmt.Sprintf("%d tries: %d refused at opening, %d found by the check, %d changed nothing that is shown, %d wrong and unnoticed",
		n,
		o.refused, o.found, o.harmless, o.wrong)
}

// TestFlippedBits flips single bits of a workbook at random places.
func TestFlippedBits(t *testing.T) {
	path := aFullWorkbook(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := showsFile(t, path)
	random := faultRandom(t)
	var o outcome
	for range repetitions(40, 3000) {
		at, bit := random.IntN(len(whole)), random.IntN(8)
		broken := append([]byte{}, whole...)
		broken[at] ^= 1 << bit
		o.shownBy(t, fmt.Sprintf("bit %d of byte %d", bit, at), written(t, broken, nil), want)
	}
	t.Log(o)
}

// TestFlippedHeaderBits does so in the header, where every bit says something: at
// random, and in the long form each of its bits.
func TestFlippedHeaderBits(t *testing.T) {
	path := aFullWorkbook(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := showsFile(t, path)
	random := faultRandom(t)
	var o outcome
	for try := range repetitions(30, 800) {
		at, bit := try/8%file.HeaderSize, try%8
		if !longFaults() {
			at, bit = random.IntN(file.HeaderSize), random.IntN(8)
		}
		broken := append([]byte{}, whole...)
		broken[at] ^= 1 << bit
		o.shownBy(t, fmt.Sprintf("bit %d of byte %d", bit, at), written(t, broken, nil), want)
	}
	t.Log(o)
}

// TestCutOffAnywhere cuts a workbook off at random places.
func TestCutOffAnywhere(t *testing.T) {
	path := aFullWorkbook(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := showsFile(t, path)
	random := faultRandom(t)
	var o outcome
	for range repetitions(15, 500) {
		at := random.IntN(len(whole))
		o.shownBy(t, fmt.Sprintf("cut off at %d of %d", at, len(whole)), written(t, whole[:at], nil), want)
	}
	t.Log(o)
	if o.harmless > 0 {
		t.Error("a file that was cut off was taken for whole")
	}
}

// written writes a workbook and its journal, if there is one, into a new folder.
func written(t testing.TB, content, journal []byte) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "kept-fault-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	path := filepath.Join(dir, "broken.kept")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if journal != nil {
		if err := os.WriteFile(path+"-journal", journal, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// aWorkbookCutOff gives the bytes of a workbook and of its journal in the middle of
// a large change that had begun to be written into the file, and what it shows
// before and after the change.
func aWorkbookCutOff(t testing.TB) (content, journal []byte, before string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "counter.kept")
	newCounter(t, path)
	w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }()
	for range 30 {
		if _, err := countOn(t.Context(), w, 3); err != nil {
			t.Fatal(err)
		}
	}
	if before, err = shows(t.Context(), w); err != nil {
		t.Fatal(err)
	}
	// With hardly any memory for pages SQLite writes them before the commit.
	if _, err := w.conn.ExecContext(t.Context(), "PRAGMA cache_size = 5"); err != nil {
		t.Fatal(err)
	}
	enough := errors.New("enough")
	_, err = w.Write(t.Context(), "A large change", func(tx *Tx) error {
		action, err := counterOfTx(tx)
		if err != nil {
			return err
		}
		for i := range 400 {
			if _, err := tx.Add("update", action, Values{"date": "2026-08-03", "note": fmt.Sprint("Never committed ", i)}); err != nil {
				return err
			}
			if err := tx.Set(action, "title", fmt.Sprint(1000+i)); err != nil {
				return err
			}
		}
		if content, err = readAll(path); err != nil {
			return err
		}
		if journal, err = readAll(path + "-journal"); err != nil {
			return err
		}
		return enough
	})
	if !errors.Is(err, enough) {
		t.Fatal(err)
	}
	return content, journal, before
}

func counterOfTx(tx *Tx) (ID, error) {
	var id ID
	return id, tx.queryRow("SELECT id FROM record WHERE kind = 'action'", nil, &id)
}

// readAll reads a file that is open as a database, as only Linux lets one do.
func readAll(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read from
	return io.ReadAll(f)
}

// TestAJournalThatIsDamaged damages the journal that a crash left, and sees what is
// taken back by it.
func TestAJournalThatIsDamaged(t *testing.T) {
	content, journal, before := aWorkbookCutOff(t)
	if len(journal) < 4096 {
		t.Fatalf("the journal has only %d bytes", len(journal))
	}
	if whole := showsFile(t, written(t, content, journal)); whole != before {
		t.Fatalf("with its own journal it shows\n%s\nnot\n%s", whole, before)
	}
	random := faultRandom(t)
	damages := map[string]func() []byte{
		"a flipped bit": func() []byte { return flipped(random, journal) },
		"cut off":       func() []byte { return journal[:random.IntN(len(journal))] },
		"gone":          func() []byte { return nil },
		"blank":         func() []byte { return make([]byte, len(journal)) },
		"another's":     func() []byte { return anotherJournal(random, journal) },
	}
	for _, name := range []string{"a flipped bit", "cut off", "gone", "blank", "another's"} {
		var o outcome
		n := repetitions(8, 300)
		if name == "gone" || name == "blank" {
			n = 1
		}
		for range n {
			o.shownBy(t, "a journal "+name, written(t, content, damages[name]()), before)
		}
		t.Logf("a journal %s: %v", name, o)
	}
}

func flipped(random *rand.Rand, bytes []byte) []byte {
	broken := append([]byte{}, bytes...)
	broken[random.IntN(len(broken))] ^= 1 << random.IntN(8)
	return broken
}

// anotherJournal swaps pages of a journal, as one of another workbook would have others.
func anotherJournal(random *rand.Rand, journal []byte) []byte {
	broken := append([]byte{}, journal...)
	for range 3 {
		at := 512 + random.IntN(len(broken)-1024)
		for i := range 256 {
			broken[at+i] = byte(random.IntN(256))
		}
	}
	return broken
}
