package submission

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
	"kept/store/submission"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/submission/findings"
	"kept/ui/theme"
)

// quarterState is what the page says of a quarter's submission.
type quarterState struct {
	cycle   submission.Cycle
	counts  submission.Counts
	records int   // how much a check has to go through
	version int64 // of the workbook
}

// quarterMsg is where the submission of a quarter stands, as it was read.
type quarterMsg struct {
	page  *Page
	asked int
	now   quarterState
	err   error
}

// ReadQuarter reads where the submission stands.
func (p *Page) ReadQuarter() tea.Cmd {
	p.asked++
	asked, ctx, book, quarter := p.asked, p.host.Context(), p.host.Workbook(), p.quarter
	return func() tea.Msg {
		now, err := readQuarter(ctx, book, quarter)
		return quarterMsg{p, asked, now, err}
	}
}

func readQuarter(ctx context.Context, w *store.Workbook, quarter calendar.Quarter) (now quarterState, err error) {
	if now.version, err = w.Version(ctx); err != nil {
		return now, fmt.Errorf("reading the quarter: %w", err)
	}
	if now.cycle, err = submission.ReadCycle(ctx, w, quarter); err != nil {
		return now, err
	}
	if now.counts, err = submission.Count(ctx, w, quarter); err != nil {
		return now, err
	}
	for _, kind := range []string{store.Action, store.Stakeholder, store.Priority} {
		n, err := w.Tally(ctx, kind, "")
		if err != nil {
			return now, fmt.Errorf("counting what is to be checked: %w", err)
		}
		now.records += n[""]
	}
	return now, nil
}

func (p *Page) applyQuarter(msg quarterMsg) tea.Cmd {
	if msg.err != nil {
		p.host.Notify(theme.Problem, store.Sentence(msg.err))
		return nil
	}
	p.now = msg.now
	return p.findings.ApplyQuarter(msg.now.cycle.Submission, msg.now.records, msg.now.version)
}

// begin begins the submission of the quarter.
func (p *Page) begin() tea.Cmd {
	return p.findings.WriteStep("Began the submission of "+p.quarter.String()+".", false,
		func(ctx context.Context, w *store.Workbook, q calendar.Quarter) (store.Batch, error) {
			return submission.Begin(ctx, w, q)
		})
}

// reopen lets the responses be changed again.
func (p *Page) reopen() tea.Cmd {
	return p.findings.WriteStep("Reopened: it can be changed, and wants checking and signing again.", true,
		func(ctx context.Context, w *store.Workbook, q calendar.Quarter) (store.Batch, error) {
			return submission.Reopen(ctx, w, q)
		})
}

// nextStep is the command that takes the submission further from where it is.
func (p *Page) nextStep() string {
	switch p.now.cycle.Stage {
	case store.StageFilling:
		return "quarter.check"
	case store.StageChecked:
		if p.now.cycle.Changed {
			return "quarter.check"
		}
		return "quarter.sign"
	case store.StageSigned:
		return "quarter.lock"
	case store.StageLocked:
		return "quarter.amend"
	}
	return "quarter.begin"
}

// next does the next step, or says why it cannot be done.
func (p *Page) next() tea.Cmd {
	return p.host.Run(p.nextStep())
}

func (p *Page) askLock() {
	text := "What " + p.quarter.String() + " says then stands for good. It cannot be undone: from then on it is corrected " +
		"only by an amendment that everybody can see."
	if s := p.now.cycle.Submission; s != nil {
		text = "Signed by " + s.Get("signed_by") + ", " + s.Get("signed_role") + ", " + p.signedWhen(s) + ".\n\n" + text
	}
	p.host.Open(&dialog.Question{Host: p.host, Heading: "Lock " + p.quarter.String() + "?", Text: text,
		Answers: []string{"Not yet", "Lock it"},
		Then: func(answer int) tea.Cmd {
			if answer == 1 {
				return p.lock()
			}
			return nil
		}})
}

// lock closes the submission for good.
func (p *Page) lock() tea.Cmd {
	book, quarter, key := p.host.Workbook(), p.quarter, host.KeyFor(p.host, "submission.export")
	return p.findings.Write(true, host.Job{Run: func(ctx context.Context) (string, error) {
		_, err := submission.Lock(ctx, book, quarter)
		return "Locked: what " + quarter.String() + " says stands. " + key + " writes its bundle.", err
	}})
}

func (p *Page) signedWhen(s *store.Record) string {
	at := submission.SignedAt(s)
	if at.IsZero() {
		return "at a time that is not known"
	}
	at = at.In(p.host.Now().Location())
	return calendar.DateOf(at).Long() + ", " + at.Format("15:04")
}

func (p *Page) askAmend() {
	p.host.Open(&dialog.Ask{Host: p.host, Heading: "Amend " + p.quarter.String(),
		Help: "What is locked stays as it is. The next revision begins with all that it says and all that it accepted, " +
			"and is filled, checked, signed and locked in its turn. Say what it corrects, and why: this is published with it.",
		Check: findings.NeedsReason,
		Then: func(reason string) tea.Cmd {
			return p.findings.WriteStep("Began the amendment of "+p.quarter.String()+".", true,
				func(ctx context.Context, w *store.Workbook, q calendar.Quarter) (store.Batch, error) {
					return submission.Amend(ctx, w, q, reason)
				})
		}})
}

// cycleState says what the commands of the cycle look at.
func (p *Page) cycleState(s *command.State) {
	if p.now.cycle.Quarter != p.quarter {
		return
	}
	s.Stage, s.StageChanged = string(p.now.cycle.Stage), p.now.cycle.Changed
	s.Blocking = p.findings.Count(string(check.Error))
}
