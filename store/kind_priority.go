package store

// The codes of where a priority comes from.
const (
	OriginMandated = "mandated" // set nationally
	OriginLocal    = "local"    // set locally
)

var priorityKind = Kind{
	Name: Priority, Title: "Priority", Plural: "Priorities", NameField: "title", Bundle: "priorities",
	Help: "What the partnership puts first, mandated nationally or chosen here.",
	Fields: []Field{
		{Name: "rank", Title: "Rank", Type: Number, Min: 1, Max: 999, Sort: true, Width: 5, Weight: 95, Group: "The priority",
			Help: "Its place: 1 comes first.", Synonyms: []string{"no", "number", "order", "position"}},
		{Name: "title", Title: "Title", Type: Text, Max: 300, Required: true, Sort: true, Width: 44, Weight: 100,
			Help: "The priority in one line.", Synonyms: []string{"priority", "name", "what"}},
		{Name: "why", Title: "Why", Type: Prose, Synonyms: []string{"reason", "rationale", "because"}, Help: "Why it comes before others."},
		{Name: "origin", Title: "Mandated or local", Type: Choice, Sort: true, Width: 10, Weight: 80,
			Synonyms: []string{"mandated or local", "mandate"},
			Help:     "Whether it was set nationally or chosen here.", Options: options(
				Option{Code: OriginMandated, Title: "Mandated", Synonyms: []string{"national"}}, Option{Code: OriginLocal, Title: "Local",
					Synonyms: []string{"chosen locally"}},
			)},
		{Name: "priority_area", Title: "Priority area", Type: Choice, Options: priorityAreaOptions, Sort: true, Width: 22, Weight: 60,
			Group: "Where it belongs",
			Help:  "The national priority area it belongs to, if one fits."},
		{Name: "foundation", Title: "Foundation", Type: Choice, Options: foundationOptions, Sort: true, Width: 12, Weight: 50,
			Help: "The foundation it stands on, if one fits better.", Synonyms: []string{"promise foundation"}},
		{Name: "owner", Title: "Owner", Type: Ref, Of: Stakeholder, Width: 20, Weight: 70, Help: "Who answers for it.",
			Synonyms: []string{"lead", "led by"}},
	},
}
