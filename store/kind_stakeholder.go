package store

// The kinds of stakeholder that have to be part of every decision.
const (
	LivedExperience = "lived_experience" // a group of people with lived experience
	ThirdSector     = "third_sector"
	ElectedMembers  = "elected_members"
)

var stakeholderKind = Kind{
	Name: Stakeholder, Title: "Stakeholder", Plural: "Stakeholders", NameField: "name", Bundle: "organisations",
	Help: "An organisation or group with a part in the work, people with lived experience first among them.",
	Fields: []Field{
		{Name: "name", Title: "Name", Type: Text, Max: 200, Required: true, Sort: true, Width: 34, Weight: 100, Group: "Who they are",
			Help: "The organisation's or group's name. Not the name of a person.", Synonyms: []string{"stakeholder", "organisation",
				"organisation name", "partner", "group", "agency"}},
		{Name: "kind", Title: "Kind", Type: Choice, Sort: true, Width: 22, Weight: 80, Synonyms: []string{"type", "sector",
			"stakeholder type"},
			Help: "What kind of organisation or group it is.", Options: options(
				Option{Code: LivedExperience, Title: "Group with lived experience", Synonyms: []string{"lived experience",
					"children and families",
					"care experienced"}},
				Option{Code: "council", Title: "Council", Synonyms: []string{"local authority"}},
				Option{Code: "health_board", Title: "Health board", Synonyms: []string{"nhs", "health"}},
				Option{Code: ThirdSector, Title: "Third sector", Synonyms: []string{"charity", "voluntary", "voluntary sector"}},
				Option{Code: "national_body", Title: "National body", Synonyms: []string{"national", "government"}},
				Option{Code: "provider", Title: "Provider", Synonyms: []string{"independent provider", "private"}},
				Option{Code: ElectedMembers, Title: "Elected members", Synonyms: []string{"councillors", "elected member"}},
				Option{Code: "other", Title: "Other"},
			)},
		{Name: "also_known_as", Title: "Also known as", Type: Text, Max: 200, Many: true, Synonyms: []string{"aka", "other names",
			"short name",
			"acronym"},
			Help: "Other names and short forms that people use, so that an import finds it."},
		{Name: "part", Title: "Part in the work", Type: Prose, Width: 30, Weight: 40, Synonyms: []string{"role", "part", "contribution"},
			Help: "What they do for keeping the promise here."},
		{Name: "interest", Title: "Interest", Type: Number, Min: 1, Max: 5, Private: true, Sort: true, Width: 8, Weight: 60,
			Group: "How they are involved",
			Help:  "How much the work matters to them, from 1 (little) to 5 (most)."},
		{Name: "influence", Title: "Influence", Type: Number, Min: 1, Max: 5, Private: true, Sort: true, Width: 9, Weight: 60,
			Synonyms: []string{"power"},
			Help:     "How much they can help or hinder it, from 1 (little) to 5 (most)."},
		{Name: "involvement", Title: "How involved", Type: Choice, Sort: true, Width: 12, Weight: 70, Synonyms: []string{"involvement",
			"engagement level"},
			Help: "How they take part today.", Options: options(
				Option{Code: "inform", Title: "Inform"}, Option{Code: "consult", Title: "Consult"}, Option{Code: "involve",
					Title: "Involve"},
				Option{Code: "co_design", Title: "Co-design", Synonyms: []string{"codesign", "co design"}}, Option{Code: "lead",
					Title: "Lead"},
			)},
		{Name: "contact_role", Title: "Contact's role", Type: Text, Max: 200, Private: true, Group: "Contact (never exported)",
			Synonyms: []string{"contact role"},
			Help:     "The post of the person you speak to. It stays in the workbook."},
		{Name: "contact", Title: "Contact details", Type: Prose, Max: 1000, Private: true, Synonyms: []string{"contact details", "e-mail",
			"email", "phone", "telephone"},
			Help: "How to reach them. It stays in the workbook."},
	},
}

var engagementKind = Kind{
	Name: "engagement", Title: "Engagement", Plural: "Engagement log", NameField: "note", Parents: []string{Stakeholder},
	Help: "A note of when and how you spoke with a stakeholder. It stays in the workbook.",
	Fields: []Field{
		{Name: "date", Title: "Date", Type: Day, Required: true, Private: true, Default: DefaultToday, Width: 12, Weight: 90,
			Help: "The day."},
		{Name: "how", Title: "How", Type: Choice, Private: true, Width: 10, Weight: 70, Help: "How you met.", Options: options(
			Option{Code: "meeting", Title: "Meeting"}, Option{Code: "call", Title: "Call", Synonyms: []string{"phone", "phone call"}},
			Option{Code: "email", Title: "E-mail", Synonyms: []string{"e-mail", "letter"}}, Option{Code: "event", Title: "Event",
				Synonyms: []string{"workshop"}},
			Option{Code: "visit", Title: "Visit"}, Option{Code: "other", Title: "Other"},
		)},
		{Name: "note", Title: "Note", Type: Prose, Required: true, Private: true, Width: 60, Weight: 100,
			Help: "What was said and agreed. No child's name."},
	},
}
