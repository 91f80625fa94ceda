// Package calendar holds the dates of the field: days, quarters of a financial
// year from April, and dates said in words ("winter 2026", "by end of 2026-27",
// "ongoing"), which are kept as said beside the range they mean.
//
// [Date] is a day without a time or a zone. [Quarter] is one quarter of a
// financial year, such as 2026-27 Q2, July to September 2026. [When] is what
// [ParseWhen] understood of a keeper's words; [When.Encode] and [DecodeWhen]
// are how a workbook stores it.
//
// The package uses nothing of Kept, reads no clock and no time zone: a caller
// passes today in. Words that it cannot read are reported as not understood,
// and never guessed at.
package calendar
