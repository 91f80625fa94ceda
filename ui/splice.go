package ui

import (
	"cmp"
	"slices"

	"github.com/charmbracelet/x/ansi"

	"kept/ui/cell"
	"kept/ui/command"
)

// splice puts text of w cells over a line, from a cell on.
func splice(line, text string, left, w int) string {
	before := cell.Fit(ansi.Truncate(line, left, ""), left, "")
	after := ""
	if cell.Width(line) > left+w {
		after = ansi.TruncateLeft(line, left+w, "")
	}
	return before + "\x1b[m" + text + "\x1b[m" + after
}

func sortByFoot(list []*command.Command) {
	slices.SortStableFunc(list, func(a, b *command.Command) int { return cmp.Compare(a.Foot, b.Foot) })
}
