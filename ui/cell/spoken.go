package cell

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Spoken is a drawn line as it is read aloud: what stands in columns follows each
// other with a comma. With typing, only the gap after the title of a field is
// closed, so that text is left as it was typed.
func Spoken(line string, typing bool) string {
	line = strings.TrimRight(ansi.Strip(line), " ")
	if typing {
		text := strings.TrimLeft(line, " ")
		head, rest, found := strings.Cut(text, "  ")
		if found {
			return head + "  " + strings.TrimLeft(rest, " ")
		}
		return text
	}
	var parts []string
	for part := range strings.SplitSeq(line, "  ") {
		if part = strings.TrimSpace(part); part != "" && part != "-" && part != ">" {
			parts = append(parts, part)
		}
	}
	text := strings.ReplaceAll(strings.Join(parts, ", "), ":,", ":")
	if strings.HasPrefix(line, ">  ") { // the cursor's sign stood apart
		return "> " + text
	}
	return text
}

// SpokenAt is the cell of [Spoken] at which a cell of the drawn line comes to stand.
func SpokenAt(line string, x int, typing bool) int {
	before := ansi.Strip(Cut(line, x, ""))
	if rest := x - Width(before); rest > 0 { // the cursor stands after the end of the text
		before += Blank(rest)
	}
	at := Width(Spoken(before, typing))
	if strings.HasSuffix(before, "  ") && !typing {
		at += 2
	}
	return at
}
