package shelf

import "time"

const doneFile = "told.json"

// DoneAt is when something was last shown about the workbook, or done for it, that
// need not be repeated; the zero time when never.
func (s *Shelf) DoneAt(what string) time.Time {
	if s == nil {
		return time.Time{}
	}
	seen := map[string]time.Time{}
	if s.read(doneFile, &seen) != nil {
		return time.Time{}
	}
	return seen[what]
}

// NoteDone records that something was shown, or done.
func (s *Shelf) NoteDone(what string, at time.Time) error {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	seen := map[string]time.Time{}
	_ = s.read(doneFile, &seen) // one that cannot be read starts again
	if seen == nil {
		seen = map[string]time.Time{}
	}
	seen[what] = at.UTC()
	return s.write(doneFile, seen)
}
