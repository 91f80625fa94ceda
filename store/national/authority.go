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
		Name: r.required("name"), Code: r.required("gss_code"), ISOCode: r.required("iso_code"),
		HealthBoard: r.required("health_board"), HealthBoardCode: r.required("health_board_code"),
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

// HealthBoard is one of the 14 territorial health boards.
type HealthBoard struct {
	Name       string // as "NHS Fife"
	Code       string // GSS code
	FormerCode string // GSS code before a boundary change; blank if none
}
