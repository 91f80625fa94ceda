package care

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// school is the name of a school, from word first to word last: "Lochview Academy".
type school struct{ first, last int }

var (
	schoolWords = wordSet("primary academy school high nursery grammar secondary college ps hs")
	schoolLinks = wordSet("at from attends attend attended attending to of in")
	schoolRoles = wordSet("pupil pupils learner learners student students boy girl")
	// notInitials are capitals that stand beside schools and are nobody.
	notInitials = wordSet("ht dht pt psa asn nhs elc sqa ep sw cld pe hr it ey ict rme ptc pef gtcs gtc eal esol api aht ta sfl asl",
		"uk tv cpd clpl psd camhs slt salt ot gp hse hmie es cfe nif hscp csp girfec cyp lac laac tac tact s1 p7 pta psc ngo rights",
		"dyw eis fe he id pr qa ra rag saq smt sdp sip stem vi wifi wi va dofe ca cc ae am pm bbc mp msp msyp syp cpc sct eyc elcc",
		"ed ii iii iv phd ba bed dbi gdpr foi ci ai cv ngos acf ccf ssp stp tsi ccp cpp ijb ipb ahp hv fnp lgbt lgbtq bsl sen send "+
			"sebn aln "+
			"pse mvp")
)

// schools finds the names of schools: a capitalised word or more, then Primary, Academy and the like.
func (r *reading) schools() []school {
	var found []school
	for i := 1; i < len(r.words); i++ {
		w, before := r.words[i], r.words[i-1]
		if !schoolWords[w.low] || !w.capital || !r.joined(i) || !before.capital || schoolWords[before.low] {
			continue
		}
		last := i
		for r.joined(last+1) && schoolWords[r.words[last+1].low] && r.words[last+1].capital {
			last++
		}
		found = append(found, school{i - 1, last})
		i = last
	}
	return found
}

// nextToSchool says whether the words first to last, a name or initials, are tied to a school
// at most reach words on ("Callum at Strathlorne Primary"), or come after its pupil
// ("Strathlorne Primary pupil Isla"), and gives the span of both.
func (r *reading) nextToSchool(first, last int, schools []school, reach int) (from, to int, ok bool) {
	sentence := r.words[first].sentence
	from, _ = slices.BinarySearchFunc(schools, first-8, func(s school, at int) int { return cmp.Compare(s.first, at) })
	for _, s := range schools[from:] {
		if s.first-last > reach {
			break
		}
		if r.words[s.first].sentence != sentence {
			continue
		}
		switch {
		case s.first > last && s.first-last <= reach:
			if r.leadsToSchool(last, s, reach) {
				return first, s.last, true
			}
		case s.last < first && first-s.last <= 3:
			for k := s.last + 1; k < first; k++ {
				if schoolRoles[r.words[k].low] {
					return s.first, last, true
				}
			}
		}
	}
	return 0, 0, false
}

// leadsToSchool says whether the words between a name that ends with word last and a school tie the two together.
func (r *reading) leadsToSchool(last int, s school, reach int) bool {
	tied := s.first == last+1 && strings.ContainsAny(r.between(s.first), "(,-–")
	if next := r.words[last+1].low; reach <= 4 && !tied && !schoolLinks[next] && !stage(next) {
		return false // "MVP programme at Lochview Academy"
	}
	for k := max(last+1, s.first-2); k < s.first; k++ {
		tied = tied || schoolLinks[r.words[k].low] && (k == s.first-1 || r.words[k+1].low == "the") || stage(r.words[k].low)
	}
	return tied
}

// initialsAt reads two or three initials at word i: AB, J.K., KMcL.
func (r *reading) initialsAt(i int) (last int, ok bool) {
	w := r.words[i]
	written := r.text[w.start:w.end]
	if len(written) == 1 {
		return r.letterAt(i)
	}
	if w.owner || notInitials[w.low] || schoolWords[w.low] {
		return 0, false
	}
	if w.upper && (len(written) == 2 || len(written) == 3) && written == strings.ToUpper(written) {
		return i, true
	}
	capitals := 0
	for _, c := range written {
		if unicode.IsUpper(c) {
			capitals++
		}
	}
	return i, len(written) <= 6 && capitals >= 3 && (strings.Contains(written, "Mc") || strings.Contains(written, "Mac"))
}

// letterAt reads a letter at word i that stands for a child, "Child A", or initials with stops: J.K.
func (r *reading) letterAt(i int) (last int, ok bool) {
	last = i
	switch r.low(i-1, i) {
	case "child", "pupil", "boy", "girl", "learner":
		if last+1 >= len(r.words) || r.between(last+1) != "." {
			return i, true // Child A
		}
	}
	for last+1 < len(r.words) && last < i+2 && r.words[last+1].end-r.words[last+1].start == 1 && r.words[last+1].capital &&
		(r.between(last+1) == "." || r.between(last+1) == ". ") {
		last++
	}
	return last, last > i
}

// stage says whether a word is a school stage: p1 to p7, s1 to s6.
func stage(low string) bool {
	return len(low) == 2 && (low[0] == 'p' && low[1] >= '1' && low[1] <= '7' || low[0] == 's' && low[1] >= '1' && low[1] <= '6')
}
