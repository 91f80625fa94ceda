package submission

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/calendar"
)

// Answer is an answer for a response, or for a part of it, that takes one key.
type Answer string

// The answers.
const (
	NothingChanged Answer = store.Unchanged
	NoneReceived   Answer = store.NoneReceived
	NotApplicable  Answer = store.NotApplicable
)

// Words are the answer as a keeper reads it.
func (a Answer) Words() string {
	switch a {
	case NothingChanged:
		return "nothing changed"
	case NotApplicable:
		return "does not apply to us"
	}
	return "none received"
}

// Answering is an answer being given: what for, and what came of it.
type Answering struct {
	Answer  Answer
	Quarter calendar.Quarter
	Numbers []string // of the national actions
	Part    *Part    // only this part of the response; nil: all of it

	Began   bool     // the submission of the quarter was begun with it
	Carried int      // responses that were carried forward as it began
	Made    []string // the numbers of the national actions it was an answer for
	Left    []Left   // what stayed as it was
}

// Left is a response that an answer left as it was.
type Left struct {
	No    string // of the national action
	Why   Why
	Parts []Part // that stayed, where Written
}

// Why is the reason why a response was left as it was.
type Why int

// The reasons.
const (
	NothingBefore Why = iota // nothing was said in any quarter before
	AllWritten               // everything is written already
	Written                  // these parts are written
)

// ErrNothingAnswered says that an answer had nothing to answer: nothing was written.
var ErrNothingAnswered = errors.New("nothing was answered")

// Apply writes the answer as one change, and in it begins the submission of the
// quarter when nobody did. It fails with [ErrNothingAnswered], and writes nothing,
// when it is an answer for none.
func (a *Answering) Apply(ctx context.Context, w *store.Workbook) error {
	begun, err := latest(ctx, w, a.Quarter)
	if err != nil {
		return err
	}
	begins := begun == nil
	title := a.title()
	if begins {
		title = "Began the submission of " + a.Quarter.String() + ": " + strings.ToLower(title[:1]) + title[1:]
	}
	_, err = w.Write(ctx, title, func(tx *store.Tx) error {
		a.Made, a.Left = nil, nil // a change may be tried twice
		if begins {               // the beginning is undone with the answer
			carried, err := BeginIn(ctx, tx, a.Quarter)
			if err != nil {
				return err
			}
			a.Began, a.Carried = true, carried
		}
		for _, no := range a.Numbers {
			if err := a.one(ctx, tx, no); err != nil {
				return fmt.Errorf("answering national action %s: %w", no, err)
			}
		}
		if len(a.Made) == 0 {
			return ErrNothingAnswered // and nothing is begun for it
		}
		return nil
	})
	if err != nil {
		a.Began, a.Carried = false, 0
	}
	return err
}

// title says in plain words what the change is.
func (a *Answering) title() string {
	words := a.Answer.Words()
	text := strings.ToUpper(words[:1]) + words[1:]
	if a.Part != nil {
		text += " in " + a.Part.Title
	}
	if len(a.Numbers) == 1 {
		return text + ", national action " + a.Numbers[0] + ", " + a.Quarter.String()
	}
	return text + ", " + strconv.Itoa(len(a.Numbers)) + " national actions, " + a.Quarter.String()
}

// asked are the parts that the answer is for.
func (a *Answering) asked() []Part {
	if a.Part != nil {
		return []Part{*a.Part}
	}
	return Parts()
}

func (a *Answering) one(ctx context.Context, tx *store.Tx, no string) error {
	r, err := ResponseTo(ctx, tx, a.Quarter, no)
	if err != nil {
		return err
	}
	if a.Answer == NothingChanged {
		return a.unchanged(ctx, tx, no, r)
	}
	return a.none(tx, no, r)
}

// unchanged marks a carried response as looked at. Where none was carried, what is
// blank in it is copied from the response before.
func (a *Answering) unchanged(ctx context.Context, tx *store.Tx, no string, r *store.Record) error {
	if r != nil && r.Get("carried") == store.Carried {
		a.Made = append(a.Made, no)
		return tx.Set(r.ID, "carried", store.Unchanged)
	}
	if r != nil && r.Get("carried") == store.Unchanged {
		return nil
	}
	before, err := ResponseBefore(ctx, tx, a.Quarter, no)
	if err != nil {
		return err
	}
	if before == nil {
		a.Left = append(a.Left, Left{No: no, Why: NothingBefore})
		return nil
	}
	blank := a.blankIn(r, before)
	if len(blank) == 0 {
		a.Left = append(a.Left, Left{No: no, Why: AllWritten})
		return nil
	}
	id, err := a.responseID(tx, no, r)
	if err != nil {
		return err
	}
	if err := copyParts(tx, id, blank, before); err != nil {
		return err
	}
	if r == nil && a.Part == nil {
		if err := copyWhole(tx, id, before); err != nil {
			return err
		}
	}
	a.Made = append(a.Made, no)
	return nil
}

// blankIn are the parts asked for that are blank in a response and were filled in the
// one before.
func (a *Answering) blankIn(r, before *store.Record) []Part {
	var blank []Part
	for _, p := range a.asked() {
		if !p.IsFilled(r) && p.IsFilled(before) {
			blank = append(blank, p)
		}
	}
	return blank
}

// responseID is the response that an answer is written into: a new one where none
// was begun.
func (a *Answering) responseID(tx *store.Tx, no string, r *store.Record) (store.ID, error) {
	if r != nil {
		return r.ID, nil
	}
	return tx.Add(store.Response, "", store.Values{"quarter": a.Quarter.String(), "national_action": no})
}

// copyWhole copies what belongs to no part, and marks the response as looked at.
func copyWhole(tx *store.Tx, to store.ID, from *store.Record) error {
	if err := copyItems(tx, to, from); err != nil {
		return err
	}
	if err := copyEntries(tx, to, "evidence", from); err != nil {
		return err
	}
	return tx.Set(to, "carried", store.Unchanged)
}

func copyParts(tx *store.Tx, to store.ID, parts []Part, from *store.Record) error {
	for _, p := range parts {
		if err := copyPart(tx, to, p, from); err != nil {
			return err
		}
	}
	return nil
}

// copyPart copies what a part said into a response where it is blank.
func copyPart(tx *store.Tx, to store.ID, p Part, from *store.Record) error {
	for _, name := range append([]string{p.Field, p.Answer}, p.otherFields()...) {
		if name == "" || from.Blank(name) {
			continue
		}
		if err := tx.Set(to, name, from.Get(name)); err != nil {
			return err
		}
	}
	return copyEntries(tx, to, p.Kind, from)
}

// none answers what is blank with an answer that is none. What was carried forward
// and nobody looked at gives way to it; what was written stays.
func (a *Answering) none(tx *store.Tx, no string, r *store.Record) error {
	carried := r != nil && r.Get("carried") == store.Carried
	kept, toAnswer := a.writtenIn(r, carried)
	if len(toAnswer) > 0 {
		id, err := a.responseID(tx, no, r)
		if err != nil {
			return err
		}
		for _, p := range toAnswer {
			if err := a.answerPart(tx, id, p, r); err != nil {
				return err
			}
		}
		a.Made = append(a.Made, no)
		if carried {
			return tx.Set(id, "carried", "")
		}
	} else if carried { // the same was carried forward: it is looked at now
		a.Made = append(a.Made, no)
		return tx.Set(r.ID, "carried", store.Unchanged)
	}
	if len(kept) > 0 {
		a.Left = append(a.Left, Left{No: no, Why: Written, Parts: kept})
	}
	return nil
}

// writtenIn divides the parts that are asked for into those that stay as they are written
// and those to be answered: what was carried forward is to be answered.
func (a *Answering) writtenIn(r *store.Record, carried bool) (kept, toAnswer []Part) {
	for _, p := range a.asked() {
		switch {
		case p.IsWritten(r) && !carried:
			kept = append(kept, p)
		case p.IsWritten(r) || r == nil || r.Get(p.Answer) != string(a.Answer):
			toAnswer = append(toAnswer, p)
		}
	}
	return kept, toAnswer
}

// answerPart gives the answer in a part, and clears what was written there.
func (a *Answering) answerPart(tx *store.Tx, id store.ID, p Part, r *store.Record) error {
	if p.IsWritten(r) {
		if err := clearPart(tx, r, p); err != nil {
			return err
		}
	}
	return tx.Set(id, p.Answer, string(a.Answer))
}

// clearPart clears what a part said. It stays in the quarter that it was carried
// forward from.
func clearPart(tx *store.Tx, r *store.Record, p Part) error {
	for _, name := range append([]string{p.Field}, p.otherFields()...) {
		if name == "" || r.Blank(name) {
			continue
		}
		if err := tx.Set(r.ID, name, ""); err != nil {
			return err
		}
	}
	var errs []error
	for _, c := range r.Children(p.Kind) {
		errs = append(errs, tx.Remove(c.ID))
	}
	return errors.Join(errs...)
}
