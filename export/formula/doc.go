// Package formula keeps text in a CSV file from being run as a formula by the
// spreadsheet program that opens it. [Guard] puts one apostrophe before such text
// and [Unguard] takes exactly that one off again, so that what is read is what was
// written. Every CSV that Kept writes, and every table that it imports, uses them.
package formula
