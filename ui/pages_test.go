package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
)

// sizes are the windows that the screens are laid out for.
var sizes = [][2]int{{80, 24}, {120, 40}}

func TestPageScreens(t *testing.T) {
	w := partnershipBook(t)
	for _, size := range sizes {
		for i, name := range pages {
			t.Run(fmt.Sprintf("%s_%dx%d", name.id, size[0], size[1]), func(t *testing.T) {
				d := drive(t, w, size[0], size[1])
				d.press(string(rune('1' + i)))
				golden.RequireEqual(t, d.Screen()+"\n")
			})
		}
	}
}

func TestPages(t *testing.T) {
	w := partnershipBook(t)
	for _, c := range []struct {
		name string
		keys []string
	}{
		{"action", []string{"2", "enter"}},
		{"action_end", []string{"2", "enter", "end"}},
		{"stakeholder", []string{"3", "enter"}},
		{"national_action", []string{"5", "down", "down", "down", "enter"}},
		{"response", []string{"6", "down", "down", "down", "tab"}},
		{"partnership", []string{"1", "e"}},
		{"form", []string{"2", "e", "tab", "tab"}},
		{"filter", []string{"2", "f"}},
		{"palette", []string{"2", "ctrl+k"}},
		{"help", []string{"2", "?"}},
		{"quit", []string{"q"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			golden.RequireEqual(t, drive(t, w, 80, 24).press(c.keys...).Screen()+"\n")
		})
	}
}

func TestEveryScreenFitsItsWindow(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24)
	for _, size := range [][2]int{{60, 18}, {61, 19}, {79, 24}, {109, 30}, {110, 30}, {200, 60}, {300, 100}} {
		d.resize(size[0], size[1])
		for i := range pages {
			d.press(string(rune('1' + i)))
			fits(t, d, size[0], size[1])
			d.press("tab")
			fits(t, d, size[0], size[1])
			d.press("tab")
		}
	}
}

func TestASmallWindowSaysSo(t *testing.T) {
	d := drive(t, partnershipBook(t), 59, 24)
	if got := strings.TrimSpace(d.Screen()); got != "Kept needs a window of 60 by 18 or more." {
		t.Errorf("in 59 by 24 it says %q", got)
	}
	d.resize(80, 24).sees("1  Overdue")
}

func TestWithoutColourEverythingIsSaidInCharacters(t *testing.T) {
	w := partnershipBook(t)
	for _, environ := range [][]string{{"TERM=xterm-256color", "NO_COLOR=please"}, {"TERM=dumb"}} {
		d := drive(t, w, 80, 24, func(o *Options) { o.Environ = environ })
		d.press("2").sees("> 1.1", "Amber", "[2 Actions]", "Reference")
		for _, seq := range strings.Split(d.app.View().Content, "\x1b[")[1:] {
			codes, _, _ := strings.Cut(seq, "m")
			for code := range strings.SplitSeq(codes, ";") {
				if len(code) == 2 && code[0] != '2' { // 30 to 49 and 90 to 99 are colours; 22 to 29 end a weight
					t.Errorf("with %v a colour is drawn: %q", environ, codes)
				}
			}
		}
	}
}

func TestADumbTerminalGetsPlainLettersOnly(t *testing.T) {
	d := drive(t, partnershipBook(t), 120, 40, func(o *Options) { o.Environ = []string{"TERM=dumb"} })
	for i := range pages {
		d.press(string(rune('1' + i)))
		for _, r := range d.Screen() {
			if r > 0x7e && r != '£' {
				t.Fatalf("%s draws %q:\n%s", pages[i].title, r, d.Screen())
			}
		}
	}
}
