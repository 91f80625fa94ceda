package store

import "time"

func (w *Workbook) notices() Notices { return NoticesOn(w.path, w.opt.StateDir) }

// Arrive leaves a notice that the workbook is open, with what of Kept. The error
// need not be shown: where no notice can be left, others are told nothing.
func (w *Workbook) Arrive(with string) (*Visit, error) {
	return w.notices().Leave(Visitor{Keeper: w.Keeper(), With: with, Since: w.opt.Now().UTC().Truncate(time.Second)})
}

// Visitors lists who else has the workbook open, the longest there first; mine is
// this program's own notice, or nil.
func (w *Workbook) Visitors(mine *Visit) ([]Visitor, error) { return w.notices().Visitors(mine) }
