package document

import (
	"strings"

	"kept/ui/theme"
)

// wordSigns are the signs around words that are gone and words that are new.
var wordSigns = []struct {
	open, shut string
	role       theme.Role
}{{"[-", "-]", theme.Problem}, {"{+", "+}", theme.Good}}

// renderMarked draws a line of a comparison with what is gone and what is new in
// colour beside its signs. within is the sign that was open at the beginning of
// the line, 0 for none; it gives the one that is open at the end, from 1.
func renderMarked(t *theme.Theme, text string, within int) (drawn string, open int) {
	var b strings.Builder
	for text != "" {
		if within > 0 {
			s := wordSigns[within-1]
			part, rest, found := strings.Cut(text, s.shut)
			if found {
				part += s.shut
			}
			b.WriteString(t.Render(s.role, part))
			if text = rest; !found {
				break
			}
			within = 0
			continue
		}
		at, which := len(text), 0
		for i, s := range wordSigns {
			if k := strings.Index(text, s.open); k >= 0 && k < at {
				at, which = k, i+1
			}
		}
		b.WriteString(t.Render(theme.Text, text[:at]))
		text, within = text[at:], which
	}
	return b.String(), within
}
