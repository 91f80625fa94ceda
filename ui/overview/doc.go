// Package overview is the first page: what needs somebody now, how the actions stand, how far the
// quarter's submission is, what changed since the keeper was last here, and the first steps of a new
// workbook.
//
// [New] makes the [Page]; [Print] prints the same as plain text for where there is no screen. What
// counts as overdue, quiet and so on is asked of store/rule, never decided here. What takes long in
// a large workbook is read behind the first screen.
package overview
