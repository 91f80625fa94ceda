package ui

import (
	"path/filepath"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"kept/ui/settings"
)

func TestSettingsHoldAtOnceAndAreRemembered(t *testing.T) {
	w := partnershipBook(t)
	file := filepath.Join(t.TempDir(), "settings.json")
	with := func(o *Options) { o.SettingsPath = file }
	d := drive(t, w, 80, 24, with).press("f2").sees("Settings", "Colours", "Quiet time     60 days")
	d.press("down", "right", "right").sees("Plain letters", "+-").misses("┌")
	d.press("down", "right", "down", "right", "down", "right", "esc")
	s, err := settings.Load(file)
	if err != nil || s.Glyphs != "ascii" || !s.NoMouse || !s.ScreenReader || s.Start != "actions" {
		t.Errorf("the file says %+v, %v", s, err)
	}
	drive(t, w, 80, 24, with).sees("Page 2 of", "Actions", "One trusted worker").misses("›", "┌")
}

func TestTheSettingsScreen(t *testing.T) {
	golden.RequireEqual(t, drive(t, partnershipBook(t), 80, 24).press("f2").Screen()+"\n")
}

func TestTheQuietTimeIsSetFromTheSettings(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("f2", "up", "down", "down", "down", "down", "down",
		"enter").sees("> Quiet time in days").press("ctrl+u").typed("20").press("ctrl+s")
	d.sees("Saved.").press("1").sees("Gone quiet: no update for 20 days").press("ctrl+z").sees("no update for 60 days")
}
