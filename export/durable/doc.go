// Package durable puts files on the disk so that a reader finds the old file or the
// new one and never half of either, whatever happens to the computer: written next
// to the place, synced, renamed, and the name synced too.
//
// [Replace] does all of it for a file that is in memory. [Rename], [SyncFolder] and
// [Remove] are its steps, for what is written piece by piece.
package durable
