package main

import (
	"strings"

	"github.com/spf13/cobra"

	"kept/store"
)

// mostCompleted is how many records of a kind completion lists: more than anybody
// reads, and few enough to answer at once.
const mostCompleted = 300

// completeRecord completes the first argument with the records of the workbook.
func completeRecord(p *program) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		list := append(p.recordChoices(cmd, store.Action, store.Stakeholder, store.Priority), store.Partnership)
		return startingWith(typed, list), cobra.ShellCompDirectiveNoFileComp
	}
}

// completeParent completes --to with the records to which the named kind can belong.
func completeParent(p *program) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) (list []cobra.Completion, _ cobra.ShellCompDirective) {
		for _, k := range kindOf(args) {
			list = p.recordChoices(cmd, k.Parents...)
		}
		return startingWith(typed, list), cobra.ShellCompDirectiveNoFileComp
	}
}

// recordChoices lists the records of some kinds by what names them on a command
// line. A workbook that cannot be read has none: the command itself reports why.
func (p *program) recordChoices(cmd *cobra.Command, kinds ...string) (list []cobra.Completion) {
	if strings.HasPrefix(cmd.CommandPath()+" ", cmd.Root().Name()+" "+demoName+" ") {
		return nil // the demonstration is not made for this
	}
	c := &call{program: p, command: cmd}
	path, _ := c.workbookPath()
	w, err := store.Open(cmd.Context(), path, store.Options{Now: p.now, ReadOnly: true})
	if err != nil {
		return nil
	}
	defer func() { _ = w.Close() }() // only read from
	for _, kind := range kinds {
		page, err := w.Page(cmd.Context(), store.Query{Kind: kind, Limit: mostCompleted})
		if err != nil {
			return list
		}
		for _, r := range page.Records {
			if ref := referenceOf(r); ref != "" {
				list = append(list, completion(ref, r.Name()))
			}
		}
	}
	return list
}

// referenceOf is what names a record on a command line, or "" where nothing short does.
func referenceOf(r *store.Record) string {
	switch r.Kind.Name {
	case store.Action:
		if ref := r.Get("reference"); ref != "" {
			return ref
		}
	case store.Priority:
		return store.Priority + ":" + r.Get("rank")
	case store.Response:
		return store.Response + ":" + strings.ReplaceAll(r.Get("quarter"), " ", "-") + "/" + r.Get("national_action")
	}
	return r.Get(r.Kind.NameField)
}
