// Package file knows the file of a workbook as the disk and the system see it: what
// its first bytes say that it is ([Header]), why it cannot be opened ([Problem],
// [State]), what kind of folder it is in ([FolderKindOf]), who else has it open
// ([Notices]), and how a file is written so that it outlasts a loss of power
// ([Sync], [SyncFolder], [Rename], [WriteWhole], [CheckSpace]). A [PrivateFolder]
// holds copies that only their owner can look into, and a [Memory] what this computer
// remembers about workbooks outside of them.
//
// It must never open a database, and never change a workbook's own file: SQLite's
// locks belong to the process, and closing a file that SQLite has open releases
// them. Whatever needs an open workbook is in store.
package file
