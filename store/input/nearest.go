package input

import "strings"

// Nearest gives the candidate closest to what was written, or "" if none is
// close: for "did you mean ...?".
func Nearest(text string, candidates []string) string {
	want := Normalise(text)
	best, distance := "", max(2, len(want)/3)+1
	for _, c := range candidates {
		got := Normalise(c)
		d := editDistance(want, got)
		if len(want) >= 3 && strings.HasPrefix(got, want) {
			d = 1
		}
		if d < distance {
			best, distance = c, d
		}
	}
	return best
}

// editDistance counts the letters to be put in, taken out, changed or swapped
// with their neighbour to turn a into b.
func editDistance(a, b string) int {
	x, y := []rune(a), []rune(b)
	var before []int
	last := make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row := make([]int, len(y)+1)
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(y)]
}
