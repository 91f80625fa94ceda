package report

import (
	"slices"
	"strconv"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
	"kept/store/words"
)

// pairView is something said under a name.
type pairView struct{ Name, Text string }

type acceptedView struct{ Finding, Reason, Change string }

// differencesView is what differs from the last submission that was signed.
type differencesView struct {
	With           string // that submission, as a reader calls it
	Alike          int
	Added, Removed []string
	Changed        []changedView
}

type changedView struct {
	Name   string
	Fields []snapshot.FieldChange
}

// sign fills in how far the submission is: signature, amendment, findings
// accepted, and what differs from the submission before.
func (v *view) sign(b *snapshot.Snapshot) {
	s := b.Submission
	if s.Signed() {
		v.Signature = words.OneLine(s.SignedRole) + s.OnBehalf() + ", " + calendar.DateOf(s.SignedAt.UTC()).Long()
	}
	v.Amends, v.Reason, v.Since = s.Amends, words.OneLine(s.Reason), sinceText(s)
	for _, e := range b.Entries(store.AcceptedFinding) {
		v.Accepted = append(v.Accepted, acceptedView{Finding: words.OneLine(e.Get("finding")), Reason: words.OneLine(e.Get("reason")),
			Change: e.Change})
	}
	slices.SortStableFunc(v.Accepted, func(x, y acceptedView) int { return snapshot.CompareNaturally(x.Finding, y.Finding) })
	if c := b.Since(); c != nil {
		v.Differences = &differencesView{With: c.Before.Quarter.String() + ", revision " + revisionText(c.Before), Alike: c.Alike}
		for _, r := range c.Records {
			switch r.What {
			case snapshot.RecordAdded:
				v.Differences.Added = append(v.Differences.Added, r.Name)
			case snapshot.RecordRemoved:
				v.Differences.Removed = append(v.Differences.Removed, r.Name)
			default:
				v.Differences.Changed = append(v.Differences.Changed, changedView{r.Name, r.Fields})
			}
		}
	}
}

func revisionText(s snapshot.Submission) string {
	text := strconv.Itoa(s.Revision)
	if s.Signed() {
		text += ", signed on " + calendar.DateOf(s.SignedAt.UTC()).Long()
	}
	return text
}

// sinceText says with what the change marks compare.
func sinceText(s snapshot.Submission) string {
	if s.Since == "" {
		return "the quarter before"
	}
	return "submission " + s.Since
}

// fundamentals are the lines that a response gives to the five fundamentals.
func fundamentals(e *snapshot.Entry) []pairView {
	f := e.Kind.Field("fundamentals")
	var list []pairView
	for _, o := range f.Options() {
		for _, i := range e.Items(f.Name) {
			if i.Value == o.Code {
				list = append(list, pairView{o.Title, words.OneLine(i.Note)})
			}
		}
	}
	return list
}

// ratings are those that the partnership gave beside its assessment.
func ratings(e *snapshot.Entry) []pairView {
	var list []pairView
	for _, name := range [...]string{"pace", "quality", "resourcing", "risk", "collaboration", "connection"} {
		if text := e.Display(name); text != "" {
			list = append(list, pairView{e.Kind.Field(name).Title, text})
		}
	}
	return list
}
