// Package backup makes the backups of a workbook, names and lists them, decides how many
// are kept, and encrypts them.
//
// Start with [Maker], which a workbook has from the moment it is opened: [Maker.Today]
// makes the backup before the first change of a day, [Maker.Make] one that is asked for. A
// [Backup] is a file in the folder of a workbook ([List]); [Keeping] says how
// many stay there. A folder can have its backups encrypted ([Encrypt],
// [EncryptWithPassphrase]); [Keys] open them, and [Sealed] is one that is open: SQLite reads
// it through its encryption, and only a backup that is put back or brought up to date is
// written out as it is.
//
// It knows a workbook only as the [Source] that the maker is made with: the source reads
// each copy through, because only store knows what is in a workbook. Restoring and comparing
// are changes of a workbook, so they are in store too.
//
// It must never change a workbook or a backup, never give a copy its name before it was
// read through, and never remove an old backup before the new one is in its place.
package backup
