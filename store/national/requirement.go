package national

// Requirement is one thing that a plan requires: of Plan 21-24 a requirement by 2024,
// of Plan 24-30 an outcome of a route map, as far as it could be read.
type Requirement struct {
	ID        string // as "D04-02" or "stability-1"; ours, and permanent
	ActionNo  int
	Page      string // of the document; blank for a web page
	Text      string // in our words
	Seen      string // how much of the wording could be read; blank: all of it
	SourceURL string // blank in Plan 21-24
	Note      string // may be blank
}

func readRequirement(r *row) Requirement {
	q := Requirement{
		ID: r.required("id"), ActionNo: r.number("action_no"), Page: r.optional("page"), Text: r.required("text"),
		Seen: r.optional("seen"), SourceURL: r.optional("source_url"), Note: r.optional("note"),
	}
	if q.Seen == "yes" {
		q.Seen = ""
	}
	return q
}

// Requirements gives what the plan requires under one of its items.
func (p *Plan) Requirements(actionNo int) []Requirement {
	return only(p.requirements().items, func(q Requirement) bool { return q.ActionNo == actionNo })
}

// Heard is one thing that was heard when the document was made.
type Heard struct {
	ID       string // as "H04-02"; ours, and permanent
	ActionNo int
	Page     string
	Text     string // in our words
	Who      string // as the document says it; "not said" very often
	WhoGroup string // our own grouping of Who
	Block    string // block of the document in which it stands: heard or committed
}

// NotStated is who said something where the document does not tell.
const NotStated = "not said"

func readHeard(r *row) Heard {
	return Heard{
		ID: r.required("id"), ActionNo: r.number("action_no"), Page: r.required("page"), Text: r.required("text"),
		Who: r.required("who"), WhoGroup: r.required("who_group"), Block: choice(r, "block", "heard", "committed"),
	}
}

// Heard gives what was heard for one item of the plan.
func (p *Plan) Heard(actionNo int) []Heard {
	return only(p.heard().items, func(h Heard) bool { return h.ActionNo == actionNo })
}

// NextStep is one step that closes a national action in the document.
type NextStep struct {
	ID       string // as "N01-01"; ours, and permanent
	ActionNo int
	Page     string
	Who      string // The Promise Scotland, another body, or "not named"
	Text     string // in our words
}

// NotNamed is who is to take a step, or to keep a commitment, where the document names nobody.
const NotNamed = "not named"

func readNextStep(r *row) NextStep {
	return NextStep{
		ID: r.required("id"), ActionNo: r.number("action_no"), Page: r.required("page"), Who: r.required("who"), Text: r.required("text"),
	}
}

// NextSteps gives the next steps that the document states for one item of the plan.
func (p *Plan) NextSteps(actionNo int) []NextStep {
	return only(p.nextSteps().items, func(s NextStep) bool { return s.ActionNo == actionNo })
}

// Milestone is something dated that a route map of Plan 24-30 states.
type Milestone struct {
	ID               string // as "M04"; ours, and permanent
	ActionNo         int    // 0 if it is about the plan as a whole
	Text             string // in our words
	Due              Due
	Who              string // blank if nobody is named
	StatusInDocument string // as the page said, and nothing newer
	Verified         bool
	SourceURL        string
	Note             string // may be blank
}

func readMilestone(r *row) Milestone {
	return Milestone{
		ID: r.required("id"), ActionNo: r.count("action_no"), Text: r.required("text"), Due: readDue(r), Who: r.text("who"),
		StatusInDocument: r.text("status_in_document"), Verified: r.yes("verified"), SourceURL: r.required("source_url"),
		Note: r.text("note"),
	}
}

// Milestones gives the milestones of one item of the plan; of 0, those of the plan as a whole.
func (p *Plan) Milestones(actionNo int) []Milestone {
	return only(p.milestones().items, func(m Milestone) bool { return m.ActionNo == actionNo })
}

// Gap is a risk, gap, barrier, concern or need that the document names.
type Gap struct {
	ID       string // as "G04-02"; ours, and permanent
	ActionNo int    // 0 if it stands in no national action
	Page     string
	Place    string  // heading under which it stands
	Kind     GapKind // ours
	Text     string  // in our words
	Word     string  // the word of the document itself; blank if it uses none
}

// GapKind is what kind of thing stands between a plan and its promise.
type GapKind string

// The kinds of gap.
const (
	GapRisk    GapKind = "risk"
	GapGap     GapKind = "gap"
	GapBarrier GapKind = "barrier"
	GapConcern GapKind = "concern"
	GapNeed    GapKind = "need"
)

func readGap(r *row) Gap {
	return Gap{
		ID: r.required("id"), ActionNo: r.count("action_no"), Page: r.required("page"), Place: r.required("place"),
		Kind: choice(r, "kind", GapRisk, GapGap, GapBarrier, GapConcern, GapNeed), Text: r.required("text"),
		Word: r.text("word_in_document"),
	}
}

// Gaps gives the risks and gaps that the document names in one item of the plan; of 0,
// those that stand in none.
func (p *Plan) Gaps(actionNo int) []Gap {
	return only(p.gaps().items, func(g Gap) bool { return g.ActionNo == actionNo })
}
