package national

import (
	"errors"
	"slices"
	"strings"
)

// What follows reads reference data that the program does not use yet. The data are embedded and tested; a function moves
// next to its data when the program begins to use it.

// FindAuthority finds a council area by what a person would write: its name or
// another of its names, with or without "Council", "&" for "and", in any case;
// or its GSS code, present or former, or its ISO code.
func FindAuthority(text string) (Authority, bool) {
	if a, _, ok := AuthorityByCode(text); ok {
		return a, true
	}
	wanted := councilName(text)
	if wanted == "" {
		return Authority{}, false
	}
	return first(authorities().items, func(a Authority) bool {
		return strings.EqualFold(a.ISOCode, strings.TrimSpace(text)) || councilName(a.Name) == wanted ||
			slices.ContainsFunc(a.OtherNames(), func(name string) bool { return councilName(name) == wanted })
	})
}

// councilName is a name without what people add to it: "The Highland Council"
// and "Highland" are the same.
func councilName(text string) string {
	words := PlainWords(text)
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	if len(words) > 1 && words[len(words)-1] == "council" {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// HealthBoards gives the 14 territorial health boards by name.
func HealthBoards() []HealthBoard {
	var boards []HealthBoard
	for _, a := range authorities().items {
		b := HealthBoard{Name: a.HealthBoard, Code: a.HealthBoardCode, FormerCode: a.FormerHealthBoardCode}
		if !slices.Contains(boards, b) {
			boards = append(boards, b)
		}
	}
	slices.SortFunc(boards, func(a, b HealthBoard) int { return strings.Compare(a.Name, b.Name) })
	return boards
}

// AuthoritiesOf gives the council areas that a health board serves, found by
// the board's GSS code, present or former.
func AuthoritiesOf(healthBoardCode string) []Authority {
	code := strings.ToUpper(strings.TrimSpace(healthBoardCode))
	return only(authorities().items, func(a Authority) bool {
		return code != "" && (a.HealthBoardCode == code || a.FormerHealthBoardCode == code)
	})
}

// AllCommitments gives every commitment in the plan's order.
func (p *Plan) AllCommitments() []Commitment { return slices.Clone(p.commitments().items) }

// Owner is one body named as owner of a commitment.
type Owner struct {
	Name string
	Note string // what stands in brackets after the name, as "inferred"
}

// Owners splits Owner into the bodies it names. A body that the document does
// not name ("not named (national)") is left out.
func (c Commitment) Owners() []Owner {
	var out []Owner
	for _, p := range parts(c.Owner, ";") {
		name, note, _ := strings.Cut(p, "(")
		name = strings.TrimSpace(name)
		if name == "" || name == "not named" {
			continue
		}
		out = append(out, Owner{Name: name, Note: strings.TrimSuffix(strings.TrimSpace(note), ")")})
	}
	return out
}

// Sources splits Source into the works it cites.
func (e LanguageEntry) Sources() []string { return parts(e.Source, " ; ") }

// AllLeadOrganisations gives every part in every national action.
func (p *Plan) AllLeadOrganisations() []LeadOrganisation {
	return slices.Clone(p.leadOrganisations().items)
}

// AllLinks gives every link in the plan's order.
func (p *Plan) AllLinks() []Link { return slices.Clone(p.links().items) }

// LinksTo gives the links that point at a national action, or at the whole
// priority area in which it stands.
func (p *Plan) LinksTo(actionNo int) []Link {
	a, ok := p.Action(actionNo)
	if !ok {
		return nil
	}
	return only(p.links().items, func(l Link) bool {
		return l.ToAction == actionNo || l.ToArea == a.PriorityArea
	})
}

// LinksToArea gives the links that point at a whole priority area.
func (p *Plan) LinksToArea(areaNo int) []Link {
	return only(p.links().items, func(l Link) bool { return areaNo != 0 && l.ToArea == areaNo })
}

// Check reads every file and returns what is wrong with any of them. The tests
// call it, so that no released program can panic over its own files.
func Check() (err error) {
	try := func(read func()) {
		defer func() {
			if fault := recover(); fault != nil {
				e, ok := fault.(error)
				if !ok {
					panic(fault)
				}
				err = errors.Join(err, e)
			}
		}()
		read()
	}
	for _, p := range Plans() {
		for _, s := range p.sets {
			try(func() { s.source() })
		}
	}
	for _, s := range commonSets() {
		try(func() { s.source() })
	}
	return err
}

// MatchFundamental finds the fundamental that a person means, by code or name.
func MatchFundamental(text string) (Fundamental, bool) {
	wanted := plain(text)
	return first(Plan2124().fundamentals().items, func(f Fundamental) bool {
		return wanted != "" && (plain(f.Code) == wanted || plain(f.Name) == wanted)
	})
}

// MatchAssessment finds the assessment that a person means, by code or title,
// or as Change Programme ONE words the lowest ("little or no work").
func MatchAssessment(text string) (Assessment, bool) {
	wanted := plain(text)
	switch wanted {
	case "":
		return "", false
	case "little or no work", "little work":
		return LittleOrNone, true
	}
	return first(Assessments(), func(a Assessment) bool { return plain(string(a)) == wanted || plain(a.Title()) == wanted })
}

// Code is the plan's short name in files and links, as "plan-21-24".
func (p *Plan) Code() string { return p.code }

// Period is the first and the last day of the plan, as 2021-03-31.
func (p *Plan) Period() (from, to string) { return p.fact().from, p.fact().to }

// IndicatorsOf gives those of one vision statement.
func IndicatorsOf(visionNo int) []Indicator {
	return only(indicators().items, func(i Indicator) bool { return i.VisionNo == visionNo })
}

// Sources gives the source of every set: those of each plan, oldest plan
// first, then the rest.
func Sources() []Source {
	var all []Source
	for _, p := range Plans() {
		for _, s := range p.sets {
			if source, ok := p.SourceOf(s.set); ok {
				all = append(all, source)
			}
		}
	}
	for _, s := range commonSets() {
		if source, ok := SourceOf(s.set); ok {
			all = append(all, source)
		}
	}
	return all
}

// MatchPriorityArea finds the priority area of Plan 21-24 that a person means.
func MatchPriorityArea(text string) (PriorityArea, bool) { return Plan2124().MatchPriorityArea(text) }
