package export

import (
	"cmp"
	"strconv"
	"strings"

	"kept/store/calendar"
	"kept/store/words"
)

// paragraphs splits text at its line breaks, without blanks.
func paragraphs(text string) []string {
	var list []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = words.OneLine(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// longDate writes an ISO 8601 date for people; other text stays as it is.
func longDate(iso string) string {
	if d, err := calendar.ParseDate(iso); err == nil {
		return d.Long()
	}
	return iso
}

// compareNaturally orders references as people count: 1.9 before 1.10, blanks last.
func compareNaturally(a, b string) int {
	if a == "" || b == "" {
		return cmp.Compare(len(b), len(a))
	}
	for a != "" && b != "" {
		x, y := leadingDigits(a), leadingDigits(b)
		if x != "" && y != "" {
			m, _ := strconv.ParseUint(x, 10, 64) // only digits; too many compare as text below
			n, _ := strconv.ParseUint(y, 10, 64)
			if c := cmp.Or(cmp.Compare(m, n), strings.Compare(x, y)); c != 0 {
				return c
			}
			a, b = a[len(x):], b[len(y):]
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

func leadingDigits(s string) string {
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return s[:i]
}

var (
	toLF   = strings.NewReplacer("\r\n", "\n", "\r", "\n")
	toCRLF = strings.NewReplacer("\r\n", "\r\n", "\r", "\r\n", "\n", "\r\n")
)

// crlf gives text with every line break as CRLF; lf with every one as LF.
func crlf(s string) string {
	if strings.IndexByte(s, '\n') < 0 && strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return toCRLF.Replace(s)
}

func lf(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return toLF.Replace(s)
}
