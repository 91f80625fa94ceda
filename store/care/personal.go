package care

import (
	"cmp"
	"fmt"
	"slices"
)

// Kind says what a concern is about, in words for a screen.
type Kind string

// The kinds of concern.
const (
	NameAndAge        Kind = "name and age"
	DateOfBirth       Kind = "date of birth"
	CHINumber         Kind = "CHI number"
	CandidateNumber   Kind = "Scottish Candidate Number"
	PhoneNumber       Kind = "phone number"
	EmailAddress      Kind = "e-mail address"
	PostCode          Kind = "post code"
	InitialsAndSchool Kind = "initials and school"
	NamedChild        Kind = "name beside school or family"
	SmallCount        Kind = "small number of people"
)

// DefaultBound is the bound of small counts if none is set: 1 to 4 people are pointed out.
const DefaultBound = 5

// Options says how Personal reads.
type Options struct {
	// Bound is the number of people from which a count is no longer small: 5 points out 1 to 4.
	// 0 is DefaultBound, a negative bound points out none. Beyond 21 it counts as 21.
	Bound int
}

func (o Options) bound() int {
	if o.Bound == 0 {
		return DefaultBound
	}
	return min(o.Bound, 21)
}

// Concern is one place in a text that looks like personal data. It never blocks.
type Concern struct {
	Start, End int    // bytes of the text, on rune borders
	Found      string // the words as written
	Kind       Kind
	Why        string // the reason, a sentence
	Suggest    string // what could be done instead, a sentence
}

// find is what a finder reports: a span of a kind, with the reason if it is not the kind's own.
type find struct {
	start, end int
	kind       Kind
	why        string
}

// Personal reads a text and points out what looks like personal data about a child, or any
// person, and counts of people small enough to tell who they are, in the order of the text and
// no two over the same words. It cannot know every name: what it does not point out may be personal data all the same.
func Personal(text string, opt Options) []Concern {
	r := read(text)
	var found []find
	found = r.numbers(found)
	found = r.addresses(found)
	found = r.people(found)
	found = r.smallCounts(found, opt.bound())

	if len(found) == 0 {
		return nil
	}

	// Of two over the same words the longer tells more.
	slices.SortStableFunc(found, func(a, b find) int {
		return cmp.Or(cmp.Compare(b.end-b.start, a.end-a.start), cmp.Compare(a.start, b.start))
	})
	used := make([]bool, len(text))
	kept := found[:0]
	for _, f := range found {
		if span := used[f.start:f.end]; !slices.Contains(span, true) {
			kept = append(kept, f)
			for i := range span {
				span[i] = true
			}
		}
	}
	slices.SortFunc(kept, func(a, b find) int { return cmp.Compare(a.start, b.start) })

	var concerns []Concern
	for _, f := range kept {
		why, suggest := f.kind.words(opt.bound())
		concerns = append(concerns, Concern{Start: f.start, End: f.end, Found: text[f.start:f.end], Kind: f.kind,
			Why: cmp.Or(f.why, why), Suggest: suggest})
	}
	return concerns
}

// words gives a kind's reason and suggestion; the bound is that of small counts.
func (k Kind) words(bound int) (why, suggest string) {
	switch k {
	case NameAndAge:
		return "A name with an age or date of birth can tell readers who this person is.",
			"Leave the name out, and say \"a child\" or \"a young person\"; give an age group only if it matters."
	case DateOfBirth:
		return "A date of birth belongs to one person and helps others to find them.",
			"Leave it out, or give an age group such as \"under 5\" or \"12 to 15\"."
	case CHINumber:
		return "This looks like a CHI number, which NHS Scotland gives to one person and which begins with their date of birth.",
			"Leave it out; health records stay in the health record."
	case CandidateNumber:
		return "This looks like a Scottish Candidate Number, which belongs to one pupil.",
			"Leave it out; the school keeps it."
	case NamedChild:
		return "A first name beside a school or a family word can tell readers who this child is.",
			"Leave the name out, and say \"a child\", \"a pupil\" or \"a brother or sister\"."
	case InitialsAndSchool:
		return "Initials beside a school can be enough for local people to tell who this is.",
			"Leave the initials out, or do not name the school."
	case PhoneNumber:
		return "A phone number may be somebody's own, and a submission is read widely.",
			"Leave it out; an organisation's number can go in its contact details under Stakeholders, which never leave with a submission."
	case EmailAddress:
		return "An e-mail address often carries a person's name, and a submission is read widely.",
			"Leave it out; an organisation's address can go in its contact details under Stakeholders, which never leave with a submission."
	case PostCode:
		return "A full post code can cover a handful of homes, and so show where a child lives.",
			"Leave it out, or give only its first half or the name of the town."
	default:
		return "So few people can be recognised by those who know the area.",
			fmt.Sprintf("Say \"fewer than %d\", \"some\" or \"a small number\", or put several groups or quarters together.", bound)
	}
}
