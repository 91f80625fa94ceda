package store

import (
	"kept/store/calendar"
	"kept/store/words"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Context is what reading a value may need to know besides the text.
type Context struct {
	Today   calendar.Date // for "today", "next 6 months"
	YearOne int           // the calendar year in which the plan's Year 1 starts; 0 if not known
}

// Parse reads a value as a keeper types it into its canonical text; blank text
// is "". It fails with an [*InputError] that says what would be right. Of a Ref
// it reads ids only: [Workbook.Resolve] finds records by name.
func (f *Field) Parse(text string, in Context) (string, error) {
	text, err := cleanText(f.Title, text, f.Type, f.MaxLen())
	if err != nil || text == "" {
		return "", err
	}
	wrong := func(wrong, right string) error {
		return &InputError{Where: f.Title, Value: text, Wrong: wrong, Right: right}
	}
	switch f.Type {
	case Choice:
		return f.parseChoice(text)
	case Number:
		n, err := strconv.Atoi(text)
		if err != nil || n < f.Min || n > f.Max {
			return "", wrong("is not a whole number from "+strconv.Itoa(f.Min)+" to "+strconv.Itoa(f.Max), "")
		}
		return strconv.Itoa(n), nil
	case Quantity:
		v, ok := parseDecimal(strings.TrimSuffix(text, "%"))
		if !ok {
			return "", wrong("is not a number", "write it like 12 or 12.5")
		}
		return v, nil
	case Money:
		v, ok := parseMoney(text)
		if !ok {
			return "", wrong("is not an amount in pounds", "write it like 50000 or £50,000")
		}
		return v, nil
	case Day:
		return f.parseDay(text, in)
	case Period:
		if w, err := calendar.DecodeWhen(text); err == nil && strings.Contains(text, "/") && isEncoded(text) {
			return w.Encode(), nil
		}
		w, _ := calendar.ParseWhen(text, calendar.WhenContext(in)) // not understood: the words are kept
		return w.Encode(), nil
	case Term:
		q, err := calendar.ParseQuarter(text)
		if err != nil {
			return "", wrong("is not a quarter", "write it like 2026-27 Q2")
		}
		return q.String(), nil
	case Yes:
		return f.parseYes(text)
	case Ref:
		if !ID(text).Valid() {
			return "", wrong("is not the id of a record", "choose one from the list")
		}
	}
	return text, nil
}

// isEncoded tells the canonical text of a period ("2026-01-01/2026-03-31
// winter", "/ ongoing") from words that happen to hold a slash ("2026/27").
func isEncoded(text string) bool {
	span, _, _ := strings.Cut(text, " ")
	from, to, found := strings.Cut(span, "/")
	isDay := func(s string) bool { _, err := calendar.ParseDate(s); return s == "" || err == nil }
	return found && isDay(from) && isDay(to)
}

// cleanText trims what a keeper typed or pasted, and takes out what no screen
// should ever be sent: control characters and marks that turn the direction of text.
func cleanText(where, text string, t Type, longest int) (string, error) {
	if !utf8.ValidString(text) {
		return "", &InputError{Where: where, Value: strings.ToValidUTF8(text, "?"), Wrong: "holds bytes that are no text",
			Right: "save the file as UTF-8 and try again"}
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.Map(func(r rune) rune {
		switch {
		case (r == '\n' || r == '\t' || r == '\r') && t == Prose:
			if r == '\r' {
				return '\n'
			}
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u200e', r == '\u200f',
			r == '\ufeff':
			return -1
		}
		return r
	}, text)
	text = strings.TrimSpace(text)
	if t != Prose {
		text = strings.Join(strings.Fields(text), " ")
	}
	if n := utf8.RuneCountInString(text); longest > 0 && n > longest {
		return "", &InputError{Where: where, Value: words.Shorten(text, 40), Wrong: "is too long (" + strconv.Itoa(n) + " characters)",
			Right: "at most " + strconv.Itoa(longest)}
	}
	return text, nil
}

func (f *Field) parseChoice(text string) (string, error) {
	if _, ok := f.Option(text); ok {
		return text, nil
	}
	list := f.Options()
	want := normalise(text)
	for _, o := range list {
		if normalise(o.Code) == want || normalise(o.Title) == want || slices.ContainsFunc(o.Synonyms,
			func(s string) bool { return normalise(s) == want }) {
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
	e := &InputError{Where: f.Title, Value: text, Wrong: "is not one of its choices", Near: near[nearest(text, known)]}
	if len(names) <= 10 {
		e.Right = "choose " + strings.Join(names, ", ")
	} else {
		e.Right = "choose one of the " + strconv.Itoa(len(names)) + ", such as " + names[0]
	}
	return "", e
}

// normalise makes texts alike that differ in case, punctuation and spaces only.
func normalise(s string) string {
	s = strings.ReplaceAll(strings.ToLower(s), "&", " and ")
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }), " ")
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
	return "", &InputError{Where: f.Title, Value: text, Wrong: "is not a day", Right: "write it like 31 March 2027 or 31/03/2027"}
}

func (f *Field) parseYes(text string) (string, error) {
	switch strings.ToLower(text) {
	case "true", "yes", "y", "1", "x", "done", "complete", "completed":
		return "true", nil
	case "false", "no", "n", "0", "not done":
		return "false", nil
	}
	return "", &InputError{Where: f.Title, Value: text, Wrong: "is neither yes nor no", Right: "write yes or no"}
}

// parseDecimal reads a decimal number into its shortest exact text.
func parseDecimal(text string) (string, bool) {
	text = strings.ReplaceAll(strings.TrimSpace(text), ",", "")
	if len(text) > 24 || strings.ContainsAny(text, "eE/xXpP_") {
		return "", false
	}
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		return "", false
	}
	s := r.FloatString(9)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), "."), true
}

// parseMoney reads "£50,000", "50k" or "1.5m" into pounds, with pence if any.
func parseMoney(text string) (string, bool) {
	text = strings.ToLower(strings.ReplaceAll(strings.TrimPrefix(strings.TrimSpace(text), "£"), " ", ""))
	scale := int64(1)
	switch {
	case strings.HasSuffix(text, "million"):
		text, scale = strings.TrimSuffix(text, "million"), 1_000_000
	case strings.HasSuffix(text, "m"):
		text, scale = strings.TrimSuffix(text, "m"), 1_000_000
	case strings.HasSuffix(text, "k"):
		text, scale = strings.TrimSuffix(text, "k"), 1_000
	}
	plain, ok := parseDecimal(text)
	if !ok {
		return "", false
	}
	r, _ := new(big.Rat).SetString(plain)
	r.Mul(r, big.NewRat(scale, 1))
	if r.Sign() < 0 || r.Cmp(big.NewRat(1_000_000_000_000, 1)) > 0 {
		return "", false
	}
	return strings.TrimSuffix(r.FloatString(2), ".00"), true
}
