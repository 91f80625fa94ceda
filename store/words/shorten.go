package words

import "strings"

// OneLine puts text on one line, with single spaces between its words.
func OneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// Shorten puts text on one line of at most most characters. Three dots stand for
// what is cut off.
func Shorten(text string, most int) string { return Cut(OneLine(text), most) }

// Cut shortens text to at most most characters. Three dots stand for what is cut
// off, and line breaks stay.
func Cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	if letters := []rune(text); len(letters) > most {
		return string(letters[:max(most-3, 0)]) + "..."
	}
	return text
}

// CutAtWord puts text on one line of about most characters. It cuts between two
// words, and an ellipsis stands for the rest.
func CutAtWord(text string, most int) string {
	text = OneLine(text)
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	end := most
	for end > most/2 && letters[end] != ' ' {
		end--
	}
	return string(letters[:end]) + " …"
}

// Excerpt puts text on one line. After most characters an ellipsis stands for the
// rest. A short text that is on one line already costs no memory.
func Excerpt(text string, most int) string {
	if len(text) <= most && !strings.ContainsAny(text, "\n\r\t") && !strings.Contains(text, "  ") {
		return strings.TrimSpace(text)
	}
	text = OneLine(text)
	n := 0
	for i := range text {
		if n++; n > most {
			return text[:i] + "…"
		}
	}
	return text
}
