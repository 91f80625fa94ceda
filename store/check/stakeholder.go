package check

import (
	"slices"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/coverage"
	"kept/store/national"
	"kept/store/rule"
	"kept/store/words"
)

// stakeholders is what is kept of them.
type stakeholders struct {
	livedExperience bool             // one is a group with lived experience
	names           map[string]named // by plain name, other names included
	leads           []lead           // the bodies that the plan names as leads
}

// lead is a body that the plan names as a lead of some national action.
type lead struct {
	name        string
	represents  func(*store.Record) bool
	represented bool // a stakeholder does, or it is the partnership itself
}

// leadsOfPlan are the bodies that the plan names as leads, each once.
func leadsOfPlan() []lead {
	var list []lead
	for _, a := range national.Plan2124().Actions() {
		for _, o := range national.Plan2124().LeadOrganisations(a.No) {
			if o.Role == "lead" && !slices.ContainsFunc(list, func(l lead) bool { return l.name == o.Organisation }) {
				list = append(list, lead{o.Organisation, coverage.Representing(o), o.PartnerKind == national.PartnerPartnership})
			}
		}
	}
	return list
}

// named is the stakeholder that has a name.
type named struct {
	id   store.ID
	name string
}

// stakeholder looks whether somebody has its names already.
func (c *checker) stakeholder(r *store.Record) {
	s := &c.stakeholders
	s.livedExperience = s.livedExperience || rule.IsLivedExperience(r)
	for i := range s.leads {
		l := &s.leads[i]
		l.represented = l.represented || l.represents(r)
	}
	reported := false
	for i, name := range append([]string{r.Get("name")}, r.Values("also_known_as")...) {
		plain := plainName(name)
		if plain == "" {
			continue
		}
		other, known := s.names[plain]
		if !known {
			s.names[plain] = named{r.ID, r.Get("name")}
			continue
		}
		if other.id == r.ID || reported {
			continue
		}
		reported = true
		field := "name"
		if i > 0 {
			field = "also_known_as"
		}
		c.report("stakeholder.duplicate", r, field, name,
			"\""+words.Excerpt(name, mostShown)+"\" is also a name of the stakeholder \""+words.Excerpt(other.name, mostShown)+"\"")
	}
}

// plainName is a name in which two ways of writing it are equal.
func plainName(name string) string {
	plain := national.PlainWords(name)
	if len(plain) > 1 && plain[0] == "the" {
		plain = plain[1:]
	}
	return strings.Join(plain, " ")
}

// isRepresented tells whether some stakeholder is a body that the plan names as a lead.
func (s *stakeholders) isRepresented(body string) bool {
	return slices.ContainsFunc(s.leads, func(l lead) bool { return l.name == body && l.represented })
}

// stakeholdersAcross looks for who is not there.
func (c *checker) stakeholdersAcross() {
	if !c.stakeholders.livedExperience {
		c.add("stakeholder.no-lived-experience", Finding{Kind: store.Stakeholder, Name: "Stakeholders", Field: "kind",
			Wrong: "no stakeholder is a group with lived experience"}, c.kindOf(store.Stakeholder), 0)
	}
	var order []string
	leads := map[string][]string{}
	for _, a := range national.Plan2124().Actions() {
		if m := c.plan[strconv.Itoa(a.No)]; m == nil || m.actions == 0 {
			continue
		}
		for _, o := range national.Plan2124().LeadOrganisations(a.No) {
			if o.Role != "lead" || c.stakeholders.isRepresented(o.Organisation) {
				continue
			}
			if leads[o.Organisation] == nil {
				order = append(order, o.Organisation)
			}
			leads[o.Organisation] = append(leads[o.Organisation], strconv.Itoa(a.No)+" "+a.Title)
		}
	}
	for i, name := range order {
		what := "national action "
		if len(leads[name]) > 1 {
			what = "national actions "
		}
		c.add("stakeholder.national-lead", Finding{Kind: store.Stakeholder, Name: "Stakeholders", Value: name,
			Wrong: "no stakeholder stands for " + name + ", named as a lead of " + what + words.Join(leads[name],
				"and") + ", which your actions help to deliver"},
			c.kindOf(store.Stakeholder), 1_000_000+i)
	}
}
