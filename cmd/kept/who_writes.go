package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"kept/cmd/kept/cli"
	"kept/store"
)

// undecided says that Kept cannot tell which keeper is writing.
type undecided struct {
	known []string // the keepers that the workbook names
	err   error    // how to say it by command
}

func (e *undecided) Error() string { return e.err.Error() }
func (e *undecided) Unwrap() error { return e.err }

// askWho asks someone at a terminal who they are, where Kept cannot tell, and
// signs the workbook in that name. It is asked once: the name is remembered.
func (c *call) askWho(ctx context.Context, w *store.Workbook, signErr error) error {
	var open *undecided
	if !errors.As(signErr, &open) {
		return signErr
	}
	in := bufio.NewReader(c.stdin)
	name, ok := c.chooseKeeper(in, open.known)
	if ok && name == "" {
		name = strings.Join(strings.Fields(c.askLine(in, "Your name: ")), " ")
		if known := matching(open.known, name); known != "" {
			name = known
		} else if name != "" {
			if err := addKeeper(ctx, w, name); err != nil {
				return err
			}
		}
	}
	if name == "" {
		c.print("Nothing was opened. Run kept again to answer.")
		return exitCode(exitFailed)
	}
	if err := c.setText("keeper", name); err != nil {
		return err
	}
	return c.setKeeper(ctx, w)
}

// chooseKeeper asks which of the known keepers is writing. With no name it is
// someone else; with ok false there was no answer.
func (c *call) chooseKeeper(in *bufio.Reader, known []string) (name string, ok bool) {
	if len(known) == 0 {
		return "", true
	}
	c.print("Who are you? What you change is kept under your name.\n")
	for i, name := range known {
		c.print("  %d  %s", i+1, cli.Visible(name))
	}
	c.print("  %d  Someone else", len(known)+1)
	answer := strings.TrimSpace(c.askLine(in, fmt.Sprintf("\nWhich? Write 1 to %d, then Enter: ", len(known)+1)))
	switch n, err := strconv.Atoi(answer); {
	case err == nil && n >= 1 && n <= len(known):
		return known[n-1], true
	case err == nil && n == len(known)+1:
		return "", true
	}
	name = matching(known, answer)
	return name, name != ""
}

// matching is the name of a list that someone wrote, whatever its case.
func matching(names []string, written string) string {
	for _, name := range names {
		if strings.EqualFold(name, written) {
			return name
		}
	}
	return ""
}

// askLine asks for a line; its end, or that of the input, is the end of the answer.
func (c *call) askLine(in *bufio.Reader, question string) string {
	fmt.Fprint(c.stdout, question)
	line, _ := in.ReadString('\n') // at its end nothing was answered
	return line
}

// addKeeper adds a person to the keepers, in their own name.
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
