package main

import (
	"strings"

	"github.com/spf13/cobra"

	"kept/store"
)

// completeAdd completes kept add KIND field=value...
func completeAdd(p *program) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) == 0 {
			return startingWith(typed, kindChoices()), cobra.ShellCompDirectiveNoFileComp
		}
		return p.settings(cmd, kindOf(args), typed)
	}
}

// completeSet completes kept set REF field=value...
func completeSet(p *program) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) == 0 {
			return completeRecord(p)(cmd, args, typed)
		}
		return p.settings(cmd, store.Kinds(), typed)
	}
}

// completeConditions completes --where field=value of the list that is named.
func completeConditions(p *program) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return p.settings(cmd, kindOf(args), typed)
	}
}

// completeSort completes --sort with the fields by which the list that is named can be sorted.
func completeSort(_ *cobra.Command, args []string, typed string) (list []cobra.Completion, _ cobra.ShellCompDirective) {
	for _, k := range kindOf(args) {
		for i := range k.Fields {
			if f := &k.Fields[i]; f.Sort {
				list = append(list, completion(f.Name, f.Title))
			}
		}
	}
	return startingWith(typed, list), cobra.ShellCompDirectiveNoFileComp
}

// kindOf is the kind that the first argument names, if it names one.
func kindOf(args []string) []*store.Kind {
	if len(args) > 0 {
		if k, err := kindNamed(args[0]); err == nil {
			return []*store.Kind{k}
		}
	}
	return nil
}

// settings completes a field, and once its name and = are written, its value.
func (p *program) settings(cmd *cobra.Command, kinds []*store.Kind, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	name, value, written := strings.Cut(typed, "=")
	seen, read := map[string]bool{}, map[string]bool{}
	var list []cobra.Completion
	for _, k := range kinds {
		for i := range k.Fields {
			f := &k.Fields[i]
			switch {
			case f.Of != "" && read[f.Of]: // the same records, from another kind
			case !written && !seen[f.Name]:
				seen[f.Name] = true
				list = append(list, completion(f.Name+"=", f.Title))
			case written && f.Name == strings.TrimRight(name, "+-!"):
				read[f.Of] = true
				for _, c := range p.fieldChoices(cmd, f) {
					if !seen[c] {
						seen[c] = true
						list = append(list, name+"="+value[:strings.LastIndexAny(value, ",;")+1]+c)
					}
				}
			}
		}
	}
	if !written { // the value follows without a space
		return startingWith(typed, list), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	return startingWith(typed, list), cobra.ShellCompDirectiveNoFileComp
}

// fieldChoices lists the values that a field can have, where they can be listed.
func (p *program) fieldChoices(cmd *cobra.Command, f *store.Field) (list []cobra.Completion) {
	switch f.Type {
	case store.Yes:
		return []cobra.Completion{"yes", "no"}
	case store.Choice:
		for _, o := range f.Options() {
			list = append(list, completion(o.Code, o.Title))
		}
	case store.Ref:
		return p.recordChoices(cmd, f.Of)
	}
	return list
}
