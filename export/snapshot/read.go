package snapshot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"kept/store"
	"kept/store/calendar"
	"kept/store/input"
	"kept/store/rule"
	"kept/store/submission"
)

// Read reads all that the bundle of a quarter says: the responses of
// that quarter, and everything else as it stands. What was signed is read as it
// stood when it was signed, whatever became of it since, be it in the same moment. Revision 0 is the
// latest. Removed records, private fields and references to what is not there
// stay out. A revision that there is not is an [*input.Error].
func Read(ctx context.Context, w *store.Workbook, q calendar.Quarter, revision int) (*Snapshot, error) {
	const attempts = 5
	for range attempts {
		before, err := w.Version(ctx)
		if err != nil {
			return nil, err
		}
		b, err := readSubmission(ctx, w, q, revision)
		if err != nil {
			return nil, err
		}
		after, err := w.Version(ctx)
		if err != nil {
			return nil, err
		}
		if before == after { // nobody wrote while we read
			return b, nil
		}
	}
	return nil, errors.New("the workbook is being written to all the time: try again in a moment")
}

func readSubmission(ctx context.Context, w *store.Workbook, q calendar.Quarter, revision int) (*Snapshot, error) {
	cycle, err := submission.ReadCycle(ctx, w, q)
	if err != nil {
		return nil, err
	}
	record, err := RevisionOf(cycle, revision)
	if err != nil {
		return nil, err
	}
	var now *state
	if Signed(record) {
		now, err = stateSigned(ctx, w, record)
	} else {
		now, err = stateNow(ctx, w)
	}
	if err != nil {
		return nil, err
	}
	switch {
	case now.partnership != nil:
	case !Signed(record):
		return nil, fmt.Errorf("reading the partnership: %w", store.ErrNotFound)
	default:
		return nil, &input.Error{Where: fmt.Sprintf("Revision %d of %s", submission.RevisionNo(record), q),
			Wrong: "was signed before this workbook was made, which does not know how things stood then",
			Right: "use the bundle from which it was brought in"}
	}
	b := now.snapshot(q, record)
	if err := b.markSince(ctx, w, now); err != nil {
		return nil, fmt.Errorf("comparing with the submission before: %w", err)
	}
	return b, nil
}

// RevisionOf finds a revision of a quarter's submission, of which 0 is the latest.
// The first is there, as nil, also when nobody began the quarter yet.
func RevisionOf(c submission.Cycle, no int) (*store.Record, error) {
	if no == 0 || c.Submission == nil && no == 1 {
		return c.Submission, nil
	}
	if c.Submission != nil {
		for _, r := range append(slices.Clone(c.Earlier), c.Submission) {
			if submission.RevisionNo(r) == no {
				return r, nil
			}
		}
	}
	return nil, &input.Error{Where: "Revision", Value: fmt.Sprint(no), Wrong: "is not a revision of " + c.Quarter.String(),
		Right: fmt.Sprintf("the latest is %d", submission.RevisionNo(c.Submission))}
}

// Signed tells whether a revision is signed.
func Signed(revision *store.Record) bool {
	if revision == nil {
		return false
	}
	stage := store.Stage(revision.Get("stage"))
	return (stage == store.StageSigned || stage == store.StageLocked) && !submission.SignedAt(revision).IsZero()
}

// state is what may leave of all records as they stood at one moment.
type state struct {
	partnership *store.Record
	submissions []*store.Record
	entries     []*Entry // the accepted findings of all submissions and the responses of all quarters are among them
}

func (s *state) add(r *store.Record) {
	switch r.Kind.Name {
	case store.Partnership:
		s.partnership = r
	case store.Submission:
		s.submissions = append(s.submissions, r)
	}
	if r.Kind.Bundle != "" {
		s.entries = append(s.entries, entryOf(r))
	}
}

// stateSigned is how everything stood once a submission was signed; empty if that
// was not in this workbook.
func stateSigned(ctx context.Context, w *store.Workbook, revision *store.Record) (*state, error) {
	s := &state{}
	batch, err := submission.SignedBatch(ctx, w, revision)
	if errors.Is(err, store.ErrNotFound) {
		return s, nil
	}
	if err == nil {
		err = w.EachUpTo(ctx, batch, func(r *store.Record) error {
			s.add(r)
			return nil
		})
	}
	if err != nil {
		return nil, fmt.Errorf("reading the records as they were signed: %w", err)
	}
	return s, nil
}

func stateAsOf(ctx context.Context, w *store.Workbook, at time.Time) (*state, error) {
	s := &state{}
	err := w.EachAsOf(ctx, at, func(r *store.Record) error {
		s.add(r)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the records as they stood: %w", err)
	}
	return s, nil
}

func stateNow(ctx context.Context, w *store.Workbook) (*state, error) {
	s := &state{}
	var whole func(r *store.Record)
	whole = func(r *store.Record) {
		s.add(r)
		for _, k := range ChildKinds(r.Kind) {
			for _, c := range r.Children(k.Name) {
				whole(c)
			}
		}
	}
	for _, k := range store.Kinds() {
		if !k.IsTopLevel() {
			continue
		}
		err := w.Each(ctx, store.Query{Kind: k.Name}, true, func(r *store.Record) error {
			whole(r)
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("reading the %s for the bundle: %w", strings.ToLower(k.Plural), err)
		}
	}
	return s, nil
}

// snapshot is what of the state belongs into a quarter's bundle. The record of the
// submission is nil as long as nobody began the quarter.
func (s *state) snapshot(q calendar.Quarter, record *store.Record) *Snapshot {
	b := New(s.submission(q, record))
	for _, e := range s.entries {
		switch {
		case e.Kind.Name == store.Response && e.values["quarter"] != q.String():
		case e.Kind.Name != store.AcceptedFinding:
			b.Add(e)
		case record != nil && e.Parent == record.ID:
			own := *e
			own.Parent = "" // in the bundle it belongs to the submission as everything does
			b.Add(&own)
		}
	}
	b.Finish()
	return b
}

func (s *state) submission(q calendar.Quarter, record *store.Record) Submission {
	out := Submission{Quarter: q, Revision: submission.RevisionNo(record), State: StateDraft, Format: FormatVersion}
	if p := s.partnership; p != nil {
		out.Partnership, out.Areas, out.Licence, out.Invented = Normalise(p.Get("name")), p.Values("areas"), p.Get("licence"),
			rule.IsInvented(p)
		slices.Sort(out.Areas)
	}
	if record == nil {
		return out
	}
	if Signed(record) {
		out.State = StateSigned
		if store.Stage(record.Get("stage")) == store.StageLocked {
			out.State = StateLocked
		}
		out.SignedAt = submission.SignedAt(record).Truncate(time.Second).UTC()
		out.SignedRole, out.SignedFor = Normalise(record.Get("signed_role")), Normalise(record.Get("signed_for"))
	}
	if out.Revision > 1 {
		earlier := out
		earlier.Revision--
		out.Reason, out.Amends = Normalise(record.Get("reason")), earlier.ID()
	}
	return out
}

// entryOf copies of a record what may leave the workbook.
func entryOf(r *store.Record) *Entry {
	e := NewEntry(r.Kind, r.ID, r.Parent)
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		switch {
		case f.Private:
		case f.Many:
			for _, item := range r.Items(f.Name) {
				e.items[f.Name] = append(e.items[f.Name], Item{Value: Normalise(item.Value), Note: Normalise(item.Note), Change: MarkNew})
			}
		default:
			if v := Normalise(r.Get(f.Name)); v != "" {
				e.values[f.Name] = v
			}
		}
	}
	return e
}

// Normalise is the text as it is, in valid UTF-8 with every line break as LF: a
// workbook that another program wrote to may hold anything.
func Normalise(s string) string { return LF(strings.ToValidUTF8(s, "\uFFFD")) }
