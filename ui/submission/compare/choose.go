package compare

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
	"kept/store/submission"
	"kept/store/words"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/theme"
)

// revision names one submission: a quarter and its revision; 0 is one that
// nobody began.
type revision struct {
	quarter calendar.Quarter
	no      int
	stage   store.Stage
}

// words name a submission in a sentence: "2026-27 Q2, revision 1".
func (v revision) words() string {
	if v.no == 0 {
		return v.quarter.String()
	}
	return v.quarter.String() + ", revision " + strconv.Itoa(v.no)
}

// progress says how far it has come.
func (v revision) progress() string {
	if v.no == 0 {
		return "not begun"
	}
	return words.LowerFirst(v.stage.Title())
}

func (v revision) code() string { return v.quarter.Code() + "-r" + strconv.Itoa(v.no) }

// readRevisions lists every submission of the workbook, the latest first: those
// that were begun, and quarters with responses that nobody began.
func readRevisions(ctx context.Context, w *store.Workbook) ([]revision, error) {
	var all []revision
	begun := map[calendar.Quarter]bool{}
	add := func(r *store.Record, no int, stage store.Stage) error {
		q, err := calendar.ParseQuarter(r.Get("quarter"))
		if err != nil {
			return fmt.Errorf("reading a quarter: %w", err)
		}
		if no == 0 && begun[q] {
			return nil
		}
		begun[q] = true
		all = append(all, revision{q, no, stage})
		return nil
	}
	err := w.Each(ctx, store.Query{Kind: store.Submission}, false, func(r *store.Record) error {
		return add(r, submission.RevisionNo(r), store.Stage(r.Get("stage")))
	})
	if err == nil {
		err = w.Each(ctx, store.Query{Kind: store.Response}, false, func(r *store.Record) error { return add(r, 0, store.StageOpen) })
	}
	if err != nil {
		return nil, fmt.Errorf("listing the submissions: %w", err)
	}
	slices.SortFunc(all, func(x, y revision) int {
		if c := y.quarter.Compare(x.quarter); c != 0 {
			return c
		}
		return y.no - x.no
	})
	return all, nil
}

// Choose asks for two submissions to compare, first for that of a quarter;
// show shows what they differ in.
func Choose(h host.Host, quarter calendar.Quarter, show func(*Comparison) tea.Cmd) tea.Cmd {
	ctx, book := h.Context(), h.Workbook()
	return h.Await(func() tea.Msg {
		all, err := readRevisions(ctx, book)
		if err != nil {
			return host.Failed{Err: err}
		}
		return host.OnLoop(func() tea.Cmd { return askCompared(h, all, quarter, show) })
	})
}

// askCompared asks first for the later submission, which is most often the one
// that is being worked on, and then for the one to compare it with.
func askCompared(h host.Host, all []revision, quarter calendar.Quarter, show func(*Comparison) tea.Cmd) tea.Cmd {
	if len(all) < 2 {
		h.Notify(theme.Notice, "There is only one submission in this workbook so far, and nothing to hold it against.")
		return nil
	}
	if len(all) == 2 { // there is nothing to choose
		return compareSubmissions(h, all[1], all[0], show)
	}
	later := slices.IndexFunc(all, func(v revision) bool { return v.quarter == quarter })
	if later < 0 || later == len(all)-1 {
		later = 0
	}
	return dialog.Pick(h, revisionPicker("Compare which submission?", all, later, func(i int) tea.Cmd {
		rest := slices.Delete(slices.Clone(all), i, i+1)
		return dialog.Pick(h, revisionPicker("Compare "+all[i].words()+" with which?", rest, min(i, len(rest)-1), func(k int) tea.Cmd {
			before, after := rest[k], all[i]
			if c := before.quarter.Compare(after.quarter); c > 0 || c == 0 && before.no > after.no {
				before, after = after, before
			}
			return compareSubmissions(h, before, after, show)
		}), "")
	}), "")
}

func revisionPicker(title string, all []revision, at int, then func(i int) tea.Cmd) *form.Picker {
	p := &form.Picker{Title: title, Help: "Submissions by quarter and revision, the latest first."}
	for _, v := range all {
		p.Choices = append(p.Choices, form.Choice{Value: v.code(), Title: v.words(), Help: v.progress()})
	}
	p.Chosen = p.Choices[at : at+1 : at+1]
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		i := slices.IndexFunc(all, func(v revision) bool { return v.code() == chosen[0].Value })
		if i < 0 {
			return nil
		}
		return then(i)
	}
	return p
}

// compareSubmissions reads two submissions, and has what they differ in shown.
func compareSubmissions(h host.Host, before, after revision, show func(*Comparison) tea.Cmd) tea.Cmd {
	book := h.Workbook()
	var found *snapshot.Comparison
	return h.Work(host.LongWork{Title: "Comparing " + before.words() + " with " + after.words(), ReadOnly: true,
		Stopped: "Stopped. Nothing was compared.",
		Run: func(ctx context.Context, _ host.Progress) (string, error) {
			x, err := snapshot.Read(ctx, book, before.quarter, before.no)
			if err != nil {
				return "", fmt.Errorf("reading %s: %w", before.words(), err)
			}
			y, err := snapshot.Read(ctx, book, after.quarter, after.no)
			if err != nil {
				return "", fmt.Errorf("reading %s: %w", after.words(), err)
			}
			found = snapshot.Compare(x, y)
			return "", nil
		},
		Then: func(err error) tea.Cmd {
			if err != nil {
				return nil
			}
			c := newComparison(h, before, after, found)
			h.Notify(theme.Text, c.summary())
			return show(c)
		}})
}
