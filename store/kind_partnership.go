package store

import "kept/store/input"

// What a partnership that sets nothing goes by.
const (
	DefaultQuietDays  = 60 // days without an update after which an open action has gone quiet
	DefaultSmallCount = 5  // the number of people from which a count is no longer small
)

// QuietDays is after how many days without an update an open action has gone
// quiet, as the partnership sets it; it may be nil.
func QuietDays(partnership *Record) int { return setting(partnership, "quiet_days", DefaultQuietDays) }

// SmallCount is the number of people from which a count is no longer small, as
// the partnership sets it; it may be nil.
func SmallCount(partnership *Record) int {
	return setting(partnership, "small_count", DefaultSmallCount)
}

func setting(partnership *Record, field string, usual int) int {
	if partnership == nil {
		return usual
	}
	n := input.WholeNumber(partnership.Get(field))
	if n <= 0 {
		return usual // it is blank
	}
	return n
}

var partnershipKind = Kind{
	Name: Partnership, Title: "Partnership", Plural: "Partnership", NameField: "name", Bundle: "partnership",
	Help: "The partnership whose workbook this is.",
	Fields: []Field{
		{Name: "name", Title: "Name", Type: Text, Max: 200, Required: true, Help: "The partnership's full name, as it signs.",
			Group: "The partnership"},
		{Name: "areas", Title: "Council areas", Type: Choice, Many: true, Options: areaOptions, Synonyms: []string{"area", "council area",
			"council"},
			Help: "The council areas it covers."},
		{Name: "kind", Title: "Kind", Type: Choice, Help: "What kind of partnership it is.", Options: options(
			Option{Code: "childrens_services", Title: "Children's services planning partnership", Synonyms: []string{"csp",
				"children's services"}},
			Option{Code: "community_planning", Title: "Community planning partnership", Synonyms: []string{"cpp"}},
			Option{Code: "health_social_care", Title: "Health and social care partnership", Synonyms: []string{"hscp"}},
			Option{Code: "corporate_parenting", Title: "Corporate parenting board"},
			Option{Code: "national", Title: "National body"},
			Option{Code: "other", Title: "Other"},
		)},
		{Name: "first_quarter", Title: "First quarter", Type: Term, Help: "The first quarter it reports on, such as 2026-27 Q1."},
		{Name: "licence", Title: "Licence of what it publishes", Type: Choice, Help: "Under what terms others may use its bundles.",
			Options: options(
				Option{Code: "OGL-UK-3.0", Title: "Open Government Licence v3.0", Synonyms: []string{"ogl", "ogl v3.0"}},
				Option{Code: "CC-BY-4.0", Title: "Creative Commons Attribution 4.0", Synonyms: []string{"cc by"}},
				Option{Code: "none", Title: "None: ask us first"},
			)},
		{Name: "quiet_days", Title: "Quiet time in days", Type: Number, Min: 7, Max: 365, Private: true,
			Help: "An action without an update for so many days has gone quiet. Blank is 60."},
		{Name: "small_count", Title: "Bound of small numbers", Type: Number, Min: 2, Max: 21, Private: true,
			Help: "A smaller number of people than this is pointed out before it leaves, since those who know the area could tell who " +
				"they are. Blank is 5."},
		{Name: "invented", Title: "Invented data", Type: Yes, Help: "Marks a demonstration: nothing in it is real."},
	},
}

var keeperKind = Kind{
	Name: "keeper", Title: "Keeper", Plural: "Keepers", NameField: "name", Parents: []string{Partnership},
	Help: "A person who works in this workbook. Names stay in the workbook.",
	Fields: []Field{
		{Name: "name", Title: "Name", Type: Text, Max: 120, Required: true, Private: true, Width: 30, Weight: 100,
			Help: "The keeper's own name; every change carries it."},
		{Name: "role", Title: "Role", Type: Text, Max: 120, Private: true, Width: 30, Weight: 80, Help: "Their post."},
		{Name: "organisation", Title: "Organisation", Type: Text, Max: 200, Private: true, Width: 30, Weight: 70,
			Help: "Who they work for."},
	},
}
