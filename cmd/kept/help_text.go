package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kept/store"
	"kept/store/words"
	"kept/ui/cell"
)

// helpWidth is how wide help is at most, whatever the terminal.
const helpWidth = 80

// wrap breaks text into lines of at most helpWidth. The first begins with lead,
// the others with indent. A word is never broken: it moves to the next line whole.
func wrap(lead, indent, text string) []string {
	var lines []string
	line, empty := lead, true
	for word := range strings.FieldsSeq(text) {
		if !empty && cell.Width(line)+1+cell.Width(word) > helpWidth {
			lines = append(lines, line)
			line, empty = indent, true
		}
		if !empty {
			line += " "
		}
		line += word
		empty = false
	}
	return append(lines, line)
}

// sayWrapped writes text wrapped for help.
func sayWrapped(out io.Writer, lead, indent, text string) {
	for _, line := range wrap(lead, indent, text) {
		say(out, "%s", line)
	}
}

// helpRow is a command or a flag with its explanation.
type helpRow struct{ name, text string }

// showRows writes rows in two columns below a heading.
func showRows(out io.Writer, heading string, rows []helpRow) {
	if len(rows) == 0 {
		return
	}
	const widest = 24 // a longer name has a line of its own
	column := 0
	for _, r := range rows {
		if n := cell.Width(r.name); n <= widest {
			column = max(column, n)
		}
	}
	indent := strings.Repeat(" ", column+4)
	say(out, "\n%s", heading)
	for _, r := range rows {
		lead := fmt.Sprintf("  %-*s  ", column, r.name)
		if cell.Width(r.name) > column {
			say(out, "  %s", r.name)
			lead = indent
		}
		sayWrapped(out, lead, indent, r.text)
	}
}

// commandRows lists the commands below a command that belong to a group.
func commandRows(cmd *cobra.Command, group string) (rows []helpRow) {
	for _, child := range cmd.Commands() {
		if !child.Hidden && child.GroupID == group {
			rows = append(rows, helpRow{child.Name(), child.Short})
		}
	}
	return rows
}

// flagRows lists the flags of a command as they are written: first its own and
// those of the command that it is a step of, then those of every command.
func flagRows(cmd *cobra.Command) (own, everywhere []helpRow) {
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) { own = append(own, flagRow(f)) })
	inherited := cmd.InheritedFlags()
	cmd.VisitParents(func(parent *cobra.Command) {
		rows := &everywhere
		if parent.HasParent() {
			rows = &own
		}
		parent.PersistentFlags().VisitAll(func(f *pflag.Flag) {
			if inherited.Lookup(f.Name) == f {
				*rows = append(*rows, flagRow(f))
			}
		})
	})
	return own, everywhere
}

func flagRow(f *pflag.Flag) helpRow {
	name := "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	if f.NoOptDefVal == "" {
		name += " " + f.Value.Type()
	}
	return helpRow{name, f.Usage}
}

// showHelp explains a command, and lists the commands below it.
func showHelp(out io.Writer, cmd *cobra.Command) {
	sayWrapped(out, "", "  ", usageLine(cmd))
	say(out, "")
	if cmd.HasParent() {
		sayWrapped(out, "", "", cmd.Short+".")
	}
	if cmd.HasParent() && cmd.Long != "" {
		say(out, "")
	}
	if cmd.Long != "" {
		sayWrapped(out, "", "", cmd.Long)
	}
	if cmd.Example != "" {
		say(out, "\nExamples\n  %s", strings.ReplaceAll(cmd.Example, "\n", "\n  "))
	}
	for _, group := range cmd.Groups() {
		showRows(out, group.Title, commandRows(cmd, group.ID))
	}
	showRows(out, "Commands", commandRows(cmd, ""))
	own, everywhere := flagRows(cmd)
	showRows(out, "Options", own)
	showRows(out, "Options of every command", everywhere)
	if !cmd.HasParent() {
		say(out, "")
		sayWrapped(out, "", "", "kept help COMMAND explains a command. kept help KIND lists the fields of a kind of record. "+
			"The kinds are "+words.Join(kinds(), "and")+".")
	}
}

// showKind lists the fields of a kind with what they take.
func showKind(out io.Writer, k *store.Kind) {
	sayWrapped(out, "", "", k.Title+": "+k.Help)
	if !k.StandsAlone() && k.Parents[0] != store.Partnership {
		sayWrapped(out, "", "", "It belongs to "+owners(k)+": write --to and which one.")
	}
	for i := range k.Fields {
		f := &k.Fields[i]
		sayWrapped(out, "\n  ", "    ", f.Name+" ("+f.Title+traits(f)+")")
		sayWrapped(out, "    ", "    ", f.Help)
		if values := fieldValues(f); values != "" {
			sayWrapped(out, "    ", "    ", values)
		}
	}
	if children := k.Children(); len(children) > 0 {
		var list []string
		for _, child := range children {
			list = append(list, child.Name)
		}
		say(out, "")
		sayWrapped(out, "", "", "These can belong to it: "+words.Join(list, "and")+".")
	}
}

// traits are what the title of a field does not say.
func traits(f *store.Field) string {
	var text string
	if f.Required {
		text += "; required"
	}
	if f.Many {
		text += "; several, separated by semicolons"
	}
	if f.Private {
		text += "; never exported"
	}
	return text
}

// fieldValues says how a value of the field is written.
func fieldValues(f *store.Field) string {
	switch f.Type {
	case store.Choice:
		return choiceValues(f)
	case store.Number:
		return fmt.Sprintf("A whole number from %d to %d.", f.Min, f.Max)
	case store.Quantity:
		return "A number, such as 12 or 12.5."
	case store.Money:
		return "Pounds, such as 50000."
	case store.Day:
		return "A day, such as 31 March 2027 or today."
	case store.Period:
		return "A date in your own words, such as winter 2026; Kept reads the days from it."
	case store.Term:
		return "A quarter, such as 2026-27 Q2."
	case store.Yes:
		return "yes or no."
	case store.Ref:
		return "The reference or name of " + words.WithArticle(store.KindNamed(f.Of).Title) + "."
	}
	return ""
}

// choiceValues lists the choices of a field, or names the first of many.
func choiceValues(f *store.Field) string {
	var list []string
	for _, o := range f.Options() {
		if o.Title == "" || same(o.Title) == same(o.Code) {
			list = append(list, o.Code)
		} else {
			list = append(list, o.Code+" ("+o.Title+")")
		}
	}
	if len(list) > 12 {
		return fmt.Sprintf("One of %d, such as %s.", len(list), list[0])
	}
	return "One of: " + strings.Join(list, ", ") + "."
}
