package national

// Due is when something is due: in the words of the document, and as the range
// of days that we read them to mean.
type Due struct {
	Words string // as said; blank if nothing was said
	From  string // first day, as 2021-09-01; blank if open or unknown
	To    string // last day; blank if open or unknown
}

// Dated is true if the words give a range, even one with an open end. Words
// such as "no timescale provided" are an answer and yet give none.
func (d Due) Dated() bool { return d.From != "" || d.To != "" }

func readDue(r *row) Due {
	d := Due{Words: r.text("due_words"), From: r.date("due_from"), To: r.date("due_to")}
	if d.From != "" && d.To != "" && d.From > d.To {
		r.fail("due_to", "%s is before %s", d.To, d.From)
	}
	if d.Dated() && d.Words == "" {
		r.fail("due_words", "a range stands beside no words")
	}
	return d
}

// Commitment is something that a body said it would do for a national action.
type Commitment struct {
	ID               string // as "C07-04"; ours, and permanent
	ActionNo         int
	Page             string
	Owner            string // as recorded; several are parted by "; "
	OwnerBasis       OwnerBasis
	OwnerHow         string // from where an inferred owner is taken; blank for others
	Text             string // in our words
	Due              Due
	StatusInDocument string // as planned, underway, done; as said in June 2021
	Section          string // block of the document: committed, next_steps, heard, timetable
}

// OwnerBasis says from where the owner of a commitment is known.
type OwnerBasis string

// The ways in which an owner is known.
const (
	OwnerStated   OwnerBasis = "stated"    // the sentence, or the list it stands in, names the owner
	OwnerInferred OwnerBasis = "inferred"  // taken from elsewhere, and so our reading
	OwnerNotNamed OwnerBasis = "not_named" // nobody is named
)

// OwnerText is the owner as screens and reports show it: marked where it is our reading.
func (c Commitment) OwnerText() string {
	if c.OwnerBasis == OwnerInferred {
		return c.Owner + " (inferred)"
	}
	return c.Owner
}

func readCommitment(r *row) Commitment {
	return Commitment{
		ID: r.required("id"), ActionNo: r.number("action_no"), Page: r.required("page"), Owner: r.required("owner"),
		OwnerBasis: choice(r, "owner_basis", OwnerStated, OwnerInferred, OwnerNotNamed), OwnerHow: r.text("owner_how"),
		Text: r.required("text"), Due: readDue(r), StatusInDocument: r.text("status_in_document"),
		Section: choice(r, "section", "committed", "next_steps", "heard", "timetable"),
	}
}

// Commitments gives the commitments made against one national action.
func (p *Plan) Commitments(actionNo int) []Commitment {
	return only(p.commitments().items, func(c Commitment) bool { return c.ActionNo == actionNo })
}
