// Package cli reads a command line with cobra, and explains it, in the words of
// Kept. It knows commands and flags, and no workbook.
//
// Cobra and pflag find the command and parse its flags. What they lack is here:
// CommandFirst lets flags and a quarter stand before the name of a command;
// AddText and its neighbours add flags whose values are read as they were written;
// FlagError, Unknown and AtMost say what is wrong with a line as a [UsageError],
// with what would be right; Help and ManPage write help of at most 80 columns, and
// manual pages, from the tree of commands; WriteBashCompletion writes a script
// that needs nothing but bash. Nothing here keeps state between two runs, and
// nothing here may read a workbook or decide what a command does.
package cli
