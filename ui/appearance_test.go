package ui

import (
	"image/color"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// hues tells whether anything on the screen is drawn in a colour.
func hues(d *driver) bool {
	for _, seq := range strings.Split(d.app.View().Content, "\x1b[")[1:] {
		codes, _, _ := strings.Cut(seq, "m")
		if strings.Contains(codes, "38;") || strings.Contains(codes, "48;") {
			return true
		}
	}
	return false
}

func TestTheUsualThemeWaitsForTheTerminalToTellItsColours(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2")
	if hues(d) {
		t.Error("there are hues before anything is known of the terminal")
	}
	before := d.Screen()
	d.send(tea.ForegroundColorMsg{Color: color.RGBA{0x65, 0x7b, 0x83, 0xff}})
	d.send(tea.BackgroundColorMsg{Color: color.RGBA{0xfd, 0xf6, 0xe3, 0xff}})
	if !hues(d) {
		t.Error("the terminal told its colours, and there is no hue")
	}
	if d.Screen() != before {
		t.Errorf("the colours changed the words:\n%s", d.Screen())
	}
}

func TestEveryThemeSaysTheSameWords(t *testing.T) {
	w := partnershipBook(t)
	plain := drive(t, w, 120, 40).press("2").Screen()
	for _, name := range []string{"dark", "light", "high contrast dark", "high contrast light", "colour-safe", "none"} {
		d := drive(t, w, 120, 40, func(o *Options) { o.Theme = name }).press("2")
		if d.Screen() != plain {
			t.Errorf("%s shows other words:\n%s", name, d.Screen())
		}
		if hues(d) == (name == "none") {
			t.Errorf("%s has hues: %v", name, hues(d))
		}
		fits(t, d, 120, 40)
	}
}

func TestATerminalOfSixteenColoursGetsNone(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24, func(o *Options) { o.Theme, o.Environ = "dark", []string{"TERM=xterm"} })
	if hues(d) {
		t.Error("colours are drawn of which nobody knows how they look")
	}
}
