// Package check looks at what a workbook says and tells, in plain words, what is
// missing, late, without evidence, contradictory or wrongly added up, and what had
// better not leave: see [Rules] for every check there is.
//
// A check never changes anything and never stops anything from being kept. Its
// findings have four levels: errors stand in the way of a signature, warnings are
// for putting right before a submission, improvements would make a plan better,
// and notes are only to be known.
package check
