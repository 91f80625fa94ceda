package grid

import (
	"strconv"
	"strings"

	"kept/store/words"
	"kept/ui/cell"
)

// leastName is to how many cells a name is cut so that its description fits.
const leastName = 16

// describeWithin is [Model.Describe] with the name cut where there is little space.
func (m *Model) describeWithin(w int, sign string) string {
	text := m.Describe()
	i := m.item()
	if m.carried >= 0 {
		i = m.carried
	}
	if over := cell.Width(text) - w; over > 0 && i >= 0 {
		name := m.items[i].Name
		return strings.Replace(text, name, cell.Cut(name, max(cell.Width(name)-over, leastName), sign), 1)
	}
	return text
}

// Describe is a sentence about what is at the cursor or being carried.
func (m *Model) Describe() string {
	if m.carried >= 0 {
		text := "Moving " + m.items[m.carried].Name + ": "
		switch {
		case m.here == m.from:
			return text + "still " + placeText(m.from, false) + "."
		case m.from.strip():
			return text + placeText(m.here, false) + "; it had no place." + quadrantText(m.here)
		}
		return text + placeText(m.here, false) + "; it was " + strconv.Itoa(m.from.interest) + " and " + strconv.Itoa(m.from.influence) +
			"." +
			quadrantText(m.here)
	}
	i := m.item()
	if i < 0 {
		return words.CapitalFirst(placeText(m.here, true)) + ": nobody here."
	}
	item := &m.items[i]
	text := item.Name
	if item.Lived {
		text += " (group with lived experience)"
	}
	if m.here.strip() {
		switch {
		case item.Interest > 0:
			return text + ": interest " + strconv.Itoa(item.Interest) + ", no score for influence."
		case item.Influence > 0:
			return text + ": influence " + strconv.Itoa(item.Influence) + ", no score for interest."
		}
		return text + ": no scores yet."
	}
	text += ": " + placeText(m.here, false) + "." + quadrantText(m.here)
	if n := len(m.cells[m.here]); n > 1 {
		text += " " + strconv.Itoa(m.at+1) + " of " + strconv.Itoa(n) + " here."
	}
	return text
}

// placeText is a place in words, with what it asks for if wanted.
func placeText(s spot, quarter bool) string {
	if s.strip() {
		return "without scores"
	}
	text := "interest " + strconv.Itoa(s.interest) + ", influence " + strconv.Itoa(s.influence)
	if q := Quadrant(s.interest, s.influence); quarter && q != "" {
		text += " (" + q + ")"
	}
	return text
}

// quadrantText is what a place asks for, as a further sentence.
func quadrantText(s spot) string {
	if q := Quadrant(s.interest, s.influence); q != "" {
		return " " + q + "."
	}
	return ""
}

// Lines gives the grid one thing a line for a screen reader: every cell that
// holds a name, from the highest influence and interest down, with its names
// under it, and last those without scores.
func (m *Model) Lines() []string {
	lines, _ := m.reading()
	return lines
}

// Line is which of [Model.Lines] the cursor is on.
func (m *Model) Line() int {
	_, at := m.reading()
	return at
}

func (m *Model) reading() (lines []string, at int) {
	for _, s := range inOrder() {
		names := m.cells[s]
		if len(names) == 0 && s != m.here {
			continue
		}
		count := strconv.Itoa(len(names)) + " here"
		if len(names) == 0 {
			count = "nobody here"
		}
		if s == m.here {
			at = len(lines)
		}
		lines = append(lines, words.CapitalFirst(placeText(s, true))+": "+count)
		if s == m.here && m.carried >= 0 {
			at = len(lines)
			lines = append(lines, "  Moving "+m.items[m.carried].Name+", from "+placeText(m.from, false))
		}
		for k, i := range names {
			if s == m.here && k == m.at && m.carried < 0 {
				at = len(lines)
			}
			line := "  " + m.items[i].Name
			if m.items[i].Lived {
				line += ", group with lived experience"
			}
			lines = append(lines, line)
		}
	}
	return lines, at
}
