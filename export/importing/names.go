package importing

import (
	"slices"
	"strings"
	"unicode"

	"kept/store"
	"kept/store/input"
)

// target is what a column is read into: a field, one end of the range of a date
// in words, or the updates of an action.
type target struct {
	name  string       // "due", "due_from", "update"
	field *store.Field // nil for updates
	end   string       // "from" or "to" of a date in words
}

// updateTarget is the name under which progress columns become updates.
const updateTarget = "update"

var updateHeadings = []string{"progress", "progress update", "progress to date", "progress note", "comment", "comments", "commentary",
	"latest update", "latest position", "notes", "note", "position"}

func (t target) title() string {
	switch {
	case t.field == nil:
		return "an update, dated today"
	case t.end == "from":
		return t.field.Title + ": first day"
	case t.end == "to":
		return t.field.Title + ": last day"
	}
	return t.field.Title
}

// many tells whether several columns may be read into the target together.
func (t target) many() bool { return t.field == nil || t.field.Many }

// match is how well a heading fits a target.
type match struct {
	target target
	rank   int // matchNone to matchMapped
}

const (
	matchNone = iota
	matchLoose
	matchSynonym
	matchTitle
	matchName
	matchMapped
)

// vocabulary knows every heading that means a field of one kind.
type vocabulary struct {
	kind  *store.Kind
	names map[string]match // by folded heading
}

func newVocabulary(kind *store.Kind) *vocabulary {
	v := &vocabulary{kind: kind, names: map[string]match{}}
	add := func(words string, t target, rank int) {
		if key := normalise(words); key != "" && v.names[key].rank < rank {
			v.names[key] = match{t, rank}
		}
	}
	for i := range kind.Fields {
		f := &kind.Fields[i]
		t := target{name: f.Name, field: f}
		add(f.Name, t, matchName)
		add(f.Title, t, matchTitle)
		for _, s := range f.Synonyms {
			add(s, t, matchSynonym)
		}
		if f.Type == store.Period {
			add(f.Name+"_from", target{f.Name + "_from", f, "from"}, matchName)
			add(f.Name+"_to", target{f.Name + "_to", f, "to"}, matchName)
		}
	}
	if kind.Name == store.Action {
		t := target{name: updateTarget}
		add(updateTarget, t, matchName)
		add("updates", t, matchTitle)
		for _, h := range updateHeadings {
			add(h, t, matchSynonym)
		}
	}
	return v
}

// match finds what a heading means: as it stands, or without what people put
// round it ("RAG (Q3 2025)", "Lead officer(s)", "Progress update Q3").
func (v *vocabulary) match(heading string) match {
	if m, ok := v.names[normalise(heading)]; ok {
		return m
	}
	for _, loose := range []string{withoutBrackets(heading), withoutTime(heading), withoutTime(withoutBrackets(heading))} {
		key := normalise(loose)
		for _, k := range []string{key, strings.TrimSuffix(key, "s"), key + "s"} {
			if m, ok := v.names[k]; ok && k != "" {
				return match{m.target, matchLoose}
			}
		}
	}
	return match{}
}

// named finds the target that --map names: a field's name, or its title.
func (v *vocabulary) named(text string) (target, error) {
	if m, ok := v.names[normalise(text)]; ok {
		return m.target, nil
	}
	var names []string
	for i := range v.kind.Fields {
		names = append(names, v.kind.Fields[i].Name)
	}
	return target{}, &input.Error{Where: "--map", Value: text, Wrong: "is not a field of " + strings.ToLower(v.kind.Plural),
		Right: "use one of " + strings.Join(names, ", "), Near: input.Nearest(text, names)}
}

// near gives the field whose heading is spelt almost like this one, or "".
func (v *vocabulary) near(heading string) string {
	if len(normalise(heading)) < 4 {
		return ""
	}
	var keys []string
	for _, key := range sortedKeys(v.names) {
		if len(key) > 3 && v.names[key].rank > matchLoose {
			keys = append(keys, key)
		}
	}
	near := input.Nearest(normalise(heading), keys)
	if near == "" || near[0] != normalise(heading)[0] {
		return ""
	}
	return v.names[near].target.name
}

// normalise brings a text to a form in which two ways of writing one thing are
// equal: small letters and digits only.
func normalise(text string) string {
	plain := true
	for i := 0; i < len(text) && plain; i++ {
		c := text[i]
		plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
	}
	if plain {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		switch {
		case r == '&':
			b.WriteString("and")
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func withoutBrackets(s string) string {
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '(' || r == '[':
			depth++
		case (r == ')' || r == ']') && depth > 0:
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

var timeWords = []string{"this", "last", "current", "previous", "prior", "latest", "now", "quarter", "qtr", "period", "month", "year",
	"as", "at",
	"q1", "q2", "q3", "q4", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
	"december",
	"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}

func lowerWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// withoutTime drops the words and numbers that only say when.
func withoutTime(s string) string {
	return strings.Join(slices.DeleteFunc(lowerWords(s), func(w string) bool {
		return slices.Contains(timeWords, w) || strings.Trim(w, "0123456789") == ""
	}), " ")
}

// hasTimeWords tells whether a heading says when.
func hasTimeWords(s string) bool { return normalise(withoutTime(s)) != normalise(s) }

// reportingStage says which of two stages of reporting a heading speaks of: -1 the one
// before, 1 this one, 0 neither.
func reportingStage(s string) int {
	for _, w := range lowerWords(s) {
		switch w {
		case "last", "previous", "prior", "preceding":
			return -1
		case "this", "current", "latest", "now":
			return 1
		}
	}
	return 0
}

// onlyTime tells whether a heading is made of nothing but words of time: "Last qtr".
func onlyTime(s string) bool {
	return normalise(s) != "" && withoutTime(s) == "" && reportingStage(s) != 0
}
