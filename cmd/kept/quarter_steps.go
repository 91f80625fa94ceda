package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kept/export"
	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
	"kept/store/words"
)

func newBeginCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "begin",
		Short: "Begin the submission: carry the last quarter's responses forward, to update",
		Args:  atMost(0),
		RunE:  p.runsStep(beginQuarter),
	}
}

func beginQuarter(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	if _, err := w.BeginQuarter(ctx, q); err != nil {
		return err
	}
	cycle, err := w.Cycle(ctx, q)
	if err != nil {
		return err
	}
	return c.nowAt(ctx, w, q, fmt.Sprintf("Began the submission of %s: %d carried forward from %s.", q, cycle.Carried, q.Prev()))
}

func newCheckQuarterCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Check the submission: fix or accept every error before you sign",
		Args:  atMost(0),
		RunE:  p.runsStep(checkQuarter),
	}
}

// checkQuarter looks everything over. Errors that nobody accepted stand in the way.
func checkQuarter(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	report, cycle, err := c.lookOver(ctx, w, q)
	if err != nil {
		return err
	}
	var blocking, accepted int
	counts := map[check.Level]int{}
	for _, f := range report.Findings {
		if a := export.Accepted(cycle.Submission, f); a != nil {
			accepted++
			continue
		}
		counts[f.Level]++
		if f.Level == check.Error {
			blocking++
		}
		c.say("%s [%s]", words.CapitalFirst(f.String()), f.Code)
	}
	var parts []string
	for _, level := range check.Levels() {
		if n := counts[level]; n > 0 {
			parts = append(parts, words.Count(n, string(level), words.Plural(string(level))))
		}
	}
	if accepted > 0 {
		parts = append(parts, fmt.Sprintf("%d accepted", accepted))
	}
	if len(parts) > 0 {
		c.say("%s.", words.CapitalFirst(words.Join(parts, "and")))
	}
	if blocking > 0 {
		c.say("%s in the way of signing: mend what is wrong, or stand by it: kept quarter %s accept CODE PLACE --reason \"...\"", words.CapitalFirst(words.Count(blocking, "error", "errors")+words.Pick(blocking, " stands", " stand")), q.Code())
		return exitCode(exitFailed)
	}
	if _, err := w.MarkChecked(ctx, q, 0); err != nil {
		return err
	}
	return c.nowAt(ctx, w, q, "Checked: nothing blocks signing.")
}

// lookOver runs the checks of a quarter.
func (c *call) lookOver(ctx context.Context, w *store.Workbook, q calendar.Quarter) (check.Report, store.Cycle, error) {
	cycle, err := w.Cycle(ctx, q)
	if err != nil {
		return check.Report{}, cycle, err
	}
	report, err := check.Workbook(ctx, w, check.Options{Today: c.today(), Quarter: q})
	return report, cycle, err
}

func newAcceptCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "accept CODE [REF] --reason WORDS",
		Short:   "Accept what the check found; the reason is published",
		Long:    "kept quarter check shows the codes. REF is the record, if the check found the same in more than one.",
		Example: `kept quarter accept action.no-lead 1.2 --reason "The board decides in May"`,
		RunE:    p.runsStep(acceptFinding),
	}
	addText(cmd, "reason", "WORDS", "why you accept it; published", cobra.NoFileCompletions)
	return cmd
}

func newUnacceptCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:     "unaccept CODE [REF]",
		Aliases: []string{"take-back"}, // its old name
		Short:   "No longer accept what the check found",
		RunE:    p.runsStep(unacceptFinding),
	}
}

// acceptFinding stands by what a check found: every finding of that check at the place.
func acceptFinding(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	if len(c.args) == 0 || strings.TrimSpace(c.text("reason")) == "" {
		return misuse(`write kept quarter accept action.no-lead 1.2 --reason "..."`, "kept quarter accept needs the code of a check, the record and a reason")
	}
	code, place := strings.ToLower(strings.TrimSpace(c.args[0])), strings.Join(c.args[1:], " ")
	report, cycle, err := c.lookOver(ctx, w, q)
	if err != nil {
		return err
	}
	var at store.ID
	if place != "" {
		if r, err := w.Resolve(ctx, place); err == nil {
			at = r.ID
		}
	}
	var found []check.Finding
	var places, codes []string
	for _, f := range report.Findings {
		codes = append(codes, f.Code)
		if f.Code != code || export.Accepted(cycle.Submission, f) != nil {
			continue
		}
		places = append(places, f.Name)
		if place == "" || at != "" && (f.Record == at || f.Owner == at) || at == "" && strings.Contains(strings.ToLower(f.Name), strings.ToLower(place)) {
			found = append(found, f)
		}
	}
	switch {
	case len(places) == 0:
		return unknown("finding", code, codes, "kept quarter "+q.Code()+" check lists what there is to accept")
	case len(found) == 0:
		return &store.InputError{Where: "The place", Value: place, Wrong: "is not one where " + code + " was found", Right: "it was found at " + words.Join(places, "and")}
	case place == "" && len(found) > 1:
		return &store.InputError{Where: "The finding " + code, Wrong: "was made at more than one place", Right: "name one: " + words.Join(places, "and")}
	}
	for _, f := range found {
		if _, err := w.Accept(ctx, q, export.Acceptance(f, strings.TrimSpace(c.text("reason")))); err != nil {
			return err
		}
		c.say("Accepted: %s", export.AcceptedText(f))
	}
	return nil
}

// unacceptFinding withdraws that a finding was accepted.
func unacceptFinding(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	if len(c.args) == 0 {
		return misuse("write kept quarter unaccept action.no-lead 1.2", "kept quarter unaccept needs the code of a check, and the record if you accepted it in more than one")
	}
	code, place := strings.ToLower(strings.TrimSpace(c.args[0])), strings.Join(c.args[1:], " ")
	cycle, err := w.Cycle(ctx, q)
	if err != nil {
		return err
	}
	var accepted []*store.Record
	if cycle.Submission != nil {
		accepted = cycle.Submission.Children(store.AcceptedFinding)
	}
	var at store.ID
	if place != "" {
		if r, err := w.Resolve(ctx, place); err == nil {
			at = r.ID
		}
	}
	var found []*store.Record
	var codes, places []string
	for _, a := range accepted {
		codes = append(codes, a.Get("code"))
		if a.Get("code") != code {
			continue
		}
		places = append(places, words.OneLine(a.Get("finding")))
		if place == "" || at != "" && a.Get("place") == string(at) || strings.Contains(strings.ToLower(a.Get("finding")), strings.ToLower(place)) {
			found = append(found, a)
		}
	}
	switch {
	case len(places) == 0:
		return unknown("accepted finding", code, codes, "kept quarter "+q.Code()+" lists what was accepted")
	case len(found) == 0:
		return &store.InputError{Where: "The place", Value: place, Wrong: "is not one where " + code + " was accepted", Right: "it was accepted at " + words.Join(places, "and")}
	case len(found) > 1 && place == "":
		return &store.InputError{Where: "The finding " + code, Wrong: "was accepted at more than one place", Right: "name one: " + words.Join(places, "and")}
	}
	for _, a := range found {
		if _, err := w.TakeBack(ctx, q, a.ID); err != nil {
			return err
		}
		c.say("No longer accepted: %s", words.OneLine(a.Get("finding")))
	}
	return nil
}

func newSignCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "sign --name NAME --role POST --for ORGANISATION",
		Short: "Sign the submission",
		Args:  atMost(0),
		RunE:  p.runsStep(signQuarter),
	}
	addText(cmd, "name", "NAME", "who signs; the name stays in the workbook", cobra.NoFileCompletions)
	addText(cmd, "role", "POST", "the post of who signs; published", cobra.NoFileCompletions)
	addText(cmd, "for", "ORGANISATION", "signed on behalf of; published", cobra.NoFileCompletions)
	return cmd
}

func signQuarter(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	said := map[string]string{}
	for _, name := range []string{"name", "role", "for"} {
		if said[name] = strings.TrimSpace(c.text(name)); said[name] == "" {
			return misuse(`write kept quarter sign --name "..." --role "..." --for "..."`, "a signature needs --%s too", name)
		}
	}
	if _, err := w.Sign(ctx, q, store.Signature{Name: said["name"], Role: said["role"], For: said["for"]}); err != nil {
		return err
	}
	return c.nowAt(ctx, w, q, fmt.Sprintf("Signed: %s, %s, for %s. The bundle of %s now shows the progress as at this moment.", said["name"], said["role"], said["for"], q))
}

func newReopenCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "reopen",
		Short: "Remove the signature, to change something",
		Args:  atMost(0),
		RunE:  p.runsStep(reopenQuarter),
	}
}

func reopenQuarter(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	if _, err := w.Reopen(ctx, q); err != nil {
		return err
	}
	return c.nowAt(ctx, w, q, "Reopened. Check and sign it again before you send it.")
}

func newLockCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lock --yes",
		Short: "Lock the submission for good: only an amendment can correct it after that",
		Args:  atMost(0),
		RunE:  p.runsStep(lockQuarter),
	}
	addSwitch(cmd, "yes", "you know that it cannot be undone")
	return cmd
}

func lockQuarter(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	if !c.given("yes") {
		return misuse("add --yes if that is what you want", "you cannot undo locking %s: after that only an amendment, which everyone can see, corrects it", q)
	}
	if _, err := w.Lock(ctx, q); err != nil {
		return err
	}
	return c.nowAt(ctx, w, q, "Locked: the submission of "+q.String()+" is final.")
}

func newAmendCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "amend --reason WORDS",
		Short: "Begin the next revision of a locked submission",
		Args:  atMost(0),
		RunE:  p.runsStep(amendQuarter),
	}
	addText(cmd, "reason", "WORDS", "what it corrects, and why; published", cobra.NoFileCompletions)
	return cmd
}

func amendQuarter(ctx context.Context, c *call, w *store.Workbook, q calendar.Quarter) error {
	reason := strings.TrimSpace(c.text("reason"))
	if reason == "" {
		return misuse(`add --reason "..."`, "an amendment says what it corrects, and why")
	}
	if _, err := w.Amend(ctx, q, reason); err != nil {
		return err
	}
	return c.nowAt(ctx, w, q, "Began the amendment of "+q.String()+". What was locked stays as it is.")
}
