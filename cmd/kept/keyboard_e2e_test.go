//go:build e2e && !windows

package main

import (
	"fmt"
	"strings"
)

// sequences are what a terminal sends for the keys that are no characters, by
// their names in the help. %s is where Shift and Ctrl are told.
var sequences = map[string]string{
	"up": "\x1b[%sA", "down": "\x1b[%sB", "right": "\x1b[%sC", "left": "\x1b[%sD", "home": "\x1b[%sH", "end": "\x1b[%sF",
	"insert": "\x1b[2%s~", "delete": "\x1b[3%s~", "pgup": "\x1b[5%s~", "pgdown": "\x1b[6%s~",
	"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~",
	"f8": "\x1b[19~", "f9": "\x1b[20~",
	"enter": "\r", "esc": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f", "ctrl+space": "\x00",
}

// sequence is what an xterm sends for a key that is named as in the help:
// "enter", "ctrl+s", "shift+up", "G"; ok is false for what it has no way to send.
func sequence(key string) (text string, ok bool) {
	if text, ok := sequences[key]; ok && !strings.Contains(text, "%s") {
		return text, true
	}
	rest, modifiers := key, 0
	for modifier, weight := range map[string]int{"shift+": 1, "ctrl+": 4} {
		if strings.Contains(rest, modifier) && len(rest) > len(modifier) {
			rest, modifiers = strings.Replace(rest, modifier, "", 1), modifiers+weight
		}
	}
	if pattern, ok := sequences[rest]; ok && strings.Contains(pattern, "%s") {
		reported := ""
		if modifiers > 0 {
			reported = fmt.Sprintf(";%d", modifiers+1)
			if strings.HasPrefix(pattern, "\x1b[%s") {
				reported = "1" + reported
			}
		}
		return fmt.Sprintf(pattern, reported), true
	}
	letters := []rune(rest)
	switch {
	case len(letters) != 1:
		return "", false
	case modifiers == 4 && letters[0] >= 'a' && letters[0] <= 'z':
		return string(letters[0] - 'a' + 1), true
	}
	return rest, modifiers == 0
}
