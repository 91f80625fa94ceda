package command

import "testing"

func TestKeysAreWrittenAsKeepersKnowThem(t *testing.T) {
	for key, want := range map[string]string{
		"ctrl+s": "Ctrl+S", "pgdown": "PgDn", "shift+tab": "Shift+Tab", "/": "/", "space": "Space", "+": "+", "G": "G",
		"ctrl+left": "Ctrl+Left", "f1": "F1", "f4": "F4", "f12": "F12", "shift+f10": "Shift+F10", "alt+b": "Alt+B", "f": "f", "é": "é",
	} {
		if got := KeyInWords(key); got != want {
			t.Errorf("%s is written %q, not %q", key, got, want)
		}
	}
}

func TestWhileTypingACharacterMeansItself(t *testing.T) {
	r := NewRegistry([]Command{{ID: "a", Keys: []string{"n", "ctrl+n"}, Scope: "here"}})
	scopes := []Scope{"here"}
	for _, c := range []struct {
		key   string
		entry bool
		want  bool
	}{{"n", false, true}, {"n", true, false}, {"ctrl+n", true, true}, {"é", true, false}, {"space", true, false}, {"x", false, false}} {
		if got := r.ForKey(c.key, scopes, c.entry) != nil; got != c.want {
			t.Errorf("%q while typing %v means a command: %v", c.key, c.entry, got)
		}
	}
}

func TestTheNearestScopeComesFirst(t *testing.T) {
	r := NewRegistry([]Command{{ID: "far", Scope: "program"}, {ID: "near", Scope: "list"}})
	if got := r.In([]Scope{"list", "program"}); len(got) != 2 || got[0].ID != "near" {
		t.Errorf("the first is %v", got[0].ID)
	}
}
