// Package report writes what a submission says for people to read: the whole
// report of the bundle, and the shorter ones for a board, for a year of a
// children's services plan, for corporate parents and for young people.
//
// [Write] is the way in: it reads the submission with [snapshot.Read], makes the
// report of the [Kind] that is asked for, and writes it as HTML, docx or Markdown
// into a folder, never over a file that is there. [ForBundle] gives the two forms
// of the whole report that a bundle holds.
//
// What a report says is built once from the snapshot as a document (document.go),
// apart from how it looks: headings, paragraphs, lists, tables, charts, what changed.
// html.go with page.html, docx.go and markdown.go render every document. A new
// report is a new document; something new that a report can hold is a new kind of
// block, which all three must render.
//
// A report says only what the snapshot says, never more than may leave the
// workbook. It runs no script and loads nothing: [ContentPolicy] says so to browsers.
// The same snapshot gives the same bytes.
package report
