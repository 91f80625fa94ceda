// Package importing brings tables from other people's files into a workbook.
//
// [ReadTable], [ReadTableFile] and [ReadTableSheet] read a spreadsheet or a CSV file
// into a [Table], whatever its encoding, separator or layout. [NewPlan] finds the
// headings, matches each column with a field, and works out what every row would do
// to the workbook: a [Plan] of records to add and to change, with a [Problem] for
// each value that cannot be read and a [Note] on everything that is skipped. Nothing
// is written until [Plan.Apply], which writes all of it as one batch.
//
// Every cell is accounted for: it is in a field, in a note or in a problem. The
// package never guesses in silence, and never changes a record that has changed
// since the plan was made ([ErrPlanOutOfDate]).
//
// Headings are found in headings.go and matched in names.go and columns.go; values
// are read in values.go and references.go; plan.go and plan_row.go make the plan and
// describe.go puts it into words.
package importing
