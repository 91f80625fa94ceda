package ui

import (
	"context"
	"fmt"
	"kept/ui/uitest"
	"strconv"
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
					d.Run(cmd)
					b.StartTimer()
				}
			}
		})
	}
}

// BenchmarkView measures a screen that has not changed, on every page.
func BenchmarkView(b *testing.B) {
	w := bigBook(b, 1_000)
	for i, name := range pages {
		b.Run(string(name.id), func(b *testing.B) {
			d := drive(b, w, 200, 60).press(strconv.Itoa(i + 1))
			for b.Loop() {
				d.app.View()
			}
		})
	}
}

// BenchmarkPages measures one key at 200x60 on every page, in its list and on the record
// next to it, from the key to the drawn screen, the reading that follows left aside.
func BenchmarkPages(b *testing.B) {
	w := partnershipBook(b)
	fillBook(b, w, 1_000)
	for i, name := range pages {
		for _, where := range []struct {
			name string
			keys []string
		}{{"list", nil}, {"page", []string{"enter"}}} {
			b.Run(string(name.id)+" "+where.name, func(b *testing.B) {
				d := drive(b, w, 200, 60).press(strconv.Itoa(i + 1)).press(where.keys...)
				keys := []tea.KeyPressMsg{keyNamed("down"), keyNamed("down"), keyNamed("up")}
				b.ReportAllocs()
				n := 0
				for b.Loop() {
					_, cmd := d.app.Update(keys[n%len(keys)])
					d.app.View()
					if n++; n%50 == 0 {
						b.StopTimer()
						d.Run(cmd)
						b.StartTimer()
					}
				}
			})
		}
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
		d.app.Update(uitest.Letter('a'))
		d.app.View()
		d.app.Update(keyNamed("backspace"))
		d.app.View()
	}
}

// BenchmarkFinding measures each letter typed to be found, from the key to the
// drawn first rows; that the best come first is waited for behind it.
func BenchmarkFinding(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		b.Run(fmt.Sprintf("%d actions", n), func(b *testing.B) {
			if n > 1_000 && testing.Short() {
				b.Skip("making so many takes a while")
			}
			w := bigBook(b, n)
			for _, words := range []string{"i", "in", "inv", "inve", "invented", "invented a", "invented action number 7", "99", "z"} {
				b.Run(words, func(b *testing.B) {
					d := drive(b, w, 200, 60).press("2", "/")
					d.app.later = func(time.Duration, func() tea.Msg) tea.Cmd { return nil }
					d.typed(words[:len(words)-1])
					letter := uitest.Letter(rune(words[len(words)-1]))
					for b.Loop() {
						_, cmd := d.app.Update(letter)
						behind := firstOf(d, cmd)
						d.app.View()
						b.StopTimer()
						d.Run(behind)
						d.press("backspace")
						b.StartTimer()
					}
				})
			}
		})
	}
}

// firstOf runs what was asked for and takes it in, and gives what is to follow.
func firstOf(d *driver, cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	if all, ok := msg.(tea.BatchMsg); ok {
		var behind []tea.Cmd
		for _, c := range all {
			behind = append(behind, firstOf(d, c))
		}
		return tea.Batch(behind...)
	}
	_, behind := d.app.Update(msg)
	return behind
}
