package care

// sense says in which sense an entry's words are meant, for words that have other
// senses too. Every list is in lower case and about the same sentence.
type sense struct {
	forms     []string // further forms to look for
	onlyForms bool     // the entry's own words are not looked for

	notAfter  lowerWords // not when one of these stands right before
	notBefore lowerWords // not when one of these follows right after
	notWith   lowerWords // not with one of these in the sentence
	onlyWith  lowerWords // only with one of these in the sentence
	law       bool       // not where law, guidance or statistics need the term
	keepNames bool       // not inside a name or title in capitals
	quotesToo bool       // advised on in quotes of its own too

	when func(r *reading, m match) bool // what the lists cannot say
}

// sentenceReach bounds how far, in words, the rest of a sentence is looked at.
const sentenceReach = 30

// meant says whether a match is in the sense that the guide is about.
func (p *phrase) meant(r *reading, m match) bool {
	s := p.sense
	first, last := r.words[m.first], r.words[m.last]
	if !s.quotesToo && quoted(r.text, first.start, last.end) {
		return false
	}
	if s.hasNeighbour(r, m) {
		return false
	}
	if s.notWith != nil && r.near(m.first, sentenceReach, s.notWith) {
		return false
	}
	if s.onlyWith != nil && !r.near(m.first, sentenceReach, s.onlyWith) {
		return false
	}
	if s.law && lawful(r, m) || s.keepNames && inName(r, m) {
		return false
	}
	return s.when == nil || s.when(r, m)
}

// hasNeighbour says whether the word right before or after a match gives it another
// sense.
func (s *sense) hasNeighbour(r *reading, m match) bool {
	return m.first > 0 && r.joined(m.first) && s.notAfter[r.words[m.first-1].low] ||
		r.joined(m.last+1) && s.notBefore[r.words[m.last+1].low]
}

var (
	lawNames = wordSet("act acts section sections regulation regulations statute statutory schedule legislation legal bill",
		"definition defined")
	statisticsNames = wordSet("statistics statistical census dataset clas scotxed stats")
	titleNames      = wordSet("act regulations order bill guidance")
)

// lawful says whether law or official statistics are spoken of in the sentence.
func lawful(r *reading, m match) bool {
	return r.near(m.first, sentenceReach, lawNames) || r.near(m.first, sentenceReach, statisticsNames)
}

// inName says whether a match is part of a name or title: it has a capital in the
// middle of a sentence and so has a neighbour, or the title of a law or of guidance is close by.
func inName(r *reading, m match) bool {
	capital := func(i int) bool {
		return r.low(i, m.first) != "" && r.words[i].capital && !r.words[i].upper
	}
	if capital(m.first) {
		before := r.joined(m.first) && (capital(m.first-1) || capital(m.first-2) && len(r.words[m.first-1].low) <= 3)
		after := r.joined(m.last+1) && capital(m.last+1)
		if before || after {
			return true
		}
	}
	for i := max(0, m.first-12); i <= min(len(r.words)-1, m.last+8); i++ {
		if capital(i) && titleNames[r.words[i].low] {
			return true
		}
	}
	return false
}
