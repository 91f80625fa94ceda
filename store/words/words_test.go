package words

import "testing"

func TestNumbersAreWrittenAsPeopleReadThem(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1204: "1,204", -74000: "-74,000", -123: "-123", 1234567: "1,234,567"} {
		if got := Thousands(n); got != want {
			t.Errorf("Thousands(%d) is %q, not %q", n, got, want)
		}
	}
	for number, want := range map[string]string{"74000.5": "74,000.5", "-1234567.25": "-1,234,567.25", "0.12345": "0.12345", "": ""} {
		if got := GroupDigits(number); got != want {
			t.Errorf("GroupDigits(%q) is %q, not %q", number, got, want)
		}
	}
	for bytes, want := range map[int64]string{0: "0 kB", 1: "1 kB", 12_000: "12 kB", 12_001: "13 kB", 3_400_000: "3.4 MB"} {
		if got := Size(bytes); got != want {
			t.Errorf("Size(%d) is %q, not %q", bytes, got, want)
		}
	}
}

func TestNumbersStandWithTheirNoun(t *testing.T) {
	for n, want := range map[int]string{0: "0 actions", 1: "1 action", 3: "3 actions", 1204: "1,204 actions"} {
		if got := Count(n, "action", "actions"); got != want {
			t.Errorf("Count(%d) is %q, not %q", n, got, want)
		}
	}
	if got := CountPlain(1204, "action", "actions"); got != "1204 actions" {
		t.Errorf("CountPlain(1204) is %q", got)
	}
	for noun, want := range map[string]string{"action": "actions", "entry": "entries", "survey": "surveys",
		"foster child": "foster children", "services": "services"} {
		if got := Plural(noun); got != want {
			t.Errorf("Plural(%q) is %q, not %q", noun, got, want)
		}
	}
}

func TestSentencesBeginAndEnd(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "it is open": "It is open.", "Done.": "Done.", "is it?": "Is it?", "élan": "Élan.", "it is (is it?)": "It is (is it?)"} {
		if got := Sentence(text); got != want {
			t.Errorf("Sentence(%q) is %q, not %q", text, got, want)
		}
	}
	for title, want := range map[string]string{"": "", "Next step": "next step", "BRAG": "BRAG", "A bundle": "a bundle", "É": "é"} {
		if got := LowerFirst(title); got != want {
			t.Errorf("LowerFirst(%q) is %q, not %q", title, got, want)
		}
	}
	for title, want := range map[string]string{"": "", "Action": "an action", "Next step": "a next step", "Evidence": "evidence"} {
		if got := WithArticle(title); got != want {
			t.Errorf("WithArticle(%q) is %q, not %q", title, got, want)
		}
	}
}

func TestListsReadAsPeopleSayThem(t *testing.T) {
	for want, list := range map[string][]string{"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}} {
		if got := Join(list, "and"); got != want {
			t.Errorf("Join(%q) is %q, not %q", list, got, want)
		}
	}
	if got := JoinFilled("; ", "a", "", "b"); got != "a; b" {
		t.Errorf("JoinFilled is %q", got)
	}
}

func TestTextIsShortened(t *testing.T) {
	for _, c := range []struct{ what, got, want string }{
		{"OneLine", OneLine(" a\n b\tc "), "a b c"},
		{"Shorten, short enough", Shorten("a\n b", 3), "a b"},
		{"Shorten", Shorten("one two three", 10), "one two..."},
		{"Cut keeps lines", Cut("one\ntwo\nthree", 10), "one\ntwo..."},
		{"Cut counts characters", Cut("ééééé", 5), "ééééé"},
		{"CutAtWord", CutAtWord("one two three four", 12), "one two …"},
		{"CutAtWord, short enough", CutAtWord("one two", 12), "one two"},
		{"Excerpt", Excerpt("one  two three", 7), "one two…"},
		{"Excerpt, short enough", Excerpt("one two", 7), "one two"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, not %q", c.what, c.got, c.want)
		}
	}
}
