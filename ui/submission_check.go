package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
	"kept/store/submission"
	"kept/store/words"
	"kept/ui/host"
	"kept/ui/theme"
)

const (
	errorLevel    = check.Error
	acceptedLevel = "accepted" // stands beside the levels in the list and its filter
	quickCheck    = 1_500      // with up to so many records a check is done after every change, unasked and unseen
)

// checked is what the last check found.
type checked struct {
	quarter calendar.Quarter
	version int64          // of the workbook that was checked; 0: nothing was checked yet
	list    []judged       // in the order of the report
	sorted  []judged       // the same with what was accepted of it
	places  map[string]int // where each stands in it, by key
	counts  map[string]int // how many there are of a level, or accepted, or of a check

	run    int                // rises with every check
	cancel context.CancelFunc // of the check that is under way; nil: none
}

// judged is a finding, and what the submission accepted of it.
type judged struct {
	check.Finding
	key      string
	place    string        // its name as short as the list wants it: all is of one quarter
	accepted *store.Record // nil: it stands
}

// level is where it stands in the list: its own, or among what was accepted.
func (f *judged) level() string {
	if f.accepted != nil {
		return acceptedLevel
	}
	return string(f.Level)
}

// standing counts the findings of a level, or those that were accepted.
func (c *checked) standing(level string) int { return c.counts[level] }

// done tells whether the quarter was checked at all.
func (c *checked) done(q calendar.Quarter) bool { return c.version != 0 && c.quarter == q }

// fresh tells whether nothing was changed since the check.
func (r *submissionRoom) fresh() bool {
	return r.checked.done(r.quarter) && r.checked.version == r.now.version
}

// foundMsg is what a check found.
type foundMsg struct {
	room    *submissionRoom
	run     int
	quarter calendar.Quarter
	version int64
	list    []judged
	err     error
}

// lookOver runs the checks of a quarter.
func lookOver(ctx context.Context, w *store.Workbook, quarter calendar.Quarter, today calendar.Date, tell func(done, of int)) (list []judged, version int64, err error) {
	if version, err = w.Version(ctx); err != nil {
		return nil, 0, fmt.Errorf("checking the quarter: %w", err)
	}
	report, err := check.Workbook(ctx, w, check.Options{Today: today, Quarter: quarter, Progress: tell})
	if err != nil {
		return nil, 0, err
	}
	list = make([]judged, len(report.Findings))
	for i, f := range report.Findings {
		list[i] = judged{Finding: f, key: f.Key(), place: strings.Replace(f.Name, " "+quarter.String()+":", "", 1)}
	}
	return list, version, nil
}

// checkIfStale checks again behind what is shown, when something was changed. A
// large workbook is checked when it is asked for, or while the findings are shown.
func (r *submissionRoom) checkIfStale() tea.Cmd {
	switch {
	case r.fresh() || !r.host.Shown(r):
		return nil
	case r.now.records > quickCheck:
		if r.looking && !r.host.Fronted() {
			return r.checkAloud()
		}
		return nil
	}
	r.stopCheck()
	ctx, cancel := context.WithCancel(r.host.Context())
	r.checked.run++
	r.checked.cancel = cancel
	run, book, quarter, today := r.checked.run, r.host.Workbook(), r.quarter, host.Today(r.host)
	return func() tea.Msg {
		list, version, err := lookOver(ctx, book, quarter, today, nil)
		return foundMsg{r, run, quarter, version, list, err}
	}
}

// stopCheck lets go of a check that was overtaken by a change.
func (r *submissionRoom) stopCheck() {
	if r.checked.cancel != nil {
		r.checked.cancel()
		r.checked.cancel = nil
	}
}

// checkAloud checks where everybody can see how far it is, and stop it.
func (r *submissionRoom) checkAloud() tea.Cmd {
	r.stopCheck()
	r.checked.run++
	run, book, quarter, today := r.checked.run, r.host.Workbook(), r.quarter, host.Today(r.host)
	var msg foundMsg
	return r.host.Work(host.LongWork{Title: "Checking the workbook", What: "records", ReadOnly: true, Stopped: "Stopped. The findings are those of the check before.",
		Run: func(ctx context.Context, tell host.Progress) (string, error) {
			list, version, err := lookOver(ctx, book, quarter, today, func(done, of int) { tell(done, of, "") })
			msg = foundMsg{r, run, quarter, version, list, err}
			return "", err
		},
		Then: func(err error) tea.Cmd {
			if err != nil {
				return nil
			}
			return r.takeChecked(msg)
		}})
}

// takeChecked shows what a check found.
func (r *submissionRoom) takeChecked(msg foundMsg) tea.Cmd {
	if msg.run != r.checked.run {
		return nil
	}
	r.stopCheck()
	switch {
	case errors.Is(msg.err, context.Canceled):
		return nil
	case msg.err != nil:
		r.host.Notify(theme.Problem, store.Sentence(msg.err))
		return nil
	}
	r.checked.quarter, r.checked.version, r.checked.list = msg.quarter, msg.version, msg.list
	r.sortFindings()
	r.sayMended()
	return r.found.Reload()
}

// sortFindings holds what was found against what was accepted.
func (r *submissionRoom) sortFindings() {
	c := &r.checked
	// Not in place: lists and pages are made of the old ones off the loop.
	c.sorted, c.places, c.counts = nil, map[string]int{}, map[string]int{}
	if c.done(r.quarter) {
		submission := r.now.cycle.Submission
		c.sorted = make([]judged, len(c.list))
		for i, f := range c.list {
			f.accepted = check.Accepted(submission, f.Finding)
			c.sorted[i] = f
			c.places[f.key] = i
			c.counts[f.level()]++
			c.counts[f.Code]++
		}
	}
	r.found.browser.describe = describeAmong(c.sorted)
}

// sayMended says so when the finding whose form was open is gone.
func (r *submissionRoom) sayMended() {
	if r.mending == "" {
		return
	}
	if _, there := r.checked.places[r.mending]; there {
		return
	}
	r.mending = ""
	left := len(r.checked.sorted) - r.checked.standing(acceptedLevel)
	if left == 0 {
		r.host.Notify(theme.Good, "Mended. Nothing is left to mend. Ctrl+Z undoes.")
		return
	}
	r.host.Notify(theme.Good, "Mended. "+words.Count(left, "finding stands", "findings stand")+". Ctrl+Z undoes.")
}

// checkStep checks the quarter and, if nothing stands in the way of signing it,
// marks it as checked. Otherwise it shows what does.
func (r *submissionRoom) checkStep() tea.Cmd {
	r.stopCheck()
	r.checked.run++
	r.same = true
	run, book, quarter, today := r.checked.run, r.host.Workbook(), r.quarter, host.Today(r.host)
	var msg foundMsg
	blocking := 0
	return r.host.Work(host.LongWork{Title: "Checking the workbook", What: "records",
		Run: func(ctx context.Context, tell host.Progress) (string, error) {
			list, version, err := lookOver(ctx, book, quarter, today, func(done, of int) { tell(done, of, "") })
			if err != nil {
				return "", err
			}
			msg = foundMsg{r, run, quarter, version, list, nil}
			cycle, err := submission.ReadCycle(ctx, book, quarter)
			if err != nil {
				return "", err
			}
			for _, f := range list {
				if f.Level == errorLevel && check.Accepted(cycle.Submission, f.Finding) == nil {
					blocking++
				}
			}
			if blocking > 0 {
				return "", nil
			}
			now, err := book.Version(ctx)
			if err != nil {
				return "", fmt.Errorf("checking the quarter: %w", err)
			}
			if now != version { // another program wrote meanwhile
				return "", &store.InputError{Where: "The workbook", Wrong: "was changed while it was being checked", Right: "check it again"}
			}
			if _, err := submission.MarkChecked(ctx, book, quarter, 0); err != nil {
				return "", err
			}
			return "Checked: nothing stands in the way of signing. " + host.KeyFor(r.host, "quarter.next") + " signs it.", nil
		},
		Then: func(err error) tea.Cmd {
			if err != nil {
				r.same = false
				return nil
			}
			if blocking == 0 {
				return r.takeChecked(msg)
			}
			r.host.Notify(theme.Problem, words.Count(blocking, "error stands in the way: mend it, or accept it", "errors stand in the way: mend them, or accept them")+" with a reason.")
			cmd := r.takeChecked(msg)
			r.found.only = string(errorLevel)
			return tea.Batch(cmd, r.showFindings())
		}})
}
