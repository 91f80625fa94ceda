// Package imports brings a spreadsheet into the workbook.
//
// [Open] asks for a file; the plan of the import then shows how each column is read
// and what would become of every row. A keeper corrects how columns are read, and
// applies the plan as one change, or leaves it. Reading tables and making the plan is
// the work of export/importing; here they are shown.
//
// Nothing may be written before the keeper has seen the plan and said so, and what
// is not imported is listed.
package imports
