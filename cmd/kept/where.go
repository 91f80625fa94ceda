package main

import (
	"context"
	"strings"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/calendar"
	"kept/store/input"
)

// conditionSigns are the signs of --where, the longer before the shorter.
var conditionSigns = []string{"!=", "=", "<", ">"}

// readCondition reads one --where: field=value, field=a,b for either, field!=value,
// field= for blank, field!= for filled, field<date and field>date.
func (c *call) readCondition(ctx context.Context, w *store.Workbook, k *store.Kind, written string) (store.Filter, error) {
	name, sign, value, ok := cutCondition(written)
	if !ok {
		return store.Filter{}, cli.Misuse("write field=value, such as brag=red", "%q is not a condition", written)
	}
	f, err := fieldNamed(k, name)
	if err != nil {
		return store.Filter{}, err
	}
	switch {
	case value == "" && sign == "=":
		return store.Filter{Field: f.Name, Op: store.Blank}, nil
	case value == "" && sign == "!=":
		return store.Filter{Field: f.Name, Op: store.Filled}, nil
	case value == "":
		return store.Filter{}, cli.Misuse("write "+f.Name+sign+"value", "%q has nothing to compare with", written)
	case sign == "<" || sign == ">":
		return c.readComparison(f, sign, value)
	}
	filter := store.Filter{Field: f.Name, Op: store.Is}
	if sign == "!=" {
		filter.Op = store.IsNot
	}
	values := []string{value}
	if f.Type == store.Choice {
		values = splitAlternatives(f, value)
	}
	for _, v := range values {
		v, err := resolveRefs(resolver(ctx, w), f, v)
		if err != nil {
			return store.Filter{}, err
		}
		if v, err = f.Parse(v, store.Context{Today: c.today()}); err != nil {
			return store.Filter{}, err
		}
		filter.Values = append(filter.Values, v)
	}
	return filter, nil
}

// readComparison reads field<value and field>value. A day can be in words.
func (c *call) readComparison(f *store.Field, sign, value string) (store.Filter, error) {
	filter := store.Filter{Field: f.Name, Op: store.Before}
	if sign == ">" {
		filter.Op = store.After
	}
	switch f.Type {
	case store.Number, store.Quantity, store.Money:
		v, err := f.Parse(value, store.Context{Today: c.today()})
		filter.Values = []string{v}
		return filter, err
	case store.Day, store.Period:
		when, ok := calendar.ParseWhen(value, calendar.WhenContext{Today: c.today()})
		day := when.From
		if sign == ">" || day.IsZero() {
			day = when.To
		}
		if !ok || day.IsZero() {
			return filter, &input.Error{Where: f.Title, Value: value, Wrong: "is not a day", Right: "write it as 31 March 2027"}
		}
		filter.Values = []string{day.String()}
		return filter, nil
	}
	return filter, cli.Misuse("dates and numbers can be; for this write "+f.Name+"=value", "%s cannot be compared with %s", f.Title, sign)
}

func cutCondition(written string) (name, sign, value string, ok bool) {
	at := -1
	for _, s := range conditionSigns {
		if i := strings.Index(written, s); i > 0 && (at < 0 || i < at) {
			at, sign = i, s
		}
	}
	if at < 0 {
		return "", "", "", false
	}
	return strings.TrimSpace(written[:at]), sign, strings.TrimSpace(written[at+len(sign):]), true
}

// splitAlternatives splits red,amber unless the whole is an answer with a comma in it.
func splitAlternatives(f *store.Field, value string) []string {
	if _, err := f.Parse(value, store.Context{}); err == nil {
		return []string{value}
	}
	var values []string
	for v := range strings.SplitSeq(value, ",") {
		if v = strings.TrimSpace(v); v != "" {
			values = append(values, v)
		}
	}
	return values
}
