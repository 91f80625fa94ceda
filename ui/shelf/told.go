package shelf

import "time"

const told = "told.json"

// Told says when something was told about the workbook, or done for it, that need
// not be again; the zero time when never.
func (s *Shelf) Told(what string) time.Time {
	if s == nil {
		return time.Time{}
	}
	seen := map[string]time.Time{}
	if s.read(told, &seen) != nil {
		return time.Time{}
	}
	return seen[what]
}

// NoteTold writes down that something was told, or done.
func (s *Shelf) NoteTold(what string, at time.Time) error {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	seen := map[string]time.Time{}
	_ = s.read(told, &seen) // one that cannot be read begins anew
	if seen == nil {
		seen = map[string]time.Time{}
	}
	seen[what] = at.UTC()
	return s.write(told, seen)
}
