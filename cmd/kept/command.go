package main

import (
	"context"
	"fmt"
	"io"
	"strings"
)

// command is one row of the table from which dispatch, help and completion come.
type command struct {
	name   string
	usage  string   // what follows the name
	help   string   // what it does, in a line
	more   []string // further lines of help
	flags  []flag
	takes  []wants // what its arguments are, for completion; the last one repeats
	hidden bool    // not in the help
	atMost int     // most arguments; -1: any number
	run    func(ctx context.Context, c *call) error
}

// flag is an option of a command: --name, or --name VALUE.
type flag struct {
	name  string
	value string // what a keeper writes after it, such as NAME; "": nothing
	help  string
	many  bool // it can be said several times
	takes wants
}

// wants says what can stand at a place of a command line.
type wants int

const (
	anything wants = iota
	aFile
	aFolder
	aCommand
	aList       // actions, stakeholders ...
	aKind       // action, update ...
	aSetting    // field=value of the kind named before
	anySetting  // field=value of any kind
	aField      // a field's name, of the list named before
	aCondition  // field=value of the list named before
	anImport    // a kind that can be imported
	aCouncil    // a council area's code
	aShell      // a shell that can complete
	aHelpTopic  // a command or a kind
	aPartnering // a kind of partnership
	aStep       // a step of the quarter's cycle
	aReport     // a kind of report
	aForm       // how a report is written
	aLevel      // how much a finding weighs
	aQuarter    // a quarter
	aRevision   // the number of a revision
)

// Flags that every command understands.
var everywhere = []flag{
	{name: "file", value: "FILE", help: "the workbook to use (or set KEPT_FILE)", takes: aFile},
	{name: "keeper", value: "NAME", help: "who is writing (or set KEPT_KEEPER)"},
	{name: "help", help: "what the command does"},
}

// all gives the flags of the command and those that every command has.
func (c *command) all() []flag {
	own := c.flags
	for _, f := range everywhere {
		if _, taken := flagNamed(c.flags, f.name); !taken {
			own = append(own[:len(own):len(own)], f)
		}
	}
	return own
}

func flagNamed(flags []flag, name string) (flag, bool) {
	for _, f := range flags {
		if f.name == name {
			return f, true
		}
	}
	return flag{}, false
}

// call is one command with the arguments and flags that it was given.
type call struct {
	*program
	command *command
	args    []string
	flags   map[string][]string
}

func (c *call) given(flag string) bool { return len(c.flags[flag]) > 0 }

// text gives what was last said for a flag, or "".
func (c *call) text(flag string) string {
	if said := c.flags[flag]; len(said) > 0 {
		return said[len(said)-1]
	}
	return ""
}

// say writes a line for the keeper.
func (c *call) say(format string, args ...any) {
	say(c.stdout, format, args...)
}

func say(out io.Writer, format string, args ...any) {
	fmt.Fprintln(out, visible(fmt.Sprintf(format, args...)))
}

// findCommand takes the command's name from the front of the arguments. Flags
// may stand before it; with no name the command is the one without a name.
func findCommand(table []*command, args []string) (*command, []string, error) {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if strings.HasPrefix(arg, "-") && arg != "-" {
			name, _, joined := strings.Cut(strings.TrimLeft(arg, "-"), "=")
			if f, ok := flagNamed(everywhere, name); ok && f.value != "" && !joined {
				i++ // its value is not the command
			}
			continue
		}
		for _, c := range table {
			if c.name == arg && arg != "" {
				return c, append(args[:i:i], args[i+1:]...), nil
			}
		}
		return nil, nil, unknown("command", arg, names(table), "`kept help` lists the commands")
	}
	if len(args) == 1 && (args[0] == "--version" || args[0] == "-v") {
		return findCommand(table, []string{"version"})
	}
	return table[0], args, nil
}

func names(table []*command) []string {
	var list []string
	for _, c := range table {
		if c.name != "" && !c.hidden {
			list = append(list, c.name)
		}
	}
	return list
}

// parseCall reads flags and arguments in any order. What stands after -- is no flag.
func parseCall(p *program, cmd *command, args []string) (*call, error) {
	c := &call{program: p, command: cmd, flags: map[string][]string{}}
	flags := cmd.all()
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			c.args = append(c.args, args[i+1:]...)
			break
		}
		if !strings.HasPrefix(arg, "-") || arg == "-" {
			c.args = append(c.args, arg)
			if cmd.name == "demo" { // the rest is a command line of its own
				c.args = append(c.args, args[i+1:]...)
				break
			}
			continue
		}
		name, value, joined := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		if name == "h" {
			name = "help"
		}
		f, ok := flagNamed(flags, name)
		switch {
		case !ok:
			return nil, unknown("option", arg, flagNames(flags), "`kept help "+cmd.name+"` lists the options")
		case f.value == "" && joined:
			return nil, misuse("write it alone", "--%s takes no value", name)
		case f.value != "" && !joined:
			if i++; i == len(args) {
				return nil, misuse("write --"+name+" "+f.value, "--%s wants something after it", name)
			}
			value = args[i]
		}
		if len(c.flags[name]) > 0 && !f.many {
			return nil, misuse("say it once", "--%s was said twice", name)
		}
		c.flags[name] = append(c.flags[name], value)
	}
	if cmd.atMost >= 0 && len(c.args) > cmd.atMost && !c.given("help") {
		return nil, misuse("write "+cmd.line(), "%q is one word too many", c.args[cmd.atMost])
	}
	return c, nil
}

func flagNames(flags []flag) []string {
	var list []string
	for _, f := range flags {
		list = append(list, "--"+f.name)
	}
	return list
}

// line is how the command is written.
func (c *command) line() string {
	return strings.TrimSpace(strings.Join(strings.Fields("kept "+c.name+" "+c.usage), " "))
}
