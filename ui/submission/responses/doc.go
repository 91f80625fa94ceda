// Package responses is the list of a quarter's responses to the national actions, with the page of each:
// what was written, what the quarter's work says, and what was said before, from which words can be taken.
//
// [New] makes the [List], a browser whose rows are national actions; [Edit] opens the form of a response,
// or of part of one. The first change begins the submission. Gathering, carrying forward and what counts
// as complete are store/submission's.
package responses
