package printable

import (
	"strings"
	"testing"
)

func TestWhatATerminalWouldObeyIsSpelledOut(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "",
		"Càirdeas, 12% – £5":        "Càirdeas, 12% – £5",
		"red\x1b[31m":               `red\u001b[31m`,
		"turned\u202eround":         `turned\u202eround`,
		"nothing\u200bto see":       `nothing\u200bto see`,
		"bell\a and tab\t":          `bell\u0007 and tab\u0009`,
		"line\u2028paragraph\u2029": `line\u2028paragraph\u2029`,
		"C1\u009b2J":                `C1\u009b2J`,
		"not UTF-8: \xff":           "not UTF-8: \uFFFD",
	} {
		if got := Text(text); got != want {
			t.Errorf("Text(%q) = %q, want %q", text, got, want)
		}
		if got := Short(text); got != want {
			t.Errorf("Short(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestAValueThatIsQuotedStaysOnOneLineAndIsCut(t *testing.T) {
	if got := Short("one\ntwo"); got != `one\ntwo` {
		t.Errorf("two lines become %q", got)
	}
	for most, want := range map[int]string{0: "...", 2: "éa...", 4: "éabc", 9: "éabc"} {
		if got := Cut("éabc", most); got != want {
			t.Errorf("cut at %d: %q, want %q", most, got, want)
		}
	}
	long := strings.Repeat("é", 200)
	if got := Short(long); got != long[:80*len("é")]+"..." {
		t.Errorf("a long value becomes %q", got)
	}
	if got := Text(long); got != long {
		t.Errorf("a sentence is cut: %q", got)
	}
}

func TestOnlyWhatIsNotSeenIsUnseen(t *testing.T) {
	for r, want := range map[rune]bool{'a': false, ' ': false, 'ß': false, '→': false, '\n': true, 0: true, 0x7f: true, 0xad: true,
		0x200e: true, 0x2028: true, 0xfeff: true} {
		if got := Unseen(r); got != want {
			t.Errorf("Unseen(%U) is %v", r, got)
		}
	}
}
