// Package snapshot is what one submission says: everything in a workbook that may
// leave it, for one quarter, at one moment.
//
// [Read] makes a [Snapshot] from a workbook: of what was signed as it stood when it
// was signed, of anything else as it stands now. Private fields, deleted records and
// references to what is not there stay out. A bundle that is read makes one too, with
// [New] and [Snapshot.Add]. Every file that leaves (the tables, the JSON, the reports)
// is made from a snapshot and from nothing else.
//
// A snapshot holds a [Submission], which says whose it is, for which quarter and in
// which state, and an [Entry] for each record. Every entry carries a change mark:
// what became of it since the submission before (marks.go). [Compare] tells two
// snapshots apart record by record, field by field and word by word.
//
// The package writes no file and knows no format.
package snapshot
