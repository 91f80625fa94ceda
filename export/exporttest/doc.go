// Package exporttest has what the tests of the packages below export share: a small
// invented partnership with every kind of record ([Orchard]), text that is hard to
// write in it, and [Secret] in every field that must never leave the workbook.
//
// Only tests import it.
package exporttest
