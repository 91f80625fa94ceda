package main

import (
	"fmt"
	"io"
	"strings"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/words"
)

// showKind lists the fields of a kind with what they take.
func showKind(out io.Writer, k *store.Kind) {
	cli.PrintWrapped(out, "", "", k.Title+": "+k.Help)
	if !k.IsTopLevel() && k.Parents[0] != store.Partnership {
		cli.PrintWrapped(out, "", "", "It belongs to "+owners(k)+": write --to and which one.")
	}
	for i := range k.Fields {
		f := &k.Fields[i]
		cli.PrintWrapped(out, "\n  ", "    ", f.Name+" ("+f.Title+traits(f)+")")
		cli.PrintWrapped(out, "    ", "    ", f.Help)
		if values := fieldValues(f); values != "" {
			cli.PrintWrapped(out, "    ", "    ", values)
		}
	}
	if children := k.Children(); len(children) > 0 {
		var list []string
		for _, child := range children {
			list = append(list, child.Name)
		}
		cli.Println(out, "")
		cli.PrintWrapped(out, "", "", "These can belong to it: "+words.Join(list, "and")+".")
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
		if o.Title == "" || normalise(o.Title) == normalise(o.Code) {
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
