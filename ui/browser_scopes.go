package ui

import (
	"kept/ui/command"
)

// The scopes of a list and of the page beside it.
const (
	inList     command.Scope = "In a list"
	inRecords  command.Scope = "In a list of records"
	inRows     command.Scope = "In a list that holds no records"
	inFind     command.Scope = "While finding"
	inChips    command.Scope = "On the filters"
	inColumns  command.Scope = "Choosing columns"
	inDoc      command.Scope = "On a page"
	inBack     command.Scope = "On a page behind a list"
	inDetail   command.Scope = "On a record's page"
	inLines    command.Scope = "On a page that is only read"
	inSections command.Scope = "On a page in sections"
)
