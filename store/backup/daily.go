package backup

import (
	"context"
	"kept/store/calendar"
	"sync"
	"time"
)

// retryBackup is how long after a failed backup of the day the next is tried:
// a full disk must not be asked again with every key.
const retryBackup = 10 * time.Minute

// daily remembers whether the day's backup was made.
type daily struct {
	making  sync.Mutex // held while it is made: who comes in the meantime waits for it, and makes no other
	mu      sync.Mutex
	done    calendar.Date // the last day on which there was one
	tried   time.Time
	trouble error
}

func (d *daily) setTrouble(err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.trouble = err
}

// Trouble is what went wrong with the last backup that nobody asked for; nil when it
// succeeded.
func (m *Maker) Trouble() error {
	m.daily.mu.Lock()
	defer m.daily.mu.Unlock()
	return m.daily.trouble
}

// Today makes the backup that stands before the first change of a day. It is for
// anyone who is about to change something: where there is one of today already, or
// nothing to keep yet, it costs next to nothing and gives false. What goes wrong is
// reported as [Maker.MakeFirst] does, and tried again ten minutes later.
func (m *Maker) Today(ctx context.Context) (Backup, bool) {
	if m.opt.Dir == "" {
		return Backup{}, false
	}
	d := &m.daily
	d.making.Lock()
	defer d.making.Unlock()
	now := m.source.Now()
	today := calendar.DateOf(now)
	d.mu.Lock()
	due := d.done != today && (d.trouble == nil || now.Sub(d.tried).Abs() >= retryBackup)
	if due {
		d.tried = now
	}
	d.mu.Unlock()
	if !due {
		return Backup{}, false
	}
	markDone := func() {
		d.mu.Lock()
		d.done, d.trouble = today, nil
		d.mu.Unlock()
	}
	if list, err := m.List(); err == nil { // if not, one too many is made
		for _, b := range list {
			if b.Verified && calendar.DateOf(b.At.In(now.Location())) == today {
				markDone()
				return Backup{}, false
			}
		}
	}
	if version, err := m.source.Version(ctx); err == nil && version == 0 {
		return Backup{}, false
	}
	b, ok := m.MakeFirst(ctx, WhyDay)
	if ok {
		markDone()
	}
	return b, ok
}
