package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/export/records"
	"kept/store"
	"kept/store/calendar"
	"kept/store/submission"
	"kept/store/words"
)

// quarterName is the command below which the steps of the cycle are.
const quarterName = "quarter"

func newQuarterCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   quarterName + " [QUARTER] [STEP]",
		Short: "Show how far a quarter's submission is, or take the next step",
		Long:  defaultQuarterHelp("QUARTER") + " Without STEP it shows the progress and the next step.",
		Example: `kept quarter
kept quarter begin
kept quarter 2026-27-Q2 check`,
		Args: stepsOrQuarter,
		RunE: p.runs(runQuarter),
	}
	cli.AddPersistent(cmd, "quarter", "QUARTER", "the quarter, such as 2026-27-Q2", oneOf(p.quarterChoices))
	cli.AddSwitch(cmd, "json", "print JSON")
	cmd.AddCommand(newQuarterBeginCommand(p), newQuarterCheckCommand(p), newQuarterAcceptCommand(p), newQuarterUnacceptCommand(p),
		newQuarterSignCommand(p), newQuarterReopenCommand(p), newQuarterLockCommand(p), newQuarterAmendCommand(p))
	return cmd
}

// stepsOrQuarter refuses a word that is neither a step nor a quarter.
func stepsOrQuarter(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	steps := cli.ChildNames(cmd)
	return cli.Unknown("step of a quarter", args[0], steps, "it can be "+words.Join(steps, "and")+", or a quarter such as 2026-27-Q2")
}

// quarterWords reads a quarter that stands before or after a step of kept quarter:
// 2026-27-Q2, or 2026-27 Q2 in two words.
func quarterWords(cmd *cobra.Command, args []string) (flag string, n int) {
	if cmd.Name() != quarterName && (!cmd.HasParent() || cmd.Parent().Name() != quarterName) {
		return "", 0
	}
	for n := min(2, len(args)); n > 0; n-- {
		quarter := strings.Join(args[:n], " ")
		if _, err := calendar.ParseQuarter(quarter); err == nil {
			return "--quarter=" + quarter, n
		}
	}
	return "", 0
}

func runQuarter(ctx context.Context, c *call) error {
	return c.reading(ctx, func(w *store.Workbook) error {
		q, err := c.quarter(ctx, w)
		if err != nil {
			return err
		}
		return c.showQuarter(ctx, w, q)
	})
}

// quarterStep carries out one step of the cycle of a quarter.
type quarterStep func(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error

// runsStep gives a command a step that changes the submission of a quarter.
func (p *program) runsStep(step quarterStep) func(*cobra.Command, []string) error {
	return p.runs(func(ctx context.Context, c *call) error {
		return c.writing(ctx, func(w *store.Workbook) error {
			q, err := c.quarter(ctx, w)
			if err != nil {
				return err
			}
			return step(ctx, c, w, q)
		})
	})
}

// showQuarter says where the submission is and what comes next.
func (c *call) showQuarter(ctx context.Context, w *store.Workbook, q calendar.Quarter) error {
	cycle, err := submission.ReadCycle(ctx, w, q)
	if err != nil {
		return err
	}
	counts, err := submission.Count(ctx, w, q)
	if err != nil {
		return err
	}
	if c.isSet("json") {
		o := records.Object{}.With("quarter", q.String()).With("stage", string(cycle.Stage)).With("revision", cycle.Revision).
			With("responses", counts.Written).With("carried", counts.Carried).With("next", nextStep(cycle))
		if s := cycle.Submission; s != nil {
			for _, field := range []string{"signed_role", "signed_for", "signed_at", "reason"} {
				if v := s.Get(field); v != "" {
					o = o.With(field, v)
				}
			}
			o = o.With("accepted_findings", len(s.Children("accepted_finding")))
		}
		return records.WriteJSON(c.stdout, o)
	}
	c.print("%s, %s to %s: %s.", q, q.From().Long(), q.To().Long(), strings.ToLower(cycle.Stage.Title()))
	if s := cycle.Submission; s != nil {
		c.printSubmission(s, cycle.Revision)
	}
	c.print("%s of the 25 national actions %s a response%s.", strconv.Itoa(counts.Written), words.Pick(counts.Written, "has",
		"have"), carriedText(counts.Carried))
	c.print("Next: %s", nextStep(cycle))
	if current := calendar.QuarterOf(c.today()); !c.isSet("quarter") && q != current {
		c.print("This quarter has ended and is not locked. For the current quarter: kept quarter %s", current.Code())
	}
	return nil
}

func (c *call) printSubmission(s *store.Record, revision int) {
	if revision > 1 {
		c.print("Revision %d, which amends revision %d: %s", revision, revision-1, words.OneLine(s.Get("reason")))
	}
	if at := submission.SignedAt(s); !at.IsZero() {
		c.print("Signed by %s, %s, for %s, %s.", s.Get("signed_by"), s.Get("signed_role"), s.Get("signed_for"),
			dayAndTime(at.In(c.now().Location())))
	}
	for _, a := range s.Children("accepted_finding") {
		since := ""
		if n := a.Get("accepted_in"); n != "" {
			since = " in revision " + n
		}
		c.print("Accepted%s: %s. Reason: %s", since, strings.TrimSuffix(words.OneLine(a.Get("finding")), "."),
			words.OneLine(a.Get("reason")))
	}
}

func carriedText(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "; 1 was carried forward and needs checking"
	}
	return fmt.Sprintf("; %d were carried forward and need checking", n)
}

// nextStep says what comes next, with the command for it.
func nextStep(cycle submission.Cycle) string {
	code := cycle.Quarter.Code()
	switch cycle.Stage {
	case store.StageFilling:
		return "fill in the responses (kept list responses), then kept quarter " + code + " check"
	case store.StageChecked:
		if cycle.Changed {
			return "kept quarter " + code + " check, because something has changed since the check"
		}
		return "kept quarter " + code + ` sign --name "..." --role "..." --for "..."`
	case store.StageSigned:
		return "kept quarter " + code + " lock --yes, or reopen it to change something"
	case store.StageLocked:
		return "kept export --quarter " + code + " writes the bundle; kept quarter " + code + " amend corrects it where everyone can see"
	}
	return "kept quarter " + code + " begin"
}

// nowAt ends a step: what was done, and what comes next.
func (c *call) nowAt(ctx context.Context, w *store.Workbook, q calendar.Quarter, done string) error {
	cycle, err := submission.ReadCycle(ctx, w, q)
	if err != nil {
		return err
	}
	c.printDone(cycle, done)
	return nil
}

// printDone says what was done, and what comes next.
func (c *call) printDone(cycle submission.Cycle, done string) {
	c.print("%s", done)
	c.print("Next: %s", nextStep(cycle))
}
