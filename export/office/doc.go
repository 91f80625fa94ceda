// Package office writes and checks files for word processors and spreadsheet
// programs (Office Open XML, ECMA-376), which are zips of XML parts.
//
// [WriteWord] makes a docx from paragraphs and tables. [Spreadsheet] makes an xlsx
// from tables, one sheet each. Both put their parts into a [Packer], whose bytes
// follow from the parts alone: the same content gives the same file on every
// computer and on every day. [FileFault] looks into a file that somebody sent for what
// could harm the person who opens it.
//
// The package knows no report and no bundle: what stands in a document is for its
// callers to say. No cell that it writes is ever a formula.
package office
