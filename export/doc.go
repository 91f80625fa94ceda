// Package export is everything that leaves a workbook or enters it as a file: the
// submission bundle with its tables, JSON and report, the shorter reports, the
// import of tables, and the checks of what others send.
package export
