package ui

import (
	"strings"

	"kept/store/words"
	"kept/ui/cell"
)

// tabTitles are the titles of the pages as far as w cells have space for them:
// whole, or with their last word only, or with its first letters.
func tabTitles(w int) []string {
	titles := make([]string, len(pages))
	wide := func() int {
		n := 2 // the brackets around the one in front
		for _, t := range titles {
			n += 3 + cell.Width(t)
		}
		return n - 1
	}
	for i, name := range pages {
		titles[i] = name.title
	}
	for i := range titles {
		if _, last, two := strings.Cut(titles[i], " "); two && wide() > w {
			titles[i] = words.CapitalFirst(last)
		}
	}
	for letters := 12; wide() > w && letters > 3; letters-- {
		for i := range titles {
			titles[i] = cell.Cut(titles[i], letters, "")
		}
	}
	return titles
}
