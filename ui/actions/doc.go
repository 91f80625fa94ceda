// Package actions is the page of the partnership's actions: a browser with commands of its own for
// adding an update and for setting BRAG and status by one letter, on the row, on all that are ticked
// or on the page beside the list.
//
// [New] makes the [Page]. [Commands] are its own commands and [Situations] the scopes that are in reach on it;
// Commands and situations in ui/commands.go register both. All that is done with any list, such as finding, filtering and grouping, is
// the browser's and never repeated here.
package actions
