package command

import "slices"

// The scopes that are in reach on every page.
const (
	AnyTime     Scope = "At any time"   // in front of everything, typed text too
	Everywhere  Scope = "Everywhere"    // on pages and in forms
	OnEveryPage Scope = "On every page" // where no dialog is open
	GoToPage    Scope = "Go to a page"  // where no dialog is open
)

// OnPages are the scopes in reach on a page, the nearest first: the page's own, and behind
// them those of every page.
func OnPages(own ...Scope) []Scope {
	return append(slices.Clone(own), GoToPage, OnEveryPage, Everywhere, AnyTime)
}

// WithScopes adds scopes of a page to those that another page has already. Where the
// scopes of every page are out of reach, because text is being typed, it adds nothing.
func WithScopes(scopes []Scope, more ...Scope) []Scope {
	at := slices.Index(scopes, GoToPage)
	if at < 0 {
		return scopes
	}
	return slices.Insert(slices.Clone(scopes), at, more...)
}

// InWork is where long work is being done, and no dialog is open: Esc stops it
// there before it does anything else.
const InWork Scope = "While long work is being done"

// NeedsSelected is the condition that there is something at the cursor.
func NeedsSelected(s State) (bool, string) {
	switch {
	case !s.Selected && s.Group:
		return false, "This is a heading. Down goes to its rows."
	case !s.Selected:
		return false, "There is nothing at the cursor."
	}
	return true, ""
}

// NeedsWriting is the condition that the workbook can be changed.
func NeedsWriting(s State) (bool, string) {
	if s.ReadOnly {
		return false, "This workbook is open for reading only."
	}
	return true, ""
}

// NeedsWorkbook is the condition that the workbook itself is shown, and not a backup
// or a copy of it.
func NeedsWorkbook(s State) (bool, string) {
	if s.BackupShown {
		return false, "Go back to the workbook first."
	}
	return true, ""
}

// All is the condition that all of these hold; the first that does not gives the reason.
func All(conditions ...func(State) (bool, string)) func(State) (bool, string) {
	return func(s State) (bool, string) {
		for _, c := range conditions {
			if ok, why := c(s); !ok {
				return false, why
			}
		}
		return true, ""
	}
}
