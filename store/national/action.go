package national

import "slices"

// Action is one item of a plan that a partnership gives an account of: a national
// action of Plan 21-24, or a route map of Plan 24-30; each has 25. The text is our
// own paraphrase of the document.
type Action struct {
	No           int    // from 1, through the whole plan
	Code         string // the name of it in references: "7", "stability"; permanent
	PriorityArea int    // number of the priority area, or of the foundation
	Title        string
	AlsoKnownAs  string // another name in use; blank if none

	Pages           string // of the document, as "26-27"; blank for a web page
	Requirement     string // what must be so by the end of the plan, in one line: Requirements has each thing
	RequirementPage string

	Assessment      Assessment
	AssessmentWords string // as the document words it, where it leaves its own scale; mostly blank
	AssessmentPage  string
	Reason          Reason

	// How many rows the other sets have for it. The counts are those of the readers of
	// the document, and tests hold the sets against them.
	CommitmentCount, RequirementCount, HeardCount int

	Situation string // how the page says that Scotland stands; blank in Plan 21-24
	NotRead   string // what stands on the page and could not be read, parted by "; "; blank if nothing
	Version   string // of the page, as "December 2025"; blank in Plan 21-24
	SourceURL string // of the page; blank in Plan 21-24
	Note      string // may be blank
}

// Reason is what the assessment of a national action says about itself.
type Reason struct {
	Kind ReasonKind
	Text string // in our words; blank if none is given
	Page string
}

// ReasonKind says what the reason of an assessment is. The empty value belongs to an
// item that is not assessed.
type ReasonKind string

// The kinds of reason.
const (
	ReasonJudgement ReasonKind = "judgement"  // the assessment says why
	ReasonNeed      ReasonKind = "need"       // it says what is still needed, which we read as the reason
	ReasonNone      ReasonKind = "none_given" // it gives none
)

func readAction(r *row) Action {
	a := Action{
		No: r.number("no"), Code: r.optional("code"), PriorityArea: r.number("priority_area_no"), Title: r.required("title"),
		AlsoKnownAs: r.optional("also_known_as"),
		Pages:       r.optional("pages"), Requirement: r.optional("requirement"), RequirementPage: r.optional("requirement_page"),
		Situation: r.optional("situation"), NotRead: r.optional("not_read"), Version: r.optional("page_version"),
		SourceURL: r.optional("source_url"), Note: r.optional("note"),
	}
	if a.Code == "" {
		a.Code = r.text("no")
	}
	if r.has("assessment") {
		a.readAssessment(r)
	}
	return a
}

// readAssessment reads what Change Programme ONE has and a plan without an assessment leaves out.
func (a *Action) readAssessment(r *row) {
	a.Assessment = choice(r, "assessment", append(Assessments(), "")...)
	a.AssessmentWords, a.AssessmentPage = r.text("assessment_words"), r.text("assessment_page")
	a.Reason = Reason{
		Kind: choice(r, "reason_kind", ReasonJudgement, ReasonNeed, ReasonNone, ""),
		Text: r.text("assessment_reason"), Page: r.text("reason_page"),
	}
	a.CommitmentCount, a.RequirementCount, a.HeardCount = r.count("commitment_count"), r.count("requirement_count"), r.count("heard_count")
	if reasoned := a.Reason.Kind == ReasonJudgement || a.Reason.Kind == ReasonNeed; reasoned != (a.Reason.Text != "") {
		r.fail("assessment_reason", "a reason of the kind %q is %q", a.Reason.Kind, a.Reason.Text)
	}
}

// Actions gives the items of the plan in its order.
func (p *Plan) Actions() []Action { return slices.Clone(p.actions().items) }

// Action finds an item of the plan by its number.
func (p *Plan) Action(no int) (Action, bool) {
	return first(p.actions().items, func(a Action) bool { return a.No == no })
}

// ActionsIn gives the items of one priority area or foundation.
func (p *Plan) ActionsIn(priorityArea int) []Action {
	return only(p.actions().items, func(a Action) bool { return a.PriorityArea == priorityArea })
}

// Assessment is a judgement of whether what is done is enough, on the scale of
// Change Programme ONE. It is neither a delivery status nor a BRAG colour. The
// empty value means that no assessment was given.
type Assessment string

// The scale of Change Programme ONE, best first.
const (
	Underway              Assessment = "underway"
	UnderwayNotSufficient Assessment = "underway_not_sufficient"
	LittleOrNone          Assessment = "little_or_none"
)

// Assessments gives the scale, best first.
func Assessments() []Assessment {
	return []Assessment{Underway, UnderwayNotSufficient, LittleOrNone}
}

// Title is the assessment in words, or "" for a value that is not on the scale.
func (a Assessment) Title() string {
	switch a {
	case Underway:
		return "Underway"
	case UnderwayNotSufficient:
		return "Underway, not yet sufficient"
	case LittleOrNone:
		return "Little or none"
	}
	return ""
}
