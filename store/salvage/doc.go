// Package salvage reads what can still be read of the damaged file of a workbook.
//
// Start with [Read]: it asks SQLite for every row and goes round the pages that cannot be
// read, repairs the beginning of a copy where that is what keeps the rest from being read,
// and then reads page after page for itself, without SQLite, because a page that leads to
// others may be gone while they are all there. The answer is [Remains]: rows of the history
// and of the tables of records, known by the numbers that they have in the file, and how far
// the history is proved by its hashes ([Remains.Provable]).
//
// It knows the tables of the history, and of the tables of records only what a [Shape] says.
// What the rows mean, and how a new workbook is made of them, is in store.
//
// It must never touch the damaged file: it is given copies, and changes only these.
package salvage
