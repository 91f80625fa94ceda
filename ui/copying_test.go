package ui

import (
	"strings"
	"testing"
)

func TestRowsAndLinesOfEveryListAreCopied(t *testing.T) {
	d := drive(t, partnershipBook(t), 120, 40)
	var clip string
	d.app.clip = func(s string) error { clip = s; return nil }
	for _, c := range []struct {
		keys []string
		want string
	}{
		{[]string{"7", "y"}, "today 12:00\tMorag Test\tWrote the first responses\t"},
		{[]string{"enter", "y"}, "Response"},
		{[]string{"esc", "5", "down", "y"}, "2\tRight to Education\t"},
		{[]string{"enter", "y"}, "1. At school, care experienced pupils get all they need"},
		{[]string{"esc", "6", "y"}, "1\tSupport\t"},
	} {
		clip = ""
		if d.press(c.keys...); !strings.HasPrefix(clip, c.want) {
			t.Errorf("%v copies %q, not %q\n%s", c.keys, clip, c.want, d.Screen())
		}
	}
}
