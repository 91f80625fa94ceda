package snapshot

import (
	"cmp"
	"strconv"
	"strings"
)

// CompareNaturally orders references as people count: 1.9 before 1.10, blanks last.
func CompareNaturally(a, b string) int {
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
