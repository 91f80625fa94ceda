package browser

import (
	"context"
	"fmt"
	"kept/ui/editing"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/words"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/settings"
	"kept/ui/theme"
)

// chip says in a few words what a filter keeps.
func (b *Browser) chip(f store.Filter) string {
	field := b.Kind.Field(f.Field)
	if field == nil {
		return partChip(f)
	}
	switch f.Op {
	case store.Blank:
		return field.Title + ": blank"
	case store.Filled:
		return field.Title + ": not blank"
	case store.Before, store.After, store.NotBefore:
		day, err := calendar.ParseDate(f.Values[0])
		switch {
		case err != nil:
			return field.Title + " " + string(f.Op) + " " + f.Values[0]
		case f.Op == store.NotBefore:
			return field.Title + " from " + day.Short() + " on"
		case f.Op == store.After:
			return field.Title + " after " + day.Short()
		}
		return field.Title + " before " + day.Short()
	}
	titles := make([]string, len(f.Values))
	for i, v := range f.Values {
		titles[i] = field.ValueTitle(v)
		if field.Type == store.Ref {
			titles[i] = b.known[v]
		}
	}
	not := ""
	if f.Op == store.IsNot {
		not = "not "
	}
	return field.Title + ": " + not + strings.Join(titles, " or ")
}

// partChip says what a filter keeps that asks for what belongs to a record.
func partChip(f store.Filter) string {
	name, _, _ := strings.Cut(f.Field, ".")
	k := store.KindNamed(name)
	if k == nil {
		return f.Field
	}
	what := strings.ToLower(k.Title)
	switch f.Op {
	case store.Blank:
		return "No " + what
	case store.Filled:
		return "With " + what
	}
	day := ""
	if len(f.Values) > 0 {
		day = f.Values[0]
		if d, err := calendar.ParseDate(day); err == nil {
			day = d.Short()
		}
	}
	switch f.Op {
	case store.Before:
		return "No " + what + " since " + day
	case store.Quiet:
		return "Gone quiet, no " + what + " since " + day
	}
	return k.Title + " since " + day
}

// chooseFilter asks first by what field to filter, and then for its value.
func (b *Browser) chooseFilter() tea.Cmd {
	choices, sets := b.filterSets(b.Host.Context(), host.Today(b.Host))
	p := &form.Picker{Title: "Show only", Choices: b.filterChoices(choices)}
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		switch value := chosen[0].Value; {
		case value == filterNone:
			b.Filters = nil
			return b.Restart()
		case value == filterSave:
			return b.askName()
		case value == filterForget:
			return b.chooseForget()
		case strings.HasPrefix(value, "\x00"):
			return b.applyFilterSet(value, sets[value])
		}
		return b.chooseValue(b.Kind.Field(chosen[0].Value))
	}
	return dialog.Pick(b.Host, p, "")
}

// filterChoices are what the list can be narrowed by: the filters as they are, whole
// sets of them, and the fields.
func (b *Browser) filterChoices(sets []form.Choice) []form.Choice {
	var choices []form.Choice
	if len(b.Filters) > 0 {
		choices = append(choices, form.Choice{Value: filterNone, Title: "Show all again", Help: "lets go of every filter"})
	}
	if len(b.Filters) > 0 || b.Words() != "" {
		choices = append(choices, form.Choice{Value: filterSave, Title: "Save these filters under a name"})
	}
	choices = append(choices, sets...)
	for i := range b.Kind.Fields {
		f := &b.Kind.Fields[i]
		if f.Type == store.Choice || f.Type == store.Ref || (f.Many && f.Type == store.Text) || f.Type == store.Period {
			choices = append(choices, form.Choice{Value: f.Name, Title: f.Title, Help: "by its value"})
		}
	}
	if len(b.listSettings().Saved) > 0 {
		choices = append(choices, form.Choice{Value: filterForget, Title: "Forget saved filters"})
	}
	return choices
}

// The values of a filter's picker that are no value of the field.
const (
	valueBlank  = "\x00blank"
	valueFilled = "\x00filled"
	valuePast   = "\x00past"
	valueSoon   = "\x00soon"
)

func (b *Browser) chooseValue(f *store.Field) tea.Cmd {
	p := &form.Picker{Title: f.Title}
	blanks := []form.Choice{{Value: valueBlank, Title: "Blank"}, {Value: valueFilled, Title: "Not blank"}}
	book, kind := b.Host.Workbook(), b.Kind.Name
	switch {
	case f.Type == store.Period:
		p.Choices = append([]form.Choice{{Value: valuePast, Title: "Past", Help: "before today"},
			{Value: valueSoon, Title: "From today on"}}, blanks...)
	case f.Type == store.Ref:
		p.Search = func(ctx context.Context, words string) ([]form.Choice, error) {
			found, err := editing.SearchRecords(b.Host)(ctx, f.Of, words)
			if words == "" {
				found = append(append([]form.Choice{}, blanks...), found...)
			}
			return found, err
		}
	default:
		p.Search = choicesWithCounts(book, kind, f, blanks)
	}
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		filter := store.Filter{Field: f.Name, Op: store.Is, Values: []string{chosen[0].Value}}
		today := host.Today(b.Host)
		switch chosen[0].Value {
		case valueBlank:
			filter.Op, filter.Values = store.Blank, nil
		case valueFilled:
			filter.Op, filter.Values = store.Filled, nil
		case valuePast:
			filter.Op, filter.Values = store.Before, []string{today.String()}
		case valueSoon:
			filter.Op, filter.Values = store.NotBefore, []string{today.String()}
		}
		b.known[chosen[0].Value] = chosen[0].Title
		return b.addFilter(filter)
	}
	return dialog.Pick(b.Host, p, "")
}

// choicesWithCounts offers the values of a field with how many records have each.
func choicesWithCounts(book *store.Workbook, kind string, f *store.Field, blanks []form.Choice) form.SearchWords {
	return func(ctx context.Context, typed string) ([]form.Choice, error) {
		counts, err := book.Tally(ctx, kind, f.Name)
		if err != nil {
			return nil, fmt.Errorf("counting: %w", err)
		}
		var choices []form.Choice
		if f.Options != nil {
			for _, c := range form.ChoicesOf(f) {
				c.Help = words.Thousands(counts[c.Value])
				choices = append(choices, c)
			}
		} else {
			for value, n := range counts {
				if value != "" {
					choices = append(choices, form.Choice{Value: value, Title: value, Help: words.Thousands(n)})
				}
			}
			form.ByTitle(choices)
		}
		if typed == "" {
			return append(choices, blanks...), nil
		}
		return form.Like(choices, typed), nil
	}
}

// chooseSort asks what to order the list by; the same again turns it round.
func (b *Browser) chooseSort() tea.Cmd {
	p := &form.Picker{Title: "Order by"}
	if b.Words() != "" {
		c := form.Choice{Value: bestFirst, Title: "Best match first"}
		if !b.ordered {
			c.Help = "now"
		}
		p.Choices = append(p.Choices, c)
	}
	var unsortable []form.Choice // what there is no order of, with the reason
	for i := range b.Kind.Fields {
		f := &b.Kind.Fields[i]
		c := form.Choice{Value: f.Name, Title: f.Title}
		if b.ordersInGroups(f) {
			c.Help = "under each of them, as one can hold several"
			p.Choices = append(p.Choices, c)
			continue
		}
		if why := noOrder(f); why != "" {
			c.Help = "no: " + why
			unsortable = append(unsortable, c)
			continue
		}
		if f.Name == b.Sort && (b.ordered || b.Words() == "") {
			c.Help = "now; again turns it round"
			p.Chosen = []form.Choice{c}
		}
		p.Choices = append(p.Choices, c)
	}
	p.Choices = append(p.Choices, unsortable...)
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		return b.sortBy(chosen[0].Value)
	}
	return dialog.Pick(b.Host, p, "")
}

// bestFirst is the order of what is found that is no field.
const bestFirst = "\x00best"

// sortBy puts the list in the order of a field; the same again turns it round.
func (b *Browser) sortBy(field string) tea.Cmd {
	finding := b.Words() != ""
	if field == bestFirst {
		b.ordered, b.Ranked = false, true
		return b.Restart()
	}
	f := b.Kind.Field(field)
	if f == nil {
		return nil
	}
	if b.ordersInGroups(f) {
		b.Host.Notify(theme.Text, "In the order of "+f.Title+": each stands under every one that it has.")
		return b.groupBy(field)
	}
	if why := noOrder(f); why != "" {
		b.Host.Notify(theme.Notice, "The list cannot be ordered by "+f.Title+": "+why+". It can be grouped or filtered.")
		return nil
	}
	if again := field == b.Sort && (b.ordered || !finding); again {
		b.Desc = !b.Desc
	} else {
		b.Sort, b.Desc = field, false
	}
	b.ordered = finding
	return tea.Batch(b.Restart(), b.saveListSettings(func(l *settings.List) { l.Sort, l.Falling = b.Sort, b.Desc }))
}

// ordersInGroups tells a field by which a list is ordered in groups: a record that
// holds several values stands under each of them.
func (b *Browser) ordersInGroups(f *store.Field) bool {
	return f.Many && slices.Contains(groupFields(b.Kind), f)
}

// noOrder says why a list cannot be ordered by a field; "" when it can.
func noOrder(f *store.Field) string {
	switch {
	case f.Sort:
		return ""
	case f.Many:
		return "a record can hold several"
	case f.Type == store.Prose:
		return "it is running text"
	}
	return "the workbook keeps no order of it"
}
