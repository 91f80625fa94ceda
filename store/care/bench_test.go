package care

import (
	"strings"
	"testing"
)

// note is a note of a thousand words, in which about one sentence in three draws something.
func note() string {
	const part = "The team met on 3 April at Strathlorne Primary and agreed who would write to families before the summer. " +
		"Two young people chaired. Brothers and sisters asked for longer weekends, and respite was spoken of by kinship carers. " +
		"The budget of £42,000 covers 14 families for nine months; a second placement ended early, and its reasons are with the board. " +
		"Contact with mum goes on at the family house. Write to team@example.org or ring 0141 496 0245 for the minutes of the day. "
	return strings.Join(strings.Fields(strings.Repeat(part, 20))[:1000], " ")
}

func BenchmarkLanguage1000Words(b *testing.B) {
	text := note()
	b.ReportAllocs()
	for b.Loop() {
		Language(text)
	}
}

func BenchmarkPersonal1000Words(b *testing.B) {
	text := note()
	b.ReportAllocs()
	for b.Loop() {
		Personal(text, Options{})
	}
}
