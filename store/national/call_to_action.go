package national

import (
	"slices"
	"strconv"
	"strings"
)

// CallToAction is one page-referenced point of the promise, as the sector
// briefing on children's social care (autumn 2020) draws it out.
type CallToAction struct {
	ID              string // as "SC03-07"; ours, and permanent
	ThemeNo         int    // from 1 to 12
	Theme           string // our own label
	Page            int    // of the promise
	Topic           string
	Foundation      FoundationCode // our own mapping, as is all that follows
	NearestActionNo int            // national action of Plan 21-24; 0 if none is near
	OtherActionNos  []int          // further national actions near it
	FundamentalNo   int            // nearest fundamental; 0 if none is near
	MappingBasis    string
}

// Where says on which page of the promise the call stands.
func (c CallToAction) Where() string { return "the promise, " + PageWords(strconv.Itoa(c.Page)) }

var callsToAction = embedded("promise/calls_to_action.csv", func(r *row) CallToAction {
	c := CallToAction{
		ID: r.required("id"), ThemeNo: r.number("theme_no"), Theme: r.required("theme"), Page: r.number("page"), Topic: r.required("topic"),
		Foundation: foundationChoice(r, "foundation"), NearestActionNo: r.count("nearest_action_no"),
		FundamentalNo: r.count("nearest_fundamental_no"), MappingBasis: r.required("mapping_basis"),
	}
	c.OtherActionNos = r.numbers("other_near_action_nos")
	return c
})

// numbers is a cell that holds whole numbers parted by ";", or nothing.
func (r *row) numbers(column string) []int {
	var out []int
	for _, p := range parts(r.text(column), ";") {
		n, err := strconv.Atoi(p)
		if err != nil || n < 1 {
			r.fail(column, "not a whole number: %q", p)
		}
		out = append(out, n)
	}
	return out
}

// CallsToAction gives the 90 calls to action in the order of the briefing.
func CallsToAction() []CallToAction { return slices.Clone(callsToAction().items) }

// CallsNear gives the calls to action mapped to one national action of Plan
// 21-24: first those to which it is nearest, then those to which it lies near too.
func CallsNear(actionNo int) (nearest, others []CallToAction) {
	if actionNo == 0 {
		return nil, nil
	}
	nearest = only(callsToAction().items, func(c CallToAction) bool { return c.NearestActionNo == actionNo })
	others = only(callsToAction().items, func(c CallToAction) bool { return slices.Contains(c.OtherActionNos, actionNo) })
	return nearest, others
}

// Headline is one of the 14 points that the briefing sums up first.
type Headline struct {
	ID        string // as "HL01"; ours, and permanent
	No        int
	Text      string
	Pages     string // of the promise, as "52; 61; 63"
	PageBasis string // whether the briefing gives the page for the same statement, or for its theme
	ThemeNo   int    // of the calls to action
}

var headlines = embedded("promise/headlines.csv", func(r *row) Headline {
	return Headline{
		ID: r.required("id"), No: r.number("no"), Text: r.required("headline"), Pages: r.required("promise_page"),
		PageBasis: r.required("page_basis"), ThemeNo: r.number("theme_no"),
	}
})

// Headlines gives the 14 points in the order of the briefing.
func Headlines() []Headline { return slices.Clone(headlines().items) }

// Principle is one line of a list of principles that a document gives.
type Principle struct {
	ID        string // as "family_support-03"; ours, and permanent
	List      string // code of the list
	ListTitle string
	No        int
	Text      string
	ActionNo  int    // national action in which the list stands; 0 if in none
	Page      string // of the document named as source
	Source    string
	Place     string // where in the document
}

// Where says on which page of its source a principle stands, or of the promise where the
// source gives that. It is blank where no page is known.
func (p Principle) Where() string {
	switch {
	case p.Page == "":
		return ""
	case strings.Contains(p.Source, "briefing on the promise"):
		return "the promise, " + PageWords(p.Page)
	}
	return PageWords(p.Page)
}

var principles = embedded("promise/principles.csv", func(r *row) Principle {
	return Principle{
		ID: r.required("id"), List: r.required("list"), ListTitle: r.required("list_title"), No: r.count("no"),
		Text: r.required("principle"), ActionNo: r.count("action_no"), Page: r.text("page"), Source: r.required("source"),
		Place: r.text("place"),
	}
})

// Principles gives the principles of all lists, list by list.
func Principles() []Principle { return slices.Clone(principles().items) }
