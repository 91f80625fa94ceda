package cell

// Window is which rows of a list are visible where there is no space for all: it follows
// the cursor. Its zero value stands at the top.
type Window struct {
	At     int // the row at the cursor
	Top    int // the first visible row
	Height int // how many rows there is space for
}

// Go puts the cursor on a row of n, or the nearest that there is.
func (v *Window) Go(to, n int) { v.At = max(0, min(to, n-1)) }

// Show brings the cursor into view in so many lines, and gives the visible rows of n: the
// first, and the one after the last.
func (v *Window) Show(n, height int) (from, to int) {
	v.Height = max(height, 1)
	v.Top = max(min(v.Top, v.At, n-v.Height), v.At-v.Height+1, 0)
	return v.Top, min(v.Top+v.Height, n)
}

// Row is the row of n in a visible line; false when there is none.
func (v *Window) Row(line, n int) (row int, ok bool) {
	row = v.Top + line
	return row, line >= 0 && line < v.Height && row < n
}
