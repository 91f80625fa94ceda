package backup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"kept/store/file"
	"kept/store/sqlite"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// source is a database file that backups are made of, with a clock that tests set.
type source struct {
	t         testing.TB
	path, dir string
	now       time.Time
	version   int64
	failing   error // what reading a copy through finds
}

func newSource(t testing.TB) *source {
	t.Helper()
	s := &source{t: t, path: filepath.Join(t.TempDir(), "Harbour.kept"), dir: filepath.Join(t.TempDir(), "Kept backups"),
		now: time.Date(2026, 8, 3, 9, 0, 0, 0, time.UTC), version: 1}
	if err := os.WriteFile(s.path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	writing, reading, err := sqlite.Settings{Path: s.path}.Open()
	if err != nil {
		t.Fatal(err)
	}
	_, err = writing.ExecContext(t.Context(), fmt.Sprintf("PRAGMA application_id = %d; CREATE TABLE word (text TEXT) STRICT; "+
		"INSERT INTO word VALUES ('kept')", file.ApplicationID))
	if err := errors.Join(err, writing.Close(), reading.Close()); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *source) Path() string                           { return s.path }
func (s *source) File() string                           { return s.path }
func (s *source) Now() time.Time                         { return s.now }
func (s *source) Version(context.Context) (int64, error) { return s.version, nil }

// Check reads what is in the table of a copy.
func (s *source) Check(ctx context.Context, b Backup) error {
	if s.failing != nil {
		return s.failing
	}
	from := sqlite.Settings{Path: b.Path, ReadOnly: true}
	if b.Encrypted {
		sealed, err := b.Unseal()
		if err != nil {
			return err
		}
		defer func() { _ = sealed.Close() }()
		from.Path, from.VFS = SealedFile, sealed.VFS()
	}
	writing, reading, err := from.Open()
	if err != nil {
		return err
	}
	var text string
	err = reading.QueryRowContext(ctx, "SELECT text FROM word").Scan(&text)
	if err == nil && text != "kept" {
		err = fmt.Errorf("it holds %q", text)
	}
	return errors.Join(err, writing.Close(), reading.Close())
}

// maker makes backups of the source in its folder.
func (s *source) maker(report func(error)) *Maker {
	return NewMaker(s, Options{Dir: s.dir, Report: report})
}

func mustMake(t testing.TB, m *Maker) Backup {
	t.Helper()
	b, err := m.Make(t.Context(), WhyAsked)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// content is what is in a file as anybody can read it.
func content(t testing.TB, path string) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
