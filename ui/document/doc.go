// Package document lays out text to be read with a cursor in it: the page of a
// record, the overview, what a comparison found.
//
// A [Document] is what there is to read, as [Part] paragraphs: headings, labels with
// their text, and lines that can be acted on. Those carry a [Stop], which says what
// Enter opens there. A [View] shows a document in some cells and lines, keeps the
// cursor on the same thing when the document is read again, and adds itself to the
// areas of the mouse. A document can have sections that are shown one at a time.
//
// The package knows no page and no workbook but for the records that stops name; it
// reads nothing and changes nothing. Pages make documents and do what stops say.
package document
