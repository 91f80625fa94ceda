package ui

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/form"
	"kept/ui/list"
)

// chip says in a few words what a filter keeps.
func (b *browser) chip(f store.Filter) string {
	field := b.kind.Field(f.Field)
	if field == nil {
		return f.Field
	}
	switch f.Op {
	case store.Blank:
		return field.Title + ": blank"
	case store.Filled:
		return field.Title + ": not blank"
	case store.Before, store.After, store.NotBefore:
		day, err := store.ParseDate(f.Values[0])
		switch {
		case err != nil:
			return field.Title + " " + string(f.Op) + " " + f.Values[0]
		case f.Op == store.NotBefore:
			return field.Title + " from " + shortDate(day) + " on"
		case f.Op == store.After:
			return field.Title + " after " + shortDate(day)
		}
		return field.Title + " before " + shortDate(day)
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

// chooseFilter asks first by what field to filter, and then for its value.
func (b *browser) chooseFilter() tea.Cmd {
	p := &form.Picker{Title: "Show only those with"}
	if len(b.filters) > 0 {
		p.Choices = append(p.Choices, form.Choice{Title: "Show all again", Help: "lets go of every filter"})
	}
	for i := range b.kind.Fields {
		f := &b.kind.Fields[i]
		if f.Type == store.Choice || f.Type == store.Ref || (f.Many && f.Type == store.Text) || f.Type == store.Period {
			p.Choices = append(p.Choices, form.Choice{Value: f.Name, Title: f.Title})
		}
	}
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		if chosen[0].Value == "" {
			b.filters = nil
			return b.restart()
		}
		return b.chooseValue(b.kind.Field(chosen[0].Value))
	}
	return b.app.pick(p, "")
}

// The values of a filter's picker that are no value of the field.
const (
	valueBlank  = "\x00blank"
	valueFilled = "\x00filled"
	valuePast   = "\x00past"
	valueSoon   = "\x00soon"
)

func (b *browser) chooseValue(f *store.Field) tea.Cmd {
	p := &form.Picker{Title: f.Title}
	blanks := []form.Choice{{Value: valueBlank, Title: "Blank"}, {Value: valueFilled, Title: "Not blank"}}
	book, kind := b.app.book, b.kind.Name
	switch {
	case f.Type == store.Period:
		p.Choices = append([]form.Choice{{Value: valuePast, Title: "Past", Help: "before today"}, {Value: valueSoon, Title: "From today on"}}, blanks...)
	case f.Type == store.Ref:
		p.Search = func(ctx context.Context, words string) ([]form.Choice, error) {
			found, err := b.app.search(ctx, f.Of, words)
			if words == "" {
				found = append(append([]form.Choice{}, blanks...), found...)
			}
			return found, err
		}
	default:
		p.Search = tallied(book, kind, f, blanks)
	}
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		filter := store.Filter{Field: f.Name, Op: store.Is, Values: []string{chosen[0].Value}}
		today := b.app.today()
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
		b.filters = append(append([]store.Filter{}, b.filters...), filter)
		return b.restart()
	}
	return b.app.pick(p, "")
}

// tallied offers the values of a field with how many records have each.
func tallied(book *store.Workbook, kind string, f *store.Field, blanks []form.Choice) form.SearchWords {
	return func(ctx context.Context, words string) ([]form.Choice, error) {
		counts, err := book.Tally(ctx, kind, f.Name)
		if err != nil {
			return nil, fmt.Errorf("counting: %w", err)
		}
		var choices []form.Choice
		if f.Options != nil {
			for _, c := range form.ChoicesOf(f) {
				c.Help = list.Thousands(counts[c.Value])
				choices = append(choices, c)
			}
		} else {
			for value, n := range counts {
				if value != "" {
					choices = append(choices, form.Choice{Value: value, Title: value, Help: list.Thousands(n)})
				}
			}
			form.ByTitle(choices)
		}
		if words == "" {
			return append(choices, blanks...), nil
		}
		return form.Like(choices, words), nil
	}
}

// chooseSort asks what to order the list by; the same again turns it round.
func (b *browser) chooseSort() tea.Cmd {
	p := &form.Picker{Title: "Order by"}
	for i := range b.kind.Fields {
		f := &b.kind.Fields[i]
		if !f.Sort {
			continue
		}
		c := form.Choice{Value: f.Name, Title: f.Title}
		if f.Name == b.sort {
			c.Help = "now; again turns it round"
			p.Chosen = []form.Choice{c}
		}
		p.Choices = append(p.Choices, c)
	}
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		if chosen[0].Value == b.sort {
			b.desc = !b.desc
		} else {
			b.sort, b.desc = chosen[0].Value, false
		}
		return b.restart()
	}
	return b.app.pick(p, "")
}
