// Package reports writes what leaves the workbook as a file for people: the bundle of a
// quarter, and reports of it.
//
// [Open] asks which report of which quarter is to be written, and as what; [ExportBundle]
// writes the bundle, and its dialog signs and encrypts it. Both first show what may
// identify a child or another person, so that it can be looked at before it is sent.
// The package knows no page, and makes no file itself: packages below export do.
package reports
