package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kept/store/calendar"
)

// ManPage is the manual page of a command in the language of man(7). It is read
// from the same tree as help.
func ManPage(cmd *cobra.Command, name string, day calendar.Date) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line(`.TH "%s" "1" "%s" "Kept"`, strings.ToUpper(name), day)
	line(".nh\n.ad l") // no word is broken
	line(".SH NAME\n%s \\- %s", roff(name), roff(cmd.Short))
	line(".SH SYNOPSIS\n%s", roff(UsageLine(cmd)))
	line(".SH DESCRIPTION\n%s.", roff(strings.TrimSuffix(cmd.Short, ".")))
	if cmd.Long != "" {
		line("%s", roff(cmd.Long))
	}
	rows := func(heading string, rows []helpRow) {
		if len(rows) > 0 {
			line(".SH %s", heading)
		}
		for _, r := range rows {
			line(".TP\n.B %s\n%s", roff(r.name), roff(r.text))
		}
	}
	for _, group := range cmd.Groups() {
		if !cmd.HasParent() {
			rows(strings.ToUpper(group.Title), commandRows(cmd, group.ID))
		}
	}
	rows("COMMANDS", commandRows(cmd, ""))
	own, everywhere := flagRows(cmd)
	rows("OPTIONS", own)
	rows("OPTIONS OF EVERY COMMAND", everywhere)
	if cmd.Example != "" {
		line(".SH EXAMPLES\n.nf\n%s\n.fi", roff(cmd.Example))
	}
	line(".SH EXIT STATUS\n0: done. 1: it could not be done, or a check found errors. 2: the command line or a file cannot be read. 3: " +
		"Kept failed.")
	return b.String()
}

// roff writes text so that man(7) reads nothing in it as an instruction.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
