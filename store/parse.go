package store

import (
	"kept/store/calendar"
	"kept/store/input"
	"slices"
	"strconv"
	"strings"
)

// Context is what reading a value may need to know besides the text.
type Context struct {
	Today   calendar.Date // for "today", "next 6 months"
	YearOne int           // the calendar year in which the plan's Year 1 starts; 0 if not known
}

// Parse reads a value as a keeper types it into its canonical text; blank text
// is "". It fails with an [*input.Error] that says what would be right. Of a Ref
// it reads ids only: [Workbook.Resolve] finds records by name.
func (f *Field) Parse(text string, in Context) (string, error) {
	text, err := input.Clean(f.Title, text, f.Type == Prose, f.MaxLen())
	if err != nil || text == "" {
		return "", err
	}
	switch f.Type {
	case Choice:
		return f.parseChoice(text)
	case Number, Quantity, Money:
		return f.parseNumber(text)
	case Day:
		return f.parseDay(text, in)
	case Period:
		return parsePeriod(text, in), nil
	case Term:
		q, err := calendar.ParseQuarter(text)
		if err != nil {
			return "", f.wrong(text, "is not a quarter", "write it like 2026-27 Q2")
		}
		return q.String(), nil
	case Yes:
		return f.parseYes(text)
	case Ref:
		if !ID(text).Valid() {
			return "", f.wrong(text, "is not the id of a record", "choose one from the list")
		}
	}
	return text, nil
}

// wrong says what is wrong with a value of the field, and what would be right.
func (f *Field) wrong(text, wrong, right string) error {
	return &input.Error{Where: f.Title, Value: text, Wrong: wrong, Right: right}
}

// parseNumber reads a whole number, a decimal number or an amount of money.
func (f *Field) parseNumber(text string) (string, error) {
	switch f.Type {
	case Quantity:
		if v, ok := input.ParseDecimal(strings.TrimSuffix(text, "%")); ok {
			return v, nil
		}
		return "", f.wrong(text, "is not a number", "write it like 12 or 12.5")
	case Money:
		if v, ok := input.ParseMoney(text); ok {
			return v, nil
		}
		return "", f.wrong(text, "is not an amount in pounds", "write it like 50000 or £50,000")
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < f.Min || n > f.Max {
		return "", f.wrong(text, "is not a whole number from "+strconv.Itoa(f.Min)+" to "+strconv.Itoa(f.Max), "")
	}
	return strconv.Itoa(n), nil
}

// parsePeriod reads a date in words. Words in which none is understood are kept.
func parsePeriod(text string, in Context) string {
	if w, err := calendar.DecodeWhen(text); err == nil && strings.Contains(text, "/") && isEncoded(text) {
		return w.Encode()
	}
	w, _ := calendar.ParseWhen(text, calendar.WhenContext(in))
	return w.Encode()
}

// isEncoded tells the canonical text of a period ("2026-01-01/2026-03-31
// winter", "/ ongoing") from words that happen to hold a slash ("2026/27").
func isEncoded(text string) bool {
	span, _, _ := strings.Cut(text, " ")
	from, to, found := strings.Cut(span, "/")
	isDay := func(s string) bool { _, err := calendar.ParseDate(s); return s == "" || err == nil }
	return found && isDay(from) && isDay(to)
}

func (f *Field) parseChoice(text string) (string, error) {
	if _, ok := f.Option(text); ok {
		return text, nil
	}
	list := f.Options()
	want := input.Normalise(text)
	for _, o := range list {
		if input.Normalise(o.Code) == want || input.Normalise(o.Title) == want || slices.ContainsFunc(o.Synonyms,
			func(s string) bool { return input.Normalise(s) == want }) {
			return o.Code, nil
		}
	}
	names, near := make([]string, len(list)), map[string]string{}
	var known []string
	for i, o := range list {
		names[i] = o.Title
		for _, word := range append([]string{o.Title, o.Code}, o.Synonyms...) {
			known, near[word] = append(known, word), o.Title
		}
	}
	e := &input.Error{Where: f.Title, Value: text, Wrong: "is not one of its choices", Near: near[input.Nearest(text, known)]}
	if len(names) <= 10 {
		e.Right = "choose " + strings.Join(names, ", ")
	} else {
		e.Right = "choose one of the " + strconv.Itoa(len(names)) + ", such as " + names[0]
	}
	return "", e
}

func (f *Field) parseDay(text string, in Context) (string, error) {
	switch strings.ToLower(text) {
	case "today":
		if !in.Today.IsZero() {
			return in.Today.String(), nil
		}
	case "yesterday":
		if !in.Today.IsZero() {
			return in.Today.AddDays(-1).String(), nil
		}
	case "tomorrow":
		if !in.Today.IsZero() {
			return in.Today.AddDays(1).String(), nil
		}
	}
	if w, ok := calendar.ParseWhen(text, calendar.WhenContext{Today: in.Today}); ok && w.From == w.To && !w.From.IsZero() {
		return w.From.String(), nil
	}
	return "", &input.Error{Where: f.Title, Value: text, Wrong: "is not a day", Right: "write it like 31 March 2027 or 31/03/2027"}
}

func (f *Field) parseYes(text string) (string, error) {
	switch strings.ToLower(text) {
	case "true", "yes", "y", "1", "x", "done", "complete", "completed":
		return "true", nil
	case "false", "no", "n", "0", "not done":
		return "false", nil
	}
	return "", &input.Error{Where: f.Title, Value: text, Wrong: "is neither yes nor no", Right: "write yes or no"}
}
