package words

import (
	"fmt"
	"strconv"
	"strings"
)

// Thousands writes a whole number the way people read it: 1,204.
func Thousands(n int) string { return GroupDigits(strconv.Itoa(n)) }

// GroupDigits puts a comma between every three digits before the decimal point of
// a number that is written as text: "-74000.50" becomes "-74,000.50".
func GroupDigits(number string) string {
	whole, rest := number, ""
	if point := strings.IndexByte(number, '.'); point >= 0 {
		whole, rest = number[:point], number[point:]
	}
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return whole + rest
}

// Pick gives the word that agrees with a number: Pick(1, "is", "are") is "is".
func Pick(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// Count writes a number with its noun: "1 action", "1,204 actions".
func Count(n int, one, many string) string { return Thousands(n) + " " + Pick(n, one, many) }

// CountPlain is [Count] without commas, "1204 actions", for text that goes into a
// bundle, which stays the same byte for byte.
func CountPlain(n int, one, many string) string {
	return strconv.Itoa(n) + " " + Pick(n, one, many)
}

// CountOrNone is [CountPlain] with a word for none: "no action".
func CountOrNone(n int, one, many string) string {
	if n == 0 {
		return "no " + one
	}
	return CountPlain(n, one, many)
}

// Plural gives the plural of an English noun by the rules that Kept's own nouns
// need: "action", "actions"; "entry", "entries"; "child", "children".
func Plural(noun string) string {
	if stem, ok := strings.CutSuffix(noun, "y"); ok && stem != "" && !strings.ContainsAny(stem[len(stem)-1:], "aeiou") {
		return stem + "ies"
	}
	switch {
	case strings.HasSuffix(noun, "child"):
		return noun + "ren"
	case strings.HasSuffix(noun, "s"):
		return noun
	}
	return noun + "s"
}

// Size gives the size of a file the way file managers do: "12 kB", "3.4 MB".
func Size(bytes int64) string {
	if bytes < 1_000_000 {
		return fmt.Sprintf("%d kB", (bytes+999)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}
