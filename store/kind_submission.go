package store

// Submission is the name of the kind that holds how far a quarter's account is.
const Submission = "submission"

// AcceptedFinding is the name of the kind that holds what a submission stands by.
const AcceptedFinding = "accepted_finding"

// Stage is how far the submission of a quarter has come.
type Stage string

// The stages, in their order. A quarter that nobody began is open and has no
// submission yet.
const (
	StageOpen    Stage = "open"
	StageFilling Stage = "filling"
	StageChecked Stage = "checked"
	StageSigned  Stage = "signed"
	StageLocked  Stage = "locked"
)

// Title is the stage as a keeper reads it.
func (s Stage) Title() string {
	switch s {
	case StageFilling:
		return "Being filled"
	case StageChecked:
		return "Checked"
	case StageSigned:
		return "Signed"
	case StageLocked:
		return "Locked"
	}
	return "Open"
}

// submissionKind is one revision of a quarter's account. Its fields are written
// by the quarter's own steps, which package submission has, never by a form.
var submissionKind = Kind{
	Name: Submission, Title: "Submission", Plural: "Submissions", NameField: "quarter",
	Help: "One quarter's account: filled, checked, signed, locked; corrected only by an amendment.",
	Fields: []Field{
		{Name: "quarter", Title: "Quarter", Type: Term, Required: true, Sort: true, Help: "The quarter it accounts for."},
		{Name: "revision", Title: "Revision", Type: Number, Min: 1, Max: 999, Required: true,
			Help: "1 for the first; one more for every amendment."},
		{Name: "stage", Title: "Stage", Type: Choice, Required: true, Help: "How far it has come.", Options: options(
			Option{Code: string(StageFilling), Title: StageFilling.Title()}, Option{Code: string(StageChecked),
				Title: StageChecked.Title()},
			Option{Code: string(StageSigned), Title: StageSigned.Title()}, Option{Code: string(StageLocked), Title: StageLocked.Title()},
		)},
		{Name: "reason", Title: "Reason of the amendment", Type: Prose, Help: "What the amendment corrects, and why."},
		{Name: "signed_by", Title: "Signed by", Type: Text, Max: 120, Private: true,
			Help: "The name of who signed. It stays in the workbook; the role is published."},
		{Name: "signed_role", Title: "Role of who signed", Type: Text, Max: 200, Help: "The post of who signed."},
		{Name: "signed_for", Title: "On behalf of", Type: Text, Max: 200, Help: "Whom the signature speaks for."},
		{Name: "signed_at", Title: "Signed at", Type: Text, Max: 40,
			Help: "The moment of signing (RFC 3339, UTC): what the bundle says is how things stood then."},
		{Name: "checked_in", Title: "Checked in", Type: Text, Max: 40, Private: true, Hidden: true,
			Help: "The change in which it was marked as checked: whatever changes after that wants checking again."},
	},
}

// acceptedKind is a finding that the partnership looked at and stands by.
var acceptedKind = Kind{
	Name: AcceptedFinding, Title: "Accepted finding", Plural: "Accepted findings", NameField: "finding", Parents: []string{Submission},
	Bundle: "accepted_findings",
	Help:   "Something that a check found, and why the partnership stands by it.",
	Fields: []Field{
		{Name: "code", Title: "Check", Type: Text, Max: 80, Required: true, Help: "The code of the check that found it."},
		{Name: "place", Title: "Place", Type: Text, Max: 80, Hidden: true, Help: "The id of the record in which it was found."},
		{Name: "finding", Title: "Finding", Type: Prose, Required: true, Help: "What the check said."},
		{Name: "words", Title: "Words", Type: Text, Private: true,
			Help: "What stood there when it was accepted. It stays in the workbook; when the words change, the finding comes up again."},
		{Name: "reason", Title: "Reason", Type: Prose, Required: true, Help: "Why it is accepted."},
		{Name: "accepted_in", Title: "Accepted in revision", Type: Number, Min: 1, Max: 999,
			Help: "The revision in which it was accepted first, where an amendment took it over; blank if it was accepted in this one."},
	},
}
