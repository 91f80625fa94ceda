package ui

import (
	"context"
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkKey measures one key in a list at 200x60, from the key to the drawn
// screen, the reading that follows it left aside.
func BenchmarkKey(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		b.Run(fmt.Sprintf("%d actions", n), func(b *testing.B) {
			if n > 1_000 && testing.Short() {
				b.Skip("making so many takes a while")
			}
			d := drive(b, bigBook(b, n), 200, 60).press("2")
			b.ReportAllocs()
			keys := []tea.KeyPressMsg{keyNamed("down"), keyNamed("down"), keyNamed("up")}
			i := 0
			for b.Loop() {
				_, cmd := d.app.Update(keys[i%len(keys)])
				d.app.View()
				if i++; i%50 == 0 { // let what was asked for be read, as it would be behind the key
					b.StopTimer()
					d.run(cmd)
					b.StartTimer()
				}
			}
		})
	}
}

// BenchmarkView measures a screen that has not changed.
func BenchmarkView(b *testing.B) {
	d := drive(b, bigBook(b, 1_000), 200, 60).press("2")
	for b.Loop() {
		d.app.View()
	}
}

// BenchmarkFirstScreen measures opening the program on a workbook that is open:
// reading the overview and drawing it.
func BenchmarkFirstScreen(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		b.Run(fmt.Sprintf("%d actions", n), func(b *testing.B) {
			if n > 1_000 && testing.Short() {
				b.Skip("making so many takes a while")
			}
			w := bigBook(b, n)
			for b.Loop() {
				a := newApp(context.Background(), Options{Workbook: w})
				a.preload()
				a.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
				a.View()
			}
		})
	}
}

// BenchmarkTyping measures a letter in a long text of a form.
func BenchmarkTyping(b *testing.B) {
	d := drive(b, bigBook(b, 10), 200, 60).press("2", "n", "tab", "tab")
	for range 200 {
		d.send(tea.PasteMsg{Content: "A sentence that a keeper has written about what was done. "})
	}
	b.ReportAllocs()
	for b.Loop() {
		d.app.Update(keyOf('a'))
		d.app.View()
		d.app.Update(keyNamed("backspace"))
		d.app.View()
	}
}

// BenchmarkFinding measures a letter typed to be found, from the key to the
// drawn first rows; that the best come first is waited for behind it.
func BenchmarkFinding(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		b.Run(fmt.Sprintf("%d actions", n), func(b *testing.B) {
			if n > 1_000 && testing.Short() {
				b.Skip("making so many takes a while")
			}
			d := drive(b, bigBook(b, n), 200, 60).press("2", "/")
			d.app.later = func(time.Duration, func() tea.Msg) tea.Cmd { return nil }
			for b.Loop() {
				d.typed("i")
				b.StopTimer()
				d.press("backspace")
				b.StartTimer()
			}
		})
	}
}
