package check

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFiguresThatDoNotAddUpAreSaidWithTheRightOne(t *testing.T) {
	tests := []struct{ text, found, wrong, right string }{
		{"A 14% fall from 375 to 335.", "14% fall from 375 to 335", "from 375 to 335 is a fall of 10.7%, not 14%", "10.7%"},
		{"It rose by 20% from 50 to 55.", "rose by 20% from 50 to 55", "from 50 to 55 is a rise of 10%, not 20%", "10%"},
		{"12 of 30 (60%) replied.", "12 of 30 (60%", "12 of 30 is 40%, not 60%", "40%"},
		{"412/600 (71%)", "412/600 (71%", "412 of 600 is 68.7%, not 71%", "68.7%"},
		{"from 10 to 15, a 6 point rise", "from 10 to 15, a 6 point rise", "from 10 to 15 is a rise of 5 points, not 6 points", "5 points"},
		{"an increase of 25% from 60 to 45", "increase of 25% from 60 to 45", "from 60 to 45 is a fall of 25%", "a fall of 25%"},
		{"went from 40% to 46%, a 20% rise", "from 40% to 46%, a 20% rise", "from 40% to 46% is a rise of 6 points, or 15%, not 20%",
			"6 points, or 15%"},
		{"£1,200 + £300 = £1,600", "£1,200 + £300 = £1,600", "£1,200 + £300 comes to £1,500, not £1,600", "£1,500"},
		{"fell by 30 from 375 to 335", "fell by 30 from 375 to 335", "from 375 to 335 is a fall of 40, not 30", "40"},
		{"grew from £80,000 to £100,000 (20%)", "from £80,000 to £100,000 (20%", "from £80,000 to £100,000 is a rise of 25%, not 20%",
			"25%"},
	}
	for _, test := range tests {
		slips := Arithmetic(test.text)
		if len(slips) != 1 {
			t.Errorf("%q: %d slips: %+v", test.text, len(slips), slips)
			continue
		}
		s := slips[0]
		if s.Found != test.found || s.Wrong != test.wrong || s.Right != test.right {
			t.Errorf("%q: %q is wrong as %q, right is %q", test.text, s.Found, s.Wrong, s.Right)
		}
	}
}

// TestEveryRoundingPassesAndNothingElse goes through many pairs of figures.
func TestEveryRoundingPassesAndNothingElse(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	for range 5000 {
		whole := 20 + random.IntN(900)
		part := 1 + random.IntN(whole)
		a, b := 10+random.IntN(900), 10+random.IntN(900)
		if a == b || a >= 1900 || b >= 1900 {
			continue
		}
		share, change := 100*float64(part)/float64(whole), 100*math.Abs(float64(b-a))/float64(a)
		word := "rise"
		if b < a {
			word = "fall"
		}
		for _, right := range []string{
			fmt.Sprintf("%d of %d (%.0f%%)", part, whole, share), fmt.Sprintf("%d of the %d, or %.1f%%,", part, whole, share),
			fmt.Sprintf("%d out of %d (%d%%)", part, whole, int(share)), fmt.Sprintf("%.0f%% (%d of %d)", share, part, whole),
			fmt.Sprintf("a %.0f%% %s from %d to %d", change, word, a, b), fmt.Sprintf("a %s of %.1f%%, from %d to %d", word, change, a, b),
			fmt.Sprintf("from %d to %d, a %d%% %s", a, b, int(change), word),
			fmt.Sprintf("from %d to %d (a %s of %d)", a, b, word, max(a, b)-min(a, b)),
		} {
			if slips := Arithmetic(right); len(slips) > 0 {
				t.Fatalf("%q adds up, and is said not to: %+v", right, slips)
			}
		}
		for _, wrong := range []string{
			fmt.Sprintf("%d of %d (%.0f%%)", part, whole, share+2), fmt.Sprintf("%.0f%% (%d of %d)", share+3, part, whole),
			fmt.Sprintf("a %.0f%% %s from %d to %d", change+2, word, a, b), fmt.Sprintf("from %d to %d, a %d%% %s", a, b, int(change)+3,
				word),
			fmt.Sprintf("from %d to %d (a %s of %d)", a, b, word, max(a, b)-min(a, b)+1),
		} {
			if slips := Arithmetic(wrong); len(slips) != 1 {
				t.Fatalf("%q does not add up, and drew %+v", wrong, slips)
			}
		}
	}
}

// FuzzArithmetic holds the reader to never failing, and to slips that are places in the text.
func FuzzArithmetic(f *testing.F) {
	for _, set := range []string{"arithmetic_held", "arithmetic_held_later", "arithmetic_working"} {
		for _, c := range readArithmeticCases(f, set) {
			f.Add(c.text)
		}
	}
	for _, text := range []string{"", "%", "-£", "£-5 of -3 (1%)", "1/2/3/4 (5%)", "0 of 0 (0%)", "from 0 to 0, a 5% fall",
		"1e999 of 2 (3%)", strings.Repeat("9", 400) + " of " + strings.Repeat("9", 400) + " (5%)",
		"from 1 to \xff 2 (3%)", "−14% from 5 to 6", "1,2,3,444 of 5 (6%)", "5 - 3 = 1 + 1", "1.2.3 of 4 (5%)",
		"from about about 3 to nearly 4 (1%)", "(((1 of 2 (3%)", "1 of the of the"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, s := range Arithmetic(text) {
			if s.Start < end || s.End <= s.Start || s.End > len(text) || s.Found != text[s.Start:s.End] {
				t.Fatalf("%q: a slip that is no place of it: %+v", text, s)
			}
			if utf8.ValidString(text) && !utf8.ValidString(s.Found) {
				t.Fatalf("%q: a slip cuts a letter in two: %+v", text, s)
			}
			if s.Right == "" || s.Wrong == "" || strings.Contains(s.Wrong, "NaN") || strings.Contains(s.Wrong, "Inf") {
				t.Fatalf("%q: a slip without a right figure: %+v", text, s)
			}
			end = s.End
		}
	})
}
