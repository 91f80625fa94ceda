package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// AsFlag reads arguments at the front of those of a command that are a flag in
// short: it gives that flag, and how many arguments it stands for.
type AsFlag func(cmd *cobra.Command, args []string) (flag string, n int)

// CommandFirst moves the words that name a command to the front of a command line.
// Cobra looks for them there; people also write kept --json list actions, and
// kept quarter 2026-27-Q2 check.
func CommandFirst(root *cobra.Command, args []string, asFlag AsFlag) []string {
	if len(args) > 1 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd) {
		typed := len(args) - 1 // the word at the cursor stays where it is
		return append(append([]string{args[0]}, CommandFirst(root, args[1:typed], asFlag)...), args[typed])
	}
	cmd, ordered, flags := root, make([]string, 0, len(args)), []string{}
	for len(args) > 0 {
		if n := flagLength(root, args); n > 0 {
			flags, args = append(flags, args[:n]...), args[n:]
			continue
		}
		if flag, n := asFlag(cmd, args); n > 0 {
			flags, args = append(flags, flag), args[n:]
			continue
		}
		child := Child(cmd, args[0])
		if child == nil {
			break
		}
		ordered, args, cmd = append(ordered, child.Name()), args[1:], child
	}
	if len(args) > 0 && args[0] != "--" { // an argument, or the name of no command
		ordered, args = append(ordered, args[0]), args[1:]
	}
	return append(append(ordered, flags...), args...)
}

// flagLength is how many words a flag at the front of a command line takes: none
// where there is no flag.
func flagLength(root *cobra.Command, args []string) int {
	name := strings.TrimLeft(args[0], "-")
	switch {
	case name == args[0] || name == "" || strings.HasPrefix(args[0], "---"):
		return 0
	case len(args) > 1 && hasValue(root, name):
		return 2
	}
	return 1
}

// hasValue tells whether a flag of any command takes a value. A flag of one
// name is the same everywhere.
func hasValue(cmd *cobra.Command, name string) bool {
	for _, flags := range []*pflag.FlagSet{cmd.Flags(), cmd.PersistentFlags()} {
		if f := flags.Lookup(name); f != nil {
			return f.NoOptDefVal == ""
		}
	}
	for _, child := range cmd.Commands() {
		if hasValue(child, name) {
			return true
		}
	}
	return false
}

// Child finds a command below another by its name or an old name, in any case.
func Child(cmd *cobra.Command, name string) *cobra.Command {
	isName := func(alias string) bool { return strings.EqualFold(alias, name) }
	for _, child := range cmd.Commands() {
		if strings.EqualFold(child.Name(), name) || slices.ContainsFunc(child.Aliases, isName) {
			return child
		}
	}
	return nil
}
