package theme

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// terminals are the text and background of terminals as they come: xterm's two,
// and the two of Solarized (Ethan Schoonover, 2011).
var terminals = []struct{ name, text, back string }{
	{"dark", "#e5e5e5", "#000000"},
	{"light", "#000000", "#ffffff"},
	{"Solarized dark", "#839496", "#002b36"},
	{"Solarized light", "#657b83", "#fdf6e3"},
}

func hex(t *testing.T, s string) color.Color {
	t.Helper()
	c, ok := parse(s)
	if !ok {
		t.Fatalf("%q is no colour", s)
	}
	return c
}

// used is what a role is read in, and on what, on a page of its theme.
func used(t *testing.T, s Spec, role Role, text, back color.Color) (color.Color, color.Color) {
	t.Helper()
	if s.Page.Fore != "" {
		text = hex(t, s.Page.Fore)
	}
	if s.Page.Back != "" {
		back = hex(t, s.Page.Back)
	}
	ink := s.Inks[role]
	if ink.Fore != "" {
		text = hex(t, ink.Fore)
	}
	if ink.Back != "" {
		back = hex(t, ink.Back)
	}
	if ink.Reverse {
		text, back = back, text
	}
	return text, back
}

func TestContrastIsThatOfTheStandard(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#777777", "#ffffff", 4.48}, {"#ff0000", "#ffffff", 4}, {"#839496", "#002b36", 4.75},
		{"#657b83", "#fdf6e3", 4.13}, {"#123456", "#123456", 1}} {
		if got := Contrast(hex(t, c.a), hex(t, c.b)); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s on %s is %.2f, not %.2f", c.a, c.b, got, c.want)
		}
	}
}

// Every role of every theme, and so every BRAG colour, can be read on terminals
// of each kind; with 256 colours too, where a colour is the nearest there is.
func TestEveryRoleCanBeReadOnEveryBackground(t *testing.T) {
	for _, term := range terminals {
		text, back := hex(t, term.text), hex(t, term.back)
		specs := append(Specs(), Auto(text, back))
		for _, s := range specs[1:] { // the first is auto before the terminal has told its colours
			if s.Name == "none" {
				continue // it has no colour at all: see the next test
			}
			least := LeastContrast
			if strings.HasPrefix(s.Name, "high contrast") {
				least = LeastContrastHigh
			}
			for role := range roles {
				front, behind := used(t, s, role, text, back)
				if got := Contrast(front, behind); got < least {
					t.Errorf("%s: the role %d on %s has a contrast of %.2f", s.Name, role, term.name, got)
				}
				coarse := func(c color.Color) color.Color {
					if c == text || c == back {
						return c // the terminal's own stay as they are
					}
					return colorprofile.ANSI256.Convert(c)
				}
				if got := Contrast(coarse(front), coarse(behind)); got < least {
					t.Errorf("%s with 256 colours: the role %d on %s has a contrast of %.2f", s.Name, role, term.name, got)
				}
			}
		}
	}
}

// Before the terminal has told its colours, and where there are only sixteen,
// nothing is drawn in a colour: what can be read is the terminal's own choice.
func TestWithoutKnowingTheTerminalThereIsNoHue(t *testing.T) {
	for _, s := range []Spec{Auto(nil, nil), Named("none", Environment{}), Named("dark", Environment{NoColour: true}),
		Named("auto", Environment{})} {
		for role, ink := range append(s.Inks[:], s.Page) {
			if ink.Fore != "" || ink.Back != "" || ink.Faint {
				t.Errorf("%s has a colour in the role %d: %+v", s.Name, role, ink)
			}
		}
	}
}

func TestAutoHasHuesOnceItKnowsTheTerminal(t *testing.T) {
	for _, term := range terminals {
		s := Auto(hex(t, term.text), hex(t, term.back))
		hues := map[string]bool{}
		for _, role := range []Role{Blue, Green, Amber, Red} {
			hues[s.Inks[role].Fore] = true
		}
		if len(hues) != 4 || hues[""] {
			t.Errorf("on %s the BRAG colours are %v", term.name, hues)
		}
		if s.Page.Back != "" {
			t.Errorf("on %s auto paints the page", term.name)
		}
	}
}

func TestTheColourSafeHuesAreThoseOfOkabeAndIto(t *testing.T) {
	palette := map[string]bool{"#e69f00": true, "#56b4e9": true, "#009e73": true, "#f0e442": true, "#0072b2": true, "#d55e00": true,
		"#cc79a7": true, "#000000": true}
	for _, role := range []Role{Blue, Green, Amber, Red, Good, Problem, Notice, Focus} {
		if hue := colourSafe().Inks[role].Fore; !palette[hue] {
			t.Errorf("the role %d is drawn in %s", role, hue)
		}
	}
}

func TestAPaintedPageIsWholeAndSaysTheSame(t *testing.T) {
	for _, s := range Specs() {
		aTheme := New(s, Unicode)
		line := "a " + aTheme.Render(Red, "red") + " word"
		painted := aTheme.Paint([]string{line, ""}, 20)
		if got := strings.TrimRight(ansi.Strip(painted[0]), " "); got != "a red word" {
			t.Errorf("%s painted %q", s.Name, got)
		}
		for _, p := range painted {
			if n := ansi.StringWidth(p); s.Page.Back != "" && n != 20 {
				t.Errorf("%s leaves %d cells unpainted", s.Name, 20-n)
			}
		}
		if s.Page.Back == "" && painted[0] != line {
			t.Errorf("%s changed %q into %q", s.Name, line, painted[0])
		}
	}
}

func TestTheKeeperChoosesTheSigns(t *testing.T) {
	for _, c := range []struct {
		environ []string
		choice  string
		want    string
	}{{[]string{"LANG=en_GB.UTF-8"}, "ascii", ASCII.Cut}, {[]string{"TERM=linux"}, "unicode", Unicode.Cut},
		{[]string{"TERM=linux"}, "", ASCII.Cut}, {nil, "", Unicode.Cut}} {
		if got := Read(c.environ).WithGlyphs(c.choice).Signs().Cut; got != c.want {
			t.Errorf("%v with the choice %q cuts with %q", c.environ, c.choice, got)
		}
	}
}
