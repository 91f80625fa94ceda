package ui

import (
	"kept/ui/command"
	"strings"
)

// reading is the place in text that is longer than the box it is read in.
type reading struct {
	top    int // the first line that is visible
	height int // lines visible at once
	total  int
}

// onText makes a handler of what moves in the text of a dialog.
func onText(run func(*reading)) command.Handler {
	return command.Do(func(d interface{ text() *reading }) { run(d.text()) })
}

func (r *reading) text() *reading { return r }

// scroll moves by so many lines, and scrollPage by so many screens.
func (r *reading) scroll(by int)     { r.top += by; r.hold() }
func (r *reading) scrollPage(by int) { r.scroll(by * r.height) }

func (r *reading) hold() { r.top = max(0, min(r.top, r.total-r.height)) }

// seen gives the lines that are visible of all when there is room for so many.
func (r *reading) seen(all []string, height int) []string {
	r.total, r.height = len(all), max(height, 1)
	r.hold()
	return all[r.top:min(r.top+r.height, r.total)]
}

// below tells whether there is more to read.
func (r *reading) below() bool { return r.top+r.height < r.total }

// legacyScroll goes up or down by a command such as "notice.page-down".
func (r *reading) legacyScroll(id string) bool {
	_, what, _ := strings.Cut(id, ".")
	switch what {
	case "up":
		r.scroll(-1)
	case "down":
		r.scroll(1)
	case "page-up":
		r.scrollPage(-1)
	case "page-down":
		r.scrollPage(1)
	default:
		return false
	}
	return true
}
