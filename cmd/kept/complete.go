package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kept/export/report"
	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
	"kept/store/words"
)

// oneOf completes a word from a list of texts with their help. It ignores case.
// The lists are read from the kinds of store, the reports of export and the workbook
// itself, so completion never falls behind them.
func oneOf(list func() []cobra.Completion) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return startingWith(typed, list()), cobra.ShellCompDirectiveNoFileComp
	}
}

// firstOf completes the first argument from a list, and nothing after it.
func firstOf(list func() []cobra.Completion) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return startingWith(typed, list()), cobra.ShellCompDirectiveNoFileComp
	}
}

func startingWith(typed string, list []cobra.Completion) (matching []cobra.Completion) {
	for _, c := range list {
		if strings.HasPrefix(strings.ToLower(c), strings.ToLower(typed)) {
			matching = append(matching, c)
		}
	}
	return matching
}

// completion is a text that can stand at the cursor, with its help.
func completion(text, help string) cobra.Completion {
	if help = words.OneLine(help); help == "" {
		return text
	}
	return cobra.CompletionWithDesc(text, help)
}

// texts are completions without help.
func texts[T ~string](list []T) (completions []cobra.Completion) {
	for _, text := range list {
		completions = append(completions, string(text))
	}
	return completions
}

func listChoices() []cobra.Completion { return texts(lists()) }

func shellChoices() []cobra.Completion { return texts(shells()) }

func levelChoices() []cobra.Completion { return texts(check.Levels()) }

func formatChoices() []cobra.Completion { return texts(report.Formats()) }

func kindChoices() (list []cobra.Completion) {
	for _, k := range store.Kinds() {
		if k.Name != store.Partnership {
			list = append(list, completion(k.Name, k.Help))
		}
	}
	return list
}

func importChoices() (list []cobra.Completion) {
	for _, name := range []string{store.Action, store.Stakeholder, store.Priority} {
		list = append(list, strings.ToLower(store.KindNamed(name).Plural))
	}
	return list
}

func reportChoices() (list []cobra.Completion) {
	for _, kind := range report.Kinds() {
		list = append(list, completion(string(kind), kind.Short()))
	}
	return list
}

func revisionChoices() (list []cobra.Completion) {
	for n := 1; n <= 9; n++ {
		list = append(list, strconv.Itoa(n))
	}
	return list
}

func areaChoices() (list []cobra.Completion) {
	for _, o := range store.KindNamed(store.Partnership).Field("areas").Options() {
		list = append(list, completion(o.Title, o.Code))
	}
	return list
}

func partnershipChoices() (list []cobra.Completion) {
	for _, o := range store.KindNamed(store.Partnership).Field("kind").Options() {
		list = append(list, completion(o.Code, o.Title))
	}
	return list
}

// quarterChoices lists the quarter that runs, the one after it, and five before it.
func (p *program) quarterChoices() (list []cobra.Completion) {
	q := calendar.QuarterOf(p.today()).Next()
	for range 7 {
		list = append(list, completion(q.Code(), q.From().Long()+" to "+q.To().Long()))
		q = q.Prev()
	}
	return list
}
