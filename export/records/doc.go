// Package records writes records of a workbook for other programs: as JSON and as
// CSV, the forms that kept show and kept list print. `kept help json` describes
// the JSON to those who read it.
//
// [Record] turns one record into an [Object], which keeps the order of its
// members; [JSONList] and [CSVList] write many, one after another, so that a list
// of any length needs little memory. Private fields are left out unless the caller
// asks for them. The names in the output are a promise: a later version may add
// some, and changes the meaning of none. The package reads no workbook and knows
// no bundle.
package records
