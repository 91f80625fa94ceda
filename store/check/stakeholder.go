package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"kept/store"
	"kept/store/coverage"
	"kept/store/national"
	"kept/store/rule"
	"kept/store/words"
)

// stakeholders is what is kept of them.
type stakeholders struct {
	all   []*store.Record
	names map[string]named // by plain name, other names included
}

// named is the stakeholder that has a name.
type named struct {
	id   store.ID
	name string
}

// stakeholder looks whether somebody has its names already.
func (c *checker) stakeholder(r *store.Record) {
	s := &c.stakeholders
	s.all = append(s.all, r)
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
	var b strings.Builder
	for _, c := range strings.ReplaceAll(strings.ToLower(name), "&", " and ") {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			b.WriteRune(c)
		case c != '\'' && c != '’':
			b.WriteByte(' ')
		}
	}
	words := strings.Fields(b.String())
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// hasStakeholderFor tells whether some stakeholder is a body of the national plan, or the
// partnership itself is.
func (c *checker) hasStakeholderFor(o national.LeadOrganisation) bool {
	return o.PartnerKind == national.PartnerPartnership ||
		slices.ContainsFunc(c.stakeholders.all, func(s *store.Record) bool { return coverage.Represents(s, o) })
}

// stakeholdersAcross looks for who is not there.
func (c *checker) stakeholdersAcross() {
	if !slices.ContainsFunc(c.stakeholders.all, func(s *store.Record) bool { return rule.IsLivedExperience(s) }) {
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
			if o.Role != "lead" || c.hasStakeholderFor(o) {
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
