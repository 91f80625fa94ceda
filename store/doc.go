// Package store keeps a partnership's workbook: one SQLite file that holds its
// actions, stakeholders, priorities and responses, and the whole history of
// every change ever made to them.
//
// A kind of record and each of its fields is described once ([Kinds]); forms,
// tables, imports, checks and the bundle derive from that description. There is
// one way in for writing ([Workbook.Write]): it changes the tables and appends
// to the history in one transaction. The tables are what the history amounts to
// when it is replayed.
//
// Start with [Workbook] and [Options] (workbook.go), [Tx] (write.go, write_record.go,
// write_item.go), [Query] and [Record] for reading, and [Change] for the history.
// RELIABILITY.md says how a workbook is kept safe, and how that was tried.
//
// What needs no open workbook is in packages of its own: store/file (the file on the
// disk), store/sqlite (how SQLite is opened and read), store/backup (making and keeping
// backups), store/encryption (who opens them), store/salvage (reading a damaged file),
// store/calendar (dates and quarters), store/words (numbers and sentences), store/input
// (what people type), store/national (the national plan). What is built on a workbook is
// in store/rule, store/coverage, store/submission, store/check and store/care. Restoring a backup, comparing with
// one and making a new workbook of what was salvaged stay here: they read and write what
// no other package may see, the rows of the history, its hashes and the transaction
// itself. A workbook makes the maker of its backups when it is opened, so no [Workbook.Write]
// can go past it.
//
// It must never write to a workbook other than through [Workbook.Write], touch a
// file that it refuses to open, or know of a screen or of a format of export.
package store
