package store

import (
	"kept/store/file"
	"time"
)

func (w *Workbook) notices() file.Notices { return file.NoticesOn(w.path, w.opt.StateDir) }

// LeaveNotice leaves a notice that the workbook is open, with what of Kept. The error
// need not be shown: where no notice can be left, others are told nothing.
func (w *Workbook) LeaveNotice(with string) (*file.Visit, error) {
	return w.notices().Leave(file.Visitor{Keeper: w.Keeper(), With: with, Since: w.opt.Now().UTC().Truncate(time.Second)})
}

// Visitors lists who else has the workbook open, the longest there first; mine is
// this program's own notice, or nil.
func (w *Workbook) Visitors(mine *file.Visit) ([]file.Visitor, error) {
	return w.notices().Visitors(mine)
}
