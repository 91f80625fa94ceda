package main

import (
	"context"
	"fmt"
	"strings"

	"kept/store"
)

func helpCommand() *command {
	return &command{name: "help", usage: "[COMMAND or KIND]", run: runHelp, atMost: 2, takes: []wants{aHelpTopic},
		help: "lists the commands, or explains one; kept help action lists the fields of an action"}
}

func runHelp(_ context.Context, c *call) error {
	table := commands()
	if len(c.args) == 0 {
		return showHelp(c, table, table[0])
	}
	topic := strings.Join(c.args, " ")
	for _, cmd := range table {
		if cmd.name == topic {
			return showHelp(c, table, cmd)
		}
	}
	if topic == "json" {
		c.say("%s", jsonHelp)
		return nil
	}
	if k, err := kindNamed(topic); err == nil {
		showKind(c, k)
		return nil
	}
	return unknown("command or kind of record", topic, helpTopics(table), "`kept help` lists the commands")
}

func helpTopics(table []*command) []string {
	topics := append(names(table), "json")
	for _, k := range store.Kinds() {
		topics = append(topics, k.Name)
	}
	return topics
}

// showHelp explains a command; the one without a name stands for the program.
func showHelp(c *call, table []*command, cmd *command) error {
	if cmd.name != "" {
		c.say("%s\n%s.", cmd.line(), sentence(cmd.help))
		for _, line := range cmd.more {
			c.say("%s", line)
		}
		c.say("")
		for _, f := range cmd.all() {
			c.say("  %-24s %s", strings.TrimSpace("--"+f.name+" "+f.value), f.help)
		}
		return nil
	}
	c.say("Kept: the workbook of a partnership that is keeping the promise.\n")
	for _, row := range table {
		if !row.hidden {
			c.say("  %-16s %s", strings.TrimSpace("kept "+row.name), row.help)
		}
	}
	c.say("")
	for _, f := range cmd.all() {
		c.say("  %-16s %s", strings.TrimSpace("--"+f.name+" "+f.value), f.help)
	}
	c.say("\nkept help COMMAND explains a command, kept help KIND the fields of a kind of record.\nThe kinds are: %s.", inWords(kinds()))
	return nil
}

func kinds() []string {
	var list []string
	for _, k := range store.Kinds() {
		list = append(list, k.Name)
	}
	return list
}

// showKind lists the fields of a kind with what they take.
func showKind(c *call, k *store.Kind) {
	c.say("%s: %s", k.Title, k.Help)
	if !k.StandsAlone() && k.Parents[0] != store.Partnership {
		c.say("It belongs to %s: say which with --to.", owners(k))
	}
	for i := range k.Fields {
		f := &k.Fields[i]
		c.say("\n  %s (%s%s)\n    %s", f.Name, f.Title, traits(f), f.Help)
		if takes := takes(f); takes != "" {
			c.say("    %s", takes)
		}
	}
	if children := k.Children(); len(children) > 0 {
		var list []string
		for _, child := range children {
			list = append(list, child.Name)
		}
		c.say("\nWhat can belong to it: %s.", inWords(list))
	}
}

// traits are the things about a field that its title does not say.
func traits(f *store.Field) string {
	var said string
	if f.Required {
		said += "; has to be filled in"
	}
	if f.Many {
		said += "; several, separated by semicolons"
	}
	if f.Private {
		said += "; never exported"
	}
	return said
}

// takes says how a value of the field is written.
func takes(f *store.Field) string {
	switch f.Type {
	case store.Choice:
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
	case store.Number:
		return fmt.Sprintf("A whole number from %d to %d.", f.Min, f.Max)
	case store.Quantity:
		return "A number, such as 12 or 12.5."
	case store.Money:
		return "Pounds, such as 50000."
	case store.Day:
		return "A day, such as 31 March 2027 or today."
	case store.Period:
		return "When, in your own words; what they mean is kept beside them."
	case store.Term:
		return "A quarter, such as 2026-27 Q2."
	case store.Yes:
		return "yes or no."
	case store.Ref:
		return "The reference or name of " + article(store.KindNamed(f.Of).Title) + "."
	}
	return ""
}

// sentence begins with a capital letter.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

const jsonHelp = `--json gives one object for kept show, and an array of objects for kept list:

  kind      action, stakeholder, priority, response ...
  id        names the record for ever
  name      what a keeper calls it
  changed   when it was last changed, in UTC
  removed   true, if it was taken out
  fields    the fields by name, as kept help KIND lists them; a blank one is absent
  children  with kept show: what belongs to it, by kind, each an object like this

A choice is its code. A number is a number. A day is 2026-07-31, a quarter 2026-27 Q2.
A date in words is {"words", "from", "to"}; a date left open is absent.
Another record is {"id", "name"}. Several values are an array; where each can have
a line of text beside it, they are {"value", "note"}.
Names and contacts of people are left out unless --private is said.
kept list national --json has objects with no, title, priority_area, pages,
requirement, assessment, assessment_note, commitments and local_actions.
New names may be added later; none will change its meaning.`
