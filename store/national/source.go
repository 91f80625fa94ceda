package national

import (
	"errors"
	"fmt"
)

// Source says where a set of reference data comes from. It is shown beside the
// data and carried into what is published.
type Source struct {
	Title     string // of the set
	Publisher string // of the document
	Edition   string // edition or date of the document
	Document  string // the document itself, as one would cite it
	URL       string // where it was published; blank if not known
	Licence   string // under which this set may be used
	Note      string // what a reader must know, one matter a line; may be blank
}

// set takes one header line. Only notes may repeat.
func (s *Source) set(key, value string) error {
	fields := map[string]*string{
		"title": &s.Title, "publisher": &s.Publisher, "edition": &s.Edition,
		"source": &s.Document, "url": &s.URL, "licence": &s.Licence, "note": &s.Note,
	}
	field, ok := fields[key]
	if !ok {
		return fmt.Errorf("no such key: %q", key)
	}
	if *field == "" {
		*field = value
		return nil
	}
	if key != "note" {
		return fmt.Errorf("%q stands twice", key)
	}
	*field += "\n" + value
	return nil
}

// complete reports what a reference file may not leave out.
func (s *Source) complete() error {
	switch "" {
	case s.Title:
		return errors.New("the file does not say its title")
	case s.Publisher:
		return errors.New("the file does not say its publisher")
	case s.Edition:
		return errors.New("the file does not say its edition")
	case s.Document:
		return errors.New("the file does not say its source")
	case s.Licence:
		return errors.New("the file does not say its licence")
	}
	return nil
}

// Set names one set of reference data.
type Set string

// The sets of a plan, for Plan.SourceOf.
const (
	SetPlan              Set = "plan"
	SetPriorityAreas     Set = "priority_areas"
	SetActions           Set = "actions"
	SetCommitments       Set = "commitments"
	SetLeadOrganisations Set = "lead_organisations"
	SetLinks             Set = "links"
	SetSupportOffers     Set = "support_offers"
	SetFundamentals      Set = "fundamentals"
)

// The sets that belong to no one plan, for SourceOf.
const (
	SetFoundations      Set = "foundations"
	SetCallsToAction    Set = "calls_to_action"
	SetVisionStatements Set = "vision_statements"
	SetIndicators       Set = "indicators"
	SetAuthorities      Set = "authorities"
	SetLanguage         Set = "language"
)

// SourceOf gives the source of a set that belongs to no one plan. It is false
// for any other set.
func SourceOf(s Set) (Source, bool) {
	switch s {
	case SetFoundations:
		return foundations().source, true
	case SetCallsToAction:
		return callsToAction().source, true
	case SetVisionStatements:
		return visionStatements().source, true
	case SetIndicators:
		return indicators().source, true
	case SetAuthorities:
		return authorities().source, true
	case SetLanguage:
		return languageEntries().source, true
	}
	return Source{}, false
}

// SourceOf gives the source of a set of the plan. It is false for a set that
// the plan does not have.
func (p *Plan) SourceOf(s Set) (Source, bool) {
	var source Source
	switch s {
	case SetPlan:
		source = p.facts().source
	case SetPriorityAreas:
		source = p.priorityAreas().source
	case SetActions:
		source = p.actions().source
	case SetCommitments:
		source = p.commitments().source
	case SetLeadOrganisations:
		source = p.leadOrganisations().source
	case SetLinks:
		source = p.links().source
	case SetSupportOffers:
		source = p.supportOffers().source
	case SetFundamentals:
		source = p.fundamentals().source
	}
	return source, source != Source{}
}

var (
	planSets = [...]Set{SetPlan, SetPriorityAreas, SetActions, SetCommitments,
		SetLeadOrganisations, SetLinks, SetSupportOffers, SetFundamentals}
	commonSets = [...]Set{SetFoundations, SetCallsToAction, SetVisionStatements,
		SetIndicators, SetAuthorities, SetLanguage}
)
