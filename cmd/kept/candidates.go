package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"kept/export"
	"kept/store"
	"kept/store/calendar"
)

// candidate is something that could stand at the cursor.
type candidate struct{ text, help string }

// candidatesCommand answers the completion scripts: the words of the command
// line, or with --line the line itself, up to the cursor.
func candidatesCommand() *command {
	return &command{
		name: "__complete", hidden: true, atMost: -1, run: runCandidates,
		help:  "answers the completion scripts",
		flags: []flag{{name: "line", value: "TEXT", help: "the command line up to the cursor"}},
	}
}

func runCandidates(_ context.Context, c *call) error {
	table := completing{commands(), c.today()}
	args := c.args
	if c.given("line") {
		if args = words(c.text("line")); len(args) > 0 {
			args = args[1:] // the program's own name
		}
	}
	if len(args) == 0 {
		args = []string{""}
	}
	for _, found := range table.complete(args[:len(args)-1], args[len(args)-1]) {
		if _, err := fmt.Fprintf(c.stdout, "%s\t%s\n", found.text, oneLine(found.help)); err != nil {
			return err
		}
	}
	return nil
}

// completing is what completion knows: the commands, and the day.
type completing struct {
	table []*command
	today calendar.Date
}

// complete lists what could stand after these words, of which the last has begun.
func (t completing) complete(before []string, begun string) []candidate {
	cmd, at := t.table[0], -1
	for i, word := range before {
		for _, row := range t.table {
			if row.name != "" && row.name == word && at < 0 {
				cmd, at = row, i
			}
		}
	}
	if cmd.name == "demo" && at >= 0 && len(before) > at+1 || cmd.name == "demo" && at >= 0 && !strings.HasPrefix(begun, "-") {
		return t.complete(before[at+1:], begun)
	}
	args, last := positions(cmd, before[at+1:])
	if last.name != "" && last.value != "" {
		return startingWith(begun, t.values(last.takes, args, begun))
	}
	if name, value, ok := strings.Cut(begun, "="); ok && strings.HasPrefix(begun, "--") {
		f, _ := flagNamed(cmd.all(), strings.TrimPrefix(name, "--"))
		return startingWith(begun, prefixed(name+"=", t.values(f.takes, args, value)))
	}
	if strings.HasPrefix(begun, "-") {
		var list []candidate
		for _, f := range cmd.all() {
			list = append(list, candidate{"--" + f.name, f.help})
		}
		return startingWith(begun, list)
	}
	if cmd.name == "" {
		return startingWith(begun, t.values(aCommand, nil, begun))
	}
	if len(cmd.takes) == 0 {
		return nil
	}
	return startingWith(begun, t.values(cmd.takes[min(len(args), len(cmd.takes)-1)], args, begun))
}

// positions parts the words after a command into its arguments, and the flag
// that still waits for its value.
func positions(cmd *command, after []string) (args []string, waiting flag) {
	for _, word := range after {
		if waiting.name != "" {
			waiting = flag{}
			continue
		}
		if !strings.HasPrefix(word, "-") {
			args = append(args, word)
			continue
		}
		if f, ok := flagNamed(cmd.all(), strings.TrimLeft(word, "-")); ok && f.value != "" {
			waiting = f
		}
	}
	return args, waiting
}

// values lists what could stand at a place. Where it is nothing, or a file, the
// shell goes on by itself.
func (t completing) values(what wants, args []string, begun string) (list []candidate) {
	switch what {
	case aCommand:
		for _, row := range t.table {
			if row.name != "" && !row.hidden {
				list = append(list, candidate{row.name, row.help})
			}
		}
	case aHelpTopic:
		list = append(t.values(aCommand, nil, begun), t.values(aKind, nil, begun)...)
	case aList:
		for _, name := range lists() {
			list = append(list, candidate{name, ""})
		}
	case aKind:
		for _, k := range store.Kinds() {
			if k.Name != store.Partnership {
				list = append(list, candidate{k.Name, k.Help})
			}
		}
	case anImport:
		for _, name := range []string{store.Action, store.Stakeholder, store.Priority} {
			list = append(list, candidate{strings.ToLower(store.KindNamed(name).Plural), ""})
		}
	case aStep:
		for _, name := range stepNames() {
			list = append(list, candidate{name, ""})
		}
	case aReport:
		for _, kind := range export.ReportKinds() {
			list = append(list, candidate{string(kind), kind.Help()})
		}
	case aForm:
		for _, format := range export.ReportFormats() {
			list = append(list, candidate{format, ""})
		}
	case aLevel:
		for _, level := range export.Levels() {
			list = append(list, candidate{string(level), ""})
		}
	case aQuarter:
		list = t.quarters()
	case aRevision:
		for n := 1; n <= 9; n++ {
			list = append(list, candidate{strconv.Itoa(n), ""})
		}
	case aShell:
		for _, shell := range shells {
			list = append(list, candidate{shell, ""})
		}
	case aCouncil:
		for _, o := range store.KindNamed(store.Partnership).Field("areas").Options() {
			list = append(list, candidate{o.Title, o.Code})
		}
	case aPartnering:
		for _, o := range store.KindNamed(store.Partnership).Field("kind").Options() {
			list = append(list, candidate{o.Code, o.Title})
		}
	case aField, aSetting, aCondition, anySetting:
		list = fieldCandidates(what, args, begun)
	}
	return list
}

// quarters lists the last quarter that has ended, the running one, and those near.
func (t completing) quarters() (list []candidate) {
	q := calendar.QuarterOf(t.today).Next()
	for range 7 {
		list = append(list, candidate{q.Code(), q.From().Long() + " to " + q.To().Long()})
		q = q.Prev()
	}
	return list
}

// fieldCandidates lists fields, or once a field is named and an = is typed, its choices.
func fieldCandidates(what wants, args []string, begun string) (list []candidate) {
	sorts := store.Kinds()
	if what != anySetting {
		sorts = nil
		if len(args) > 0 {
			if k, err := kindNamed(args[0]); err == nil {
				sorts = []*store.Kind{k}
			}
		}
	}
	name, value, typed := strings.Cut(begun, "=")
	seen := map[string]bool{}
	offer := func(text, help string) {
		if !seen[text] {
			seen[text] = true
			list = append(list, candidate{text, help})
		}
	}
	for _, k := range sorts {
		for i := range k.Fields {
			f := &k.Fields[i]
			switch {
			case what == aField && f.Sort:
				offer(f.Name, f.Title)
			case what != aField && !typed:
				offer(f.Name+"=", f.Title)
			case what != aField && f.Name == strings.TrimRight(name, "+-!"):
				lead := name + "=" + value[:strings.LastIndexAny(value, ",;")+1]
				for _, answer := range answers(f) {
					offer(lead+answer.text, answer.help)
				}
			}
		}
	}
	return list
}

// answers lists the values that a field can have, where they are few.
func answers(f *store.Field) (list []candidate) {
	if f.Type == store.Yes {
		return []candidate{{"yes", ""}, {"no", ""}}
	}
	if f.Type == store.Choice {
		for _, o := range f.Options() {
			list = append(list, candidate{o.Code, o.Title})
		}
	}
	return list
}

func prefixed(lead string, list []candidate) []candidate {
	for i := range list {
		list[i].text = lead + list[i].text
	}
	return list
}

func startingWith(begun string, list []candidate) (fitting []candidate) {
	for _, c := range list {
		if strings.HasPrefix(strings.ToLower(c.text), strings.ToLower(begun)) {
			fitting = append(fitting, c)
		}
	}
	return fitting
}

// words parts a command line as shells do: at blanks, but not within quotes. The
// last word is the one that has begun, and may be empty.
func words(line string) []string {
	var list []string
	var word strings.Builder
	open := rune(0)
	for _, r := range line {
		switch {
		case open == 0 && (r == '"' || r == '\''):
			open = r
		case r == open:
			open = 0
		case open == 0 && unicode.IsSpace(r):
			list = append(list, word.String())
			word.Reset()
		default:
			word.WriteRune(r)
		}
	}
	list = append(list, word.String())
	kept := list[:0]
	for i, w := range list {
		if w != "" || i == len(list)-1 {
			kept = append(kept, w)
		}
	}
	return kept
}
