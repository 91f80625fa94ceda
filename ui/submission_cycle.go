package ui

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/submission"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/theme"
)

// cycling is where the submission of the quarter stands, and the steps that take
// it further.
type cycling struct {
	now     quarterNow
	nowRead bool // it has been read
	asked   int  // rises with every reading
	chosen  bool // the room knows which quarter to begin with
	checked checked
	found   *findings             // what the check found, as a list
	looking bool                  // the findings are shown in the place of the responses
	behind  bool                  // the findings are behind the page of a response, and come back when it is left
	mending string                // the finding whose record is being mended
	same    bool                  // what is being written changes nothing that is checked
	signed  *submission.Signature // what was typed at the last signing here
}

// quarterNow is what the room says of a quarter's submission.
type quarterNow struct {
	cycle   submission.Cycle
	counts  submission.Counts
	records int   // how much a check has to go through
	version int64 // of the workbook
}

// quarterMsg is where the submission of a quarter stands, as it was read.
type quarterMsg struct {
	room  *submissionRoom
	asked int
	now   quarterNow
	err   error
}

// readQuarter reads where the submission stands.
func (r *submissionRoom) readQuarter() tea.Cmd {
	r.asked++
	asked, ctx, book, quarter := r.asked, r.host.Context(), r.host.Workbook(), r.quarter
	return func() tea.Msg {
		now, err := quarterStands(ctx, book, quarter)
		return quarterMsg{r, asked, now, err}
	}
}

func quarterStands(ctx context.Context, w *store.Workbook, quarter calendar.Quarter) (now quarterNow, err error) {
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

func (r *submissionRoom) Enter() tea.Cmd {
	if r.opened {
		return nil
	}
	r.opened = true
	r.chooseQuarter()
	return r.Reload()
}

// chooseQuarter begins with the quarter that is meant where nobody came here for a
// quarter of their own.
func (r *submissionRoom) chooseQuarter() {
	if r.chosen {
		return
	}
	r.chosen = true
	// Read at once: the list is of the quarter from its first drawing on.
	if quarter, err := submission.Meant(r.host.Context(), r.host.Workbook(), host.Today(r.host)); err == nil && quarter != r.quarter {
		r.quarter = quarter
		r.bind()
	}
}

func (r *submissionRoom) Reload() tea.Cmd {
	return tea.Batch(r.browser.Reload(), r.readQuarter())
}

// updateCycle takes what was read for the cycle.
func (r *submissionRoom) updateCycle(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case quarterMsg:
		if msg.room == r && msg.asked == r.asked {
			return r.takeQuarter(msg), true
		}
		return nil, true
	case foundMsg:
		if msg.room == r {
			return r.takeChecked(msg), true
		}
		return nil, true
	case signMsg:
		if msg.room == r {
			r.openSigning(msg)
		}
		return nil, true
	}
	return nil, false
}

func (r *submissionRoom) takeQuarter(msg quarterMsg) tea.Cmd {
	if msg.err != nil {
		r.host.Notify(theme.Problem, store.Sentence(msg.err))
		return nil
	}
	r.now, r.nowRead = msg.now, true
	if r.same { // what was written since the check is no part of what is checked
		r.same = false
		r.checked.version = msg.now.version
	}
	r.sortFindings()
	return tea.Batch(r.checkIfStale(), r.found.Reload())
}

// doCycle runs the commands of the quarter's cycle.
func (r *submissionRoom) doCycle(id string) (tea.Cmd, bool) {
	switch id {
	case "quarter.next":
		return r.next(), true
	case "quarter.begin":
		return r.step("Began the submission of "+r.quarter.String()+".", false, func(ctx context.Context, w *store.Workbook, q calendar.Quarter) (store.Batch, error) {
			return submission.Begin(ctx, w, q)
		}), true
	case "quarter.check":
		return r.checkStep(), true
	case "quarter.sign":
		return r.sign(), true
	case "quarter.reopen":
		return r.step("Reopened: it can be changed, and wants checking and signing again.", true, func(ctx context.Context, w *store.Workbook, q calendar.Quarter) (store.Batch, error) {
			return submission.Reopen(ctx, w, q)
		}), true
	case "quarter.lock":
		r.askLock()
	case "quarter.amend":
		r.askAmend()
	case "quarter.findings":
		if r.looking { // the same key goes back
			r.looking = false
			return nil, true
		}
		return r.showFindings(), true
	default:
		return nil, false
	}
	return nil, true
}

// nextStep is the command that takes the submission further from where it is.
func (r *submissionRoom) nextStep() string {
	switch r.now.cycle.Stage {
	case store.StageFilling:
		return "quarter.check"
	case store.StageChecked:
		if r.now.cycle.Changed {
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
func (r *submissionRoom) next() tea.Cmd {
	return r.host.Run(r.nextStep())
}

// step writes a step of the cycle. Same says that nothing that is checked changes.
func (r *submissionRoom) step(said string, same bool, do func(context.Context, *store.Workbook, calendar.Quarter) (store.Batch, error)) tea.Cmd {
	book, quarter := r.host.Workbook(), r.quarter
	r.same = same
	return r.host.Write(host.Job{
		Run: func(ctx context.Context) (string, error) {
			if _, err := do(ctx, book, quarter); err != nil {
				return "", err
			}
			return said + " Ctrl+Z undoes.", nil
		},
		Then: func(err error) tea.Cmd {
			if err != nil {
				r.same = false
			}
			return nil
		},
	})
}

func (r *submissionRoom) askLock() {
	text := "What " + r.quarter.String() + " says then stands for good. It cannot be undone: from then on it is corrected only by an amendment that everybody can see."
	if s := r.now.cycle.Submission; s != nil {
		text = "Signed by " + s.Get("signed_by") + ", " + s.Get("signed_role") + ", " + r.signedWhen(s) + ".\n\n" + text
	}
	r.host.Open(&dialog.Question{Host: r.host, Heading: "Lock " + r.quarter.String() + "?", Text: text, Answers: []string{"Not yet", "Lock it"}, Then: func(i int) tea.Cmd {
		if i != 1 {
			return nil
		}
		book, quarter := r.host.Workbook(), r.quarter
		r.same = true
		return r.host.Write(host.Job{Run: func(ctx context.Context) (string, error) {
			_, err := submission.Lock(ctx, book, quarter)
			return "Locked: what " + quarter.String() + " says stands. " + host.KeyFor(r.host, "submission.export") + " writes its bundle.", err
		}})
	}})
}

func (r *submissionRoom) signedWhen(s *store.Record) string {
	at := submission.SignedAt(s)
	if at.IsZero() {
		return "at a time that is not known"
	}
	at = at.In(r.host.Now().Location())
	return calendar.DateOf(at).Long() + ", " + at.Format("15:04")
}

func (r *submissionRoom) askAmend() {
	r.host.Open(&dialog.Ask{Host: r.host, Heading: "Amend " + r.quarter.String(),
		Help: "What is locked stays as it is. The next revision begins with all that it says and all that it accepted, and is filled, checked, signed and locked in its turn. " +
			"Say what it corrects, and why: this is published with it.",
		Check: needsReason,
		Then: func(reason string) tea.Cmd {
			return r.step("Began the amendment of "+r.quarter.String()+".", true, func(ctx context.Context, w *store.Workbook, q calendar.Quarter) (store.Batch, error) {
				return submission.Amend(ctx, w, q, reason)
			})
		}})
}

// needsReason does not take a blank.
func needsReason(text string) (meaning, problem string) {
	if text == "" {
		return "", "A reason is needed: it is what readers will see."
	}
	return "", ""
}

// cycleState says what the commands of the cycle look at.
func (r *submissionRoom) cycleState(s *command.State) {
	if !r.nowRead || r.now.cycle.Quarter != r.quarter {
		return
	}
	s.Stage, s.StageChanged = string(r.now.cycle.Stage), r.now.cycle.Changed
	s.Blocking = r.checked.standing(string(errorLevel))
}
