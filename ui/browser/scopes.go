package browser

import (
	"kept/ui/command"
)

// The scopes of a list and of the page beside it.
const (
	InList     command.Scope = "In a list"
	InRecords  command.Scope = "In a list of records"
	InRows     command.Scope = "In a list that holds no records"
	InFind     command.Scope = "While finding"
	inChips    command.Scope = "On the filters"
	InColumns  command.Scope = "Choosing columns"
	InPage     command.Scope = "On a page"
	InBack     command.Scope = "On a page behind a list"
	InDetail   command.Scope = "On a record's page"
	InLines    command.Scope = "On a page that is only read"
	InSections command.Scope = "On a page in sections"
)

// Situations are the sets of scopes that can be in reach together in a list of records and
// on the page of one.
func Situations() map[string][]command.Scope {
	return map[string][]command.Scope{
		"a list of records":    command.OnPages(InList, InRecords),
		"the page of a record": command.OnPages(InPage, InBack, InDetail, InSections),
		"finding":              {InFind, command.Everywhere, command.AnyTime},
		"choosing columns":     {InColumns, command.AnyTime},
		"on the filters":       {inChips, command.Everywhere, command.AnyTime},
	}
}
