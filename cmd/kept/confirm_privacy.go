package main

import (
	"bufio"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/export/personal"
	"kept/store"
	"kept/store/calendar"
	"kept/store/words"
)

// mostListed is how much of what looks like personal data is listed one by one.
const mostListed = 30

// addYes adds --yes, which writes without asking about what looks like personal data.
func addYes(cmd *cobra.Command) {
	cli.AddSwitch(cmd, "yes", "do not ask, only list, when something looks like personal data or a small number")
}

// confirmPrivacy lists what looks like personal data before anything is written,
// and asks at a terminal whether to write it anyway. A program that
// calls Kept is not asked.
func (c *call) confirmPrivacy(ctx context.Context, w *store.Workbook, q calendar.Quarter, revision int) error {
	found, err := personal.Find(ctx, w, q, revision)
	if err != nil || len(found) == 0 {
		return err
	}
	fmt.Fprintln(c.stderr, "Check this before you send it. It may show who a child or young person is.")
	for _, p := range found[:min(len(found), mostListed)] {
		fmt.Fprintf(c.stderr, "  %s\n", words.OneLine(p.Sentence()))
	}
	if n := len(found) - mostListed; n > 0 {
		fmt.Fprintf(c.stderr, "  and %d more: kept check lists them all.\n", n)
	}
	if c.isSet("yes") || !c.atTerminal() {
		return nil
	}
	answer := strings.ToLower(strings.TrimSpace(c.askLine(bufio.NewReader(c.stdin), "Write it anyway? yes or no: ")))
	if !slices.Contains([]string{"y", "yes"}, answer) {
		c.print("Nothing was written.")
		return exitCode(exitFailed)
	}
	return nil
}
