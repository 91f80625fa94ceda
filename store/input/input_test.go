package input

import (
	"errors"
	"testing"
)

func TestTextIsCleanedOfWhatNoScreenShouldGet(t *testing.T) {
	for _, test := range []struct {
		typed, want string
		manyLines   bool
	}{
		{"  two   spaces\tand\nlines ", "two spaces and lines", false},
		{"a\x1b[31mred\u202e\u200fb", "a[31mredb", false},
		{"one\r\ntwo\rthree", "one\ntwo\nthree", true},
		{" \ufeff ", "", false},
	} {
		if got, err := Clean("Title", test.typed, test.manyLines, 0); err != nil || got != test.want {
			t.Errorf("%q is cleaned to %q, %v, want %q", test.typed, got, err, test.want)
		}
	}
	var wrong *Error
	for _, typed := range []string{"\xff", "too long"} {
		if _, err := Clean("Title", typed, false, 5); !errors.As(err, &wrong) || wrong.Where != "Title" || wrong.Right == "" {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestNumbersAreReadExactly(t *testing.T) {
	for typed, want := range map[string]string{"1,012.50": "1012.5", "-0": "0", " 7 ": "7", "0.1": "0.1"} {
		if got, ok := ParseDecimal(typed); !ok || got != want {
			t.Errorf("%q reads %q, want %q", typed, got, want)
		}
	}
	for _, typed := range []string{"", "1e5", "0x10", "1_000", "ten", "1/2x", "1234567890123456789012345"} {
		if got, ok := ParseDecimal(typed); ok {
			t.Errorf("%q reads %q", typed, got)
		}
	}
	for typed, want := range map[string]string{"£50,000": "50000", "50k": "50000", "1.5m": "1500000", "2 million": "2000000",
		"12.30": "12.30"} {
		if got, ok := ParseMoney(typed); !ok || got != want {
			t.Errorf("%q reads %q, want %q", typed, got, want)
		}
	}
	for _, typed := range []string{"-5", "much", "9000000m"} {
		if got, ok := ParseMoney(typed); ok {
			t.Errorf("%q reads %q", typed, got)
		}
	}
}

func TestTheNearestWordIsFound(t *testing.T) {
	words := []string{"stakeholder", "action", "priority"}
	for typed, want := range map[string]string{"actoin": "action", "stake": "stakeholder", "Priorty": "priority", "bundle": ""} {
		if got := Nearest(typed, words); got != want {
			t.Errorf("the nearest to %q is %q, want %q", typed, got, want)
		}
	}
	if Normalise("Argyll & Bute") != Normalise("argyll AND  bute.") {
		t.Error("case, punctuation and spaces make a difference")
	}
}

func TestAnErrorSaysWhereWhatAndWhatWouldBeRight(t *testing.T) {
	e := &Error{Where: "BRAG", Value: "purple", Wrong: "is not one of its choices", Right: "choose blue or red", Near: "blue"}
	if got := e.Error(); got != `BRAG: "purple" is not one of its choices: choose blue or red (did you mean blue?)` ||
		e.Suggestion() != "blue" {
		t.Error(got)
	}
}
