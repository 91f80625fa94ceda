package store

import (
	"context"
	"errors"
	"fmt"
	"kept/store/backup"
	"kept/store/file"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// madeUpFormats are the formats that were released and one more that never was: the
// format itself is the test's, the code that brings a workbook to it is the real one.
func madeUpFormats(t testing.TB, more ...migration) []migration {
	t.Helper()
	list, err := releasedFormats()
	if err != nil {
		t.Fatal(err)
	}
	return append(list, more...)
}

// aColumnMore is a plausible next format.
var aColumnMore = migration{name: "made up", needs: "47.1", sql: `
	ALTER TABLE action ADD COLUMN colour TEXT;
	CREATE TABLE margin_note (key INTEGER PRIMARY KEY REFERENCES record (key), text TEXT) STRICT;
	CREATE INDEX action_by_colour ON action (colour, key) WHERE removed = 0;`}

// aReleasedWorkbook unpacks the real file of the newest format that was released.
func aReleasedWorkbook(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Harbour.kept")
	unpack(t, fmt.Sprintf("testdata/format-%d.kept.gz", formatVersion()), path)
	return path
}

// migrationFaults says what is wrong with the names and first lines of migrations.
func migrationFaults(list []migration) (faults []string) {
	for i, m := range list {
		if no := fmt.Sprintf("%04d_", i+1); !strings.HasPrefix(filepath.Base(m.name), no) {
			faults = append(faults, fmt.Sprintf("%s: the name begins with another number than %s", m.name, no))
		}
		if i > 0 && m.needs == "" {
			faults = append(faults, fmt.Sprintf(`%s: the first line must name the Kept that first reads the format: "-- needs: 1.4"`,
				m.name))
		}
	}
	return faults
}

func TestEveryMigrationIsNumberedAndSaysWhichKeptItNeeds(t *testing.T) {
	list, err := releasedFormats()
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range migrationFaults(list) {
		t.Error(fault)
	}
	first := list[:1:1]
	if faults := migrationFaults(append(first, parseMigration("migrations/0002_review.sql", "-- needs: 1.4\nSELECT 1;"))); faults != nil {
		t.Errorf("found in a good one: %q", faults)
	}
	for name, text := range map[string]string{
		"migrations/0003_review.sql": "-- needs: 1.4\nSELECT 1;",
		"migrations/0002_review.sql": "-- A review.\n-- needs: 1.4\nSELECT 1;",
		"migrations/0002_again.sql":  "-- needs: \nSELECT 1;",
	} {
		if faults := migrationFaults(append(first, parseMigration(name, text))); len(faults) != 1 {
			t.Errorf("found in %s, %q: %q", name, text, faults)
		}
	}
}

func TestAWorkbookIsBroughtUpToDate(t *testing.T) {
	for name, sealed := range map[string]bool{"with a plain backup": false, "with an encrypted backup": true} {
		t.Run(name, func(t *testing.T) {
			path, backups := aReleasedWorkbook(t), t.TempDir()
			want, keyFile := showsFile(t, path), filepath.Join(t.TempDir(), "key.txt")
			if sealed {
				encryptBackups(t, backups, keyFile)
			}
			opt := Options{Keeper: "Test Keeper", Now: testClock().Now, BackupDir: backups, formats: madeUpFormats(t, aColumnMore)}
			w, err := Open(t.Context(), path, opt)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = w.Close() }()
			if format, err := w.format(t.Context()); err != nil || format != formatVersion()+1 {
				t.Errorf("it is of format %d, %v", format, err)
			}
			if got, err := shows(t.Context(), w); err != nil || got != want {
				t.Errorf("it shows\n%s\nnot\n%s (%v)", got, want, err)
			}
			if h, err := w.CheckFile(t.Context(), true); err != nil || h.State != file.Sound {
				t.Errorf("%+v, %v", h, err)
			}
			if err := w.CheckHistory(t.Context()); err != nil {
				t.Error(err)
			}
			mustAdd(t, w, Action, "", Values{"title": "And it goes on"})
			if _, err := w.Undo(t.Context()); err != nil {
				t.Error(err)
			}

			// The backup that was made before is of the old format, and sound.
			list, err := w.Backups()
			if err != nil || len(list) != 1 || list[0].Why != backup.WhyMigration || list[0].Encrypted != sealed {
				t.Fatalf("there are %+v, %v", list, err)
			}
			b := list[0]
			if sealed {
				b = b.With(mustKeys(t, keyFile))
			}
			if err := CheckBackup(t.Context(), b); err != nil {
				t.Error(err)
			}
			old, err := OpenBackup(t.Context(), b, Options{}) // by a Kept of the old format
			if err != nil {
				t.Fatal(err)
			}
			if got, err := shows(t.Context(), old); err != nil || got != want {
				t.Errorf("the backup shows\n%s (%v)", got, err)
			}
			if err := old.Close(); err != nil {
				t.Error(err)
			}

			// The new Kept reads the old backup on a copy, and restores it.
			t.Setenv("TMPDIR", t.TempDir())
			before, err := os.ReadFile(b.Path)
			if err != nil {
				t.Fatal(err)
			}
			read, err := OpenBackup(t.Context(), b, Options{formats: opt.formats})
			if err != nil {
				t.Fatal(err)
			}
			if format, err := read.format(t.Context()); err != nil || format != formatVersion()+1 || read.Notice(t.Context()) != "" {
				t.Errorf("it is read as of format %d, %v, and says %q", format, err, read.Notice(t.Context()))
			}
			if got, err := shows(t.Context(), read); err != nil || got != want {
				t.Errorf("brought up to date the backup shows\n%s (%v)", got, err)
			}
			if err := read.Close(); err != nil {
				t.Error(err)
			}
			mustAdd(t, w, Action, "", Values{"title": "Since the backup"})
			if batch, err := w.Restore(t.Context(), b); err != nil || batch.No == 0 {
				t.Errorf("restoring it: %+v, %v", batch, err)
			}
			if after, err := os.ReadFile(b.Path); err != nil || string(after) != string(before) {
				t.Errorf("the backup was written to: %v", err)
			}
			if left := privateFoldersLeft(t); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// TestAMigrationThatFailsLeavesTheFileAsItWas has it fail in every way there is.
func TestAMigrationThatFailsLeavesTheFileAsItWas(t *testing.T) {
	for name, step := range map[string]migration{
		"in its middle":                  {name: "made up", sql: "ALTER TABLE action ADD COLUMN colour TEXT; SELECT * FROM no_such_table"},
		"a change of the history gone":   {name: "made up", sql: "DELETE FROM change WHERE field = 'title'"},
		"a hash of the history altered":  {name: "made up", sql: "UPDATE change SET hash = x'00' WHERE seq = 2"},
		"a value of the history altered": {name: "made up", sql: "UPDATE change SET value = 'x' WHERE field = 'title'"},
		"a value of a table altered":     {name: "made up", sql: "UPDATE action SET title = 'x'"},
		"records gone":                   {name: "made up", sql: "DELETE FROM action"},
		"a reference to nothing": {name: "made up",
			sql: "CREATE TABLE margin_note (of INTEGER REFERENCES record (key)); PRAGMA defer_foreign_keys = 1; INSERT INTO " +
				"margin_note VALUES " +
				"(99999)"},
		"the second of two, when one had": {name: "made up", sql: "SELECT * FROM no_such_table"},
	} {
		t.Run(name, func(t *testing.T) {
			path := aReleasedWorkbook(t)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want := showsFile(t, path)
			steps := []migration{step}
			if strings.HasPrefix(name, "the second") {
				steps = []migration{aColumnMore, step}
			}
			opt := Options{Keeper: "Test Keeper", Now: testClock().Now, BackupDir: t.TempDir(), formats: madeUpFormats(t, steps...)}
			if w, err := Open(t.Context(), path, opt); err == nil {
				t.Error("it opened", w.Close())
			} else if text := Sentence(err); !strings.HasPrefix(text, "Bringing the workbook up to date: ") {
				t.Errorf("it says %q", text)
			}
			if got := showsFile(t, path); got != want {
				t.Errorf("it shows\n%s\nnot\n%s", got, want)
			}
			if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
				t.Errorf("it was written to: %v", err)
			}
			if list, err := backup.List(opt.BackupDir, path); err != nil || len(list) != 1 || CheckBackup(t.Context(), list[0]) != nil {
				t.Errorf("the backups: %+v, %v", list, err)
			}
		})
	}
}

// TestWithoutABackupNothingIsMigrated has the backup fail.
func TestWithoutABackupNothingIsMigrated(t *testing.T) {
	path := aReleasedWorkbook(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	blocked := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper", BackupDir: blocked, formats: madeUpFormats(t,
		aColumnMore)}); err == nil {
		t.Error("it opened", w.Close())
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("it was written to: %v", err)
	}
}

// TestANewerWorkbookSaysWhichKeptItNeeds refuses in every way what a later Kept wrote.
func TestANewerWorkbookSaysWhichKeptItNeeds(t *testing.T) {
	path := aReleasedWorkbook(t)
	w, err := Open(t.Context(), path, Options{Keeper: "Test Keeper", formats: madeUpFormats(t, aColumnMore)})
	if err != nil {
		t.Fatal(err)
	}
	mustAdd(t, w, Action, "", Values{"title": "By a later Kept"})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	before := everything(t, filepath.Dir(path))
	refuse := map[string]func() error{
		"for writing": func() error { _, err := Open(t.Context(), path, Options{Keeper: "Test Keeper"}); return err },
		"for reading": func() error { _, err := Open(t.Context(), path, Options{ReadOnly: true}); return err },
		"to check it": func() error { h, err := CheckFile(t.Context(), path, true); return errors.Join(err, h.Problem()) },
		"to salvage":  func() error { _, err := Salvage(context.Background(), path, path+"-new", Options{}); return err },
	}
	for name, open := range refuse {
		err := open()
		var problem *file.Problem
		if !errors.As(err, &problem) || problem.State != file.Newer || !strings.Contains(Sentence(err),
			"it needs Kept 47.1 or a later one") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if after := everything(t, filepath.Dir(path)); after != before {
		t.Error("it was touched")
	}
}
