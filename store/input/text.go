package input

import (
	"kept/store/words"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean trims what a keeper typed or pasted, and takes out what no screen
// should ever be sent: control characters and marks that turn the direction of text.
func Clean(where, text string, manyLines bool, longest int) (string, error) {
	if !utf8.ValidString(text) {
		return "", &Error{Where: where, Value: strings.ToValidUTF8(text, "?"), Wrong: "holds bytes that are no text",
			Right: "save the file as UTF-8 and try again"}
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.Map(func(r rune) rune {
		switch {
		case (r == '\n' || r == '\t' || r == '\r') && manyLines:
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
	if !manyLines {
		text = strings.Join(strings.Fields(text), " ")
	}
	if n := utf8.RuneCountInString(text); longest > 0 && n > longest {
		return "", &Error{Where: where, Value: words.Shorten(text, 40), Wrong: "is too long (" + strconv.Itoa(n) + " characters)",
			Right: "at most " + strconv.Itoa(longest)}
	}
	return text, nil
}

// Normalise makes texts alike that differ in case, punctuation and spaces only.
func Normalise(s string) string {
	s = strings.ReplaceAll(strings.ToLower(s), "&", " and ")
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }), " ")
}
