package store

import "time"

// Clock is a hybrid logical clock: milliseconds since 1970 times 65,536 plus a
// counter. It follows the computer's clock but never goes back, whatever that does.
type Clock int64

// clockAt is the first instant of the logical clock at a time.
func clockAt(t time.Time) Clock { return Clock(t.UnixMilli() << 16) }

// Time is the wall-clock time that the clock carries, in UTC.
func (c Clock) Time() time.Time { return time.UnixMilli(int64(c) >> 16).UTC() }

// after is the next instant: now, or just after c if the computer's clock lags.
func (c Clock) after(now time.Time) Clock { return max(c+1, clockAt(now)) }
