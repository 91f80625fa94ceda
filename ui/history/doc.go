// Package history is the page of the history: every change that was ever made, by whom and
// when, what it changed, and records as they stood after it.
//
// [New] makes the [Page], a browser whose rows are changes; its rows are read a screen at a time
// from either end, so that a long history costs what is shown of it. From here everything after
// a change can be undone. It never changes what is recorded: undoing is a change like others.
package history
