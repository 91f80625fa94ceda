package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// single is the value of a flag that can be written once. It keeps a second value
// as well, for onlyOnce to refuse: completion reads every flag twice.
type single struct {
	name   string // what help calls the value, such as NAME
	values []string
}

func (s *single) String() string     { return strings.Join(s.values, ",") }
func (s *single) Type() string       { return s.name }
func (s *single) Set(v string) error { s.values = append(s.values, v); return nil }
func (s *single) all() []string      { return s.values }

// repeated is the value of a flag that can be written several times.
type repeated struct{ single }

// GetSlice tells completion that the flag can be written again.
func (r *repeated) GetSlice() []string { return r.values }

// valued is the value of a flag that takes one: single or repeated.
type valued interface{ all() []string }

// addText adds a flag that takes a value: --name VALUE. Its values are completed
// by complete; with nil the shell offers files.
func addText(cmd *cobra.Command, name, value, help string, complete cobra.CompletionFunc) {
	addValue(cmd, &single{name: value}, name, help, complete)
}

// addTexts adds a flag that takes a value and can be written several times.
func addTexts(cmd *cobra.Command, name, value, help string, complete cobra.CompletionFunc) {
	addValue(cmd, &repeated{single{name: value}}, name, help, complete)
}

func addValue(cmd *cobra.Command, value pflag.Value, name, help string, complete cobra.CompletionFunc) {
	flags := cmd.Flags()
	flags.SortFlags = false // help lists them in the order in which they are added
	flags.Var(value, name, help)
	if complete != nil {
		_ = cmd.RegisterFlagCompletionFunc(name, complete) // the flag is there
	}
}

// addSwitch adds a flag that takes no value.
func addSwitch(cmd *cobra.Command, name, help string) {
	cmd.Flags().SortFlags = false
	cmd.Flags().Bool(name, false, help)
}

// addOut adds --out, which names a folder.
func addOut(cmd *cobra.Command, help string) {
	addText(cmd, "out", "DIR", help, nil)
	_ = cmd.MarkFlagDirname("out") // the flag is there
}

// addEverywhere adds the flags that every command understands.
func addEverywhere(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.SortFlags = false
	flags.Var(&single{name: "FILE"}, "file", "the workbook to use (or set KEPT_FILE)")
	flags.Var(&single{name: "NAME"}, "keeper", "your own name (or set KEPT_KEEPER)")
	flags.BoolP("help", "h", false, "explain the command")
}

// renameFlags makes flags go on working under the names that they had before.
func renameFlags(cmd *cobra.Command, now map[string]string) {
	cmd.Flags().SetNormalizeFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		if to, ok := now[name]; ok {
			name = to
		}
		return pflag.NormalizedName(name)
	})
}

// onlyOnce refuses a flag that has two values and can hold one.
func onlyOnce(cmd *cobra.Command) (err error) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if v, ok := f.Value.(*single); ok && len(v.values) > 1 {
			err = misuse("write it once", "--%s is there twice", f.Name)
		}
	})
	return err
}

// flagProblem says in our words what is wrong with a flag. A command that nobody
// knows comes first: what follows it cannot be known either.
func flagProblem(cmd *cobra.Command, err error) error {
	if words := cmd.Flags().Args(); cmd.HasSubCommands() && len(words) > 0 {
		return subcommandsOnly(cmd, words)
	}
	var (
		missing *pflag.NotExistError
		empty   *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	listed := "`" + cmd.CommandPath() + " --help` lists the options"
	switch {
	case errors.As(err, &missing):
		written := "--" + missing.GetSpecifiedName()
		if letters := missing.GetSpecifiedShortnames(); letters != "" {
			written = "-" + letters
		}
		return unknown("option", written, flagNames(cmd), listed)
	case errors.As(err, &empty):
		return misuse("write --"+empty.GetSpecifiedName()+" "+empty.GetFlag().Value.Type(), "--%s needs a value", empty.GetSpecifiedName())
	case errors.As(err, &invalid):
		return misuse("write it alone", "--%s takes no value", invalid.GetFlag().Name)
	case errors.As(err, &syntax):
		return misuse(listed, "%q is not an option", syntax.GetSpecifiedFlag())
	}
	return err
}

// flagNames lists the flags that a command shows in its help, with their dashes.
func flagNames(cmd *cobra.Command) []string {
	var list []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			list = append(list, "--"+f.Name)
		}
	})
	return list
}
