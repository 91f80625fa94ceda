// Package browser is a list of records beside the page of the one at the cursor, with all
// that is done there: going, finding, filtering, ordering, grouping, choosing columns,
// ticking, changing and deleting many at once, opening, adding and copying.
//
// A page of the program embeds a [Browser], made by [New] for the records of a kind or by
// [NewPlain] for rows of its own, and says by Source what the list shows and by Describe
// what the page beside it says. Commands are lists of literals: [ListCommands],
// [PageCommands], [RowCommands], [ChangeCommands] and [ShowCommands].
//
// A browser knows its host only, never the program or another page. Lists and pages are read,
// and changes written, off the loop that draws.
package browser
