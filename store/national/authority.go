package national

import (
	"slices"
	"strings"
)

// Authority is one of the 32 council areas.
type Authority struct {
	Name                  string
	Code                  string // GSS code, as S12000047
	ISOCode               string // ISO 3166-2, as GB-FIF
	HealthBoard           string // as "NHS Fife"
	HealthBoardCode       string // GSS code, as S08000029
	TileRow, TileCol      int    // place on the tile map, from 1 to 12 and from 1 to 8; not official
	FormerCode            string // GSS code before a boundary change; blank if none
	FormerHealthBoardCode string // likewise
	AlsoKnownAs           string // other names, parted by "; "; may be blank
}

// The size of the tile map on which the council areas are laid out.
const (
	TileRows = 12
	TileCols = 8
)

var authorities = embedded("authorities/authorities.csv", func(r *row) Authority {
	a := Authority{
		Name: r.said("name"), Code: r.said("gss_code"), ISOCode: r.said("iso_code"),
		HealthBoard: r.said("health_board"), HealthBoardCode: r.said("health_board_code"),
		TileRow: r.number("tile_row"), TileCol: r.number("tile_col"),
		FormerCode: r.text("former_gss_code"), FormerHealthBoardCode: r.text("former_health_board_code"),
		AlsoKnownAs: r.text("also_known_as"),
	}
	if a.TileRow > TileRows || a.TileCol > TileCols {
		r.fail("tile_row", "the tile lies outside the map of %d rows and %d columns", TileRows, TileCols)
	}
	return a
})

// Authorities gives the 32 council areas by name.
func Authorities() []Authority { return slices.Clone(authorities().items) }

// OtherNames gives the names by which an area is also known.
func (a Authority) OtherNames() []string { return parts(a.AlsoKnownAs, ";") }

// AuthorityByCode finds a council area by its GSS code, whatever the case.
// Former is true if the code is one the area had before a boundary change, as
// S12000015 for Fife: the area is known, and the code should be renewed.
func AuthorityByCode(code string) (a Authority, former, ok bool) {
	code = strings.ToUpper(strings.TrimSpace(code))
	if code == "" {
		return Authority{}, false, false
	}
	for _, a := range authorities().items {
		if a.Code == code || a.FormerCode == code {
			return a, a.Code != code, true
		}
	}
	return Authority{}, false, false
}

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
	words := plainWords(text)
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	if len(words) > 1 && words[len(words)-1] == "council" {
		words = words[:len(words)-1]
	}
	return strings.Join(words, " ")
}

// HealthBoard is one of the 14 territorial health boards.
type HealthBoard struct {
	Name       string // as "NHS Fife"
	Code       string // GSS code
	FormerCode string // GSS code before a boundary change; blank if none
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
