package input

import (
	"fmt"
	"kept/store/words"
	"strings"
)

// Error says what is wrong with a value, where, and what would be right.
type Error struct {
	Where string // the field or record, as a keeper calls it
	Value string // what was given
	Wrong string // what is wrong with it: "is not a BRAG"
	Right string // what would be right: "choose blue, green, amber or red"
	Near  string // the closest thing that would be right, if one is close
}

func (e *Error) Error() string {
	var b strings.Builder
	if e.Where != "" {
		b.WriteString(e.Where + ": ")
	}
	if e.Value != "" {
		fmt.Fprintf(&b, "%q ", words.Shorten(e.Value, 60))
	}
	b.WriteString(e.Wrong)
	if e.Right != "" {
		b.WriteString(": " + e.Right)
	}
	if e.Near != "" {
		fmt.Fprintf(&b, " (did you mean %s?)", e.Near)
	}
	return b.String()
}

// Suggestion is the closest thing that would have been right, or "".
func (e *Error) Suggestion() string { return e.Near }
