package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kept/store"
)

// undecided says that Kept cannot tell which keeper is writing.
type undecided struct {
	known []string // the keepers that the workbook names
	err   error    // how to say it by command
}

func (e *undecided) Error() string { return e.err.Error() }
func (e *undecided) Unwrap() error { return e.err }

// askWho asks somebody at a terminal who they are, where Kept cannot tell, and
// signs the workbook in that name. It is asked once: the name is remembered.
func (c *call) askWho(ctx context.Context, w *store.Workbook, signErr error) error {
	var open *undecided
	if !errors.As(signErr, &open) {
		return signErr
	}
	in, names := bufio.NewReader(c.stdin), open.known
	name := ""
	if len(names) > 0 {
		c.say("Who are you? What you change is kept under your name.\n")
		for i, known := range names {
			c.say("  %d  %s", i+1, visible(known))
		}
		c.say("  %d  Someone else", len(names)+1)
		answer := strings.TrimSpace(c.askLine(in, fmt.Sprintf("\nWhich? Write 1 to %d, then Enter: ", len(names)+1)))
		switch n, err := strconv.Atoi(answer); {
		case err == nil && n >= 1 && n <= len(names):
			name = names[n-1]
		case err != nil || n != len(names)+1:
			if at := slices.IndexFunc(names, func(known string) bool { return strings.EqualFold(known, answer) }); at >= 0 && answer != "" {
				name = names[at]
				break
			}
			c.say("Nothing was opened. Run kept again to answer.")
			return exitCode(exitFailed)
		}
	}
	if name == "" {
		if name = strings.Join(strings.Fields(c.askLine(in, "Your name: ")), " "); name == "" {
			c.say("Nothing was opened. Run kept again to answer.")
			return exitCode(exitFailed)
		}
		at := slices.IndexFunc(names, func(known string) bool { return strings.EqualFold(known, name) })
		if at >= 0 {
			name = names[at]
		} else if err := addKeeper(ctx, w, name); err != nil {
			return err
		}
	}
	if err := c.setText("keeper", name); err != nil {
		return err
	}
	return c.sign(ctx, w)
}

// askLine asks for a line; its end, or that of the input, is the end of the answer.
func (c *call) askLine(in *bufio.Reader, question string) string {
	fmt.Fprint(c.stdout, question)
	line, _ := in.ReadString('\n') // at its end nothing was answered
	return line
}

// addKeeper adds somebody to the keepers, in their own name.
func addKeeper(ctx context.Context, w *store.Workbook, name string) error {
	p, err := w.Partnership(ctx)
	if err != nil {
		return fmt.Errorf("reading the partnership: %w", err)
	}
	w.SetKeeper(name)
	_, err = w.Write(ctx, "Added keeper "+name, func(tx *store.Tx) error {
		_, err := tx.Add("keeper", p.ID, store.Values{"name": name})
		return err
	})
	if err != nil {
		return fmt.Errorf("adding %s to the keepers: %w", name, err)
	}
	return nil
}
