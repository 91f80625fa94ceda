package theme

import (
	"fmt"
	"image/color"
	"math"
)

// The least contrast between text and what is behind it: WCAG 2.2, success
// criteria 1.4.3 (AA) and 1.4.6 (AAA).
const (
	LeastContrast     = 4.5
	LeastContrastHigh = 7.0
)

// Contrast is the contrast ratio of two colours, from 1 to 21, as WCAG 2.2 has it.
func Contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// luminance is the relative luminance of a colour in sRGB, from 0 to 1.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// parse reads "#rrggbb"; ok is false for anything else.
func parse(hex string) (c color.RGBA, ok bool) {
	c.A = 0xff
	if len(hex) != 7 {
		return c, false
	}
	_, err := fmt.Sscanf(hex, "#%02x%02x%02x", &c.R, &c.G, &c.B)
	return c, err == nil
}
