package backup

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestBackupsOfOneSecondDoNotOverwriteEachOther(t *testing.T) {
	m := newSource(t).maker(nil)
	for range 3 {
		mustMake(t, m)
	}
	if list, err := m.List(); err != nil || len(list) != 3 || !list[0].Verified {
		t.Errorf("listed are %+v, %v", list, err)
	}
}

func TestWorkbooksOfOneNameHaveTheirBackupsApart(t *testing.T) {
	first, second := newSource(t), newSource(t)
	second.dir = first.dir
	mustMake(t, first.maker(nil))
	if list, err := second.maker(nil).List(); err != nil || len(list) != 0 {
		t.Errorf("the second has %v, %v", list, err)
	}
}

func TestACopyThatCannotBeReadThroughGetsNoName(t *testing.T) {
	src := newSource(t)
	m := src.maker(nil)
	good := mustMake(t, m)
	src.failing = errors.New("it is damaged")
	if _, err := m.Make(t.Context(), WhyAsked); !errors.Is(err, src.failing) {
		t.Errorf("it ended with %v", err)
	}
	files, err := os.ReadDir(m.Folder())
	if err != nil || len(files) != 1 || files[0].Name() != filepath.Base(good.Path) {
		t.Errorf("there are %v, %v", files, err)
	}
}

func TestWithoutAFolderNoneIsMade(t *testing.T) {
	m := NewMaker(newSource(t), Options{})
	if _, err := m.Make(t.Context(), WhyAsked); !errors.Is(err, ErrNoFolder) {
		t.Errorf("it ended with %v", err)
	}
	if _, ok := m.MakeFirst(t.Context(), WhyImport); ok || m.Trouble() != nil || m.Folder() != "" {
		t.Errorf("it fails: %v", m.Trouble())
	}
	if _, ok := m.Today(t.Context()); ok {
		t.Error("one was made")
	}
	if list, err := m.List(); err != nil || list != nil {
		t.Errorf("listed are %v, %v", list, err)
	}
}

func TestWhereThereIsNothingToKeepYetNoneIsMade(t *testing.T) {
	src := newSource(t)
	src.version = 0
	m := src.maker(nil)
	if _, ok := m.Today(t.Context()); ok {
		t.Error("one was made")
	}
	src.version = 1
	if _, ok := m.Today(t.Context()); !ok {
		t.Error("after the first change none was made")
	}
}

func TestAFailingBackupOfTheDayIsTriedAgainLater(t *testing.T) {
	src := newSource(t)
	src.dir = filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(src.dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	reports := 0
	m := src.maker(func(error) { reports++ })
	for range 5 {
		m.Today(t.Context())
	}
	if reports != 1 {
		t.Errorf("%d times it was tried and reported, want once", reports)
	}
	for range 3 { // whoever goes on working puts nothing off
		src.now = src.now.Add(retryBackup / 2)
		m.Today(t.Context())
	}
	if reports != 2 {
		t.Errorf("within %v it was tried %d times, want twice", 3*retryBackup/2, reports)
	}
	src.now = src.now.Add(retryBackup)
	if err := os.Remove(src.dir); err != nil {
		t.Fatal(err)
	}
	if _, ok := m.Today(t.Context()); !ok || m.Trouble() != nil {
		t.Errorf("later it still fails: %v", m.Trouble())
	}
}

func TestABackupThatIsAskedForEndsTheTroubleWithTheLast(t *testing.T) {
	src := newSource(t)
	src.dir = filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(src.dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	m := src.maker(func(error) {})
	if m.Today(t.Context()); m.Trouble() == nil {
		t.Fatal("where no folder can be made there is no trouble")
	}
	if err := os.Remove(src.dir); err != nil {
		t.Fatal(err)
	}
	if _, err := m.Make(t.Context(), WhyAsked); err != nil || m.Trouble() != nil {
		t.Errorf("%v, and there still is trouble: %v", err, m.Trouble())
	}
}

func TestABackupOfTheDayThatWasStoppedIsMadeBeforeTheNextChange(t *testing.T) {
	src := newSource(t)
	m := src.maker(func(err error) { t.Errorf("that it was stopped is reported: %v", err) })
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, ok := m.Today(stopped); ok || m.Trouble() != nil {
		t.Errorf("it was made %v, with trouble %v", ok, m.Trouble())
	}
	if _, ok := m.Today(t.Context()); !ok {
		t.Error("before the next change none was made")
	}
}
