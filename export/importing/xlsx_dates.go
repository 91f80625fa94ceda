package importing

import (
	"regexp"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// dateFormat is how much of a date is shown.
type dateFormat int

const (
	notDate dateFormat = iota
	wholeDay
	monthAndYear
	yearAlone
)

func (f dateFormat) text(day time.Time) string {
	switch f {
	case monthAndYear:
		return day.Format("January 2006")
	case yearAlone:
		return day.Format("2006")
	}
	return day.Format("2 January 2006")
}

// notShown are the parts of a number format that stand for no part of a date:
// text in quotes, colours and conditions in brackets, and escaped characters.
var notShown = regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.|_.|\*.`)

// formatOf reads a number format: the numbers of those that Excel has built in,
// and the letters of one of somebody's own (ECMA-376, part 1, 18.8.30 and 18.8.31).
func formatOf(s *excelize.Style) dateFormat {
	if s.CustomNumFmt == nil {
		switch n := s.NumFmt; {
		case n == 17:
			return monthAndYear
		case n >= 14 && n <= 16, n == 22, n >= 27 && n <= 31, n >= 50 && n <= 54, n == 57, n == 58, n == 36:
			return wholeDay
		}
		return notDate
	}
	first, _, _ := strings.Cut(*s.CustomNumFmt, ";")
	code := strings.ToLower(notShown.ReplaceAllString(first, ""))
	day, month, year := strings.Contains(code, "d"), strings.Contains(code, "m"), strings.Contains(code, "y")
	switch {
	case day:
		return wholeDay
	case year && month:
		return monthAndYear
	case year:
		return yearAlone
	}
	return notDate
}
