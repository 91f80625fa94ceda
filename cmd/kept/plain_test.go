package main

import (
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
	for _, c := range ui.Commands() {
		if c.Plain == "" {
			continue
		}
		seen++
		words := strings.Fields(c.Plain)
		if words[0] != "kept" {
			t.Errorf("%s: %q does not begin with kept", c.ID, c.Plain)
		}
		cmd, rest, err := findCommand(commands(), words[1:])
		if err != nil {
			t.Errorf("%s: %q: %v", c.ID, c.Plain, err)
			continue
		}
		parsed, err := parseCall(&program{}, cmd, rest)
		if err != nil {
			t.Errorf("%s: %q: %v", c.ID, c.Plain, err)
			continue
		}
		for _, arg := range parsed.args {
			if field, _, found := strings.Cut(arg, "="); found && !fields[field] {
				t.Errorf("%s: %q names the field %s, which no record has", c.ID, c.Plain, field)
			}
		}
		if cmd.name == "list" && len(parsed.args) == 1 {
			if list := parsed.args[0]; list != "actions" && list != "stakeholders" && list != "priorities" && list != "responses" && list != "national" {
				t.Errorf("%s: there is no list of %s", c.ID, list)
			}
		}
	}
	if seen < 30 {
		t.Errorf("only %d commands have a plain one", seen)
	}
}
