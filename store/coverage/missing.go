package coverage

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"kept/store"
	"kept/store/calendar"
	"kept/store/national"
	"kept/store/rule"
)

// LongSilence is after how many days without engagement somebody with influence may
// be out of sight.
const LongSilence = 182

// littleInfluence is the influence above which somebody decides much.
const littleInfluence = 3

// Missing is who is missing among the stakeholders.
type Missing struct {
	Voices []Voice
	Hidden []Hidden
	Bodies []Body
}

// Voice is a kind of stakeholder that should have a part in the work.
type Voice struct {
	Kind   string          // the code of the kind
	People []*store.Record // the stakeholders of that kind, by name
}

// Hidden is a stakeholder who decides much and may be out of sight.
type Hidden struct {
	Stakeholder *store.Record
	Involvement string        // how they are involved: "inform", or "" where that is not set; only then it is a reason
	Uninvolved  bool          // Involvement is a reason
	Last        calendar.Date // of their last engagement; zero when none was noted
	Silent      bool          // Last is a reason: none, or long ago
}

// Body is a body that the plan names for national actions that local actions name
// too, and that no stakeholder stands for.
type Body struct {
	Name     string
	Kind     string // the code of the kind of stakeholder that it would be
	National bool
	Parts    []string // "4 Brothers and Sisters (lead)"
}

// voices are the kinds of people that the work is for.
func voices() []string {
	return []string{store.LivedExperience, store.ThirdSector, store.ElectedMembers}
}

// kindsOfPartners says which kind of stakeholder a body of the plan would be.
var kindsOfPartners = map[national.PartnerKind]string{
	national.PartnerNational: "national_body", national.PartnerCouncil: "council", national.PartnerHealthBoard: "health_board",
	national.PartnerProvider: "provider", national.PartnerThirdSector: store.ThirdSector, national.PartnerPartnership: "other",
}

// ReadMissing tells who is missing, as of a day.
func ReadMissing(ctx context.Context, w *store.Workbook, today calendar.Date) (*Missing, error) {
	mapped, err := Mapped(ctx, w)
	if err != nil {
		return nil, err
	}
	var people []*store.Record
	if err := w.Each(ctx, store.Query{Kind: store.Stakeholder, Sort: "name"}, false, func(s *store.Record) error {
		people = append(people, s)
		return nil
	}); err != nil {
		return nil, fmt.Errorf("reading the stakeholders: %w", err)
	}
	m := &Missing{Bodies: missingBodies(national.Plan2124(), mapped, people)}
	for _, kind := range voices() {
		v := Voice{Kind: kind}
		for _, s := range people {
			if s.Get("kind") == kind {
				v.People = append(v.People, s)
			}
		}
		m.Voices = append(m.Voices, v)
	}
	m.Hidden, err = hidden(ctx, w, today)
	return m, err
}

// hidden reads those who decide much and hear little, the most influential first.
func hidden(ctx context.Context, w *store.Workbook, today calendar.Date) ([]Hidden, error) {
	var list []Hidden
	q := store.Query{Kind: store.Stakeholder, Sort: "influence", Desc: true, Where: influential()}
	err := w.Each(ctx, q, true, func(s *store.Record) error {
		if h, is := isHidden(s, today); is {
			list = append(list, h)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading who has influence: %w", err)
	}
	return list, nil
}

// influential finds the stakeholders who decide much.
func influential() []store.Filter {
	return []store.Filter{{Field: "influence", Op: store.After, Values: []string{strconv.Itoa(littleInfluence)}}}
}

// isHidden tells whether a stakeholder who decides much, read whole, may be out of
// sight: nobody has said how they are involved, or they are only informed; or no
// engagement was noted with them for long.
func isHidden(s *store.Record, today calendar.Date) (Hidden, bool) {
	h := Hidden{Stakeholder: s, Involvement: s.Get("involvement"), Last: rule.LastEngagement(s)}
	h.Uninvolved = h.Involvement == "" || h.Involvement == "inform"
	h.Silent = h.Last.IsZero() || h.Last.AddDays(LongSilence).Before(today)
	return h, h.Uninvolved || h.Silent
}

// missingBodies are the bodies named for the national actions that local actions
// name, and that no stakeholder stands for; those with most parts first.
func missingBodies(plan *national.Plan, mapped map[string]int, people []*store.Record) []Body {
	var bodies []Body
	for _, a := range plan.Actions() {
		if mapped[strconv.Itoa(a.No)] == 0 {
			continue
		}
		for _, l := range plan.LeadOrganisations(a.No) {
			if slices.ContainsFunc(people, Representing(l)) {
				continue
			}
			at := slices.IndexFunc(bodies, func(b Body) bool { return b.Name == l.Organisation })
			if at < 0 {
				at = len(bodies)
				bodies = append(bodies, Body{Name: l.Organisation, Kind: kindsOfPartners[l.PartnerKind],
					National: l.PartnerKind == national.PartnerNational})
			}
			bodies[at].Parts = append(bodies[at].Parts, strconv.Itoa(a.No)+" "+a.Title+" ("+l.Role+")")
		}
	}
	slices.SortStableFunc(bodies, func(a, b Body) int { return len(b.Parts) - len(a.Parts) })
	return bodies
}
