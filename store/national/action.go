package national

import "slices"

// Action is one national action of a plan; Plan 21-24 has 25. The text is our
// own paraphrase of the document.
type Action struct {
	No              int // from 1, through the whole plan
	PriorityArea    int // number of the priority area
	Title           string
	Pages           string // of the document, as "26-27"
	Requirement     string // what must be so by the end of the plan
	Assessment      Assessment
	AssessmentNote  string // why
	NextStep        string // what The Promise Scotland said it would do next
	CommitmentCount int    // how many commitments the document records; may be 0
}

func readAction(r *row) Action {
	return Action{
		No: r.number("no"), PriorityArea: r.number("priority_area_no"), Title: r.required("title"),
		Pages: r.text("pages"), Requirement: r.required("requirement"),
		Assessment:     choice(r, "assessment", append(Assessments(), "")...),
		AssessmentNote: r.text("assessment_note"), NextStep: r.text("next_step"),
		CommitmentCount: r.count("commitment_count"),
	}
}

// Actions gives the national actions in the plan's order.
func (p *Plan) Actions() []Action { return slices.Clone(p.actions().items) }

// Action finds a national action by its number.
func (p *Plan) Action(no int) (Action, bool) {
	return first(p.actions().items, func(a Action) bool { return a.No == no })
}

// ActionsIn gives the national actions of one priority area.
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
