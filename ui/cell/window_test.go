package cell

import "testing"

func TestAWindowFollowsTheCursor(t *testing.T) {
	var v Window
	for _, c := range []struct{ to, n, height, from, end int }{
		{0, 10, 4, 0, 4}, {3, 10, 4, 0, 4}, {4, 10, 4, 1, 5}, {9, 10, 4, 6, 10}, {8, 10, 4, 6, 10}, {5, 10, 4, 5, 9}, {99, 10, 4, 6, 10},
		{9, 10, 20, 0, 10}, // a larger window is filled
		{9, 10, 0, 9, 10}, {2, 3, 4, 0, 3}, {0, 0, 4, 0, 0}, {-1, 5, 2, 0, 2},
	} {
		v.Go(c.to, c.n)
		if from, end := v.Show(c.n, c.height); from != c.from || end != c.end {
			t.Errorf("on row %d of %d in %d lines, rows %d to %d are visible, not %d to %d", c.to, c.n, c.height, from, end, c.from, c.end)
		}
	}
}

func TestALineOfAWindowIsARow(t *testing.T) {
	v := Window{At: 5}
	v.Show(7, 3)
	for line, want := range map[int]int{-1: -1, 0: 3, 2: 5, 3: -1} {
		if row, ok := v.Row(line, 7); ok != (want >= 0) || ok && row != want {
			t.Errorf("line %d is row %d, %v", line, row, ok)
		}
	}
	if _, ok := v.Row(2, 5); ok {
		t.Error("there is a row after the last")
	}
}
