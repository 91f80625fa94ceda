package shelf

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

var noon = time.Date(2026, time.August, 12, 12, 0, 0, 0, time.UTC)

func TestADraftIsReadBackAsItWasTyped(t *testing.T) {
	folder := t.TempDir()
	want := Draft{Form: "action//", Title: "New action", Kind: "action", Keeper: "Morag", At: noon, Fields: map[string]Typed{
		"title": {Text: "Half a thought"},
		"leads": {Values: []string{"7"}, Notes: []string{""}, Names: map[string]string{"7": "Firth Council"}}}}
	if err := Of(folder, "/a/b.kept").Keep(1, want); err != nil {
		t.Fatal(err)
	}
	got := Of(folder, "/a/b.kept").Drafts()
	if len(got) != 1 || got[0].Fields["title"].Text != "Half a thought" || got[0].Fields["leads"].Names["7"] != "Firth Council" ||
		!got[0].At.Equal(noon) {
		t.Errorf("it comes back as %+v", got)
	}
	if other := Of(folder, "/a/c.kept").Drafts(); len(other) != 0 {
		t.Errorf("another workbook has %+v", other)
	}
}

func TestOnlyTheKeeperCanReadADraft(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there the folder's own rights hold")
	}
	folder := t.TempDir()
	if err := Of(folder, "a.kept").Keep(1, Draft{Form: "f"}); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || path == folder {
			return err
		}
		info, err := d.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s can be read by others: %o", path, info.Mode().Perm())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhatComesTooLateIsPassedOver(t *testing.T) {
	s := Of(t.TempDir(), "a.kept")
	first, second := s.NextRequest(), s.NextRequest()
	if err := s.Drop(second, "f"); err != nil {
		t.Fatal(err)
	}
	if err := s.Keep(first, Draft{Form: "f"}); err != nil {
		t.Fatal(err)
	}
	if left := s.Drafts(); len(left) != 0 {
		t.Errorf("a draft that was dropped is back: %+v", left)
	}
}

func TestAFileThatIsNotWholeIsPassedOver(t *testing.T) {
	folder := t.TempDir()
	s := Of(folder, "a.kept")
	if err := s.Keep(s.NextRequest(), Draft{Form: "whole"}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(s.dir, "draft-broken.json"), []byte(`{"form": "bro`), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := s.Drafts(); len(got) != 1 || got[0].Form != "whole" {
		t.Errorf("it reads %+v", got)
	}
}

func TestVisitsAreKeptByKeeper(t *testing.T) {
	s := Of(t.TempDir(), "a.kept")
	if _, ok := s.LastHere("Morag"); ok {
		t.Error("somebody was here before anybody was")
	}
	for _, who := range []string{"Morag", "Ann"} {
		if err := s.NoteHere(who, noon); err != nil {
			t.Fatal(err)
		}
	}
	if at, ok := s.LastHere("Morag"); !ok || !at.Equal(noon) {
		t.Errorf("Morag was here %v, %v", at, ok)
	}
}

func TestWithoutAFolderNothingIsKept(t *testing.T) {
	s := Of("", "a.kept")
	if s != nil || s.Keep(s.NextRequest(), Draft{Form: "f"}) != nil || s.Drop(1, "f") != nil || s.Drafts() != nil || s.NoteHere("Morag",
		noon) != nil {
		t.Error("something was kept nowhere")
	}
}

func TestWhatWasToldIsKnownNextTime(t *testing.T) {
	folder := t.TempDir()
	s := Of(folder, "a.kept")
	if !s.DoneAt("folder").IsZero() {
		t.Error("something was told before anything was")
	}
	for _, what := range []string{"folder", "checked"} {
		if err := s.NoteDone(what, noon); err != nil {
			t.Fatal(err)
		}
	}
	again := Of(folder, "a.kept")
	if !again.DoneAt("folder").Equal(noon) || !again.DoneAt("checked").Equal(noon) || !Of(folder, "b.kept").DoneAt("folder").IsZero() {
		t.Error("what was told is not known again, or of another workbook too")
	}
	var nowhere *Shelf
	if err := nowhere.NoteDone("folder", noon); err != nil || !nowhere.DoneAt("folder").IsZero() {
		t.Error("a shelf that there is not keeps things")
	}
}

func TestAClosedShelfWritesNothingMore(t *testing.T) {
	s := Of(t.TempDir(), "w.kept")
	if err := s.Keep(s.NextRequest(), Draft{Form: "a", Title: "before"}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if err := s.Keep(s.NextRequest(), Draft{Form: "b", Title: "after"}); err != nil {
		t.Fatal(err)
	}
	if drafts := s.Drafts(); len(drafts) != 1 || drafts[0].Title != "before" {
		t.Errorf("the drafts are %v", drafts)
	}
}
