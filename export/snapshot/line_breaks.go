package snapshot

import "strings"

var toLF = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// LF gives text with every line break as a line feed, as entries have it.
func LF(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return toLF.Replace(s)
}
