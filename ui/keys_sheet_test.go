package ui

import (
	"flag"
	"fmt"
	"kept/ui/command"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The printed key sheet says what the program does. The flag -update, which the
// goldens have too, writes it anew.
func TestTheKeySheetIsUpToDate(t *testing.T) {
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.WriteFile("KEYS.md", []byte(keySheet()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	printed, err := os.ReadFile("KEYS.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(printed) != keySheet() {
		t.Error("KEYS.md is not what the registry says; go test ./ui -run KeySheet -update writes it")
	}
}

// Keys have one way of being written, "F4" and "Ctrl+Z", in the list of keys and in the help.
func TestKeysAreWrittenInOneWay(t *testing.T) {
	named := regexp.MustCompile(`^(([A-Z][A-Za-z]+\+)*([A-Z][A-Za-z]*[0-9]*|[^A-Za-z])|.)$`)
	otherwise := regexp.MustCompile(`\b(ctrl|shift|alt|CTRL|SHIFT|ALT)[+-]|\b(Ctrl|Shift|Alt)-|\bf[0-9]+\b|\^[A-Z]\b`)
	for _, c := range Commands() {
		for _, key := range c.Keys {
			if name := command.KeyInWords(key); !named.MatchString(name) {
				t.Errorf("the key %s of %s is written %q", key, c.ID, name)
			}
		}
		if text := otherwise.FindString(c.Title + " " + c.Help); text != "" {
			t.Errorf("the help of %s writes %q", c.ID, text)
		}
	}
}

// Whatever changes or shows something of the workbook has a plain command too.
func TestEverythingCanBeDoneWithoutTheScreens(t *testing.T) {
	known := map[string]bool{}
	for _, c := range Commands() {
		known[c.ID] = true
		steers := c.Quiet || slices.Contains(screenOnly, c.Scope)
		if c.Plain == "" && (c.Undoable || !steers && !slices.Contains(steering, c.ID)) {
			t.Errorf("%s has no plain command: name the one that does the same in plainCommands (ui/plain_commands.go); of a command that "+
				"changes nothing and only moves about on the screen, name the id in steering there", c.ID)
		}
		if c.Plain != "" && slices.Contains(steering, c.ID) {
			t.Errorf("%s has a plain command and is said to steer the screen only", c.ID)
		}
	}
	for id, plain := range plainCommands {
		if !known[id] {
			t.Errorf("%s has the plain command %q and is no command", id, plain)
		}
	}
	for _, id := range steering {
		if !known[id] {
			t.Errorf("%s is no command", id)
		}
	}
}

func TestOwnKeysAreTaken(t *testing.T) {
	file := filepath.Join(t.TempDir(), "keys.conf")
	if err := os.WriteFile(file, []byte("# as I had it before\nrecord.new = ctrl+o, a\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := drive(t, partnershipBook(t), 120, 40, func(o *Options) { o.KeysFile = file }).press("2").sees("Ctrl+O New")
	d.press("a").sees("New action").press("esc", "n").misses("New action")
}

// The commands that go to pages had ids that began with "room." before.
func TestOwnKeysMayNameCommandsAsTheyWereCalledBefore(t *testing.T) {
	file := filepath.Join(t.TempDir(), "keys.conf")
	text := "room.next = f6\nroom.previous = f7\n"
	for i, page := range pages {
		text += fmt.Sprintf("room.go-%s = %d\n", page.id, len(pages)-i)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	d := drive(t, partnershipBook(t), 120, 40, func(o *Options) { o.KeysFile = file }).misses("the usual keys")
	d.press("f6").sees("[2 Actions]").press("f7").sees("[1 Overview]").press("1").sees("[7 History]")
}

func TestOwnKeysThatMeanTwoThingsAreRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "keys.conf")
	if err := os.WriteFile(file, []byte("record.new = e\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := drive(t, partnershipBook(t), 200, 40, func(o *Options) { o.KeysFile = file })
	d.sees("With your keys e would mean both", "record.new", "record.edit", "the usual keys stand")
	d.press("2", "n").sees("New action")
}

func TestTheMenuShowsPagesAndCommandsWithTheirKeysAndReasons(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "f9").sees("Menu", "Go to a page", "Go to Overview", "1")
	d.press("end").sees("Everywhere")
	d.press("home", "down", "down", "enter").sees("[3 Stakeholders]").misses("Menu ─")
	d.press("2", "f9", "end")
	for range 40 {
		if strings.Contains(d.Screen(), "> Reset the demonstration") {
			break
		}
		d.press("up")
	}
	d.sees("Reset the demonstration (not now)", "Not now: Only the invented demonstration")
	d.press("esc").misses("Not now")
}

// keySheet is the printed list of everything that can be done on the screens,
// with its keys, its id for a file of one's own keys, and the plain command that
// does the same. It is Markdown.
func keySheet() string {
	var b strings.Builder
	b.WriteString("# Keys\n\n" +
		"Everything that can be done on the screens. `?` (F1 while typing) shows what can be done where you are, F9 the menu, Ctrl+K " +
		"finds a command.\n\n" +
		"To choose other keys write them into `keys.conf` beside the settings (`~/.config/kept` on Linux), one command a line, such as\n" +
		"`record.new = n, ctrl+n`. Two commands never share a key where both are in reach: such a file is refused with both their " +
		"names.\n\n" +
		"This page is made from the program: `go test ./ui -run KeySheet -update`.\n")
	all := Commands()
	var scopes []command.Scope
	seen := map[command.Scope]bool{}
	for _, c := range all {
		if !seen[c.Scope] {
			seen[c.Scope] = true
			scopes = append(scopes, c.Scope)
		}
	}
	for _, scope := range scopes {
		b.WriteString("\n## " + string(scope) + "\n\n| keys | what | plain command | id |\n|---|---|---|---|\n")
		for _, c := range all {
			if c.Scope != scope {
				continue
			}
			plain := ""
			if c.Plain != "" {
				plain = "`" + c.Plain + "`"
			}
			keys := make([]string, len(c.Keys))
			for i, key := range c.Keys {
				keys[i] = strings.ReplaceAll(command.KeyInWords(key), "|", `\|`)
			}
			b.WriteString("| " + strings.Join(keys, ", ") + " | " + c.Title + ". " + c.Help + " | " + plain + " | " + c.ID + " |\n")
		}
	}
	return b.String()
}
