package report

import (
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
