package care

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"kept/store/national"
	"kept/store/words"
)

// Advice is one piece of advice about words. It never blocks.
type Advice struct {
	Start, End int                    // bytes of the text, on rune borders
	Found      string                 // the words as written
	Entry      string                 // the guide's own words for what was found
	Instead    []string               // one or more other wordings
	Why        string                 // the reason, in a few words
	Source     string                 // the works that ask for it, parted by " ; "
	Scope      national.LanguageScope // whose advice it is
	Level      national.LanguageLevel // how plainly it is asked for
}

// Language reads a text against the national language guide and gives its advice
// in the order of the text, no two pieces over the same words. Words that the law
// or a title needs, words in quotes of their own, and other senses of a word
// ("work placement", "unit cost") draw no advice.
func Language(text string) []Advice {
	r, guide := read(text), guidePhrases()
	var found []match
	for i := range r.words {
		for _, p := range guide.starting[r.words[i].low] {
			if end, ok := p.matches(r, i); ok {
				found = append(found, match{first: i, last: end, phrase: p})
			}
		}
	}
	var advice []Advice
	for _, m := range longest(found, len(r.words)) {
		if !m.phrase.meant(r, m) {
			continue
		}
		start, end := r.words[m.first].start, r.words[m.last].end
		e := guide.entries[m.phrase.entry]
		advice = append(advice, Advice{
			Start: start, End: end, Found: text[start:end], Entry: e.Avoid, Instead: e.Alternatives(),
			Why: e.Why, Source: e.Source, Scope: e.Scope, Level: e.Level,
		})
	}
	return advice
}

// match is a phrase found from word first to word last, both counted in.
type match struct {
	first, last int
	phrase      *phrase
}

// longest keeps of overlapping matches the longest, and of equals the first; a word in
// "sibling group" is not advised on again by itself.
func longest(found []match, words int) []match {
	if len(found) < 2 {
		return found
	}
	slices.SortStableFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.last-b.first, a.last-a.first), cmp.Compare(a.first, b.first))
	})
	used := make([]bool, words)
	kept := found[:0]
	for _, m := range found {
		if span := used[m.first : m.last+1]; !slices.Contains(span, true) {
			kept = append(kept, m)
			for i := range span {
				span[i] = true
			}
		}
	}
	slices.SortFunc(kept, func(a, b match) int { return cmp.Compare(a.first, b.first) })
	return kept
}

// phrase is one form of an entry's words: "looked after children".
type phrase struct {
	entry int
	words []string
	upper bool // found in capitals only
	sense sense
}

// phrases is the guide made ready for looking up by first word.
type phrases struct {
	entries  []national.LanguageEntry
	starting map[string][]*phrase
}

// guidePhrases makes the guide ready when it is first needed, once.
var guidePhrases = sync.OnceValue(func() phrases {
	return ready(national.LanguageGuide(), senses())
})

// ready turns entries into phrases. An entry without a sense of its own is found as
// written, in the plural too, so a row added to the guide works without a line here.
func ready(entries []national.LanguageEntry, senses map[string]sense) phrases {
	g := phrases{entries: entries, starting: map[string][]*phrase{}}
	claimed := map[string]bool{}
	add := func(entry int, form string, s sense, upper bool) {
		w := strings.FieldsFunc(strings.ToLower(form), func(c rune) bool { return c == ' ' || c == '-' })
		if key := strings.Join(w, " "); len(w) > 0 && !claimed[key] {
			claimed[key] = true
			g.starting[w[0]] = append(g.starting[w[0]], &phrase{entry: entry, words: w, sense: s, upper: upper})
		}
	}
	for i, e := range entries {
		s := senses[e.Avoid]
		if e.Rule || s.forms != nil && s.onlyForms {
			continue
		}
		add(i, plain(e.Avoid), s, upperOnly(e))
	}
	for i, e := range entries {
		if e.Rule {
			continue
		}
		s := senses[e.Avoid]
		for _, f := range s.forms {
			add(i, f, s, upperOnly(e))
		}
		if s.onlyForms {
			continue
		}
		add(i, words.Plural(plain(e.Avoid)), s, upperOnly(e))
		if w := strings.Fields(plain(e.Avoid)); len(w) == 2 && len(w[0]) > 3 { // careleavers, fostercarers
			add(i, w[0]+w[1], s, upperOnly(e))
			add(i, w[0]+words.Plural(w[1]), s, upperOnly(e))
		}
	}
	return g
}

func upperOnly(e national.LanguageEntry) bool {
	return strings.Contains(e.MatchNote, "upper case only")
}

// plain is an entry's words without what it says about them in brackets.
func plain(avoid string) string {
	words, _, _ := strings.Cut(avoid, " (")
	return words
}

// matches says whether the phrase stands at word i, and where it ends.
func (p *phrase) matches(r *reading, i int) (last int, ok bool) {
	last = i + len(p.words) - 1
	if last >= len(r.words) || p.upper && !r.words[i].upper {
		return 0, false
	}
	for k := 1; k < len(p.words); k++ {
		if r.words[i+k].low != p.words[k] || !r.joined(i+k) {
			return 0, false
		}
	}
	return last, true
}
