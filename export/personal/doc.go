// Package personal finds what looks like personal data about a child, and numbers
// small enough to tell who is meant, in what is about to leave a workbook.
//
// [Find] reads every text that a bundle or a report of a quarter would hold, and
// nothing that stays in the workbook. It gives a [Match] for each place, with what
// could be done instead. Pages and commands show them before anything is written;
// whether it leaves all the same is for people to say. What counts as personal is
// said in store/care and store/check, not here.
package personal
