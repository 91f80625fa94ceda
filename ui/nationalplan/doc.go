// Package nationalplan is the page of the national plan: its actions by priority area, foundation or
// fundamental, with how many of the partnership's actions serve each and where there are gaps.
//
// [New] makes the [Page], a browser whose rows are national actions read from the reference data
// built into the program; the workbook is only counted. It changes nothing of the plan, which is
// the same for every partnership.
package nationalplan
