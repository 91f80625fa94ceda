package findings

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
	"kept/store/input"
	"kept/store/submission"
	"kept/store/words"
	"kept/ui/host"
	"kept/ui/theme"
)

// Of what is found.
const (
	AcceptedLevel = "accepted" // comes after the levels of the checks in the list and its filter
	QuickCheck    = 1_500      // a workbook of no more records is checked after every change, unasked and unseen
)

// checkResult is what a check found.
type checkResult struct {
	quarter calendar.Quarter
	version int64           // of the workbook that was checked; 0: nothing was checked yet
	list    []judgedFinding // in the order of the report
}

// judgedFinding is a finding, and what the submission accepted of it.
type judgedFinding struct {
	check.Finding
	key      string
	place    string        // its name without the quarter: all in the list are of one
	accepted *store.Record // nil: it was not accepted
}

// level is where it is in the list: under its own level, or with what was accepted.
func (j *judgedFinding) level() string {
	if j.accepted != nil {
		return AcceptedLevel
	}
	return string(j.Level)
}

// Count counts the findings of a level, or those that were accepted.
func (f *List) Count(level string) int { return f.counts[level] }

// Checked tells whether the quarter was checked at all.
func (f *List) Checked() bool { return f.result.version != 0 && f.result.quarter == f.Quarter }

// upToDate tells whether nothing was changed since the check.
func (f *List) upToDate() bool { return f.Checked() && f.result.version == f.version }

// checkMsg is what a check found.
type checkMsg struct {
	list   *List
	run    int
	result checkResult
	err    error
}

// runChecks runs the checks of a quarter.
func runChecks(ctx context.Context, w *store.Workbook, quarter calendar.Quarter, today calendar.Date,
	report func(done, of int)) (checkResult, error) {
	version, err := w.Version(ctx)
	if err != nil {
		return checkResult{}, fmt.Errorf("checking the quarter: %w", err)
	}
	found, err := check.Workbook(ctx, w, check.Options{Today: today, Quarter: quarter, Progress: report})
	if err != nil {
		return checkResult{}, err
	}
	r := checkResult{quarter: quarter, version: version, list: make([]judgedFinding, len(found.Findings))}
	for i, f := range found.Findings {
		r.list[i] = judgedFinding{Finding: f, key: f.Key(), place: strings.Replace(f.Name, " "+quarter.String()+":", "", 1)}
	}
	return r, nil
}

// ApplyQuarter is told where the submission stands now, nil where it was not begun,
// how many records there are to check, and the version of the workbook. It checks
// again where something was changed.
func (f *List) ApplyQuarter(submission *store.Record, records int, version int64) tea.Cmd {
	f.submission, f.records, f.version = submission, records, version
	if f.unchecked { // what was written since the check is no part of what is checked
		f.unchecked = false
		f.result.version = version
	}
	f.judge()
	return tea.Batch(f.checkIfStale(), f.Reload())
}

// checkIfStale checks again behind what is shown, when something was changed. A
// large workbook is checked when it is asked for, or while the findings are shown.
func (f *List) checkIfStale() tea.Cmd {
	switch {
	case f.upToDate() || !f.Host.Shown(f.on):
		return nil
	case f.records > QuickCheck:
		if f.Shown && !f.Host.HasDialog() {
			return f.checkNow()
		}
		return nil
	}
	f.stopCheck()
	ctx, cancel := context.WithCancel(f.Host.Context())
	f.run++
	f.cancel = cancel
	run, book, quarter, today := f.run, f.Host.Workbook(), f.Quarter, host.Today(f.Host)
	return func() tea.Msg {
		result, err := runChecks(ctx, book, quarter, today, nil)
		return checkMsg{f, run, result, err}
	}
}

// stopCheck ends a check that was overtaken by a change.
func (f *List) stopCheck() {
	if f.cancel != nil {
		f.cancel()
		f.cancel = nil
	}
}

// checkNow checks where everybody can see how far it is, and stop it.
func (f *List) checkNow() tea.Cmd {
	f.stopCheck()
	f.run++
	run, book, quarter, today := f.run, f.Host.Workbook(), f.Quarter, host.Today(f.Host)
	var result checkResult
	return f.Host.Work(host.LongWork{Title: "Checking the workbook", What: "records", ReadOnly: true,
		Stopped: "Stopped. The findings are those of the check before.",
		Run: func(ctx context.Context, report host.Progress) (_ string, err error) {
			result, err = runChecks(ctx, book, quarter, today, func(done, of int) { report(done, of, "") })
			return "", err
		},
		Then: func(err error) tea.Cmd {
			if err != nil {
				return nil
			}
			return f.applyCheck(checkMsg{f, run, result, nil})
		}})
}

// applyCheck shows what a check found.
func (f *List) applyCheck(msg checkMsg) tea.Cmd {
	if msg.run != f.run {
		return nil
	}
	f.stopCheck()
	switch {
	case errors.Is(msg.err, context.Canceled):
		return nil
	case msg.err != nil:
		f.Host.Notify(theme.Problem, store.Sentence(msg.err))
		return nil
	}
	f.result = msg.result
	f.judge()
	f.reportFixed()
	return f.Reload()
}

// judge holds what was found against what was accepted.
func (f *List) judge() {
	// Not in place: lists and pages are made of the old ones off the loop.
	f.judged, f.places, f.counts = nil, map[string]int{}, map[string]int{}
	if f.Checked() {
		f.judged = make([]judgedFinding, len(f.result.list))
		for i, j := range f.result.list {
			j.accepted = check.Accepted(f.submission, j.Finding)
			f.judged[i] = j
			f.places[j.key] = i
			f.counts[j.level()]++
			f.counts[j.Code]++
		}
	}
	f.Browser.Describe = findingDescriber(f.judged)
}

// reportFixed says so when the finding whose form was open is gone.
func (f *List) reportFixed() {
	if f.fixing == "" {
		return
	}
	if _, there := f.places[f.fixing]; there {
		return
	}
	f.fixing = ""
	left := len(f.judged) - f.Count(AcceptedLevel)
	if left == 0 {
		f.Host.Notify(theme.Good, "Mended. Nothing is left to mend. Ctrl+Z undoes.")
		return
	}
	f.Host.Notify(theme.Good, "Mended. "+words.Count(left, "finding stands", "findings stand")+". Ctrl+Z undoes.")
}

// CheckStep checks the quarter and, if nothing blocks signing it, marks it as checked.
// Otherwise it shows what does.
func (f *List) CheckStep() tea.Cmd {
	f.stopCheck()
	f.run++
	f.unchecked = true
	run, book, quarter, today := f.run, f.Host.Workbook(), f.Quarter, host.Today(f.Host)
	var result checkResult
	blocking, next := 0, host.KeyFor(f.Host, "quarter.next")
	return f.Host.Work(host.LongWork{Title: "Checking the workbook", What: "records",
		Run: func(ctx context.Context, report host.Progress) (message string, err error) {
			result, err = runChecks(ctx, book, quarter, today, func(done, of int) { report(done, of, "") })
			if err != nil {
				return "", err
			}
			if blocking, err = markChecked(ctx, book, result); err != nil || blocking > 0 {
				return "", err
			}
			return "Checked: nothing stands in the way of signing. " + next + " signs it.", nil
		},
		Then: func(err error) tea.Cmd {
			f.unchecked = f.unchecked && err == nil && blocking == 0
			switch {
			case err != nil:
				return nil
			case blocking == 0:
				return f.applyCheck(checkMsg{f, run, result, nil})
			}
			f.Host.Notify(theme.Problem, words.Count(blocking,
				"error stands in the way: mend it, or accept it", "errors stand in the way: mend them, or accept them")+" with a reason.")
			cmd := f.applyCheck(checkMsg{f, run, result, nil})
			f.Only = string(check.Error)
			return tea.Batch(cmd, f.Show())
		}})
}

// markChecked marks a quarter as checked where a check found no error that was not
// accepted; it returns how many it found.
func markChecked(ctx context.Context, w *store.Workbook, result checkResult) (blocking int, err error) {
	cycle, err := submission.ReadCycle(ctx, w, result.quarter)
	if err != nil {
		return 0, err
	}
	for _, j := range result.list {
		if j.Level == check.Error && check.Accepted(cycle.Submission, j.Finding) == nil {
			blocking++
		}
	}
	if blocking > 0 {
		return blocking, nil
	}
	now, err := w.Version(ctx)
	if err != nil {
		return 0, fmt.Errorf("checking the quarter: %w", err)
	}
	if now != result.version { // another program wrote in between
		return 0, &input.Error{Where: "The workbook", Wrong: "was changed while it was being checked", Right: "check it again"}
	}
	_, err = submission.MarkChecked(ctx, w, result.quarter, 0)
	return 0, err
}

// Write queues a change. Unchecked says that it changes nothing that is checked, so
// that what was found stays as it is.
func (f *List) Write(unchecked bool, job host.Job) tea.Cmd {
	then := job.Then
	f.unchecked = unchecked
	job.Then = func(err error) tea.Cmd {
		if err != nil {
			f.unchecked = false
		}
		if then == nil {
			return nil
		}
		return then(err)
	}
	return f.Host.Write(job)
}

// WriteStep queues a step of the quarter's submission that can be undone.
func (f *List) WriteStep(done string, unchecked bool,
	step func(context.Context, *store.Workbook, calendar.Quarter) (store.Batch, error)) tea.Cmd {
	book, quarter := f.Host.Workbook(), f.Quarter
	return f.Write(unchecked, host.Job{Run: func(ctx context.Context) (string, error) {
		if _, err := step(ctx, book, quarter); err != nil {
			return "", err
		}
		return done + " Ctrl+Z undoes.", nil
	}})
}
