package coverage

import (
	"strings"

	"kept/store"
	"kept/store/national"
)

// Represents tells whether a stakeholder is the body that the plan names: by its
// name or one of its other names, or by their first letters. Where the plan names
// a whole kind of body, such as Local Authorities, any of that kind stands for it.
func Represents(s *store.Record, l national.LeadOrganisation) bool {
	switch l.PartnerKind {
	case national.PartnerCouncil, national.PartnerHealthBoard:
		return s.Get("kind") == kindsOfPartners[l.PartnerKind]
	case national.PartnerProvider, national.PartnerThirdSector:
		general := l.Organisation == "Care providers" || l.Organisation == "Third sector organisations"
		if general && s.Get("kind") == kindsOfPartners[l.PartnerKind] {
			return true
		}
	}
	if isNameOf(s.Get("name"), l.Organisation) {
		return true
	}
	for _, name := range s.Values("also_known_as") {
		if isNameOf(name, l.Organisation) {
			return true
		}
	}
	return false
}

// isNameOf tells whether a name is that of a body, or spells its short form.
func isNameOf(name, body string) bool {
	if plainName(name) == plainName(body) {
		return true
	}
	if body != strings.ToUpper(body) || strings.Contains(body, " ") {
		return false
	}
	all, some := firstLetters(name)
	return all == body || some == body || firstSounds(name) == body
}

// plainName is a name without what people write in different ways.
func plainName(name string) string {
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(name, "&", " and ")), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r < 0x80
	})
	var plain []string
	for _, w := range words {
		if w != "the" && w != "and" && w != "s" {
			plain = append(plain, w)
		}
	}
	return strings.Join(plain, " ")
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

// firstSounds are the first letters with the second of the first word, as in
// COSLA, the Convention of Scottish Local Authorities.
func firstSounds(name string) string {
	_, some := firstLetters(name)
	first := []rune(strings.ToUpper(name))
	if len(first) < 2 || len(some) < 2 {
		return ""
	}
	return string(first[:2]) + some[1:]
}
