// Package findings is the list of what the check found in a quarter's submission, with the page of each: what
// is wrong, where, why it matters, and how to fix it.
//
// [New] makes the [List], a browser whose rows are findings; a finding is mended at its field or accepted
// with a reason, one or many at once. What is judged and how is store/check's: nothing is judged here.
package findings
