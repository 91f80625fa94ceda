package national

import (
	"errors"
	"fmt"
	"strings"
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
	SetRequirements      Set = "requirements"
	SetHeard             Set = "heard"
	SetCommitments       Set = "commitments"
	SetLeadOrganisations Set = "lead_organisations"
	SetLinks             Set = "links"
	SetNextSteps         Set = "next_steps"
	SetMilestones        Set = "milestones"
	SetGaps              Set = "risks_gaps"
	SetSupportOffers     Set = "support_offers"
	SetFundamentals      Set = "fundamentals"
	SetBridges           Set = "bridges"
	SetCrossings         Set = "crosswalk"
)

// The sets that belong to no one plan, for SourceOf.
const (
	SetFoundations      Set = "foundations"
	SetCallsToAction    Set = "calls_to_action"
	SetHeadlines        Set = "headlines"
	SetPrinciples       Set = "principles"
	SetVisionStatements Set = "vision_statements"
	SetVisionRouteMaps  Set = "vision_route_maps"
	SetStoryParts       Set = "story_parts"
	SetIndicators       Set = "indicators"
	SetDuties           Set = "duties"
	SetAuthorities      Set = "authorities"
	SetLanguage         Set = "language"
)

// commonSets are the sets that belong to no one plan, in the order in which they are cited.
func commonSets() []sourced {
	return []sourced{
		{SetFoundations, sourceOf(foundations)}, {SetCallsToAction, sourceOf(callsToAction)}, {SetHeadlines, sourceOf(headlines)},
		{SetPrinciples, sourceOf(principles)}, {SetVisionStatements, sourceOf(visionStatements)},
		{SetVisionRouteMaps, sourceOf(visionRouteMaps)}, {SetStoryParts, sourceOf(storyParts)}, {SetIndicators, sourceOf(indicators)},
		{SetDuties, sourceOf(duties)}, {SetAuthorities, sourceOf(authorities)}, {SetLanguage, sourceOf(languageEntries)},
	}
}

// sourced is a set with the reading of its source.
type sourced struct {
	set    Set
	source func() Source
}

func sourceOf[T any](set func() loaded[T]) func() Source {
	return func() Source { return set().source }
}

// SourceOf gives the source of a set that belongs to no one plan. It is false
// for any other set.
func SourceOf(s Set) (Source, bool) { return find(commonSets(), s) }

// SourceOf gives the source of a set of the plan. It is false for a set that
// the plan does not have.
func (p *Plan) SourceOf(s Set) (Source, bool) { return find(p.sets, s) }

func find(sets []sourced, s Set) (Source, bool) {
	of, ok := first(sets, func(of sourced) bool { return of.set == s })
	if !ok {
		return Source{}, false
	}
	source := of.source()
	return source, source != Source{}
}

// PageWords names pages of a document in words: "page 27", "pages 26-27"; blank where
// there is none.
func PageWords(pages string) string {
	switch {
	case pages == "":
		return ""
	case strings.ContainsAny(pages, "-;"):
		return "pages " + pages
	}
	return "page " + pages
}
