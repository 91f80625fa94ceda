// Package words puts text together for people: numbers with their noun, plurals,
// lists, sentences, and text that is shortened to fit.
//
// Every floor of the program uses it, so that the same thing is worded the same
// way on a screen, in a command's output, in a report and in an error. It uses
// no other package of Kept and knows nothing of records, screens or files: it
// takes plain values and gives plain text. Dates and quarters in words are in
// store/calendar, and the width of text on a terminal is in ui/cell.
//
// Numbers: [Thousands], [GroupDigits], [Count], [CountPlain],
// [CountOrNone], [Pick], [Plural], [Size]. Sentences: [CapitalFirst], [LowerFirst], [Sentence], [EndSentence],
// [WithArticle]. Lists: [Join], [JoinFilled]. Length: [OneLine], [Shorten],
// [Cut], [CutAtWord], [Excerpt].
package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CapitalFirst begins a text with a capital letter.
func CapitalFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 || first == utf8.RuneError {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// LowerFirst makes a title fit into the middle of a sentence: it begins with a
// small letter, unless its first word is an abbreviation such as BRAG.
func LowerFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 || first == utf8.RuneError {
		return text
	}
	if second, _ := utf8.DecodeRuneInString(text[size:]); unicode.IsUpper(second) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}

// EndSentence ends a text with a full stop, unless it ends as a sentence already.
// An empty text stays empty.
func EndSentence(text string) string {
	for _, end := range []string{".", "?", "?)"} {
		if strings.HasSuffix(text, end) {
			return text
		}
	}
	if text == "" {
		return ""
	}
	return text + "."
}

// Sentence makes a sentence of a text: a capital letter at its beginning, and an
// end. An empty text stays empty.
func Sentence(text string) string { return EndSentence(CapitalFirst(text)) }

// WithArticle puts "a" or "an" before a title, in small letters: "an action".
// Evidence takes none.
func WithArticle(title string) string {
	title = strings.ToLower(title)
	switch {
	case title == "", strings.HasPrefix(title, "evidence"):
		return title
	case strings.ContainsAny(title[:1], "aeiou"):
		return "an " + title
	}
	return "a " + title
}

// Join lists things the way people do: "a, b and c", where the last word is "and".
func Join(list []string, last string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " " + last + " " + list[len(list)-1]
}

// JoinFilled joins the parts that are not empty. The separator stands between
// every two of them.
func JoinFilled(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), separator)
}
