package tilemap

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"kept/store/national"
	"kept/ui/cell"
)

// Type adds to what is being found, and goes to the best match.
func (m *Model) Type(text string) { m.Find(m.words + text) }

// Backspace takes the last letter off what is being found. False when there is
// none.
func (m *Model) Backspace() bool {
	if m.words == "" {
		return false
	}
	_, n := utf8.DecodeLastRuneInString(m.words)
	m.Find(m.words[:len(m.words)-n])
	return true
}

// Words is what is being found, or "".
func (m *Model) Words() string { return m.words }

// Find looks for areas by their names, other names, health boards and codes, and
// goes to the best; "" ends the finding and stays.
func (m *Model) Find(words string) {
	const most = 60 // no name is longer
	m.words = cell.Clean(words)
	if r := []rune(m.words); len(r) > most {
		m.words = string(r[:most])
	}
	m.found = nil
	wanted := plain(m.words)
	if wanted == "" {
		return
	}
	rank, best := map[int]int{}, byBoard
	for i, a := range m.areas {
		if r := matchRank(a, wanted); r > 0 {
			rank[i] = r
			m.found = append(m.found, i)
			best = min(best, r)
		}
	}
	if best < byBoard { // who types "gla" means Glasgow, and not all that its health board serves
		m.found = slices.DeleteFunc(m.found, func(i int) bool { return rank[i] >= byBoard })
	}
	slices.SortStableFunc(m.found, func(a, b int) int { return cmp.Compare(rank[a], rank[b]) })
	if len(m.found) > 0 {
		m.at = m.found[0]
	}
}

func (m *Model) finding() bool { return plain(m.words) != "" }

// byBoard is how well an area matches that is found by its health board.
const byBoard = 5

// matchRank tells how well an area matches: 1 is best, 0 not at all.
func matchRank(a national.Authority, wanted string) int {
	name, others, board := plain(a.Name), plain(a.AlsoKnownAs), plain(a.HealthBoard)
	switch {
	case strings.HasPrefix(name, wanted):
		return 1
	case strings.Contains(" "+name, " "+wanted):
		return 2
	case strings.Contains(" "+others, " "+wanted), strings.HasPrefix(plain(names[a.Code].middle), wanted):
		return 3
	case strings.HasPrefix(plain(a.Code), wanted), strings.HasPrefix(plain(a.ISOCode), wanted),
		a.FormerCode != "" && strings.HasPrefix(plain(a.FormerCode), wanted):
		return 4
	case strings.Contains(" "+board, " "+wanted):
		return byBoard
	case len(wanted) > 2 && strings.Contains(name, wanted):
		return byBoard + 1
	}
	return 0
}

// marks are the letters with marks that names here have, and what people write
// for "and".
var marks = strings.NewReplacer("&", " and ", "à", "a", "è", "e", "ì", "i", "ò", "o", "ù", "u", "á", "a", "é", "e", "í", "i", "ó", "o", "ú",
	"u",
	"\u0300", "", "\u0301", "", "'", "", "\u2019", "")

// plain is text without case, marks and signs.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(marks.Replace(strings.ToLower(s)), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), " ")
}
