package settings

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
)

func TestWhatIsSavedIsReadBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "settings.json")
	want := Settings{Split: 60,
		Lists: map[string]List{"action": {Columns: []Column{{"title", 30}, {"brag", 8}}, Sort: "due", Falling: true, Group: "leads",
			Saved: []View{{Name: "Late", Filters: []Filter{{"due", "before", []string{"today"}}}, Find: "home"}}}}}
	if err := save(path, want); err != nil {
		t.Fatal(err)
	}
	got, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	got.unknown, want.Version = nil, Version
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read back it is %+v", got)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if mode := info.Mode().Perm(); runtime.GOOS != "windows" && mode != 0o600 {
		t.Errorf("others may look into it: %o", mode)
	}
}

func TestWithoutAFileTheSettingsAreTheUsualOnes(t *testing.T) {
	for _, path := range []string{"", filepath.Join(t.TempDir(), "none.json")} {
		if s, err := Load(path); err != nil || !reflect.DeepEqual(s, Settings{}) {
			t.Errorf("with %q they are %+v (%v)", path, s, err)
		}
	}
}

func TestWhatALaterVersionWroteIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.json")
	if err := os.WriteFile(path, []byte(`{"version": 7, "split": 40, "voices": {"loud": [1, 2]}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	s.Split = 0
	if err := save(path, s); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"loud"`, `"version": 7`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%s is lost:\n%s", want, data)
		}
	}
	if strings.Contains(string(data), "split") {
		t.Errorf("what was let go of is still there:\n%s", data)
	}
}

func TestADamagedFileSaysSoAndNothingElseIsLost(t *testing.T) {
	for _, text := range []string{"", "{", "[]", `{"lists": 3}`, "\x00\xff"} {
		path := filepath.Join(t.TempDir(), "settings.json")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Load(path)
		if !errors.Is(err, ErrDamaged) || !reflect.DeepEqual(s, Settings{}) {
			t.Errorf("of %q it reads %+v (%v)", text, s, err)
		}
	}
}

func TestNothingIsLeftBesideTheFile(t *testing.T) {
	dir := t.TempDir()
	for range 3 {
		if err := save(filepath.Join(dir, "settings.json"), Settings{Split: 50}); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v (%v)", entries, err)
	}
}

// save writes settings as the program does.
func save(path string, s Settings) error {
	data, err := s.Encode()
	if err != nil {
		return err
	}
	return Write(path, data)
}
