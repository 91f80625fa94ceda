package command

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The ids of the commands that go to a page begin with pagePrefix. They began with
// formerPagePrefix once, and keepers may have written them down so.
const (
	pagePrefix       = "page."
	formerPagePrefix = "room."
)

// Remap gives commands the keys that a keeper wrote down, one command a line:
//
//	record.new = n, ctrl+n
//
// Lines that begin with # are passed over. A key that would mean two things in
// one of the situations is refused with the names of both, and then nothing is
// changed. The error is a sentence.
func Remap(commands []Command, text string, situations map[string][]Scope) error {
	at := map[string]int{}
	for i := range commands {
		at[commands[i].ID] = i
	}
	wanted := map[int][]string{}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(strings.TrimPrefix(line, "\ufeff"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		id, listed, found := strings.Cut(line, " = ")
		if !found {
			id, listed, found = strings.Cut(line, "=")
		}
		id = strings.TrimSpace(id)
		if !found || id == "" {
			return fmt.Errorf("line %d of your keys is not understood: write a command, an equals sign and a key, such as record.new = n",
				n+1)
		}
		i, known := at[id]
		if rest, former := strings.CutPrefix(id, formerPagePrefix); former && !known {
			i, known = at[pagePrefix+rest]
		}
		if !known {
			return fmt.Errorf("line %d of your keys names a command that there is not: %s", n+1, id)
		}
		var keys []string
		for key := range strings.SplitSeq(strings.TrimSpace(listed), ", ") {
			key = strings.TrimSpace(key)
			if !isKey(key) {
				return fmt.Errorf("line %d of your keys names a key that there is not: %q", n+1, key)
			}
			keys = append(keys, key)
		}
		wanted[i] = keys
	}
	changed := slices.Clone(commands)
	for i, keys := range wanted {
		changed[i].Keys = keys
	}
	if err := conflict(changed, situations); err != nil {
		return err
	}
	copy(commands, changed)
	return nil
}

// conflict names two commands that share a key in one of the situations.
func conflict(commands []Command, situations map[string][]Scope) error {
	var names []string
	for name := range situations {
		names = append(names, name)
	}
	slices.Sort(names) // the same conflict is told every time
	for _, name := range names {
		meant := map[string]*Command{}
		for i := range commands {
			c := &commands[i]
			if !slices.Contains(situations[name], c.Scope) {
				continue
			}
			for _, key := range c.Keys {
				if other := meant[key]; other != nil && other != c {
					return fmt.Errorf("with your keys %s would mean both %s (%s) and %s (%s) in %s", KeyInWords(key), other.Title, other.ID,
						c.Title, c.ID, name)
				}
				meant[key] = c
			}
		}
	}
	return nil
}

// isKey tells whether a key is one that a terminal can send.
func isKey(key string) bool {
	for _, with := range []string{"ctrl+", "alt+", "shift+"} {
		key = strings.TrimPrefix(key, with)
	}
	if _, named := namedKey(key); named {
		return true
	}
	r, size := utf8.DecodeRuneInString(key)
	return size == len(key) && size > 0 && r != utf8.RuneError && unicode.IsPrint(r) && r != ' '
}
