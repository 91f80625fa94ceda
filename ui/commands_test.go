package ui

import (
	"slices"
	"strings"
	"testing"

	"kept/ui/command"
)

func TestNoKeyMeansTwoThingsInOnePlace(t *testing.T) {
	r := newRegistry()
	for where, scopes := range situations() {
		meant := map[string]string{}
		for _, c := range r.In(scopes) {
			for _, k := range c.Keys {
				if other, used := meant[k]; used {
					t.Errorf("in %s, %s means both %s and %s. Keys that are free wherever %s can be pressed: %s", where, k, other, c.ID,
						c.ID, freeKeys(r, c.Scope))
				}
				meant[k] = c.ID
			}
		}
	}
}

// freeKeys are the plain keys that mean nothing in any situation that the scope is part of.
func freeKeys(r *command.Registry, scope command.Scope) string {
	used := map[string]bool{}
	for _, scopes := range situations() {
		if !slices.Contains(scopes, scope) {
			continue
		}
		for _, c := range r.In(scopes) {
			for _, k := range c.Keys {
				used[k] = true
			}
		}
	}
	var free []string
	for _, k := range strings.Split("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+-*=.,;:#", "") {
		if !used[k] {
			free = append(free, k)
		}
	}
	return strings.Join(free, " ")
}

func TestEveryCommandHasWordsForAKeeper(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range newRegistry().All() {
		if seen[c.ID] {
			t.Errorf("%s stands twice in the registry", c.ID)
		}
		seen[c.ID] = true
		if c.Title == "" || len(c.Keys) == 0 && (c.Quiet || c.Foot > 0) || c.Scope == "" { // without a key it is in the palette
			t.Errorf("%s lacks a title, a key or a scope", c.ID)
		}
		if c.Run.IsZero() {
			t.Errorf("%s has no handler: it would do nothing", c.ID)
		}
		if len(c.Help) < 10 || !strings.HasSuffix(c.Help, ".") {
			t.Errorf("the help of %s is no sentence: %q", c.ID, c.Help)
		}
		for _, k := range c.Keys {
			if strings.HasPrefix(k, "alt+") || k == "f10" || k == "f11" {
				t.Errorf("%s has the key %s, which many terminals take for themselves", c.ID, k)
			}
		}
		if ok, why := c.Ready(command.State{}); !ok && !strings.HasSuffix(why, ".") {
			t.Errorf("%s gives no sentence for why it cannot run: %q", c.ID, why)
		}
	}
}

func TestEveryScopeIsInReachSomewhere(t *testing.T) {
	reached := map[command.Scope]bool{}
	for _, scopes := range situations() {
		for _, s := range scopes {
			reached[s] = true
		}
	}
	for _, c := range newRegistry().All() {
		if !reached[c.Scope] {
			t.Errorf("%s can never be reached: nothing has the scope %q", c.ID, c.Scope)
		}
	}
}

// The pages must give the very sets of scopes that are tested for conflicts.
func TestPagesAndDialogsAreInAKnownSituation(t *testing.T) {
	known := map[string]bool{}
	join := func(scopes []command.Scope) string {
		words := make([]string, len(scopes))
		for i, s := range scopes {
			words[i] = string(s)
		}
		return strings.Join(words, "|")
	}
	for _, scopes := range situations() {
		known[join(scopes)] = true
	}
	d := drive(t, partnershipBook(t), 80, 24)
	check := func(what string) {
		t.Helper()
		if got := join(d.app.Scopes()); !known[got] {
			t.Errorf("%s: the scopes %s are in no situation", what, got)
		}
	}
	for i, name := range pages {
		d.press(string(rune('1' + i)))
		check(name.title)
		d.press("tab")
		check(name.title + ", its page")
		d.press("esc")
	}
	d.press("2", "/")
	check("finding")
	d.press("esc", "n")
	check("a form")
	d.press("esc", "f")
	check("a picker")
	d.press("esc", "ctrl+k")
	check("the palette")
	d.press("esc", "?")
	check("the help")
	d.press("esc", "q")
	check("a question")
	d.press("esc", "1", "e")
	check("the partnership's page")
}

// newRegistry makes the registry of all commands, with the keys that they have at first.
func newRegistry() *command.Registry { return command.NewRegistry(Commands()) }
