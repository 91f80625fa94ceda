// Package bundle writes, checks and reads the submission bundle: the zip file in
// which a partnership's account of one quarter leaves the workbook. FORMAT.md
// describes it; no national body publishes a format, so this one is ours.
//
// [Write] makes a bundle from a workbook: it reads a [snapshot.Snapshot] and writes
// from it the tables as CSV and as one spreadsheet, the authoritative JSON, the
// report as HTML and docx, the schemas and descriptors, and the checksums that make
// it a bag (BagIt, RFC 8493). The same workbook gives the same bytes. [Check] reads a
// bundle that anyone may have made and reports everything that is wrong with it, by
// the numbered rules of FORMAT.md. [Read] gives the snapshot of a sound one, and
// [Restore] writes that into a workbook.
//
// The tables and their columns are described once, in tables.go, from the kinds of
// store; CSV, spreadsheet, JSON Schema, CSVW and data package all follow from there.
//
// Nothing of a bundle is unpacked to the disk, and no size or name in a zip is
// believed. A bundle never holds a private field. A change of what is written here is
// a change of the format, with a version and a sentence in FORMAT.md.
package bundle
