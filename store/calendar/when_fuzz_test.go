package calendar

import (
	"strings"
	"testing"
	"unicode"
)

func FuzzParseWhen(f *testing.F) {
	for _, words := range []string{"31/03/25", "by end of 2026-27", "winter of 2021", "Year 2 Q4", "2026-27 Q1 to Q3", "01-042013",
		"between April and June 2025", "next 6 years", "six months ending 31 March 2016", "1/4/24-31/3/25", "ongoing since 2019",
		"early spring 2023", "1st–5th March ’25", "FY26/27 onwards", "31 Dec 2199", "winter 2198-99", "\xff\n2024"} {
		f.Add(words, 2024)
	}
	f.Fuzz(holdsTogether)
}

// The words of dates in every order, which bytes changed at random seldom make.
func FuzzParseWhenOfWords(f *testing.F) {
	vocabulary := strings.Split("by|from|to|until|after|before|between|and|end of|early|late|mid|winter|summer|March|Sep|Year|Q|Q3|1|2|31|"+
		"24|25|2024|2026-27|2025/26|2024-2027|2026-07-31|31/03/25|01-042013|-| - |/|.|FY|plan|next|within|six months|years|ending|"+
		"onwards|ongoing|in place|this|quarter|half|first|st|of|the|,", "|")
	f.Add([]byte{0, 8, 23}, true, 2024)
	f.Add([]byte{40, 37, 26, 5, 0, 200}, false, 1)
	f.Fuzz(func(t *testing.T, picks []byte, spaced bool, yearOne int) {
		var words []string
		for _, pick := range picks[:min(len(picks), 12)] {
			words = append(words, vocabulary[int(pick)%len(vocabulary)])
		}
		between := ""
		if spaced {
			between = " "
		}
		holdsTogether(t, strings.Join(words, between), yearOne)
	})
}

// holdsTogether checks what is true of every date in words.
func holdsTogether(t *testing.T, words string, yearOne int) {
	ctx := WhenContext{Today: planContext.Today, YearOne: yearOne}
	w, ok := ParseWhen(words, ctx)
	if ok != w.Dated() {
		t.Errorf("%q: understood is %t, and yet the range is %s/%s", words, ok, w.From, w.To)
	}
	for _, d := range []Date{w.From, w.To} {
		if _, real := NewDate(d.Year, d.Month, d.Day); !d.IsZero() && !real {
			t.Errorf("%q has the impossible date %v", words, d)
		}
	}
	if !w.To.IsZero() && w.From.After(w.To) {
		t.Errorf("%q ends before it starts: %s/%s", words, w.From, w.To)
	}
	if again, _ := ParseWhen(w.Words, ctx); again != w {
		t.Errorf("%q as kept is read as %#v, at first as %#v", words, again, w)
	}
	if meant, _ := ParseWhen(w.Meaning(), WhenContext{}); meant.From != w.From || meant.To != w.To {
		t.Errorf("%q: its meaning %q is read as %#v", words, w.Meaning(), meant)
	}
	if stored, err := DecodeWhen(w.Encode()); err != nil || stored != w {
		t.Errorf("%q stored as %q comes back as %#v, %v", words, w.Encode(), stored, err)
	}
	if !strings.HasPrefix(w.String(), w.Words) {
		t.Errorf("%q is shown as %q, without its words", words, w.String())
	}
	if strings.ContainsFunc(words, func(r rune) bool { return r > unicode.MaxASCII }) {
		return // letters outside English have capitals that are not theirs alone
	}
	if loud, _ := ParseWhen(strings.ToUpper(words), ctx); loud.From != w.From || loud.To != w.To {
		t.Errorf("%q in capitals is read as %#v, otherwise as %#v", words, loud, w)
	}
}

func FuzzDecodeWhen(f *testing.F) {
	for _, text := range []string{"", "/ ongoing", "/2027-03-31 by end of 2026-27", "2021-12-01/2022-02-28 winter of 2021",
		"2021-12-01/2022-02-28", "2027-03-31/2026-01-01 x", "/ ", "//", "/ \u2028", "/ \xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		w, err := DecodeWhen(text)
		if err != nil {
			isSentence(t, err)
			return
		}
		if again := w.Encode(); again != text {
			t.Errorf("%q comes back as %q", text, again)
		}
		if !w.To.IsZero() && w.From.After(w.To) {
			t.Errorf("%q ends before it starts", text)
		}
	})
}

// isSentence checks that an error is one line and says what would be right.
func isSentence(t *testing.T, err error) {
	t.Helper()
	if message := err.Error(); !onOneLine(message) || !strings.Contains(message, "write it like ") || len(message) > 500 {
		t.Errorf("the error is no sentence for a keeper: %q", message)
	}
}
