// Package describe writes the page of a record: its fields, what belongs to it, what it
// has to do with and what was changed in it, as a [document.Document] with places to stop
// at. Start with [Record]; pages that show part of a record use [Fields], [Entries] and
// [Actions]. It reads the workbook, off the loop that draws, and never changes it.
package describe
