package store

import (
	"context"
	"errors"
	"fmt"
	"kept/store/file"
	"kept/store/words"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// SalvageReport is the account of what was recovered from a damaged file, and of
// what was not.
type SalvageReport struct {
	From, To    string
	Whole       bool         // the history was all there and proved: nothing at all was lost
	Batches     int64        // so many changes of the history were kept as they were
	Recovered   Batch        // the one change that puts what else was found on top of them; No 0 if there was nothing
	Changes     int          // values of the history that could be read
	LostChanges int64        // values of the history that could not
	Unproved    int          // of those read, how many do not follow on the one before
	Records     int          // records that are in the new workbook, with those that were removed
	Lost        []string     // what could not be read, in plain words
	Doubtful    []Difference // what stood otherwise in its table (here, which was taken) than in the history (there)
}

// placeholder is what a record is called that stands for one that is lost.
const placeholder = "(could not be recovered)"

// recoverer is who the change that recovers is by.
const recoverer = "Kept (recovery)"

// Salvage recovers what can be read of a damaged workbook into a new one, and
// gives an account. The damaged file is copied and not touched. As far as the
// history can be proved by its hashes it is kept as it is, and the tables are
// worked out from it; what later changes and the tables still say is put on top as
// one change. ErrExists if there is a file of the new name; a [*file.Problem] if the
// file is no damaged workbook, or nothing in it could be read. opt says the clock.
func Salvage(ctx context.Context, from, to string, opt Options) (report SalvageReport, err error) {
	report = SalvageReport{From: from, To: to}
	if _, err := os.Lstat(to); err == nil {
		return report, fmt.Errorf("making the workbook %s: %w", to, ErrExists)
	}
	h, err := CheckFile(ctx, from, false)
	if err != nil {
		return report, err
	}
	switch h.State {
	case file.Missing, file.Empty, file.Foreign, file.Newer, file.Denied, file.Locked, file.Encrypted:
		return report, h.Problem()
	}
	private, err := file.NewPrivateFolder("salvage")
	if err != nil {
		return report, fmt.Errorf("making a folder for a copy of the damaged workbook: %w", err)
	}
	defer func() { err = errors.Join(err, private.Remove()) }()
	copied, err := private.CopyOf(from)
	if err != nil {
		return report, err
	}
	r, err := readRemains(ctx, copied, private.Path)
	if err != nil {
		return report, err
	}
	if len(r.Changes) == 0 && len(r.rows) == 0 {
		return report, &file.Problem{Path: from, State: h.State, Err: errors.New("nothing in it could be read")}
	}
	w, err := Create(ctx, to, Options{Now: opt.Now, Entropy: opt.Entropy, Keeper: recoverer})
	if err != nil {
		return report, err
	}
	err = report.recover(ctx, w, r)
	if err == nil {
		err = w.CheckHistory(ctx)
	}
	if err := errors.Join(err, w.Close()); err != nil {
		return report, errors.Join(fmt.Errorf("recovering %s: %w", filepath.Base(from), err), file.RemoveDatabase(to))
	}
	return report, nil
}

// recover fills the new workbook.
func (s *SalvageReport) recover(ctx context.Context, w *Workbook, r *remains) error {
	s.Whole, s.Batches = r.Whole(), r.Provable()
	s.Changes, s.Unproved, s.LostChanges = len(r.Changes), r.Unproved(), r.LostChanges()
	if s.Batches > 0 {
		if err := w.rebuild(ctx, r, s.Batches); err != nil {
			return err
		}
	}
	if !s.Whole {
		states, err := r.replay(func() (ID, error) { return NewID(w.opt.Now(), w.opt.Entropy) })
		if err != nil {
			return err
		}
		s.Doubtful = r.overlay(states)
		s.Lost = append(s.Lost, r.describeLost(states)...)
		s.Lost = append(s.Lost, makeComplete(states)...)
		s.Recovered, err = w.Write(ctx, "Recovered from a damaged workbook", func(tx *Tx) error {
			here, err := replayWhere(ctx, w.conn, "1")
			if err != nil {
				return err
			}
			return tx.makeSame(here, states)
		})
		if err != nil {
			return err
		}
	}
	done, err := w.replayAll(ctx)
	s.Records = len(done)
	return err
}

// describeLost says which records are not whole.
func (r *remains) describeLost(states map[ID]*state) []string {
	var lost []string
	labels := labelsOf(states)
	for _, key := range slices.Sorted(maps.Keys(r.IDs)) {
		id := ID(r.IDs[key])
		s := states[id]
		if s == nil || s.kind == nil {
			lost = append(lost, fmt.Sprintf("Record %s: neither what it is nor what it holds could be read", id))
			continue
		}
		if r.rows[key] == nil {
			name := labels[id]
			if name == "" {
				name = "without a name"
			}
			lost = append(lost, fmt.Sprintf("%s %s: it could not be read as it stood; what the history still tells of it was taken",
				s.kind.Title,
				words.Shorten(name, 60)))
		}
	}
	for _, table := range slices.Sorted(maps.Keys(r.Unread)) {
		lost = append(lost, fmt.Sprintf("The table %q could not be read at all", table))
	}
	return lost
}

// makeComplete makes the recovered records such that they can be written: nothing
// refers to what is not there, and what records belong to is there, if need be as
// a stand-in.
func makeComplete(states map[ID]*state) []string {
	var lost []string
	for {
		added := false
		for _, id := range slices.Sorted(maps.Keys(states)) {
			s := states[id]
			switch {
			case s.kind == nil:
				delete(states, id)
			case s.kind.IsTopLevel():
				s.parent = ""
			case s.parent == "" || !s.parent.Valid():
				lost = append(lost, fmt.Sprintf("%s %s: what it belongs to is lost, and it with that", s.kind.Title,
					words.Shorten(s.values[s.kind.NameField], 60)))
				delete(states, id)
				added = true
			case states[s.parent] == nil || states[s.parent].kind == nil:
				blank := newState(KindNamed(s.kind.Parents[0]))
				if f := blank.kind.Field(blank.kind.NameField); f.Type == Text {
					blank.values[f.Name] = placeholder
				}
				states[s.parent], added = blank, true
				lost = append(lost, fmt.Sprintf("%s: one is lost that others belong to; an empty one stands for it", blank.kind.Title))
			case !slices.Contains(s.kind.Parents, states[s.parent].kind.Name):
				delete(states, id)
				added = true
			}
		}
		if !added {
			break
		}
	}
	return append(lost, removeLostReferences(states)...)
}

// removeLostReferences removes from the recovered records what refers to a record
// that is not among them, and says so.
func removeLostReferences(states map[ID]*state) []string {
	var lost []string
	there := func(f *Field, id string) bool {
		s := states[ID(id)]
		return s != nil && s.kind != nil && s.kind.Name == f.Of
	}
	for _, id := range slices.Sorted(maps.Keys(states)) {
		s := states[id]
		for i := range s.kind.Fields {
			f := &s.kind.Fields[i]
			if f.Type != Ref {
				continue
			}
			gone := false
			if v := s.values[f.Name]; v != "" && !there(f, v) {
				delete(s.values, f.Name)
				gone = true
			}
			for item := range s.items[f.Name] {
				if !there(f, item) {
					delete(s.items[f.Name], item)
					gone = true
				}
			}
			if gone {
				lost = append(lost, fmt.Sprintf("%s %s: its %s is lost", s.kind.Title, words.Shorten(s.values[s.kind.NameField], 60),
					strings.ToLower(f.Title)))
			}
		}
	}
	return lost
}
