// Package care reads what a keeper writes and gives advice. It looks for two
// things: words that people with care experience have asked to be left behind
// (Language), and what looks like personal data about a child or a number small
// enough to point to one (Personal).
//
// It only ever advises. Nothing here changes a text or stops it from being kept;
// each piece of advice says where it is in the text, why it is given and what could be
// written instead. Advice on language also names whose advice it is and its source.
//
// It knows no workbook, screen or file, so that all of them can use it. A note of
// a thousand words is read in well under a millisecond, so a form may ask again
// whenever the typing stops.
//
// What is found is measured on held cases: MEASURED.md has the counts, and lists
// what is missed and what is pointed out wrongly.
package care
