package check

import (
	"fmt"
	"strings"

	"kept/store"
	"kept/store/submission"
	"kept/store/words"
)

// AcceptedText is what is kept, and published with the submission, of a finding
// that is accepted. What stands in a private field, or may be personal data, is
// not repeated in it.
func AcceptedText(f Finding) string {
	return acceptedText(f, f.FieldTitle() != "") // else its value is no words of a field, but what the check went by
}

// acceptedTextBefore is what was kept of a finding before values that are no words of a
// field were left out. Workbooks hold what was accepted then.
func acceptedTextBefore(f Finding) string { return acceptedText(f, true) }

func acceptedText(f Finding, quotesValue bool) string {
	text := f.Name
	if title := f.FieldTitle(); title != "" {
		text += ", " + title
	}
	k := store.KindNamed(f.Kind)
	switch {
	case hidden(k, f.Field), strings.HasPrefix(f.Code, "text.") && f.Code != "text.arithmetic":
		for _, r := range Rules() {
			if r.Code == f.Code {
				return kindPlace(k, f) + ": " + words.LowerFirst(r.Title)
			}
		}
		return kindPlace(k, f) + ": " + f.Code
	case f.Value != "" && quotesValue:
		text += fmt.Sprintf(": %q", f.Value)
	}
	return text + ": " + f.Wrong
}

// Acceptance is what a submission keeps of a finding that it accepts with a reason.
func Acceptance(f Finding, reason string) submission.Acceptance {
	return submission.Acceptance{Code: f.Code, Place: string(f.Record), Finding: AcceptedText(f), Words: f.Value, Reason: reason}
}

// hidden tells a field that does not leave the workbook.
func hidden(k *store.Kind, field string) bool {
	if k == nil {
		return false
	}
	f := k.Field(field)
	return k.Bundle == "" || f != nil && f.Private
}

// kindPlace names the place without what it says.
func kindPlace(k *store.Kind, f Finding) string {
	if k == nil {
		return "The workbook"
	}
	return words.JoinFilled(", ", k.Title, f.FieldTitle())
}

// Accepted gives what a submission accepted of a finding: the same check at the
// same place, about the same words. When those change it comes up again. Nil if it is
// not accepted; submission may be nil.
func Accepted(submission *store.Record, f Finding) *store.Record {
	if submission == nil {
		return nil
	}
	for _, a := range submission.Children(store.AcceptedFinding) {
		if a.Get("code") != f.Code || a.Get("place") != string(f.Record) {
			continue
		}
		text, words := a.Get("finding"), a.Get("words")
		if (text == AcceptedText(f) || text == acceptedTextBefore(f)) && (words == "" || words == f.Value) {
			return a
		}
	}
	return nil
}
