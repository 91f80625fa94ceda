package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"kept/store"
	"kept/store/words"
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
		if err := onlyOnce(cmd); err != nil {
			return err
		}
		return do(cmd.Context(), &call{program: p, command: cmd, args: args})
	}
}

// given tells whether a flag is on the command line. A command that has no such
// flag was not given it.
func (c *call) given(flag string) bool {
	f := c.command.Flags().Lookup(flag)
	return f != nil && f.Changed && f.Value.String() != "false"
}

// text gives the value of a flag, or "".
func (c *call) text(flag string) string {
	if values := c.texts(flag); len(values) > 0 {
		return values[len(values)-1]
	}
	return ""
}

// texts gives every value of a flag that can be repeated.
func (c *call) texts(flag string) []string {
	f := c.command.Flags().Lookup(flag)
	if f == nil {
		return nil
	}
	if v, ok := f.Value.(valued); ok {
		return v.all()
	}
	return nil
}

// setText gives a flag a value that the keeper was asked for.
func (c *call) setText(flag, value string) error {
	f := c.command.Flags().Lookup(flag)
	if v, ok := f.Value.(*single); ok {
		v.values = nil
	}
	return c.command.Flags().Set(flag, value)
}

// say writes a line for the keeper.
func (c *call) say(format string, args ...any) {
	say(c.stdout, format, args...)
}

func say(out io.Writer, format string, args ...any) {
	fmt.Fprintln(out, visible(fmt.Sprintf(format, args...)))
}

// usageLine is how a command is written.
func usageLine(cmd *cobra.Command) string {
	if cmd.HasParent() {
		return cmd.Parent().CommandPath() + " " + cmd.Use
	}
	return cmd.Use
}

// atMost refuses more arguments than a command takes.
func atMost(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > n {
			return misuse("write "+usageLine(cmd), "%q is one word too many", args[n])
		}
		return nil
	}
}

// subcommandsOnly refuses a word that is the name of no command below this one.
func subcommandsOnly(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	names := childNames(cmd)
	if cmd.Name() == demoName && args[0] == demoName {
		return misuse("write it once", "the demonstration is already open")
	}
	if !cmd.HasParent() || cmd.Name() == demoName {
		return unknown("command", args[0], names, "`kept help` lists the commands")
	}
	return unknown("command "+cmd.CommandPath(), args[0], names, "it can be "+words.Join(names, "and"))
}

// childNames lists the commands below a command that help lists.
func childNames(cmd *cobra.Command) []string {
	var list []string
	for _, child := range cmd.Commands() {
		if !child.Hidden {
			list = append(list, child.Name())
		}
	}
	return list
}

// unknown says that a word is not one of a list, with the nearest that is.
func unknown(what, word string, list []string, otherwise string) error {
	if near := store.Nearest(word, list); near != "" {
		return misuse(fmt.Sprintf("did you mean %s?", near), "there is no %s %q", what, word)
	}
	return misuse(otherwise, "there is no %s %q", what, word)
}
