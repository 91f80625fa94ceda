package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"kept/store/input"
	"kept/store/words"
)

// UsageError says that a command line cannot be understood, and what would be right.
type UsageError struct {
	wrong string
	right string
}

func (e *UsageError) Error() string {
	if e.right == "" {
		return e.wrong
	}
	return e.wrong + ": " + e.right
}

// Misuse is a [UsageError]: what is right, and what is wrong.
func Misuse(right, wrong string, args ...any) error {
	return &UsageError{wrong: fmt.Sprintf(wrong, args...), right: right}
}

// UsageLine is how a command is written.
func UsageLine(cmd *cobra.Command) string {
	if cmd.HasParent() {
		return cmd.Parent().CommandPath() + " " + cmd.Use
	}
	return cmd.Use
}

// AtMost refuses more arguments than a command takes.
func AtMost(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > n {
			return Misuse("write "+UsageLine(cmd), "%q is one word too many", args[n])
		}
		return nil
	}
}

// CommandsOnly refuses a word that is the name of no command below this one.
func CommandsOnly(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	names := ChildNames(cmd)
	if len(cmd.Groups()) > 0 { // it lists commands as the program does
		return Unknown("command", args[0], names, "`kept help` lists the commands")
	}
	return Unknown("command "+cmd.CommandPath(), args[0], names, "it can be "+words.Join(names, "and"))
}

// ChildNames lists the commands below a command that help lists.
func ChildNames(cmd *cobra.Command) []string {
	var list []string
	for _, child := range cmd.Commands() {
		if !child.Hidden {
			list = append(list, child.Name())
		}
	}
	return list
}

// Unknown says that a word is not one of a list, with the nearest that is.
func Unknown(what, word string, list []string, otherwise string) error {
	if near := input.Nearest(word, list); near != "" {
		return Misuse(fmt.Sprintf("did you mean %s?", near), "there is no %s %q", what, word)
	}
	return Misuse(otherwise, "there is no %s %q", what, word)
}
