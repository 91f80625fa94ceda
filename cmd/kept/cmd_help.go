package main

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/words"
)

func newHelpCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND or KIND]",
		Short: "Explain a command, or list the fields of a kind of record",
		Example: `kept help list
kept help quarter sign
kept help action`,
		ValidArgsFunction: completeHelp,
		RunE:              p.runs(runHelp),
	}
}

func runHelp(_ context.Context, c *call) error {
	top := c.command.Parent()
	if len(c.args) == 0 {
		showHelp(c.stdout, top)
		return nil
	}
	topic := strings.Join(c.args, " ")
	if topic == "json" {
		c.print("%s", jsonHelp)
		return nil
	}
	if cmd, rest, err := top.Find(c.args); err == nil && cmd != top && len(rest) == 0 {
		showHelp(c.stdout, cmd)
		return nil
	}
	if k, err := kindNamed(topic); err == nil {
		showKind(c.stdout, k)
		return nil
	}
	return cli.Unknown("command or kind of record", topic, helpTopics(top), "`kept help` lists the commands")
}

// completeHelp completes the commands and kinds that kept help explains, and the
// commands below the one that is named.
func completeHelp(cmd *cobra.Command, args []string, typed string) (list []cobra.Completion, _ cobra.ShellCompDirective) {
	of := cmd.Parent()
	for _, name := range args {
		if of = cli.Child(of, name); of == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
	}
	for _, child := range of.Commands() {
		if !child.Hidden {
			list = append(list, completion(child.Name(), child.Short))
		}
	}
	if len(args) == 0 {
		list = append(append(list, completion("json", "what --json prints")), kindChoices()...)
	}
	return startingWith(typed, list), cobra.ShellCompDirectiveNoFileComp
}

func helpTopics(top *cobra.Command) []string {
	return append(append(cli.ChildNames(top), "json"), kinds()...)
}

func kinds() []string {
	var list []string
	for _, k := range store.Kinds() {
		list = append(list, k.Name)
	}
	return list
}

// showHelp explains a command, and for the program names the kinds of record too.
func showHelp(out io.Writer, cmd *cobra.Command) {
	cli.Help(out, cmd)
	if !cmd.HasParent() {
		cli.PrintWrapped(out, "\n", "", "kept help COMMAND explains a command. kept help KIND lists the fields of a kind of record. "+
			"The kinds are "+words.Join(kinds(), "and")+".")
	}
}

const jsonHelp = `--json gives one object for kept show, and an array of objects for kept list:

  kind      action, stakeholder, priority, response ...
  id        identifies the record for good
  name      the name that people use for it
  changed   when it was last changed, in UTC
  removed   true, if it is deleted
  fields    the fields by name, as kept help KIND lists them, without blank ones
  children  with kept show: the records that belong to it, by kind

A choice is its code. A number is a number. A day is 2026-07-31, a quarter
2026-27 Q2. A date in words is {"words", "from", "to"}; an open end is absent.
Another record is {"id", "name"}. Several values are an array; where each can
have a line of text with it, they are {"value", "note"}.
Names and contacts of people are left out unless you add --private.
kept list national --json has objects with no, title, priority_area, pages,
requirement, assessment, assessment_note (the reason, if the document gives
one), commitments, local_actions and reason_kind; kept show national:7 --json
adds blocks: what stands in it, by kind, such as requirement. kept list
reference --json has objects with reference, kind, heading, text, more, where,
belongs_to and near.
Later versions may add names; none changes its meaning.`
