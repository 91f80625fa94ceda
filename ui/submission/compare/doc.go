// Package compare shows what two submissions differ in: two quarters, or a submission and its amendment, record
// by record and word by word.
//
// [Choose] asks for the two and shows a [Comparison], a browser whose rows are records that differ. It
// compares what export/snapshot read of each, and changes nothing.
package compare
