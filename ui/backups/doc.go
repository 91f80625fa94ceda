// Package backups shows the backups of the workbook, and what can be done with them.
//
// [Backups] opens the list of them, asks for what opens encrypted ones, and compares
// the workbook with a backup or with a copy that lies beside it: single values of
// either can be brought over as one change. A [Source] is a backup or a copy; the
// program shows it in the place of the workbook.
//
// Backups are made, kept and opened in store/backup; store restores one and compares two
// workbooks. [Commands] are those of the two dialogs. Nothing here writes to
// a backup or a copy, and nothing is restored without a question before it.
package backups
