package national

import "slices"

// LanguageEntry is one piece of advice of the language guide. It is advice: it
// explains itself and never blocks.
type LanguageEntry struct {
	Avoid     string // the words, or the rule if Rule is true
	Prefer    string // one or more wordings, parted by "; "
	Why       string
	Source    string // one or more sources, parted by " ; "
	Scope     LanguageScope
	Level     LanguageLevel
	MatchNote string // how and when it applies; may be blank
	Rule      bool   // about how a story is told, so no word to look for
}

// LanguageScope says whose advice it is. Only the national ones are guidance
// for the whole of Scotland.
type LanguageScope string

// The scopes of the guide.
const (
	ScopeNational           LanguageScope = "national"
	ScopeNationalFraming    LanguageScope = "national framing"
	ScopeScottishLocal      LanguageScope = "Scottish local"
	ScopeScottishThird      LanguageScope = "Scottish third sector"
	ScopeEnglandAndNational LanguageScope = "England + national"
	ScopeEngland            LanguageScope = "England"
	ScopeUK                 LanguageScope = "UK"
)

// LanguageLevel says how plainly a change is asked for.
type LanguageLevel string

// The levels of the guide, plainest first.
const (
	LevelStrong  LanguageLevel = "strong"  // asked for plainly
	LevelAdvice  LanguageLevel = "advice"  // better where it fits
	LevelStyle   LanguageLevel = "style"   // how The Promise Scotland writes
	LevelFraming LanguageLevel = "framing" // how the whole story is told
)

const ruleNote = "rule, not a word"

var languageEntries = embedded("language/guide.csv", func(r *row) LanguageEntry {
	return LanguageEntry{
		Avoid: r.required("avoid"), Prefer: r.required("prefer"), Why: r.required("why"), Source: r.required("source"),
		Scope: choice(r, "scope", ScopeNational, ScopeNationalFraming, ScopeScottishLocal, ScopeScottishThird,
			ScopeEnglandAndNational, ScopeEngland, ScopeUK),
		Level:     choice(r, "level", LevelStrong, LevelAdvice, LevelStyle, LevelFraming),
		MatchNote: r.text("match_note"), Rule: r.text("match_note") == ruleNote,
	}
})

// LanguageGuide gives every entry in the order of the guide.
func LanguageGuide() []LanguageEntry { return slices.Clone(languageEntries().items) }

// Alternatives splits Prefer into its wordings.
func (e LanguageEntry) Alternatives() []string { return parts(e.Prefer, ";") }
