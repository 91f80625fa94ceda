package national

import (
	"slices"
	"testing"
)

func TestMatchActionUnderstandsHowPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]int{
		"7": 7, " 7 ": 7, "07": 7, "7.": 7, "#7": 7, "action 7": 7, "Action No. 7": 7, "NATIONAL ACTION 7": 7,
		"national action number 7": 7,
		"7. Moving On":             7, "7 - moving on": 7, "Action 7: Moving On": 7, "Moving On": 7, "moving  on": 7,
		"Children’s Hearings System": 21, "childrens hearings system": 21, "Peer & Community Support": 10, "trauma informed": 14,
		"Planning": 17, "25": 25,
		"": 0, " ": 0, "0": 0, "26": 0, "-": 0, "7.5": 0, "8. Moving On": 0, "Moving": 0, "action": 0, "99999999999999999999": 0,
		"seven": 0,
	} {
		a, ok := MatchAction(text)
		if a.No != want || ok != (want != 0) {
			t.Errorf("%q is action %d (%v), want %d", text, a.No, ok, want)
		}
	}
	for _, a := range Plan2124().Actions() {
		if got, ok := MatchAction(a.Title); !ok || got != a {
			t.Errorf("%q is action %d", a.Title, got.No)
		}
	}
}

func TestMatchPriorityAreaUnderstandsHowPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]int{
		"1": 1, "priority area 2": 2, "Area 2": 2, "a good childhood": 1, "The right to a childhood": 1, "4. Planning": 4, "PLANNING": 4,
		"": 0, "6": 0, "0": 0, "1. Planning": 0, "Investment": 0,
	} {
		a, ok := MatchPriorityArea(text)
		if a.No != want || ok != (want != 0) {
			t.Errorf("%q is area %d (%v), want %d", text, a.No, ok, want)
		}
	}
}

func TestMatchFoundationFundamentalAndAssessment(t *testing.T) {
	for text, want := range map[string]FoundationCode{
		"Voice": Voice, "care ": Care, "SCAFFOLDING": Scaffolding, "people": People, " family.": Family, "": "", "home": "",
	} {
		if f, ok := MatchFoundation(text); f.Code != want || ok != (want != "") {
			t.Errorf("%q is foundation %q, want %q", text, f.Code, want)
		}
	}
	for text, want := range map[string]string{
		"What matters to children & families": "what_matters", "what_matters": "what_matters", "Children's Rights": "rights",
		"rights":            "rights",
		"children’s rights": "rights", "Language": "language", "": "", "wealth": "",
	} {
		if f, ok := MatchFundamental(text); f.Code != want || ok != (want != "") {
			t.Errorf("%q is fundamental %q, want %q", text, f.Code, want)
		}
	}
	for text, want := range map[string]Assessment{
		"underway": Underway, "Underway": Underway, "underway_not_sufficient": UnderwayNotSufficient,
		"Underway, not yet sufficient": UnderwayNotSufficient,
		"UNDERWAY NOT SUFFICIENT":      UnderwayNotSufficient, "Little or none": LittleOrNone, "little or no work": LittleOrNone,
		"little_or_none": LittleOrNone,
		"":               "", "green": "", "not": "",
	} {
		if a, ok := MatchAssessment(text); a != want || ok != (want != "") {
			t.Errorf("%q is assessment %q, want %q", text, a, want)
		}
	}
}

func TestAuthoritiesAre32WithOneTileEach(t *testing.T) {
	all := Authorities()
	if len(all) != 32 {
		t.Errorf("%d authorities", len(all))
	}
	seen := map[any]string{}
	once := func(a Authority, key any) {
		if other, ok := seen[key]; ok {
			t.Errorf("%s and %s share %v", other, a.Name, key)
		}
		seen[key] = a.Name
	}
	for _, a := range all {
		once(a, a.Code)
		once(a, a.ISOCode)
		once(a, [2]int{a.TileRow, a.TileCol})
		if a.FormerCode != "" {
			once(a, a.FormerCode)
		}
		for _, name := range append(a.OtherNames(), a.Name) {
			if got, ok := FindAuthority(name); !ok || got != a {
				t.Errorf("%q is found as %q", name, got.Name)
			}
		}
	}
}

func TestFormerCodesAreUnderstoodAndSaidToBeFormer(t *testing.T) {
	for code, want := range map[string]struct {
		name   string
		former bool
	}{
		"S12000015": {"Fife", true}, "S12000047": {"Fife", false}, "S12000024": {"Perth and Kinross", true},
		"S12000048": {"Perth and Kinross", false},
		"S12000046": {"Glasgow City", true}, "S12000049": {"Glasgow City", false}, "S12000044": {"North Lanarkshire", true},
		"S12000050": {"North Lanarkshire", false}, " s12000021 ": {"North Ayrshire", false},
	} {
		a, former, ok := AuthorityByCode(code)
		if !ok || a.Name != want.name || former != want.former {
			t.Errorf("%q is %q, former %v, found %v", code, a.Name, former, ok)
		}
	}
	for _, code := range []string{"", " ", "S12000099", "Fife", "E06000001"} {
		if a, _, ok := AuthorityByCode(code); ok {
			t.Errorf("%q is found as %q", code, a.Name)
		}
	}
}

func TestFindAuthorityUnderstandsHowPeopleWriteIt(t *testing.T) {
	for text, want := range map[string]string{
		"fife": "Fife", "Fife Council": "Fife", "The Highland Council": "Highland", "Edinburgh": "City of Edinburgh",
		"City of Edinburgh Council": "City of Edinburgh",
		"argyll & bute":             "Argyll and Bute", "Argyll and Bute Council": "Argyll and Bute",
		"Perth & Kinross": "Perth and Kinross", "dumfries&galloway": "Dumfries and Galloway",
		"Western Isles": "Na h-Eileanan Siar", "Comhairle nan Eilean Siar": "Na h-Eileanan Siar",
		"na h eileanan siar": "Na h-Eileanan Siar",
		"GLASGOW":            "Glasgow City", "Shetland": "Shetland Islands", "gb-fif": "Fife", "S12000015": "Fife",
		"East Lothian": "East Lothian",
		"":             "", "council": "", "the council": "", "Lothian": "", "Ayrshire": "", "England": "",
	} {
		a, ok := FindAuthority(text)
		if a.Name != want || ok != (want != "") {
			t.Errorf("%q is %q (%v), want %q", text, a.Name, ok, want)
		}
	}
}

func TestHealthBoardsAreFourteenAndCoverEveryArea(t *testing.T) {
	boards := HealthBoards()
	if len(boards) != 14 {
		t.Errorf("%d health boards", len(boards))
	}
	codes, areas := map[string]bool{}, 0
	for _, b := range boards {
		if codes[b.Code] || b.Name == "" {
			t.Errorf("%+v is incomplete or its code stands twice", b)
		}
		codes[b.Code] = true
		of := AuthoritiesOf(b.Code)
		areas += len(of)
		if b.FormerCode != "" && !slices.Equal(AuthoritiesOf(b.FormerCode), of) {
			t.Errorf("%s has other areas under its former code", b.Name)
		}
	}
	if areas != 32 || len(AuthoritiesOf("")) != 0 {
		t.Errorf("the boards cover %d areas", areas)
	}
}
