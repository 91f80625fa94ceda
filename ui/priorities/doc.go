// Package priorities is the page of the local priorities in their order of rank, each with how its
// actions stand and what is not covered.
//
// [New] makes the [Page], a browser of priorities with columns of its own. Moving a priority gives
// the others their ranks in the same change, and several moves of one soon after one another are one
// change, so that one undo takes them back. What is covered is told by store/coverage, never here.
package priorities
