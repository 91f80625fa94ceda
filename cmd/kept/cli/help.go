package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kept/ui/cell"
)

// Width is how wide help is at most, whatever the terminal.
const Width = 80

// Wrap breaks text into lines of at most Width. The first begins with lead,
// the others with indent. A word is never broken: it moves to the next line whole.
func Wrap(lead, indent, text string) []string {
	var lines []string
	line, empty := lead, true
	for word := range strings.FieldsSeq(text) {
		if !empty && cell.Width(line)+1+cell.Width(word) > Width {
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

// PrintWrapped writes text wrapped for help.
func PrintWrapped(out io.Writer, lead, indent, text string) {
	for _, line := range Wrap(lead, indent, text) {
		Println(out, "%s", line)
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
	Println(out, "\n%s", heading)
	for _, r := range rows {
		lead := fmt.Sprintf("  %-*s  ", column, r.name)
		if cell.Width(r.name) > column {
			Println(out, "  %s", r.name)
			lead = indent
		}
		PrintWrapped(out, lead, indent, r.text)
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

// Help explains a command, and lists the commands below it.
func Help(out io.Writer, cmd *cobra.Command) {
	PrintWrapped(out, "", "  ", UsageLine(cmd))
	Println(out, "")
	if cmd.HasParent() {
		PrintWrapped(out, "", "", cmd.Short+".")
	}
	if cmd.HasParent() && cmd.Long != "" {
		Println(out, "")
	}
	if cmd.Long != "" {
		PrintWrapped(out, "", "", cmd.Long)
	}
	if cmd.Example != "" {
		Println(out, "\nExamples\n  %s", strings.ReplaceAll(cmd.Example, "\n", "\n  "))
	}
	for _, group := range cmd.Groups() {
		showRows(out, group.Title, commandRows(cmd, group.ID))
	}
	showRows(out, "Commands", commandRows(cmd, ""))
	own, everywhere := flagRows(cmd)
	showRows(out, "Options", own)
	showRows(out, "Options of every command", everywhere)
}
