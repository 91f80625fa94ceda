package ui

import "strings"

// reading is the place in text that is longer than the box it is read in.
type reading struct {
	top    int // the first line that is visible
	height int // lines visible at once
	total  int
}

// Do goes up or down by a command such as "help.page-down"; false when it is no
// such command.
func (r *reading) Do(id string) bool {
	_, what, _ := strings.Cut(id, ".")
	switch what {
	case "up":
		r.top--
	case "down":
		r.top++
	case "page-up":
		r.top -= r.height
	case "page-down":
		r.top += r.height
	default:
		return false
	}
	r.hold()
	return true
}

func (r *reading) hold() { r.top = max(0, min(r.top, r.total-r.height)) }

// seen gives the lines that are visible of all when there is room for so many.
func (r *reading) seen(all []string, height int) []string {
	r.total, r.height = len(all), max(height, 1)
	r.hold()
	return all[r.top:min(r.top+r.height, r.total)]
}

// below tells whether there is more to read.
func (r *reading) below() bool { return r.top+r.height < r.total }
