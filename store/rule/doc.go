// Package rule says once what the words of the field mean: which action is open,
// complete, overdue, due soon, without a recent update, at risk, or without a lead,
// a date, a measure or evidence. The overview, the lists, the commands, the checks
// and the reports all read these rules, so that a number on one page is the number
// on every other.
//
// A plain question about one record is a predicate: [IsOpen], [IsComplete],
// [IsDone]. A question that is also asked of the whole workbook is a [Rule]: a
// predicate over a record read whole, and filters that find the same records by
// the indexes of the workbook. The tests of this package run both over a workbook
// of many varied records and expect the same set.
//
// Rules depend on the day they are asked for and on what the partnership sets;
// both are arguments. [Questions] are those that people ask most, in words. The package
// draws nothing, writes nothing, and never reads the clock.
package rule
