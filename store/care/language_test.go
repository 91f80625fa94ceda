package care

import (
	"slices"
	"strings"
	"testing"

	"kept/store/national"
)

func TestAdviceSaysWhyWhoseItIsAndWhatToWriteInstead(t *testing.T) {
	advice := Language("Families asked for respite.")
	if len(advice) != 1 {
		t.Fatalf("one piece of advice expected, got %v", advice)
	}
	a := advice[0]
	if a.Found != "respite" || a.Start != 19 || a.End != 26 || !slices.Contains(a.Instead, "short break") ||
		a.Scope != national.ScopeNational || a.Level != national.LevelStrong || !strings.Contains(a.Source, "the promise p.87") ||
		a.Why == "" {
		t.Errorf("advice on respite: %+v", a)
	}
}

// TestEveryEntryOfTheGuideIsFound writes each entry's words in a sentence that carries its sense.
func TestEveryEntryOfTheGuideIsFound(t *testing.T) {
	sentences := map[string]string{
		"contact":                          "Supervised contact is on Fridays.",
		"residents":                        "The young residents chose it.",
		"unit":                             "She lives in a residential unit.",
		"education (as a place)":           "He goes to education by bus.",
		"missing (episode)":                "Each missing episode is talked about.",
		"sanctions":                        "No sanctions for children here.",
		"aggressive":                       "They called the boy aggressive.",
		"case":                             "Her case is open.",
		"damaged":                          "They said that the child was damaged.",
		"care system (unmarked)":           "It is a hard care system.",
		"contact, in care (unmarked)":      "Adults who grew up in care spoke.",
		"The Promise (for the commitment)": "We all keep The Promise here.",
	}
	for _, e := range national.LanguageGuide() {
		text := sentences[e.Avoid]
		if text == "" {
			text = "This is about " + e.Avoid + " and nothing else."
		}
		found := slices.ContainsFunc(Language(text), func(a Advice) bool { return a.Entry == e.Avoid })
		if found == e.Rule {
			t.Errorf("entry %q in %q: found %v, want %v", e.Avoid, text, found, !e.Rule)
		}
	}
}

func TestEverySenseBelongsToAnEntryOfTheGuide(t *testing.T) {
	entries := national.LanguageGuide()
	for avoid := range senses() {
		if !slices.ContainsFunc(entries, func(e national.LanguageEntry) bool { return e.Avoid == avoid && !e.Rule }) {
			t.Errorf("a sense is given for %q, which the guide does not have", avoid)
		}
	}
}

func TestAnEntryAddedToTheGuideWorksWithoutCode(t *testing.T) {
	g := ready([]national.LanguageEntry{{Avoid: "service user"}, {Avoid: "TLA", MatchNote: "upper case only"}, {Avoid: "tell it well",
		Rule: true}}, nil)
	for text, want := range map[string]bool{"a service user": true, "Service-Users": true, "TLA": true, "tla": false,
		"tell it well": false} {
		r, found := read(text), false
		for i := range r.words {
			for _, p := range g.starting[r.words[i].low] {
				_, ok := p.matches(r, i)
				found = found || ok
			}
		}
		if found != want {
			t.Errorf("%q found: %v, want %v", text, found, want)
		}
	}
}

func TestLanguageReadsWordsAsWritten(t *testing.T) {
	for _, c := range []struct{ states, text, found string }{
		{"capitals make no difference", "RESPITE care", "RESPITE"},
		{"capitals are needed for an acronym", "the lac insect", ""},
		{"a longer word is another word", "Replacement parts for the community room", ""},
		{"a hyphen joins as a space does", "looked-after children", "looked-after children"},
		{"a typographic hyphen too", "looked‑after children", "looked‑after children"},
		{"a line end does too", "looked after\nchildren", "looked after\nchildren"},
		{"a full stop does not", "They are looked after. Children play.", ""},
		{"a typographic apostrophe stays with its word", "the placement’s end", "placement’s"},
		{"the longest match is the only one", "A sibling group moved.", "sibling group"},
		{"a word in quotes is spoken about", "We do not say ‘placement’.", ""},
		{"a phrase in quotes with more in it is speech", "“I hated my placement”", "placement"},
		{"work placements are allowed", "a work placement", ""},
		{"contact details are allowed", "family contact details", ""},
		{"a unit of cost is allowed", "unit cost of a home for children", ""},
		{"legal terms are allowed by law", "looked after children in section 17 of the Act", ""},
		{"and in statistics", "Statistics on looked after children", ""},
		{"and advised on elsewhere", "the looked after children in our town", "looked after children"},
		{"titles of guidance keep their words", "as Siblings Guidance says", ""},
		{"the company keeps its name", "The Promise Scotland", ""},
		{"the commitment has a small letter", "keeping The Promise", "The Promise"},
	} {
		var found []string
		for _, a := range Language(c.text) {
			found = append(found, a.Found)
		}
		if got := strings.Join(found, "|"); got != c.found {
			t.Errorf("%s: %q found %q, want %q", c.states, c.text, got, c.found)
		}
	}
}
