//go:build e2e && !windows

package main

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/gomonobold"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// The size of a cell of a picture, and of its type, in pixels.
const (
	cellWidth  = 12
	cellHeight = 24
	typeSize   = 20
)

var (
	paper = color.RGBA{0x16, 0x18, 0x1d, 0xff}
	ink   = color.RGBA{0xe8, 0xe8, 0xe4, 0xff}
	// sixteen are the terminal's own colours, which every terminal chooses for itself.
	sixteen = [16]color.RGBA{
		{0x16, 0x18, 0x1d, 0xff}, {0xe8, 0x5c, 0x5c, 0xff}, {0x5f, 0xb8, 0x5f, 0xff}, {0xe0, 0xa8, 0x30, 0xff},
		{0x5c, 0x9c, 0xf5, 0xff}, {0xc0, 0x84, 0xdc, 0xff}, {0x4c, 0xb8, 0xb8, 0xff}, {0xc8, 0xc8, 0xc4, 0xff},
		{0x80, 0x84, 0x8c, 0xff}, {0xff, 0x80, 0x80, 0xff}, {0x84, 0xd8, 0x84, 0xff}, {0xf8, 0xcc, 0x60, 0xff},
		{0x88, 0xb8, 0xff, 0xff}, {0xdc, 0xa8, 0xf4, 0xff}, {0x78, 0xd8, 0xd8, 0xff}, {0xff, 0xff, 0xff, 0xff},
	}
)

// picture writes what stands on the screen as a PNG into the folder that
// KEPT_SHOTS names. The Go fonts have every sign that Kept draws but the diamond,
// which is drawn by hand as frames and blocks are; any other that they lack is an
// error, not a box.
func (s *screen) picture(name string) {
	s.t.Helper()
	folder := os.Getenv("KEPT_SHOTS")
	if folder == "" {
		return
	}
	plain, bold := typeface(s.t, gomono.TTF), typeface(s.t, gomonobold.TTF)
	img := image.NewRGBA(image.Rect(0, 0, s.columns*cellWidth, s.rows*cellHeight))
	draw.Draw(img, img.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	for y := range s.rows {
		for x := 0; x < s.columns; {
			c := s.cell(x, y)
			if c == nil {
				x++
				continue
			}
			drawCell(s.t, img, x, y, c, plain, bold)
			x += max(c.Width, 1)
		}
	}
	out, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		s.t.Fatal(err)
	}
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(out, fewer(img)); err != nil {
		s.t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		s.t.Fatal(err)
	}
}

// fewer is the picture with 16 steps of each colour, and with a palette where
// that is enough: it looks the same and is a fraction of the size.
func fewer(img *image.RGBA) image.Image {
	known := map[color.RGBA]uint8{}
	small := image.NewPaletted(img.Bounds(), nil)
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			c := img.RGBAAt(x, y)
			c = color.RGBA{c.R >> 4 * 17, c.G >> 4 * 17, c.B >> 4 * 17, 0xff}
			at, ok := known[c]
			if !ok {
				if len(small.Palette) == 256 {
					return img
				}
				at = uint8(len(small.Palette))
				known[c] = at
				small.Palette = append(small.Palette, c)
			}
			small.SetColorIndex(x, y, at)
		}
	}
	return small
}

func typeface(t *testing.T, ttf []byte) font.Face {
	t.Helper()
	parsed, err := opentype.Parse(ttf)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: typeSize, DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func drawCell(t *testing.T, img draw.Image, x, y int, c *uv.Cell, plain, bold font.Face) {
	t.Helper()
	front, back := color.Color(ink), color.Color(paper)
	if c.Style.Fg != nil {
		front = shade(c.Style.Fg)
	}
	if c.Style.Bg != nil {
		back = shade(c.Style.Bg)
	}
	if c.Style.Attrs&uv.AttrReverse != 0 {
		front, back = back, front
	}
	if c.Style.Attrs&uv.AttrFaint != 0 {
		front = between(front, back)
	}
	face := plain
	if c.Style.Attrs&uv.AttrBold != 0 {
		face = bold
	}
	area := image.Rect(x*cellWidth, y*cellHeight, (x+max(c.Width, 1))*cellWidth, (y+1)*cellHeight)
	draw.Draw(img, area, image.NewUniform(back), image.Point{}, draw.Src)
	if c.Style.Underline > uv.UnderlineNone {
		line := image.Rect(area.Min.X, area.Max.Y-3, area.Max.X, area.Max.Y-2)
		draw.Draw(img, line, image.NewUniform(front), image.Point{}, draw.Src)
	}
	switch {
	case c.Content == "◆":
		diamond(img, area, front)
		return
	case c.Content == "█":
		draw.Draw(img, area, image.NewUniform(front), image.Point{}, draw.Src)
		return
	case frames[c.Content] != 0:
		frame(img, area, front, frames[c.Content])
		return
	}
	for _, r := range c.Content {
		if _, ok := face.GlyphAdvance(r); !ok {
			t.Errorf("the type has no %q", r)
		}
	}
	pen := font.Drawer{Dst: img, Src: image.NewUniform(front), Face: face, Dot: fixed.P(area.Min.X, area.Max.Y-6)}
	pen.DrawString(c.Content)
}

// The arms of the signs of which frames are made.
const (
	up = 1 << iota
	down
	left
	right
)

// frames are drawn by hand, so that their lines go on from cell to cell.
var frames = map[string]int{
	"│": up | down, "─": left | right, "┌": down | right, "┐": down | left, "└": up | right, "┘": up | left,
	"├": up | down | right, "┤": up | down | left, "┬": down | left | right, "┴": up | left | right, "┼": up | down | left | right,
}

// frame draws lines from the middle of an area to some of its sides.
func frame(img draw.Image, area image.Rectangle, front color.Color, arms int) {
	middle := area.Min.Add(area.Max).Div(2)
	line := func(x0, y0, x1, y1 int) {
		draw.Draw(img, image.Rect(x0, y0, x1, y1), image.NewUniform(front), image.Point{}, draw.Src)
	}
	if arms&up != 0 {
		line(middle.X, area.Min.Y, middle.X+1, middle.Y+1)
	}
	if arms&down != 0 {
		line(middle.X, middle.Y, middle.X+1, area.Max.Y)
	}
	if arms&left != 0 {
		line(area.Min.X, middle.Y, middle.X+1, middle.Y+1)
	}
	if arms&right != 0 {
		line(middle.X, middle.Y, area.Max.X, middle.Y+1)
	}
}

// diamond draws a filled diamond in the middle of an area.
func diamond(img draw.Image, area image.Rectangle, front color.Color) {
	middle := area.Min.Add(area.Max).Div(2)
	const reach = 5
	for y := -reach; y <= reach; y++ {
		for x := -reach; x <= reach; x++ {
			if max(x, -x)+max(y, -y) <= reach {
				img.Set(middle.X+x, middle.Y+y+1, front)
			}
		}
	}
}

// shade is a colour as a terminal would show it.
func shade(c color.Color) color.Color {
	if own, ok := c.(ansi.BasicColor); ok && int(own) < len(sixteen) {
		return sixteen[own]
	}
	return c
}

// between is the colour half way from one to another.
func between(a, b color.Color) color.Color {
	r, g, bl, _ := a.RGBA()
	s, h, cl, _ := b.RGBA()
	return color.RGBA{uint8((r + s) >> 9), uint8((g + h) >> 9), uint8((bl + cl) >> 9), 0xff}
}
