package formula

import "strings"

// Guard puts an apostrophe before text that a spreadsheet program would run as
// a formula, and before text that looks as if it had been guarded, so that
// dropping one apostrophe always gives back what was there.
func Guard(s string) string {
	if IsRisky(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// Unguard takes back what Guard did.
func Unguard(s string) string {
	if strings.HasPrefix(s, "'") && IsRisky(strings.TrimLeft(s, "'")) {
		return s[1:]
	}
	return s
}

// IsRisky tells whether a spreadsheet program would run a cell as a formula.
func IsRisky(s string) bool {
	return s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0
}
