package command

import (
	"strings"
	"testing"
)

func some() ([]Command, map[string][]Scope) {
	return []Command{
		{ID: "new", Title: "New", Keys: []string{"n"}, Scope: "list"},
		{ID: "open", Title: "Open", Keys: []string{"enter"}, Scope: "list"},
		{ID: "quit", Title: "Quit", Keys: []string{"q"}, Scope: "everywhere"},
		{ID: "save", Title: "Save", Keys: []string{"ctrl+s"}, Scope: "form"},
		{ID: "page.next", Title: "Next page", Keys: []string{"]"}, Scope: "list"},
	}, map[string][]Scope{"a list": {"list", "everywhere"}, "a form": {"form"}}
}

func TestAKeeperChoosesKeys(t *testing.T) {
	for _, c := range []struct {
		text    string
		id      int
		want    string
		refused string // words of the sentence, parted by |
	}{
		{"new = a", 0, "a", ""},
		{"# mine\r\n\n new=ctrl+n, f2 ", 0, "ctrl+n f2", ""},
		{"new = f4, shift+f12", 0, "f4 shift+f12", ""},
		{"page.next = f5", 4, "f5", ""},
		{"room.next = f5", 4, "f5", ""}, // as the command was called once
		{"room.next = q", 4, "]", "Next page (page.next)|Quit (quit)"},
		{"room.nxt = f5", 4, "]", "line 1|room.nxt"},
		{"new = f04", 0, "n", "f04"},
		{"new = f99", 0, "n", "f99"},
		{"new = q\nquit = n", 0, "q", ""}, // two that change places
		{"new = ,", 0, ",", ""},
		{"new = =", 0, "=", ""},
		{"save = n", 3, "n", ""}, // the same key elsewhere
		{"new = enter", 0, "n", "Enter|New (new)|Open (open)|in a list"},
		{"new = q", 0, "n", "New (new)|Quit (quit)"},
		{"nwe = a", 0, "n", "line 1|nwe"},
		{"\nnew", 0, "n", "line 2|equals sign"},
		{"new = ", 0, "n", "line 1"},
		{"new = hyper+x", 0, "n", "hyper+x"},
		{"new = \x1b", 0, "n", "line 1"},
	} {
		commands, situations := some()
		err := Remap(commands, c.text, situations)
		if got := strings.Join(commands[c.id].Keys, " "); got != c.want {
			t.Errorf("%q gives the keys %q, not %q (%v)", c.text, got, c.want, err)
		}
		if (err != nil) != (c.refused != "") {
			t.Errorf("%q is answered with %v", c.text, err)
			continue
		}
		for words := range strings.SplitSeq(c.refused, "|") {
			if err != nil && !strings.Contains(err.Error(), words) {
				t.Errorf("%q is refused with %q, which lacks %q", c.text, err, words)
			}
		}
	}
}

func FuzzRemap(f *testing.F) {
	f.Add("new = a\n# x\nquit=ctrl+q")
	f.Fuzz(func(t *testing.T, text string) {
		commands, situations := some()
		if err := Remap(commands, text, situations); err == nil {
			if err := conflict(commands, situations); err != nil {
				t.Error(err)
			}
		}
		for _, c := range commands {
			if len(c.Keys) == 0 {
				t.Errorf("%s lost its keys to %q", c.ID, text)
			}
		}
	})
}
