package store

import (
	"errors"
	"fmt"
	"kept/store/calendar"
	"kept/store/file"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// zoneOf loads a time zone, or skips where there are none.
func zoneOf(t testing.TB, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Skip("no time zones here:", err)
	}
	return zone
}

// wildClock is a clock that jumps by minutes and by years, both ways, from one time
// zone to another, and now and then back to what a computer shows whose battery is flat.
func wildClock(t testing.TB, random *rand.Rand) func() time.Time {
	zones := []*time.Location{time.UTC, zoneOf(t, "Europe/London"), zoneOf(t, "Pacific/Auckland"), zoneOf(t, "America/St_Johns")}
	now := testClock().now
	return func() time.Time {
		switch random.IntN(12) {
		case 0:
			now = now.AddDate(random.IntN(41)-20, 0, 0)
		case 1:
			now = now.Add(time.Duration(random.IntN(7200)-3600) * time.Second)
		case 2:
			now = time.Unix(0, 0)
		case 3:
			now = testClock().now
		case 4: // it stands still
		default:
			now = now.Add(time.Duration(random.IntN(100_000)) * time.Millisecond)
		}
		return now.In(zones[random.IntN(len(zones))])
	}
}

// TestClocksThatJumpDisturbNothing has two programs make random edits to one
// workbook, each with a clock of its own that jumps; then they undo everything, in
// turn, and redo it. Each step must lead to where the last one came from, the order
// must be that in which it was done, and the history alone must give every table.
func TestClocksThatJumpDisturbNothing(t *testing.T) {
	for seed := range uint64(repetitions(6, 40)) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(seed, 11))
			w := newKeptWorkbook(t, Options{Now: wildClock(t, random), StateDir: t.TempDir()})
			other, err := Open(t.Context(), w.Path(), Options{Keeper: "Another", Now: wildClock(t, random), StateDir: t.TempDir(),
				BackupDir: w.opt.BackupDir})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = other.Close() }()
			either := func() *Workbook { return []*Workbook{w, other}[random.IntN(2)] }

			stood := []string{dump(t, w)}
			for range 25 {
				if randomEdit(t, either(), random).No != 0 {
					stood = append(stood, dump(t, either()))
				}
			}
			for i := len(stood) - 2; i >= 0; i-- {
				if _, err := either().Undo(t.Context()); err != nil {
					t.Fatal(err)
				}
				if got := dump(t, either()); got != stood[i] {
					t.Fatalf("undone to edit %d it is\n%s\nnot\n%s", i, got, stood[i])
				}
			}
			if _, err := either().Undo(t.Context()); !errors.Is(err, ErrNothingToUndo) {
				t.Errorf("at the start there is more to undo: %v", err)
			}
			for i := 1; i < len(stood); i++ {
				if _, err := either().Redo(t.Context()); err != nil {
					t.Fatal(err)
				}
				if got := dump(t, either()); got != stood[i] {
					t.Fatalf("redone to edit %d it is\n%s\nnot\n%s", i, got, stood[i])
				}
			}

			batches, err := w.History(t.Context(), HistoryQuery{Limit: 1000})
			if err != nil {
				t.Fatal(err)
			}
			slices.Reverse(batches) // it gives the newest first
			for i := 1; i < len(batches); i++ {
				if batches[i].No <= batches[i-1].No || batches[i].At.Before(batches[i-1].At) {
					t.Errorf("batch %d of %v comes after batch %d of %v", batches[i].No, batches[i].At, batches[i-1].No, batches[i-1].At)
				}
			}
			if h, err := w.CheckFile(t.Context(), true); err != nil || h.State != file.Sound {
				t.Errorf("%+v, %v", h, err)
			}
			again, report := salvaged(t, w.Path())
			if !report.Whole {
				t.Errorf("the account is %+v", report)
			}
			for _, table := range []string{"replica", "batch", "change", "record", "tally", "action", "stakeholder", "action_leads",
				"action_tags",
				`"update"`} {
				if was, is := rowsOf(t, w, table), rowsOf(t, again, table); was != is {
					t.Errorf("from the history alone table %s is\n%s\nnot\n%s", table, is, was)
				}
			}
		})
	}
}

// TestAClockThatRanAheadIsSaid: it cannot be told which date is right, but somebody can.
func TestAClockThatRanAheadIsSaid(t *testing.T) {
	now := testClock().now
	w := newKeptWorkbook(t, Options{Now: func() time.Time { return now }})
	for _, step := range []struct {
		years int
		text  bool
	}{{0, false}, {15, false}, {-15, true}, {16, false}, {0, false}} {
		now = now.AddDate(step.years, 0, 0)
		if text := w.Notice(t.Context()); (text != "") != step.text || text != "" && !strings.Contains(text, "2041") {
			t.Errorf("in %d it says %q", now.Year(), text)
		}
		mustAdd(t, w, Action, "", Values{"title": "An action"})
	}
}

// TestSummerTime goes through the nights in which the clocks in Scotland change, half
// an hour at a time, with a change and a backup each.
func TestSummerTime(t *testing.T) {
	scotland := zoneOf(t, "Europe/London")
	for name, night := range map[string]time.Time{
		"forward in March":  time.Date(2026, 3, 28, 22, 0, 0, 0, scotland),
		"back in October":   time.Date(2026, 10, 24, 22, 0, 0, 0, scotland),
		"the end of a year": time.Date(2027, 3, 31, 22, 0, 0, 0, scotland),
	} {
		t.Run(name, func(t *testing.T) {
			now := night
			w := newKeptWorkbook(t, Options{Now: func() time.Time { return now }})
			id := mustAdd(t, w, Action, "", Values{"title": "0"})
			want, days := "", map[calendar.Date]bool{}
			for n := 1; n <= 12; n++ {
				now = now.Add(30 * time.Minute)
				mustWrite(t, w, fmt.Sprint("Edit ", n), func(tx *Tx) error { return tx.Set(id, "title", fmt.Sprint(n)) })
				days[calendar.DateOf(now)] = true
				want = fmt.Sprint("Edit ", n, " ") + want
				if got := calendar.QuarterOf(calendar.DateOf(now)); got != calendar.QuarterOf(calendar.DateOf(night.AddDate(0, 0, 0))) &&
					name != "the end of a year" {
					t.Errorf("at %v it is %v", now, got)
				}
			}
			batches, err := w.History(t.Context(), HistoryQuery{Limit: 12})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, b := range batches {
				got += b.Title + " "
			}
			if got != want {
				t.Errorf("the order is %s", got)
			}
			for n := 0; n < 12; n++ {
				at := night.Add(time.Duration(n) * 30 * time.Minute)
				r, err := w.AsOf(t.Context(), id, at)
				if err != nil || r.Get("title") != fmt.Sprint(n) {
					t.Errorf("at %v it stood at %v, %v", at, r, err)
				}
			}
			// One backup by itself on each of the two days, whatever the hours are called.
			list, err := w.Backups()
			if err != nil || len(list) != len(days) || len(days) != 2 {
				t.Errorf("on %d days there were %d backups, %v", len(days), len(list), err)
			}
			for range 12 {
				if _, err := w.Undo(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			if got := mustLoad(t, w, id).Get("title"); got != "0" {
				t.Errorf("undone it is %s", got)
			}
		})
	}
	// In Scotland the last half hour of March, in summer time, is no longer March in
	// Scotland, though it is in UTC.
	if got := calendar.QuarterOf(calendar.DateOf(time.Date(2027, 3, 31, 23, 30, 0, 0,
		time.UTC).In(scotland))).String(); got != "2027-28 Q1" {
		t.Errorf("it is counted to %s", got)
	}
	if got := calendar.QuarterOf(calendar.DateOf(time.Date(2027, 3, 31, 22, 30, 0, 0,
		time.UTC).In(scotland))).String(); got != "2026-27 Q4" {
		t.Errorf("it is counted to %s", got)
	}
}

// TestNoticesOutliveAClockThatJumps: who has the workbook open on this computer is
// told by a lock, and not by a time.
func TestNoticesOutliveAClockThatJumps(t *testing.T) {
	random := faultRandom(t)
	w := newKeptWorkbook(t, Options{StateDir: t.TempDir(), Now: wildClock(t, random)})
	other, err := Open(t.Context(), w.Path(), Options{Keeper: "Morag", StateDir: w.opt.StateDir, Now: wildClock(t, random)})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = other.Close() }()
	theirs, err := other.LeaveNotice("the screens")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(w.notices().Folder, ".~*"+file.NoticeExtension))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, at := range []time.Time{time.Unix(0, 0), time.Now().AddDate(-20, 0, 0), time.Now().AddDate(20, 0, 0)} {
		if err := os.Chtimes(files[0], at, at); err != nil {
			t.Fatal(err)
		}
		if list := visitorsOf(t, w, nil); len(list) != 1 || list[0].Keeper != "Morag" || list[0].Sentence(w.Now()) == "" {
			t.Errorf("with a file of %v it sees %v", at, list)
		}
	}
	if err := theirs.Leave(); err != nil {
		t.Fatal(err)
	}
	if list := visitorsOf(t, w, nil); len(list) != 0 {
		t.Errorf("nobody is there, and it sees %v", list)
	}
}

// TestARefusedChangeMakesNoNewReplica: each would cost every later change some time.
func TestARefusedChangeMakesNoNewReplica(t *testing.T) {
	w := newKeptWorkbook(t, Options{})
	wrong := errors.New("it is refused")
	for range 5 {
		if _, err := w.Write(t.Context(), "Edit", func(tx *Tx) error {
			if _, err := tx.Add(Action, "", Values{"title": "Never there"}); err != nil {
				return err
			}
			return wrong
		}); !errors.Is(err, wrong) {
			t.Fatal(err)
		}
		mustWrite(t, w, "Nothing", func(*Tx) error { return nil })
		mustAdd(t, w, Action, "", Values{"title": "There"})
	}
	if rows := rowsOf(t, w, "replica"); len(rows) == 0 || slices.Contains([]byte(rows), '\n') {
		t.Errorf("the replicas are\n%s", rows)
	}
	if err := w.CheckHistory(t.Context()); err != nil {
		t.Error(err)
	}
}
