// Package check looks at what a workbook says and tells, in plain words, what is
// missing, late, without evidence, contradictory or wrongly added up, and what had
// better not leave.
//
// [Workbook] is the way in: it reads the records of one workbook and returns a
// [Report], which holds a [Finding] for each thing that is wrong. Every check is a
// [Rule] in rules.go, with its code, level and words, and [Rules] lists them all; it
// is looked for in the file of the kind that it is about, such as action.go. What a
// filter can ask as well is asked of store/rule, so that both count the same.
//
// A check never changes anything and never stops anything from being kept. Its
// findings have four levels: errors stand in the way of a signature, warnings are
// for putting right before a submission, improvements would make a plan better,
// and notes are only to be known.
package check
