package file

import (
	"encoding/json"
	"os"
	"path/filepath"
)

// Memory is a folder in which this computer remembers things about workbooks, outside of
// them; "" remembers nothing.
type Memory string

// Recall reads what was remembered under a name; false if nothing was, or it cannot be
// read.
func (m Memory) Recall(name string, into any) bool {
	if m == "" {
		return false
	}
	text, err := os.ReadFile(m.path(name))
	return err == nil && json.Unmarshal(text, into) == nil
}

// Remember keeps something under a name. It is for what is only asked again where it was
// forgotten: that it fails is not reported.
func (m Memory) Remember(name string, what any) {
	if m == "" {
		return
	}
	text, err := json.Marshal(what)
	if err != nil || os.MkdirAll(string(m), 0o700) != nil {
		return
	}
	_ = os.WriteFile(m.path(name), text, 0o600)
}

func (m Memory) path(name string) string { return filepath.Join(string(m), name+".json") }
