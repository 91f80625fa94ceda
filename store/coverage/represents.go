package coverage

import (
	"slices"
	"strings"

	"kept/store"
	"kept/store/national"
)

// Representing returns whether a stakeholder is the body that the plan names: by its
// name or one of its other names, or by their first letters. Where the plan names
// a whole kind of body, such as Local Authorities, any of that kind represents it.
func Representing(l national.LeadOrganisation) func(*store.Record) bool {
	isName := nameOf(l.Organisation)
	kind := ""
	switch l.PartnerKind {
	case national.PartnerCouncil, national.PartnerHealthBoard:
		kind = kindsOfPartners[l.PartnerKind]
		return func(s *store.Record) bool { return s.Get("kind") == kind }
	case national.PartnerProvider, national.PartnerThirdSector:
		if l.Organisation == "Care providers" || l.Organisation == "Third sector organisations" {
			kind = kindsOfPartners[l.PartnerKind]
		}
	}
	return func(s *store.Record) bool {
		return kind != "" && s.Get("kind") == kind || isName(s.Get("name")) || slices.ContainsFunc(s.Values("also_known_as"), isName)
	}
}

// nameOf returns whether a name is that of a body, or spells its short form.
func nameOf(body string) func(name string) bool {
	plain := plainName(body)
	short := body == strings.ToUpper(body) && !strings.Contains(body, " ")
	return func(name string) bool {
		if plainName(name) == plain {
			return true
		}
		if !short {
			return false
		}
		all, some := firstLetters(name)
		return all == body || some == body || firstSounds(name, some) == body
	}
}

// plainName is a name without what people write in different ways.
func plainName(name string) string {
	return strings.Join(slices.DeleteFunc(national.PlainWords(name), func(w string) bool { return w == "the" || w == "and" }), " ")
}

// firstLetters are those of all words of a name, and of its words without "of",
// "and" and the like.
func firstLetters(name string) (all, some string) {
	for _, w := range strings.Fields(name) {
		letter := strings.ToUpper(string([]rune(w)[:1]))
		all += letter
		if lower := strings.ToLower(w); lower != "of" && lower != "and" && lower != "the" && lower != "for" {
			some += letter
		}
	}
	return all, some
}

// firstSounds are the first letters of a name, some, with the second of the first word, as in
// COSLA, the Convention of Scottish Local Authorities.
func firstSounds(name, some string) string {
	first := []rune(strings.ToUpper(name))
	if len(first) < 2 || len(some) < 2 {
		return ""
	}
	return string(first[:2]) + some[1:]
}
