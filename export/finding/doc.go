// Package finding has the shape in which a check says what it found, in a bundle or
// in a workbook, so that commands list both the same way.
//
// A check puts what it finds into a [Collector], which counts everything and lists
// the first of many that are alike. [Collector.Result] gives the [Result], the
// heaviest [check.Level] first. [CheckWorkbook] checks a workbook and gives what it finds
// in this shape.
//
// The texts of a finding are safe to show in a terminal whatever the file held.
package finding
