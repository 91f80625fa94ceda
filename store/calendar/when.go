package calendar

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// When is a date said in words, kept as said beside the range it means.
type When struct {
	Words string // as said, on one line
	From  Date   // first day meant; no date when the start is open
	To    Date   // last day meant; no date when the end is open
}

// WhenContext is what a reader of the words knows and the words do not say.
// Each part may be missing; words that need it are then not understood.
type WhenContext struct {
	Today   Date // for "next 6 years"; of a document, its own date
	YearOne int  // the calendar year in which the plan's financial Year 1 starts, for "Year 2 Q4"
}

// ParseWhen keeps the words (space and line breaks collapsed) and says whether a
// range was understood. Usage is British: the day before the month, financial
// years from April, winter from December. It never guesses at an impossible
// date, and TBC, ongoing and the like are kept as words with no range.
//
// Where usage differs it reads:
//   - years joined by a stroke (2026-27, 2024-2027, 2021/22) as financial years,
//     1 April of the first to 31 March of the last;
//   - years joined by a word (2024 to 2026) as calendar years, whole;
//   - "by" and "from" a season as in that season, as Change Programme ONE (The
//     Promise Scotland, 2021) uses them; "by" anything else as up to its last
//     day, "from" anything else as its first day onwards;
//   - early, mid and late in a year as its first quarter, the half year between,
//     and its last quarter; in a season or quarter as its three months; in a
//     month as days 1 to 10, 11 to 20 and the rest;
//   - "start of" and "end of" as the first and the last day;
//   - years of two digits as 2000 to 2079 and 1980 to 1999.
func ParseWhen(words string, ctx WhenContext) (When, bool) {
	w := When{Words: wordsOnOneLine(words)}
	p, ok := readWhen(w.Words, ctx)
	if !ok {
		return w, false
	}
	w.From, w.To = p.from, p.to
	return w, true
}

// wordsOnOneLine puts words on one line: valid text, with space, line breaks and
// control characters collapsed to single spaces and none at the ends.
func wordsOnOneLine(words string) string {
	words = strings.ToValidUTF8(words, "\uFFFD")
	return strings.Join(strings.FieldsFunc(words, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r)
	}), " ")
}

// onOneLine reports whether words can be stored as they stand.
func onOneLine(words string) bool {
	return utf8.ValidString(words) && !strings.ContainsFunc(words, func(r rune) bool {
		return unicode.IsControl(r) || r == '\u2028' || r == '\u2029'
	})
}

// IsZero reports whether nothing was said.
func (w When) IsZero() bool { return w == When{} }

// Dated reports whether the words have a meaning in the calendar.
func (w When) Dated() bool { return !w.From.IsZero() || !w.To.IsZero() }

// Ongoing reports whether the words say that there is to be no end, so that a
// screen can tell "rolling programme" from words that were not understood.
func (w When) Ongoing() bool {
	if !w.To.IsZero() {
		return false
	}
	ongoing := false
	text := strings.ReplaceAll(strings.ToLower(w.Words), "on-going", "ongoing")
	text = strings.ReplaceAll(text, "on going", "ongoing")
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch word {
		case "ongoing", "continuous", "continuously", "continual", "continually", "continuing", "rolling":
			ongoing = true
		case "no", "not", "never":
			return false
		}
	}
	return ongoing
}

// Meaning is the range for people: "1 December 2026 to 28 February 2027", "by 31
// March 2027", "from 1 January 2023", "31 March 2027", or "" for none. ParseWhen
// reads every meaning back as the same range.
func (w When) Meaning() string {
	from, to := w.From, w.To
	switch {
	case from.IsZero() && to.IsZero():
		return ""
	case from.IsZero():
		return "by " + to.Long()
	case to.IsZero():
		return "from " + from.Long()
	case from == to:
		return to.Long()
	case from.Year == to.Year && from.Month == to.Month:
		return fmt.Sprintf("%d to %s", from.Day, to.Long())
	case from.Year == to.Year:
		return fmt.Sprintf("%d %s to %s", from.Day, from.Month, to.Long())
	}
	return from.Long() + " to " + to.Long()
}

// String is for people: the words and, where they are not plainly the date
// itself, the meaning in brackets: "by end of 2026-27 (by 31 March 2027)".
func (w When) String() string {
	meaning := w.Meaning()
	switch {
	case w.Words == "":
		return meaning
	case meaning == "" || strings.EqualFold(w.Words, meaning):
		return w.Words
	}
	if p, ok := readWhen(w.Words, WhenContext{}); ok && p.plain && p.from == w.From && p.to == w.To {
		return w.Words
	}
	return w.Words + " (" + meaning + ")"
}

// Encode is the text to store and exchange: an ISO 8601 interval with open ends
// left empty, a space, and the words. "2021-12-01/2022-02-28 winter of 2021",
// "/2027-03-31 by end of 2026-27", "/ ongoing"; "" when nothing was said.
func (w When) Encode() string {
	words := w.Words
	if !onOneLine(words) {
		words = wordsOnOneLine(words)
	}
	switch {
	case words == "" && !w.Dated():
		return ""
	case words == "":
		return w.From.String() + "/" + w.To.String()
	}
	return w.From.String() + "/" + w.To.String() + " " + words
}

// DecodeWhen reads what Encode wrote, and refuses everything else, a range that
// ends before it starts included. The error is a *NotUnderstoodError.
func DecodeWhen(text string) (When, error) {
	wrong := func(why string) (When, error) {
		return When{}, &NotUnderstoodError{Text: text, Sought: "a stored date", Why: why,
			Example: "2021-12-01/2022-02-28 winter of 2021"}
	}
	if text == "" {
		return When{}, nil
	}
	interval, words, hasWords := strings.Cut(text, " ")
	fromText, toText, isInterval := strings.Cut(interval, "/")
	switch {
	case !isInterval:
		return wrong("it has to begin with two dates and / between them, either may be missing")
	case !onOneLine(text):
		return wrong("the words must stand on one line")
	case hasWords && words == "" || interval == "/" && !hasWords:
		return wrong("the words are missing")
	}
	from, err := ParseDate(fromText)
	if err != nil {
		return When{}, fmt.Errorf("reading the first date of a stored date: %w", err)
	}
	to, err := ParseDate(toText)
	if err != nil {
		return When{}, fmt.Errorf("reading the last date of a stored date: %w", err)
	}
	if !to.IsZero() && from.After(to) {
		return wrong("it ends before it starts")
	}
	return When{Words: words, From: from, To: to}, nil
}
