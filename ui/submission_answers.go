package ui

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/words"
	"kept/ui/host"
	"kept/ui/theme"
)

// The answers that take one key.
const (
	answerUnchanged = store.Unchanged
	answerNone      = "none_received"
	answerForeign   = "not_applicable"
)

// answerWords are the answers as a keeper says them.
func answerWords(answer string) string {
	switch answer {
	case answerUnchanged:
		return "nothing changed"
	case answerForeign:
		return "does not apply to us"
	}
	return "none received"
}

// answering is one press of such a key: what for, and what it came to.
type answering struct {
	answer  string
	quarter calendar.Quarter
	numbers []string // of the national actions
	block   *block   // only this block of the response; nil: all of it

	short bool     // there is little room to say it
	made  []string // the national actions it was an answer for
	left  []string // sentences on what stayed as it was
}

// answerNow gives an answer for the response at the cursor, for all that are
// ticked, or for the block of the page that the cursor stands on.
func (r *submissionRoom) answerNow(answer string) tea.Cmd {
	a := &answering{answer: answer, quarter: r.quarter}
	switch {
	case r.focus == onPage:
		if a.block = r.blockAt(); a.block == nil {
			r.host.Notify(theme.Notice, "Go to a part of the response first: heard, committed, who leads, next steps or the assessment. In the list the key answers all of it.")
			return nil
		}
		a.numbers = []string{r.want}
	default:
		if a.numbers = r.list.Marked(); len(a.numbers) == 0 && r.want != "" {
			a.numbers = []string{r.want}
		}
	}
	if len(a.numbers) == 0 {
		return nil
	}
	book := r.host.Workbook()
	return r.host.Write(host.Job{
		Run: func(ctx context.Context) (string, error) { return a.run(ctx, book) },
		Then: func(err error) tea.Cmd {
			if err == nil && r.own != nil {
				r.own.list.Unmark()
			}
			return nil
		},
	})
}

// errNothingAnswered says that an answer had nothing to answer.
var errNothingAnswered = errors.New("nothing was answered")

// run makes the change, and in it begins the submission of the quarter when
// nobody did.
func (a *answering) run(ctx context.Context, w *store.Workbook) (string, error) {
	cycle, err := w.Cycle(ctx, a.quarter)
	if err != nil {
		return "", err
	}
	began, title := "", a.Title()
	if cycle.Submission == nil {
		a.short, title = true, "Began the submission of "+a.quarter.String()+": "+words.LowerFirst(title)
	}
	_, err = w.Write(ctx, title, func(tx *store.Tx) error {
		a.made, a.left = nil, nil    // a change may be tried twice
		if cycle.Submission == nil { // the beginning is undone with the answer
			carried, err := tx.BeginQuarter(a.quarter)
			if err != nil {
				return err
			}
			began = "Begun. "
			if carried > 0 {
				began = "Begun, " + strconv.Itoa(carried) + " carried forward. "
			}
		}
		for _, no := range a.numbers {
			if err := a.one(ctx, tx, w, no); err != nil {
				return fmt.Errorf("answering national action %s: %w", no, err)
			}
		}
		if len(a.made) == 0 {
			return errNothingAnswered // and nothing is begun for it
		}
		return nil
	})
	switch {
	case errors.Is(err, errNothingAnswered):
		began = ""
	case err != nil:
		return "", err
	}
	said := began
	if len(a.made) > 0 {
		said += words.Sentence(a.what()) + " Ctrl+Z undoes."
	}
	if len(a.left) > 0 {
		said = strings.TrimSpace(said + " " + a.left[0])
		if n := len(a.left) - 1; n > 0 {
			said += " (and " + strconv.Itoa(n) + " more such)"
		}
	}
	if said == began {
		said += "Nothing was changed: it is so already."
	}
	return said, nil
}

// Title says in plain words what the change is.
func (a *answering) Title() string {
	text := strings.ToUpper(answerWords(a.answer)[:1]) + answerWords(a.answer)[1:]
	if a.block != nil {
		text += " in " + a.block.title
	}
	if len(a.numbers) == 1 {
		return text + ", national action " + a.numbers[0] + ", " + a.quarter.String()
	}
	return text + ", " + strconv.Itoa(len(a.numbers)) + " national actions, " + a.quarter.String()
}

// what says for how many it was made.
func (a *answering) what() string {
	text := answerWords(a.answer)
	if a.block != nil {
		text += " in " + a.block.title
	}
	if a.short { // numbers say it in the room there is
		if len(a.made) == 1 {
			no, _, _ := strings.Cut(a.made[0], " ")
			return text + " for " + no
		}
		return text + " for " + strconv.Itoa(len(a.made)) + " of them"
	}
	if len(a.made) == 1 {
		return text + " for " + a.made[0]
	}
	return text + " for " + strconv.Itoa(len(a.made)) + " national actions"
}

func (a *answering) one(ctx context.Context, tx *store.Tx, w *store.Workbook, no string) error {
	r, err := tx.ResponseTo(a.quarter, no)
	if err != nil {
		return err
	}
	if a.answer == answerUnchanged {
		return a.unchanged(ctx, tx, w, no, r)
	}
	return a.none(tx, no, r)
}

// unchanged takes a carried response as looked at. Where none was carried, what
// is blank in it is copied from the response before.
func (a *answering) unchanged(ctx context.Context, tx *store.Tx, w *store.Workbook, no string, r *store.Record) error {
	if r != nil && r.Get("carried") == store.Carried {
		a.made = append(a.made, nationalTitle(no))
		return tx.Set(r.ID, "carried", store.Unchanged)
	}
	if r != nil && r.Get("carried") == store.Unchanged {
		return nil
	}
	before, err := responseBefore(ctx, w, a.quarter, no)
	if err != nil {
		return err
	}
	if before == nil {
		a.left = append(a.left, "Nothing was said of "+nationalTitle(no)+" in any quarter before: there is nothing to stay as it was.")
		return nil
	}
	var wanted []block
	for _, b := range blocks {
		if (a.block == nil || a.block.name == b.name) && !b.filled(r) && b.filled(before) {
			wanted = append(wanted, b)
		}
	}
	if len(wanted) == 0 {
		a.left = append(a.left, nationalTitle(no)+" is written already; nothing was copied over it.")
		return nil
	}
	var id store.ID
	if r != nil {
		id = r.ID
	} else if id, err = tx.Add(store.Response, "", store.Values{"quarter": a.quarter.String(), "national_action": no}); err != nil {
		return err
	}
	for _, b := range wanted {
		if err := copyBlock(tx, id, b, before); err != nil {
			return err
		}
	}
	if r == nil && a.block == nil {
		if err := copyFundamentals(tx, id, before); err != nil {
			return err
		}
		if err := copyEntries(tx, id, "evidence", before); err != nil {
			return err
		}
		if err := tx.Set(id, "carried", store.Unchanged); err != nil {
			return err
		}
	}
	a.made = append(a.made, nationalTitle(no))
	return nil
}

// copyBlock copies what a block said into a response where it is blank. Steps
// that are done and commitments that are complete or stopped stay behind.
func copyBlock(tx *store.Tx, to store.ID, b block, from *store.Record) error {
	fields := []string{b.field, b.answer}
	if b.name == "assessment" {
		fields = append(append(fields, "assessment_reason"), ratingFields...)
	}
	for _, name := range fields {
		if name == "" || from.Blank(name) {
			continue
		}
		if err := tx.Set(to, name, from.Get(name)); err != nil {
			return err
		}
	}
	return copyEntries(tx, to, b.kind, from)
}

func copyEntries(tx *store.Tx, to store.ID, kind string, from *store.Record) error {
	for _, c := range from.Children(kind) {
		if c.Get("done") == "true" || kind == "commitment" && (c.Get("status") == "complete" || c.Get("status") == "stopped") {
			continue
		}
		values := store.Values{}
		for i := range c.Kind.Fields {
			if name := c.Kind.Fields[i].Name; !c.Blank(name) {
				values[name] = c.Get(name)
			}
		}
		if _, err := tx.Add(c.Kind.Name, to, values); err != nil {
			return err
		}
	}
	return nil
}

func copyFundamentals(tx *store.Tx, to store.ID, from *store.Record) error {
	for _, item := range from.Items("fundamentals") {
		if err := tx.Put(to, "fundamentals", item.Value, item.Note); err != nil {
			return err
		}
	}
	return nil
}

// none answers what is blank with an answer that is none. What was carried
// forward and nobody looked at gives way to it; what was written stays.
func (a *answering) none(tx *store.Tx, no string, r *store.Record) error {
	var err error
	var id store.ID
	carried := r != nil && r.Get("carried") == store.Carried
	if r != nil {
		id = r.ID
	}
	var stayed []string
	answered := false
	for _, b := range blocks {
		if a.block != nil && a.block.name != b.name {
			continue
		}
		if b.said(r) && !carried {
			stayed = append(stayed, b.title)
			continue
		}
		if r != nil && r.Get(b.answer) == a.answer && !b.said(r) {
			continue
		}
		if id == "" {
			if id, err = tx.Add(store.Response, "", store.Values{"quarter": a.quarter.String(), "national_action": no}); err != nil {
				return err
			}
		}
		if b.said(r) {
			if err := clearBlock(tx, r, b); err != nil {
				return err
			}
		}
		if err := tx.Set(id, b.answer, a.answer); err != nil {
			return err
		}
		answered = true
	}
	switch {
	case answered:
		a.made = append(a.made, nationalTitle(no))
		if carried {
			return tx.Set(id, "carried", "")
		}
	case carried && len(stayed) == 0: // the same was carried forward: it is looked at now
		a.made = append(a.made, nationalTitle(no))
		return tx.Set(id, "carried", store.Unchanged)
	}
	if len(stayed) > 0 {
		a.left = append(a.left, "Of "+nationalTitle(no)+", "+strings.Join(stayed, " and ")+" stays as written: take it out first if it is not so.")
	}
	return nil
}

// clearBlock takes out what a block said. It stays in the quarter that it was
// carried forward from.
func clearBlock(tx *store.Tx, r *store.Record, b block) error {
	fields := []string{b.field}
	if b.name == "assessment" {
		fields = append(append(fields, "assessment_reason"), ratingFields...)
	}
	for _, name := range fields {
		if name == "" || r.Blank(name) {
			continue
		}
		if err := tx.Set(r.ID, name, ""); err != nil {
			return err
		}
	}
	var errs []error
	for _, c := range r.Children(b.kind) {
		errs = append(errs, tx.Remove(c.ID))
	}
	return errors.Join(errs...)
}
