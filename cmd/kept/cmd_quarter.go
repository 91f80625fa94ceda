package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/calendar"
)

func quarterCommand() *command {
	return &command{
		name: "quarter", usage: "[QUARTER] [" + strings.Join(stepNames(), "|") + "]", run: runQuarter, atMost: -1, takes: []wants{aStep},
		help: "shows how far a quarter's submission is and what comes next; takes it there",
		more: []string{
			"kept quarter                      where it is, and what comes next",
			"kept quarter begin                carries the responses of the quarter before forward, to be filled",
			"kept quarter check                looks everything over; errors have to be mended or accepted",
			`kept quarter accept CODE [PLACE] --reason "..."    stands by what a check found`,
			"kept quarter take-back CODE [PLACE]    no longer stands by it",
			`kept quarter sign --name "..." --role "..." --for "..."    the name stays in the workbook`,
			"kept quarter reopen               takes the signature back, to change something",
			"kept quarter lock --yes           for good: after that it is corrected only in the open",
			`kept quarter amend --reason "..." begins the next revision of what is locked`,
			"With no QUARTER it is the last that has ended, or the first that the workbook reports on.",
		},
		flags: []flag{
			{name: "quarter", value: "QUARTER", help: "the quarter, such as 2026-27-Q2", takes: aQuarter},
			{name: "name", value: "NAME", help: "to sign: who signs; it stays in the workbook"},
			{name: "role", value: "POST", help: "to sign: in which post; it is published"},
			{name: "for", value: "WHOM", help: "to sign: on whose behalf; it is published"},
			{name: "reason", value: "WORDS", help: "to accept or amend: why; it is published"},
			{name: "yes", help: "to lock: it cannot be undone"},
			{name: "json", help: "as JSON"},
		},
	}
}

// quarterStep is one step of the cycle.
type quarterStep struct {
	name string
	run  func(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error
}

func quarterSteps() []quarterStep {
	return []quarterStep{{"begin", beginQuarter}, {"check", checkQuarter}, {"accept", acceptFinding}, {"take-back", takeBackFinding}, {"sign", signQuarter},
		{"reopen", reopenQuarter}, {"lock", lockQuarter}, {"amend", amendQuarter}}
}

func stepNames() []string {
	var names []string
	for _, s := range quarterSteps() {
		names = append(names, s.name)
	}
	return names
}

func runQuarter(ctx context.Context, c *call) error {
	c.takeQuarter()
	if len(c.args) == 0 {
		return c.reading(ctx, func(w *store.Workbook) error {
			q, err := c.quarter(ctx, w)
			if err != nil {
				return err
			}
			return c.showQuarter(ctx, w, q)
		})
	}
	for _, step := range quarterSteps() {
		if same(c.args[0]) != same(step.name) {
			continue
		}
		c.args = c.args[1:]
		if step.name != "accept" && step.name != "take-back" { // their words name a check and a place
			c.takeQuarter()
			if len(c.args) > 0 {
				return misuse("write kept quarter "+step.name, "%q is one word too many", c.args[0])
			}
		}
		return c.writing(ctx, func(w *store.Workbook) error {
			q, err := c.quarter(ctx, w)
			if err != nil {
				return err
			}
			return step.run(ctx, c, w, q)
		})
	}
	return unknown("step", c.args[0], stepNames(), "it can be "+inWords(stepNames())+", or a quarter such as 2026-27-Q2")
}

// takeQuarter takes a quarter from the front of the arguments: 2026-27-Q2, or
// 2026-27 Q2 in two words.
func (c *call) takeQuarter() {
	for _, n := range []int{2, 1} {
		if len(c.args) < n {
			continue
		}
		said := strings.Join(c.args[:n], " ")
		if _, err := calendar.ParseQuarter(said); err == nil {
			c.flags["quarter"] = []string{said}
			c.args = c.args[n:]
			return
		}
	}
}

// showQuarter says where the submission is and what comes next.
func (c *call) showQuarter(ctx context.Context, w *store.Workbook, q calendar.Quarter) error {
	cycle, err := w.Cycle(ctx, q)
	if err != nil {
		return err
	}
	revision := 0
	if cycle.Submission != nil {
		revision, _ = strconv.Atoi(cycle.Submission.Get("revision")) // the store keeps numbers only
	}
	if c.given("json") {
		o := object{}.with("quarter", q.String()).with("stage", string(cycle.Stage)).with("revision", revision).
			with("responses", cycle.Written).with("carried", cycle.Carried).with("next", nextStep(cycle))
		if s := cycle.Submission; s != nil {
			for _, field := range []string{"signed_role", "signed_for", "signed_at", "reason"} {
				if v := s.Get(field); v != "" {
					o = o.with(field, v)
				}
			}
			o = o.with("accepted_findings", len(s.Children("accepted_finding")))
		}
		return writeJSON(c.stdout, o)
	}
	c.say("%s, %s to %s: %s.", q, q.From().Long(), q.To().Long(), strings.ToLower(cycle.Stage.Title()))
	if s := cycle.Submission; s != nil {
		c.saySubmission(s, revision)
	}
	c.say("%s of the 25 national actions %s a response%s.", strconv.Itoa(cycle.Written), haveOrHas(cycle.Written), carriedText(cycle.Carried))
	c.say("Next: %s", nextStep(cycle))
	return nil
}

func (c *call) saySubmission(s *store.Record, revision int) {
	if revision > 1 {
		c.say("Revision %d, which amends revision %d: %s", revision, revision-1, oneLine(s.Get("reason")))
	}
	if at := store.SignedAt(s); !at.IsZero() {
		c.say("Signed by %s, %s, for %s, %s.", s.Get("signed_by"), s.Get("signed_role"), s.Get("signed_for"), dayAndTime(at.In(c.now().Location())))
	}
	for _, a := range s.Children("accepted_finding") {
		since := ""
		if n := a.Get("accepted_in"); n != "" {
			since = " in revision " + n
		}
		c.say("Accepted%s: %s. Reason: %s", since, strings.TrimSuffix(oneLine(a.Get("finding")), "."), oneLine(a.Get("reason")))
	}
}

func haveOrHas(n int) string {
	if n == 1 {
		return "has"
	}
	return "have"
}

func carriedText(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "; 1 was carried forward, and nobody has looked at it yet"
	}
	return fmt.Sprintf("; %d were carried forward, and nobody has looked at them yet", n)
}

// nextStep says what comes next, with the command for it.
func nextStep(cycle store.Cycle) string {
	code := cycle.Quarter.Code()
	switch cycle.Stage {
	case store.StageFilling:
		return "fill it (kept list responses), then kept quarter " + code + " check"
	case store.StageChecked:
		if cycle.Changed {
			return "kept quarter " + code + " check, since something was changed after the check"
		}
		return "kept quarter " + code + ` sign --name "..." --role "..." --for "..."`
	case store.StageSigned:
		return "kept quarter " + code + " lock --yes, or reopen to change something"
	case store.StageLocked:
		return "kept export --quarter " + code + " writes the bundle; kept quarter " + code + " amend corrects it in the open"
	}
	return "kept quarter " + code + " begin"
}

// nowAt ends a step: what was done, and what comes next.
func (c *call) nowAt(ctx context.Context, w *store.Workbook, q calendar.Quarter, done string) error {
	cycle, err := w.Cycle(ctx, q)
	if err != nil {
		return err
	}
	c.say("%s", done)
	c.say("Next: %s", nextStep(cycle))
	return nil
}
