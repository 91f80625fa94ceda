package file

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWhatIsRememberedIsRecalled(t *testing.T) {
	type thing struct{ Day string }
	var got thing
	m := Memory(filepath.Join(t.TempDir(), "state"))
	if m.Recall("checked", &got) {
		t.Error("something is recalled before anything was remembered")
	}
	m.Remember("checked", thing{"2026-08-03"})
	if !m.Recall("checked", &got) || got.Day != "2026-08-03" {
		t.Errorf("recalled is %+v", got)
	}
	if err := os.WriteFile(filepath.Join(string(m), "checked.json"), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if m.Recall("checked", &got) {
		t.Error("a file that was cut off is recalled")
	}
	Memory("").Remember("checked", got)
	if Memory("").Recall("checked", &got) {
		t.Error("nothing remembers something")
	}
}
