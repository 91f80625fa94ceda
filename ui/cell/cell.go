// Package cell measures, cuts and wraps text in terminal cells. [Width], [Cut], [Fit] and [Wrap] count what a
// terminal shows, not bytes; [Clean] removes whatever could harm a terminal or change the direction of writing;
// [Hits] finds the words of a search in a text, and [Spoken] turns a drawn line into one that reads well aloud. All
// text from a workbook or a file must pass through Clean before it is drawn. The package knows no colours and no
// pages.
package cell

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Clean gives text that is safe to draw on one line: control characters,
// escapes and the characters that turn the direction of writing are dropped,
// and line ends and tabs become single spaces.
func Clean(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		case Unsafe(r):
			continue
		}
		space = r == ' '
		b.WriteRune(r)
	}
	return b.String()
}

// Unsafe tells whether a character must never reach a terminal as it is:
// C0 and C1 controls, deletion, bidirectional controls, and damaged bytes.
func Unsafe(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0:
		return true
	case r == utf8.RuneError, r == '\u061c', r == '\u200e', r == '\u200f', r == '\ufeff':
		return true
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return true
	}
	return false
}

// Lines cleans text of several lines, keeping the line ends.
func Lines(s string) []string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = Clean(lines[i])
	}
	return lines
}

// plain tells whether every byte is a printable ASCII character, which is so
// for most text and makes everything below cheap.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return false
		}
	}
	return true
}

// Width is how many cells the text takes; escapes of style count nothing.
func Width(s string) int {
	if plain(s) {
		return len(s)
	}
	return ansi.StringWidth(s)
}

// Cut shortens text to at most w cells, with the tail in the last of them when
// anything was lost.
func Cut(s string, w int, tail string) string {
	if w <= 0 {
		return ""
	}
	if len(s) <= w || Width(s) <= w {
		return s
	}
	if plain(s) && ansi.StringWidth(tail) <= w {
		return s[:w-ansi.StringWidth(tail)] + tail
	}
	if ansi.StringWidth(tail) > w {
		tail = ""
	}
	return ansi.Truncate(s, w, tail)
}

// Fit cuts or pads text to exactly w cells.
func Fit(s string, w int, tail string) string {
	if w <= 0 {
		return ""
	}
	s = Cut(s, w, tail)
	if n := Width(s); n < w {
		return s + blank(w-n)
	}
	return s
}

// FitRight is [Fit] with the text at the right.
func FitRight(s string, w int, tail string) string {
	if w <= 0 {
		return ""
	}
	s = Cut(s, w, tail)
	if n := Width(s); n < w {
		return blank(w-n) + s
	}
	return s
}

// spaces are enough for most lines, so that padding takes no memory.
var spaces = strings.Repeat(" ", 200)

// blank is n spaces.
func blank(n int) string {
	if n <= len(spaces) {
		return spaces[:n]
	}
	return strings.Repeat(" ", n)
}

// Blank is n spaces; none when n is not positive.
func Blank(n int) string { return blank(max(n, 0)) }

// Fill gives texts as exactly h lines of at most w cells: wrapped, and blank below.
func Fill(texts []string, w, h int) []string {
	var lines []string
	for _, s := range texts {
		lines = append(lines, Wrap(s, w)...)
	}
	for len(lines) < h {
		lines = append(lines, "")
	}
	return lines[:h]
}

// Wrap cleans text and breaks it into lines of at most w cells, at spaces where
// it can. There is always at least one line.
func Wrap(s string, w int) []string {
	if w < 1 {
		w = 1
	}
	var out []string
	for _, line := range Lines(s) {
		if Width(line) <= w {
			out = append(out, strings.TrimRight(line, " "))
			continue
		}
		for _, part := range strings.Split(ansi.Wrap(line, w, ""), "\n") {
			out = append(out, Cut(strings.TrimRight(part, " "), w, ""))
		}
	}
	return out
}
