package ui

import (
	"fmt"
	"slices"
	"testing"

	"kept/ui/command"
)

// views are the ways in which the pages can be turned, by the keys that lead there.
var views = map[string][]string{
	"the grid":              {"3", "i"},
	"a name in hand":        {"3", "i", "enter", "down"},
	"a page from the grid":  {"3", "i", "o"},
	"who is missing":        {"3", "m"},
	"missing from the grid": {"3", "i", "m"},
	"gaps first":            {"5", "o"},
	"by foundation":         {"5", "v"},
	"by fundamental":        {"5", "v", "v"},
	"what was changed":      {"7", "enter"},
	"a record as it stood":  {"7", "enter", "a"},
	"a narrowed history":    {"7", "f", "enter", "enter"},
	"the ranks":             {"4", "J"},
}

func TestEveryViewStandsInAKnownSituationAndFitsItsWindow(t *testing.T) {
	known := func(scopes []command.Scope) bool {
		for _, s := range situations() {
			if slices.Equal(s, scopes) {
				return true
			}
		}
		return false
	}
	for name, keys := range views {
		t.Run(name, func(t *testing.T) {
			d := drive(t, partnershipBook(t), 80, 24).press(keys...)
			if !known(d.app.Scopes()) {
				t.Errorf("the scopes %v are in no situation", d.app.Scopes())
			}
			for _, size := range [][2]int{{60, 18}, {80, 24}, {109, 30}, {120, 40}, {179, 50}, {180, 36}, {200, 60}, {300, 100}} {
				fits(t, d.resize(size[0], size[1]), size[0], size[1])
			}
		})
	}
}

func TestEveryViewIsDrawnInPlainLettersOnADumbTerminal(t *testing.T) {
	for name, keys := range views {
		t.Run(name, func(t *testing.T) {
			d := drive(t, partnershipBook(t), 80, 24, func(o *Options) { o.ReadOnly = true; o.Environ = []string{"TERM=dumb"} }).press(
				keys...)
			for _, r := range d.Screen() {
				if r > 0x7e {
					t.Fatalf("on a dumb terminal it draws %q:\n%s", fmt.Sprint(string(r)), d.Screen())
				}
			}
		})
	}
}
