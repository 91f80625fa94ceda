package theme

import (
	"fmt"
	"image/color"
)

// Auto gives the theme "auto" for a terminal that has told its colours; either
// may be nil. Until a terminal has told them, auto has no hue at all: none of
// the sixteen colours that terminals name is readable on black and white alike.
// Then each role has its hue from the dark or the light theme, whichever can be
// read on that very background, and none where neither can.
func Auto(text, background color.Color) Spec {
	spec := plain("auto", "The terminal's own colours")
	if background == nil {
		return spec
	}
	donor := light()
	if isDark(background) {
		donor = dark()
	}
	for role, hue := range donor.Inks {
		if c, ok := parse(hue.Fore); ok && hue.Back == "" && Contrast(c, background) >= LeastContrast {
			spec.Inks[role].Fore = hue.Fore
		}
	}
	if text != nil && Contrast(text, background) < LeastContrast { // as in Solarized's light palette, 4.1
		for step := 1; step <= 20; step++ {
			// more than enough: 256 colours come near to it only
			if c := towards(text, background, step); Contrast(c, background) >= LeastContrastHigh {
				spec.Page.Fore = fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
				break
			}
		}
	}
	return spec
}

// towards is a colour some steps of twenty on its way to black or white,
// whichever is further from the background.
func towards(from, background color.Color, step int) color.RGBA {
	end := uint32(0)
	if isDark(background) {
		end = 0xff
	}
	r, g, b, _ := from.RGBA()
	mix := func(v uint32) uint8 { return uint8((v>>8*uint32(20-step) + end*uint32(step)) / 20) }
	return color.RGBA{mix(r), mix(g), mix(b), 0xff}
}

func isDark(c color.Color) bool { return Contrast(c, color.White) > Contrast(c, color.Black) }
