// Package sqlite is SQLite as a workbook needs it: how a database file is opened so
// that a change that was acknowledged outlives a loss of power ([Settings.Open]), what
// its errors mean ([Problem], [IsFull], [IsBusy]), how rows are read ([Querier],
// [Each]), and how one state of a file is copied while others write to it
// ([Snapshot], [WritePages], [CopyThrough]).
//
// It knows no tables: what is in a workbook, and when it may be written to, is in store.
// It must never make a database file, and never open a workbook for writing other than
// with the settings of [Settings.Open]. Only copies that are repaired (store/salvage) and
// backups that are read through their encryption (store/backup) go to the driver by
// themselves.
package sqlite
