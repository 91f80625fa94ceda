package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// single is the value of a flag that can be written once. It keeps a second value
// as well, for OnlyOnce to refuse: completion reads every flag twice.
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

// AddPersistent adds a flag that takes a value to a command and all below it.
func AddPersistent(cmd *cobra.Command, name, value, help string, complete cobra.CompletionFunc) {
	addValue(cmd, cmd.PersistentFlags(), &single{name: value}, name, help, complete)
}

// IsSet tells whether a flag is on the command line; a switch that is there as
// --name=false is not set. A command that has no such flag does not have it set.
func IsSet(cmd *cobra.Command, flag string) bool {
	f := cmd.Flags().Lookup(flag)
	return f != nil && f.Changed && (f.Value.Type() != "bool" || f.Value.String() != "false")
}

// Texts gives the values of a flag as they were written.
func Texts(cmd *cobra.Command, flag string) []string {
	if f := cmd.Flags().Lookup(flag); f != nil {
		if v, ok := f.Value.(valued); ok {
			return v.all()
		}
	}
	return nil
}

// SetText sets a flag to a value, in place of any other.
func SetText(cmd *cobra.Command, flag, value string) error {
	if f := cmd.Flags().Lookup(flag); f != nil {
		if v, ok := f.Value.(*single); ok {
			v.values = nil
		}
	}
	return cmd.Flags().Set(flag, value)
}

// valued is the value of a flag that takes one: single or repeated.
type valued interface{ all() []string }

// AddText adds a flag that takes a value: --name VALUE. Its values are completed
// by complete; with nil the shell offers files.
func AddText(cmd *cobra.Command, name, value, help string, complete cobra.CompletionFunc) {
	addValue(cmd, cmd.Flags(), &single{name: value}, name, help, complete)
}

// AddTexts adds a flag that takes a value and can be written several times.
func AddTexts(cmd *cobra.Command, name, value, help string, complete cobra.CompletionFunc) {
	addValue(cmd, cmd.Flags(), &repeated{single{name: value}}, name, help, complete)
}

func addValue(cmd *cobra.Command, flags *pflag.FlagSet, value pflag.Value, name, help string, complete cobra.CompletionFunc) {
	flags.SortFlags = false // help lists them in the order in which they are added
	flags.Var(value, name, help)
	if complete != nil {
		_ = cmd.RegisterFlagCompletionFunc(name, complete) // the flag is there
	}
}

// AddSwitch adds a flag that takes no value.
func AddSwitch(cmd *cobra.Command, name, help string) {
	cmd.Flags().SortFlags = false
	cmd.Flags().Bool(name, false, help)
}

// RenameFlags makes flags go on working under the names that they had before.
func RenameFlags(cmd *cobra.Command, now map[string]string) {
	cmd.Flags().SetNormalizeFunc(func(_ *pflag.FlagSet, name string) pflag.NormalizedName {
		if to, ok := now[name]; ok {
			name = to
		}
		return pflag.NormalizedName(name)
	})
}

// OnlyOnce refuses a flag that has two values and can hold one.
func OnlyOnce(cmd *cobra.Command) (err error) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if v, ok := f.Value.(*single); ok && len(v.values) > 1 {
			err = Misuse("write it once", "--%s is there twice", f.Name)
		}
	})
	return err
}

// FlagError says in our words what is wrong with a flag. An unknown
// command comes first: what follows it cannot be known either.
func FlagError(cmd *cobra.Command, err error) error {
	if args := cmd.Flags().Args(); cmd.HasSubCommands() {
		if err := cmd.ValidateArgs(args); err != nil {
			return err
		}
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
		return Unknown("option", written, flagNames(cmd), listed)
	case errors.As(err, &empty):
		return Misuse("write --"+empty.GetSpecifiedName()+" "+empty.GetFlag().Value.Type(), "--%s needs a value", empty.GetSpecifiedName())
	case errors.As(err, &invalid):
		return Misuse("write it alone", "--%s takes no value", invalid.GetFlag().Name)
	case errors.As(err, &syntax):
		return Misuse(listed, "%q is not an option", syntax.GetSpecifiedFlag())
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
