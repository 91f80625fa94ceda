package theme

import (
	"strings"

	"kept/ui/cell"
)

const (
	hitSign = "*"         // on both sides of a hit where letters are all there is
	hitOn   = "\x1b[1;4m" // bold and underlined, in whatever colour the text has
)

// signs tells whether hits are marked by characters: a terminal that has only
// plain letters may show no style either.
func (t *Theme) signs() bool { return t.Glyphs.Cut == ASCII.Cut }

// RenderHits is [Theme.Render] with the words that were looked for marked.
func (t *Theme) RenderHits(r Role, text string, words []string) string {
	hits := cell.Hits(text, words)
	if len(hits) == 0 || t.signs() {
		return t.Render(r, text)
	}
	var b strings.Builder
	at := 0
	for _, h := range hits {
		b.WriteString(t.Render(r, text[at:h[0]]))
		b.WriteString(t.Render(r, hitOn+text[h[0]:h[1]]) + reset)
		at = h[1]
	}
	b.WriteString(t.Render(r, text[at:]))
	return b.String()
}

// SignHits puts signs around the words that were looked for where a style may
// not be seen. The text gets longer by it.
func (t *Theme) SignHits(text string, words []string) string {
	if !t.signs() {
		return text
	}
	hits := cell.Hits(text, words)
	if len(hits) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for _, h := range hits {
		b.WriteString(text[at:h[0]] + hitSign + text[h[0]:h[1]] + hitSign)
		at = h[1]
	}
	return b.String() + text[at:]
}
