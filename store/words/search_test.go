package words

import "testing"

func TestATextHasAllWordsThatAreWanted(t *testing.T) {
	for _, c := range []struct {
		text, wanted string
		want         bool
	}{
		{"Homes for brothers and sisters", "BROTHERS home", true}, {"Homes for brothers", "sisters", false},
		{"Homes", "", true}, {"Homes", " \t", true}, {"", "x", false}, {"\u00c9lan", "\u00e9lan", true},
	} {
		if got := ContainsAll(c.text, c.wanted); got != c.want {
			t.Errorf("%q has all of %q: %v", c.text, c.wanted, got)
		}
	}
}
