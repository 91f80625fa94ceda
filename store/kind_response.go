package store

import "strings"

// The codes of the answers that are not a blank and say nothing more.
const (
	NoneReceived  = "none_received"
	NotApplicable = "not_applicable"
)

// What a response that was carried forward from the quarter before says of itself.
const (
	Carried   = "carried"   // nobody has looked at it yet
	Unchanged = "unchanged" // somebody looked: nothing changed
)

// answerOptions are the answers that are not a blank: said, but with nothing behind it.
var answerOptions = options(
	Option{Code: NoneReceived, Title: "None received", Help: "we asked, and nothing came", Synonyms: []string{"none", "nothing received",
		"none stated"}},
	Option{Code: NotApplicable, Title: "Does not apply to us", Synonyms: []string{"n/a", "not applicable", "does not apply"}},
)

// answerField describes the field beside another in which one can say that there is
// nothing to say, which is not the same as leaving it blank.
func answerField(name, about string) Field {
	return Field{Name: name, Title: about + ": none, or not ours", Type: Choice, Options: answerOptions,
		Help: "Say here if nothing was received or it does not apply to you. That is an answer; a blank is not."}
}

var carriedOptions = options(
	Option{Code: Carried, Title: "Carried forward, not looked at"},
	Option{Code: Unchanged, Title: "Nothing changed"},
)

// ratingField describes one of the ratings that a partnership may give beside its
// assessment, where it wants to.
func ratingField(name, title string) Field {
	f := Field{Name: name, Title: title, Type: Choice, Help: "Where you want to: how the " + strings.ToLower(title) +
		" stands, from strong to weak.", Options: options(
		Option{Code: "strong", Title: "Strong"}, Option{Code: "fair", Title: "Fair"}, Option{Code: "weak", Title: "Weak"})}
	if name == "pace" {
		f.Group = "Ratings"
	}
	if name == "risk" {
		f.Help = "Where you want to: how well the risks are in hand, from strong to weak."
	}
	return f
}

// responseKind is the partnership's account of one national action in one
// quarter, in the blocks of Change Programme ONE (The Promise Scotland, June 2021).
var responseKind = Kind{
	Name: Response, Title: "Response", Plural: "Responses", NameField: "national_action", Bundle: "responses",
	Help: "The partnership's account of one national action in one quarter.",
	Fields: []Field{
		{Name: "quarter", Title: "Quarter", Type: Term, Required: true, Sort: true, Width: 12, Weight: 95, Group: "Which",
			Help: "The quarter it speaks of, such as 2026-27 Q2."},
		{Name: "national_action", Title: "National action", Type: Choice, Options: nationalActionOptions, Required: true, Sort: true,
			Width:  34,
			Weight: 100,
			Help:   "Which of the 25 national actions it answers.", Synonyms: []string{"action_no", "national actions"}},
		{Name: "heard", Title: "What has been heard", Type: Prose, Group: "Heard",
			Help:     "What children, families and the workforce have said about it this quarter. No child's name.",
			Synonyms: []string{"what has been heard"}},
		answerField("heard_answer", "Heard"),
		{Name: "committed", Title: "What has been committed", Type: Prose, Group: "Committed",
			Help: "What the partners have committed to do."},
		answerField("committed_answer", "Committed"),
		answerField("leads_answer", "Who leads"),
		answerField("next_steps_answer", "Next steps"),
		{Name: "assessment", Title: "Assessment", Type: Choice, Options: assessmentOptions, Sort: true, Width: 28, Weight: 90,
			Group: "Assessment",
			Help:  "Is what is being done enough? It is not the status and not the BRAG of any action."},
		answerField("assessment_answer", "Assessment"),
		{Name: "assessment_reason", Title: "Reason for the assessment", Type: Prose, Help: "Why it is judged so, and what it rests on.",
			Synonyms: []string{"assessment_note", "reason"}},
		{Name: "fundamentals", Title: "Fundamentals", Type: Choice, Many: true, Noted: true, Options: fundamentalOptions,
			Help: "A line for each of the five fundamentals: how this quarter's work shows it."},
		ratingField("pace", "Pace"), ratingField("quality", "Quality"), ratingField("resourcing", "Resourcing"),
		ratingField("risk", "Risk"),
		ratingField("collaboration", "Collaboration"), ratingField("connection", "Connection"),
		{Name: "carried", Title: "Carried forward", Type: Choice, Group: "From the quarter before", Options: carriedOptions,
			Help: "Whether it was carried forward from the quarter before, and whether somebody has looked at it since. It goes as " +
				"soon as anything in it changes."},
	},
}

var responseLeadKind = Kind{
	Name: "response_lead", Title: "Who leads", Plural: "Who leads", NameField: "stakeholder", Parents: []string{Response},
	Bundle: "response_organisations",
	Help:   "An organisation's part in a national action.",
	Fields: []Field{
		{Name: "stakeholder", Title: "Stakeholder", Type: Ref, Of: Stakeholder, Required: true, Width: 34, Weight: 100,
			Help: "Which organisation."},
		{Name: "role", Title: "Role", Type: Choice, Required: true, Width: 12, Weight: 90, Help: "Its part.", Options: options(
			Option{Code: "lead", Title: "Lead"}, Option{Code: "key", Title: "Key organisation"}, Option{Code: "partner", Title: "Partner"},
			Option{Code: "delivery", Title: "Delivery"}, Option{Code: "practice", Title: "Practice"},
			Option{Code: "culture", Title: "Culture"}, Option{Code: "assurance", Title: "Assurance"}, Option{Code: "other", Title: "Other"},
		)},
		{Name: "note", Title: "Note", Type: Text, Width: 30, Weight: 50, Help: "What its part is about."},
	},
}

var commitmentKind = Kind{
	Name: "commitment", Title: "Commitment", Plural: "Commitments", NameField: "commitment", Parents: []string{Response},
	Bundle: "commitments",
	Help:   "What a partner has promised to do.",
	Fields: []Field{
		{Name: "commitment", Title: "Commitment", Type: Text, Required: true, Width: 44, Weight: 100, Help: "What has been promised."},
		{Name: "owner", Title: "Owner", Type: Ref, Of: Stakeholder, Width: 20, Weight: 80, Help: "Who promised it."},
		{Name: "due", Title: "Due", Type: Period, Width: 18, Weight: 70, Help: "By when, in their words."},
		{Name: "status", Title: "Status", Type: Choice, Options: statusOptions, Width: 12, Weight: 60, Help: "How far it has come."},
	},
}
