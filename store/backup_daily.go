package store

import (
	"context"
	"kept/store/calendar"
	"sync"
	"time"
)

// retryBackup is how long after a failed backup of the day the next is tried:
// a full disk must not be asked again with every key.
const retryBackup = 10 * time.Minute

// dailyBackup remembers whether the day's backup was made.
type dailyBackup struct {
	making  sync.Mutex // held while it is made: who comes in the meantime waits for it, and makes no other
	mu      sync.Mutex
	done    calendar.Date // the last day on which there was one
	tried   time.Time
	trouble error
}

func (d *dailyBackup) setTrouble(err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.trouble = err
}

// BackupTrouble is what went wrong with the last backup that was made by itself;
// nil when it succeeded.
func (w *Workbook) BackupTrouble() error {
	w.daily.mu.Lock()
	defer w.daily.mu.Unlock()
	return w.daily.trouble
}

// BackupToday makes the backup that stands before the first change of a day. It
// is for anyone who is about to change something: where there is one of today
// already, or nothing to keep yet, it costs next to nothing and gives false. What
// goes wrong is reported as [Workbook.BackupFirst] does, and tried again ten
// minutes later.
func (w *Workbook) BackupToday(ctx context.Context) (Backup, bool) {
	if w.opt.BackupDir == "" || w.opt.ReadOnly {
		return Backup{}, false
	}
	d := &w.daily
	d.making.Lock()
	defer d.making.Unlock()
	now := w.opt.Now()
	today := calendar.DateOf(now)
	d.mu.Lock()
	due := d.done != today && (d.trouble == nil || now.Sub(d.tried).Abs() >= retryBackup)
	d.tried = now
	d.mu.Unlock()
	if !due {
		return Backup{}, false
	}
	markDone := func() {
		d.mu.Lock()
		d.done = today
		d.mu.Unlock()
	}
	if list, err := w.Backups(); err == nil { // if not, one too many is made
		for _, b := range list {
			if b.Verified && calendar.DateOf(b.At.In(now.Location())) == today {
				markDone()
				return Backup{}, false
			}
		}
	}
	if version, err := w.Version(ctx); err == nil && version == 0 {
		return Backup{}, false
	}
	b, ok := w.BackupFirst(ctx, WhyDay)
	if ok {
		markDone()
	}
	return b, ok
}
