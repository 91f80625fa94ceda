package bundle

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"kept/export/office"
	"kept/store/calendar"
)

// patterns are the patterns of all columns, compiled when first asked for.
var patterns = sync.OnceValue(func() map[string]*regexp.Regexp {
	compiled := map[string]*regexp.Regexp{}
	for _, t := range tables() {
		for _, c := range t.columns {
			if c.pattern != "" && compiled[c.pattern] == nil {
				compiled[c.pattern] = regexp.MustCompile(c.pattern)
			}
		}
	}
	return compiled
})

// fault says what is wrong with a value of the column, which is not blank and
// as exact as the JSON has it; "" when it is right.
func (c *column) fault(value string) (wrong, fix string) {
	if wrong, fix = c.typeFault(value); wrong != "" {
		return wrong, fix
	}
	switch c.typ {
	case "date", "datetime", "boolean", "number":
		return "", ""
	}
	if len(c.options) > 0 {
		return c.choiceFault(value)
	}
	if c.pattern != "" && !patterns()[c.pattern].MatchString(value) {
		return "this is not in the form that the column has", "It must match " + c.pattern
	}
	if c.text {
		return c.textFault(value)
	}
	return "", ""
}

// typeFault says in which way a value is not of the column's type; "" when it is.
func (c *column) typeFault(value string) (wrong, fix string) {
	switch c.typ {
	case "date":
		if _, err := calendar.ParseDate(value); err != nil {
			return "this is not a date", "Write it like 2026-07-31"
		}
	case "datetime":
		if at, err := time.Parse(timeLayout, value); err != nil || at.Format(timeLayout) != value {
			return "this is not a moment", "Write it like 2026-10-05T09:30:00Z, in UTC"
		}
	case "boolean":
		if value != "true" && value != "false" {
			return "this is neither true nor false", "Write true or false"
		}
	case "number":
		if !office.IsDecimal(value) {
			return "this is not a number", "Write it like 12 or 12.5, with no commas and no sign of currency"
		}
	case "integer":
		return c.integerFault(value)
	}
	return "", ""
}

func (c *column) integerFault(value string) (wrong, fix string) {
	n, err := strconv.Atoi(value)
	if err != nil || strconv.Itoa(n) != value {
		return "this is not a whole number", "Write it like 12"
	}
	if c.max > 0 && len(c.options) == 0 && (n < c.min || n > c.max) {
		return fmt.Sprintf("this is not between %d and %d", c.min, c.max), "Write a number in those bounds"
	}
	return "", ""
}

func (c *column) choiceFault(value string) (wrong, fix string) {
	var codes []string
	for _, o := range c.options {
		if o.Code == value {
			return "", ""
		}
		codes = append(codes, o.Code)
	}
	if len(codes) > 8 {
		return fmt.Sprintf("this is not one of the %d answers that the column takes", len(codes)), "FORMAT.md lists them under " + c.name
	}
	return "this is not an answer that the column takes", "It takes: " + strings.Join(codes, ", ")
}

func (c *column) textFault(value string) (wrong, fix string) {
	if strings.ContainsFunc(value, forbiddenRune) {
		return "the text has characters in it that show nothing or turn its direction", "Take them out"
	}
	most := 0
	if c.field != nil {
		most = c.field.MaxLen()
	}
	if n := utf8.RuneCountInString(value); most > 0 && n > most {
		return fmt.Sprintf("the text has %d characters", n), fmt.Sprintf("It may have %d", most)
	}
	if c.part == "words" && strings.Contains(value, "\n") {
		return "a date in words has more than one line", "Put it on one line"
	}
	return "", ""
}

// forbiddenRune tells what no text of a bundle may hold: what could change how
// a terminal or a page shows everything after it.
func forbiddenRune(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0xfeff:
		return true
	}
	return false
}
