package main

import (
	"context"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
)

// call is one command with the arguments and flags that it was given.
type call struct {
	*program
	command *cobra.Command
	args    []string
}

// runs gives a cobra command what it runs.
func (p *program) runs(do func(ctx context.Context, c *call) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		p.running = cmd.CommandPath()
		if err := cli.OnlyOnce(cmd); err != nil {
			return err
		}
		return do(cmd.Context(), &call{program: p, command: cmd, args: args})
	}
}

// isSet tells whether a flag is on the command line.
func (c *call) isSet(flag string) bool { return cli.IsSet(c.command, flag) }

// text gives the value of a flag, or "".
func (c *call) text(flag string) string {
	if values := c.texts(flag); len(values) > 0 {
		return values[len(values)-1]
	}
	return ""
}

// texts gives every value of a flag that can be repeated.
func (c *call) texts(flag string) []string { return cli.Texts(c.command, flag) }

// setText gives a flag a value that the keeper was asked for.
func (c *call) setText(flag, value string) error { return cli.SetText(c.command, flag, value) }

// print writes a line for the keeper.
func (c *call) print(format string, args ...any) { cli.Println(c.stdout, format, args...) }
