package store

// The codes of a status: how far an action or a commitment has come.
const (
	StatusNotStarted = "not_started"
	StatusInProgress = "in_progress"
	StatusComplete   = "complete"
	StatusPaused     = "paused"
	StatusStopped    = "stopped"
)

// The codes of BRAG, the reporting colour of an action.
const (
	BRAGBlue  = "blue"  // complete
	BRAGGreen = "green" // on track
	BRAGAmber = "amber" // at risk
	BRAGRed   = "red"   // off track
)

var statusOptions = options(
	Option{Code: StatusNotStarted, Title: "Not started", Synonyms: []string{"planned", "to do", "not yet started", "not begun"}},
	Option{Code: StatusInProgress, Title: "In progress", Synonyms: []string{"underway", "under way", "started", "ongoing", "on going",
		"active", "live", "funded"}},
	Option{Code: StatusComplete, Title: "Complete", Synonyms: []string{"completed", "done", "finished", "closed", "achieved", "published",
		"established", "delivered"}},
	Option{Code: StatusPaused, Title: "Paused", Synonyms: []string{"on hold", "delayed", "suspended", "outstanding"}},
	Option{Code: StatusStopped, Title: "Stopped", Synonyms: []string{"cancelled", "abandoned", "withdrawn"}},
)

var bragOptions = options(
	Option{Code: BRAGBlue, Title: "Blue", Help: "complete", Synonyms: []string{"b", "complete", "completed"}},
	Option{Code: BRAGGreen, Title: "Green", Help: "on track", Synonyms: []string{"g", "on track"}},
	Option{Code: BRAGAmber, Title: "Amber", Help: "at risk", Synonyms: []string{"a", "at risk", "yellow"}},
	Option{Code: BRAGRed, Title: "Red", Help: "off track", Synonyms: []string{"r", "off track"}},
)

// actionKind is something the partnership itself does.
var actionKind = Kind{
	Name: Action, Title: "Action", Plural: "Actions", NameField: "title", Bundle: "actions",
	Help: "Something the partnership itself does to keep the promise.",
	Fields: []Field{
		{Name: "reference", Title: "Reference", Type: Label, Sort: true, Width: 8, Weight: 90, Group: "The action",
			Help: "The short number or code your plan gives it, such as 2.3. An import matches by it.",
			Synonyms: []string{"ref", "ref no", "reference no", "reference number", "no", "number", "id", "action no", "action ref",
				"action id",
				"commitment_id"}},
		{Name: "title", Title: "Title", Type: Text, Max: 300, Required: true, Sort: true, Width: 40, Weight: 100,
			Help: "What will be done, in one line that anyone would understand.",
			Synonyms: []string{"action", "name", "what", "what we will do", "activity", "task", "project", "commitment",
				"improvement project"}},
		{Name: "description", Title: "Description", Type: Prose, Synonyms: []string{"detail", "details", "more", "notes on the action"},
			Help: "What it involves, for somebody who was not in the room."},
		{Name: "outcome", Title: "Outcome sought", Type: Prose, Synonyms: []string{"outcome", "outcomes", "intended outcome", "success",
			"what success looks like", "impact"},
			Help: "What will be different for children and families."},
		{Name: "priorities", Title: "Local priorities", Type: Ref, Of: Priority, Many: true, Synonyms: []string{"local priority",
			"priority",
			"our priority"},
			Help: "Which of the partnership's own priorities it serves."},
		{Name: "national_actions", Title: "National actions", Type: Choice, Many: true, Options: nationalActionOptions, Width: 10,
			Weight:   40,
			Group:    "The national plan",
			Synonyms: []string{"national action", "plan 21-24 action", "promise action", "links to national action"},
			Help:     "Which of the 25 national actions of Plan 21-24 it helps to deliver: one or more."},
		{Name: "foundations", Title: "Foundations", Type: Choice, Many: true, Options: foundationOptions, Width: 12, Weight: 30,
			Synonyms: []string{"foundation", "promise foundation", "theme"}, Help: "Which of the promise's five foundations it stands on."},
		{Name: "fundamentals", Title: "Fundamentals", Type: Choice, Many: true, Noted: true, Options: fundamentalOptions,
			Synonyms: []string{"fundamental"}, Help: "Which of the five fundamentals it shows, each with a line saying how."},
		{Name: "leads", Title: "Lead", Type: Ref, Of: Stakeholder, Many: true, Width: 20, Weight: 70, Group: "Who",
			Synonyms: []string{"lead", "lead stakeholder", "owner", "lead officer", "responsible", "responsibility", "lead organisation",
				"lead / support", "lead agency", "who"},
			Help: "Who answers for it. A plan without a lead rarely gets done."},
		{Name: "partners", Title: "Partners", Type: Ref, Of: Stakeholder, Many: true, Synonyms: []string{"partner", "support", "supporting",
			"with", "partner organisations", "key partners"},
			Help: "Who else has a part in it."},
		{Name: "status", Title: "Status", Type: Choice, Options: statusOptions, Sort: true, Width: 12, Weight: 60, Group: "How it stands",
			Synonyms: []string{"delivery status", "overall status", "delivery", "state", "progress status", "status_in_document"},
			Help:     "How far delivery has come. It says nothing about the reporting colour."},
		{Name: "brag", Title: "BRAG", Type: Choice, Options: bragOptions, Sort: true, Width: 8, Weight: 80,
			Synonyms: []string{"rag", "rag status", "brag status", "colour", "rating"},
			Help:     "The reporting colour: blue complete, green on track, amber at risk, red off track. Green and blue want evidence."},
		{Name: "start", Title: "Start", Type: Period, Width: 16, Weight: 20, Sort: true, Synonyms: []string{"start date", "from", "begins"},
			Help: "When it begins, in your own words: 3 April 2026, spring 2026, 2026-27 Q1."},
		{Name: "due", Title: "Due", Type: Period, Width: 18, Weight: 75, Sort: true,
			Synonyms: []string{"due date", "timescale", "timescales", "deadline", "target date", "by when", "when", "end date",
				"completion date",
				"due_text"},
			Help: "When it will be done, in your own words: 31 March 2027, by end of 2026-27, winter 2026, ongoing."},
		{Name: "heard", Title: "What was heard", Type: Prose, Group: "Why and how", Synonyms: []string{"what we heard", "voice",
			"heard from children and families", "engagement"},
			Help: "What children and families said that led to it. No child's name, and nothing that would tell who they are."},
		{Name: "barriers", Title: "Barriers", Type: Prose, Synonyms: []string{"risks", "risk", "challenges", "issues", "barrier"},
			Help: "What stands in the way."},
		{Name: "tags", Title: "Tags", Type: Text, Max: 60, Many: true, Synonyms: []string{"tag", "labels", "keywords", "links to"},
			Help: "Words of your own to find it by."},
	},
}

var updateKind = Kind{
	Name: "update", Title: "Update", Plural: "Updates", NameField: "note", Parents: []string{Action}, Bundle: "action_updates",
	Help: "A dated note of progress on an action.",
	Fields: []Field{
		{Name: "date", Title: "Date", Type: Day, Required: true, Default: DefaultToday, Width: 12, Weight: 90,
			Help: "The day it speaks of."},
		{Name: "note", Title: "Note", Type: Prose, Required: true, Width: 60, Weight: 100, Help: "What has changed, in a sentence or two."},
		{Name: "author", Title: "Author", Type: Text, Max: 120, Private: true, Default: DefaultKeeper, Width: 18, Weight: 50,
			Help: "Who wrote it. Names stay in the workbook and are never exported."},
	},
}

var nextStepKind = Kind{
	Name: "next_step", Title: "Next step", Plural: "Next steps", NameField: "step", Parents: []string{Action, Response},
	Bundle: "next_steps",
	Help:   "One thing to be done next, with a date and an owner.",
	Fields: []Field{
		{Name: "step", Title: "Step", Type: Text, Required: true, Width: 50, Weight: 100, Help: "What is to be done next."},
		{Name: "due", Title: "Due", Type: Period, Width: 18, Weight: 80, Help: "By when, in your own words."},
		{Name: "owner", Title: "Owner", Type: Ref, Of: Stakeholder, Width: 20, Weight: 70, Help: "Who will do it."},
		{Name: "done", Title: "Done", Type: Yes, Width: 6, Weight: 90, Help: "Whether it has been done."},
	},
}

var evidenceKind = Kind{
	Name: "evidence", Title: "Evidence", Plural: "Evidence", NameField: "title", Parents: []string{Action, Priority, Response},
	Bundle: "evidence",
	Help:   "What shows that an update or an assessment is true.",
	Fields: []Field{
		{Name: "title", Title: "Title", Type: Text, Required: true, Width: 44, Weight: 100,
			Help: "What it is, as you would name it to a colleague."},
		{Name: "form", Title: "Kind", Type: Choice, Width: 16, Weight: 70, Help: "What kind of evidence it is.", Options: options(
			Option{Code: "voice", Title: "What children and families said"},
			Option{Code: "data", Title: "Figures", Synonyms: []string{"data", "statistics"}},
			Option{Code: "document", Title: "Document", Synonyms: []string{"report", "policy", "minutes"}},
			Option{Code: "practice", Title: "Practice seen", Synonyms: []string{"observation", "audit"}},
			Option{Code: "inspection", Title: "Inspection"},
			Option{Code: "other", Title: "Other"},
		)},
		{Name: "place", Title: "Where it is", Type: Text, Width: 40, Weight: 80,
			Help: "Where somebody would find it: a file, a shelf, a web address."},
		{Name: "date", Title: "Date", Type: Day, Width: 12, Weight: 60, Help: "The day it is from."},
	},
}

var measureKind = Kind{
	Name: "measure", Title: "Measure", Plural: "Measures", NameField: "counted", Parents: []string{Action}, Bundle: "action_measures",
	Help: "What is counted to know whether an action makes a difference.",
	Fields: []Field{
		{Name: "counted", Title: "What is counted", Type: Text, Required: true, Width: 44, Weight: 100,
			Help: "What is counted, so that somebody else would count the same."},
		{Name: "unit", Title: "Unit", Type: Text, Max: 40, Width: 10, Weight: 40,
			Help: "People, per cent, days. Numbers below 5 can tell who somebody is."},
		{Name: "baseline", Title: "Baseline", Type: Quantity, Width: 10, Weight: 80, Help: "The number at the start."},
		{Name: "baseline_date", Title: "Baseline from", Type: Day, Width: 12, Weight: 50, Help: "The day of the baseline."},
		{Name: "target", Title: "Target", Type: Quantity, Width: 10, Weight: 90, Help: "The number to be reached."},
	},
}

var readingKind = Kind{
	Name: "reading", Title: "Reading", Plural: "Readings", NameField: "date", Parents: []string{"measure"}, Bundle: "measure_readings",
	Help: "What a measure stood at on a day.",
	Fields: []Field{
		{Name: "date", Title: "Date", Type: Day, Required: true, Default: DefaultToday, Width: 12, Weight: 90,
			Help: "The day of the reading."},
		{Name: "value", Title: "Value", Type: Quantity, Required: true, Width: 10, Weight: 100, Help: "The number on that day."},
		{Name: "note", Title: "Note", Type: Text, Width: 40, Weight: 50, Help: "Anything that explains the number."},
	},
}

var resourceKind = Kind{
	Name: "resource", Title: "Resource", Plural: "Resources", NameField: "source", Parents: []string{Action}, Bundle: "action_resources",
	Help: "Money, people or a place that an action needs or has.",
	Fields: []Field{
		{Name: "amount", Title: "Amount", Type: Money, Width: 12, Weight: 90, Help: "Pounds. Leave blank for time or a place."},
		{Name: "source", Title: "Source", Type: Text, Required: true, Width: 40, Weight: 100,
			Help: "Where it comes from: a fund, a budget, a partner's staff."},
		{Name: "certainty", Title: "Secured or sought", Type: Choice, Width: 10, Weight: 80, Help: "Whether it is certain.",
			Options: options(
				Option{Code: "secured", Title: "Secured", Synonyms: []string{"confirmed", "agreed"}},
				Option{Code: "sought", Title: "Sought", Synonyms: []string{"applied for", "not secured", "unconfirmed"}},
			)},
	},
}

var actionLinkKind = Kind{
	Name: "action_link", Title: "Link", Plural: "Links", NameField: "to", Parents: []string{Action}, Bundle: "links",
	Help: "How one action bears on another.",
	Fields: []Field{
		{Name: "relation", Title: "How", Type: Choice, Required: true, Width: 14, Weight: 90,
			Help: "Whether it cannot go on without the other, or only touches it.", Options: options(
				Option{Code: "depends_on", Title: "Depends on", Synonyms: []string{"needs", "after"}},
				Option{Code: "connects_with", Title: "Connects with", Synonyms: []string{"links to", "related to"}},
			)},
		{Name: "to", Title: "Other action", Type: Ref, Of: Action, Required: true, Width: 40, Weight: 100, Help: "The action it bears on."},
		{Name: "reason", Title: "Reason", Type: Text, Width: 30, Weight: 50, Help: "Why they hang together."},
	},
}
