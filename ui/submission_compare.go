package ui

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
	"kept/store/words"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/document"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/list"
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

// stands says how far it has come.
func (v revision) stands() string {
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
		no, err := strconv.Atoi(r.Get("revision"))
		if err != nil {
			return fmt.Errorf("reading a revision: %w", err)
		}
		return add(r, no, store.Stage(r.Get("stage")))
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

// revisionsMsg is the list of submissions to choose two from.
type revisionsMsg struct {
	room *submissionRoom
	all  []revision
}

// chooseCompared asks for two submissions to compare.
func (r *submissionRoom) chooseCompared() tea.Cmd {
	ctx, book := r.host.Context(), r.host.Workbook()
	return r.host.Await(func() tea.Msg {
		all, err := readRevisions(ctx, book)
		if err != nil {
			return host.Failed{Err: err}
		}
		return revisionsMsg{r, all}
	})
}

// askCompared asks first for the later submission, which is most often the one
// that is being worked on, and then for what it is held against.
func (r *submissionRoom) askCompared(all []revision) tea.Cmd {
	if len(all) < 2 {
		r.host.Notify(theme.Notice, "There is only one submission in this workbook so far, and nothing to hold it against.")
		return nil
	}
	if len(all) == 2 { // there is nothing to choose
		return r.compare(all[1], all[0])
	}
	later := slices.IndexFunc(all, func(v revision) bool { return v.quarter == r.quarter })
	if later < 0 || later == len(all)-1 {
		later = 0
	}
	return dialog.Pick(r.host, r.revisionPicker("Compare which submission?", all, later, func(i int) tea.Cmd {
		rest := slices.Delete(slices.Clone(all), i, i+1)
		return dialog.Pick(r.host, r.revisionPicker("Compare "+all[i].words()+" with which?", rest, min(i, len(rest)-1), func(k int) tea.Cmd {
			before, after := rest[k], all[i]
			if c := before.quarter.Compare(after.quarter); c > 0 || c == 0 && before.no > after.no {
				before, after = after, before
			}
			return r.compare(before, after)
		}), "")
	}), "")
}

func (r *submissionRoom) revisionPicker(title string, all []revision, at int, then func(i int) tea.Cmd) *form.Picker {
	p := &form.Picker{Title: title, Help: "Submissions by quarter and revision, the latest first."}
	for _, v := range all {
		p.Choices = append(p.Choices, form.Choice{Value: v.code(), Title: v.words(), Help: v.stands()})
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

// compare reads two submissions and shows in what they differ.
func (r *submissionRoom) compare(before, after revision) tea.Cmd {
	book := r.host.Workbook()
	var found *snapshot.Comparison
	return r.host.Work(host.LongWork{Title: "Comparing " + before.words() + " with " + after.words(), ReadOnly: true, Stopped: "Stopped. Nothing was compared.",
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
			if err == nil {
				return r.showCompared(&differences{before: before, after: after, found: found})
			}
			return nil
		}})
}

// differences are a comparison that is shown in place of the responses.
type differences struct {
	before, after revision
	found         *snapshot.Comparison
}

// showCompared puts a comparison in the place of the list of responses.
func (r *submissionRoom) showCompared(c *differences) tea.Cmd {
	b := newPlainBrowser(r.host, []list.Column{
		{Name: "what", Title: "Became", Width: 9, Weight: 90},
		{Name: "record", Title: "What differs", Width: 40, Weight: 100},
		{Name: "fields", Title: "In", Width: 26, Weight: 60},
	})
	b.list.Empty = "They say the same. Esc goes back to the submission."
	b.page.Empty = b.list.Empty
	b.named = func() string { return c.before.words() + " and " + c.after.words() }
	b.source = func() (list.Source, list.Counter) {
		words := strings.ToLower(b.words())
		return func(context.Context, any, bool, int) (list.Batch, error) { return c.rows(words), nil }, nil
	}
	spoken := r.host.Mode().ScreenReader
	b.describe = func(_ context.Context, row string) (*document.Document, error) { return c.describe(row, spoken) }
	b.opened = true
	r.browser, r.compared = b, c
	r.host.Notify(theme.Text, c.summary())
	return b.Reload()
}

// leaveCompared goes back to the list of responses.
func (r *submissionRoom) leaveCompared() {
	r.browser, r.compared = r.own, nil
}

func (r *submissionRoom) comparedScopes() []command.Scope {
	if r.focus == onPage {
		return []command.Scope{inDoc, inBack, inDifferences, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime}
	}
	return []command.Scope{inList, inDifferences, command.GoToPage, command.OnEveryPage, command.Everywhere, command.AnyTime}
}

// doCompared runs the commands of a comparison; false when it is none of its own.
func (r *submissionRoom) doCompared(id string) (tea.Cmd, bool) {
	switch id {
	case "compare.open":
		if r.focus == onList {
			r.focus = onPage
			return nil, true
		}
		return r.openCompared(), true
	case "compare.other":
		return r.chooseCompared(), true
	case "compare.leave":
		r.leaveCompared()
		return r.Reload(), true
	case "list.clear":
		if r.find.Text() == "" {
			if cmd, ok := r.host.Back(); ok {
				return cmd, true
			}
			r.leaveCompared()
			return r.Reload(), true
		}
	}
	return nil, false
}

// openCompared opens the record that is shown as it stands now.
func (r *submissionRoom) openCompared() tea.Cmd {
	c, ok := r.compared.at(r.want)
	if !ok {
		return nil
	}
	if c.Kind == store.AcceptedFinding { // it stands on no page of its own
		r.quarter = r.compared.after.quarter
		r.bind()
		return r.Reload()
	}
	return openWhole(r.host, c.ID)
}
