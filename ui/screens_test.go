package ui

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
)

// TestActionScreens holds what working on the actions looks like at every size.
func TestActionScreens(t *testing.T) {
	w := partnershipBook(t)
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for _, c := range []struct {
			name string
			keys []string
			text string
			then []string
		}{
			{name: "list", keys: []string{"2"}},
			{name: "grouped", keys: []string{"2", "o"}, text: "status", then: []string{"enter", "down", "down", "left", "down"}},
			{name: "found", keys: []string{"2", "/"}, text: "care"},
			{name: "filtered", keys: []string{"2", "f"}, text: "overdue", then: []string{"enter", "F", "right"}},
			{name: "columns", keys: []string{"2", "w", "down"}},
			{name: "brag", keys: []string{"2", "space", "space", "b"}},
			{name: "change", keys: []string{"2", "space", "space", "c"}, text: "due",
				then: []string{"enter", "w", "i", "n", "t", "e", "r"}},
			{name: "updates", keys: []string{"2", "enter", "right"}},
			{name: "history", keys: []string{"2", "enter", "left"}},
		} {
			t.Run(fmt.Sprintf("%s_%dx%d", c.name, size[0], size[1]), func(t *testing.T) {
				d := drive(t, w, size[0], size[1]).press(c.keys...).typed(c.text).press(c.then...)
				fits(t, d, size[0], size[1])
				golden.RequireEqual(t, d.Screen()+"\n")
			})
		}
	}
}
