package ui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// fits fails unless the screen is exactly h lines of at most w cells.
func fits(t testing.TB, d *driver, w, h int) {
	t.Helper()
	lines := strings.Split(d.app.View().Content, "\n")
	if len(lines) != h {
		t.Fatalf("in %d by %d the screen has %d lines:\n%s", w, h, len(lines), d.Screen())
	}
	for i, line := range lines {
		if n := ansi.StringWidth(line); n > w {
			t.Fatalf("in %d by %d line %d takes %d cells: %q", w, h, i, n, ansi.Strip(line))
		}
	}
	if c := d.app.View().Cursor; c != nil && (c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= h) {
		t.Fatalf("in %d by %d the cursor stands at %d, %d", w, h, c.X, c.Y)
	}
}
