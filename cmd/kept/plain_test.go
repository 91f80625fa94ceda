package main

import (
	"slices"
	"strings"
	"testing"

	"kept/store"
	"kept/ui"
)

// Every plain command that the screens' registry names is one that there is, with
// options and fields that there are.
func TestThePlainCommandsOfTheScreensExist(t *testing.T) {
	fields := map[string]bool{}
	for _, k := range store.Kinds() {
		for i := range k.Fields {
			fields[k.Fields[i].Name] = true
		}
	}
	seen := 0
	for _, screen := range ui.Commands() {
		if screen.Plain == "" {
			continue
		}
		seen++
		line := splitArgs(screen.Plain)
		if line[0] != "kept" {
			t.Errorf("%s: %q does not begin with kept", screen.ID, screen.Plain)
		}
		c, err := parsed(&program{now: at}, line[1:]...)
		if err != nil {
			t.Errorf("%s: %q: %v", screen.ID, screen.Plain, err)
			continue
		}
		for _, arg := range c.args {
			if field, _, found := strings.Cut(arg, "="); found && !fields[field] {
				t.Errorf("%s: %q names the field %s, which no record has", screen.ID, screen.Plain, field)
			}
		}
		if c.command.Name() == "list" && len(c.args) == 1 {
			if list := c.args[0]; !slices.Contains(lists(), list) {
				t.Errorf("%s: there is no list of %s", screen.ID, list)
			}
		}
	}
	if seen < 30 {
		t.Errorf("only %d commands have a plain one", seen)
	}
}
