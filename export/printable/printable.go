package printable

import (
	"fmt"
	"strings"
	"unicode"
)

// Short makes text from somebody else's file fit for a terminal: one line, short,
// with every control character and mark of direction spelt out.
func Short(s string) string { return Cut(s, 80) }

// Cut is [Short] with another bound: at most so many characters.
func Cut(s string, most int) string {
	var b strings.Builder
	n := 0
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		if n++; n > most {
			b.WriteString("...")
			break
		}
		if r == '\n' {
			b.WriteString(`\n`)
		} else {
			spell(&b, r)
		}
	}
	return b.String()
}

// Text is [Short] for our own sentences, which may quote the file: never cut.
func Text(s string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		spell(&b, r)
	}
	return b.String()
}

func spell(b *strings.Builder, r rune) {
	if Unseen(r) {
		fmt.Fprintf(b, `\u%04x`, r)
		return
	}
	b.WriteRune(r)
}

// Unseen tells control characters and marks that show nothing or turn the direction of text.
func Unseen(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029'
}
