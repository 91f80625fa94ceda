package ui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"kept/store"
)

// whole writes down everything that a workbook holds.
func whole(t testing.TB, w *store.Workbook) string {
	t.Helper()
	var b strings.Builder
	for _, k := range store.Kinds() {
		if !k.StandsAlone() {
			continue
		}
		err := w.Each(context.Background(), store.Query{Kind: k.Name}, true, func(r *store.Record) error {
			writeWhole(&b, r, 0)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func writeWhole(b *strings.Builder, r *store.Record, depth int) {
	fmt.Fprintf(b, "%*s%s %s\n", depth, "", r.Kind.Name, r.ID)
	for i := range r.Kind.Fields {
		f := r.Kind.Fields[i].Name
		if !r.Blank(f) {
			fmt.Fprintf(b, "%*s%s=%q %q\n", depth+1, "", f, r.Get(f), r.Items(f))
		}
	}
	for _, k := range r.Kind.Children() {
		for _, c := range r.Children(k.Name) {
			writeWhole(b, c, depth+2)
		}
	}
}

// TestMonkey presses keys at random in windows of any size: nothing panics,
// every screen fits its window, and undoing everything gives back the start.
func TestMonkey(t *testing.T) {
	keys := []string{"up", "down", "left", "right", "enter", "enter", "enter", "esc", "esc", "tab", "shift+tab", "space", "pgup", "pgdown", "home", "end",
		"ctrl+s", "ctrl+s", "ctrl+n", "ctrl+k", "ctrl+y", "ctrl+z", "ctrl+d", "ctrl+u", "ctrl+w", "backspace", "delete", "f1", "?", "/",
		"1", "2", "3", "3", "4", "5", "6", "7", "i", "m", "l", "v", "o", "K", "J", "shift+up", "shift+down", "shift+left", "b", "t", "c", "y", "w", "F", "A", "M", "-", "n", "e", "d", "u", "f", "s", "g", "G", "j", "k", "q", "x", "<", ">", "[", "]", "a", "z", "5", "é", "世"}
	presses := 1500
	if testing.Short() {
		presses = 400
	}
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			w := partnershipBook(t)
			start := whole(t, w)
			first, _, err := w.CanUndo(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			random := rand.New(rand.NewPCG(seed, 7))
			width, height := 80, 24
			d := drive(t, w, width, height)
			for range presses {
				switch n := random.IntN(100); {
				case n < 3:
					width, height = 1+random.IntN(300), 1+random.IntN(100)
					d.resize(width, height)
				case n < 5:
					d.send(tea.PasteMsg{Content: "pasted\nwords \x1b[2J and 家族"})
				case n < 15: // the mouse, but for the line of keys, where Undo is
					x, y := random.IntN(max(width, 1)), random.IntN(max(height-1, 1))
					if _, commands := d.app.front().(*palette); commands {
						continue
					}
					switch random.IntN(4) {
					case 0:
						d.send(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown})
					case 1:
						d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft}).send(tea.MouseMotionMsg{X: random.IntN(max(width, 1)), Y: y, Button: tea.MouseLeft})
					case 2:
						d.clickAt(x, y).clickAt(x, y)
					default:
						d.clickAt(x, y)
					}
				default:
					k := keys[random.IntN(len(keys))]
					if k == "ctrl+z" {
						if b, ok, _ := w.CanUndo(context.Background()); !ok || b.No <= first.No {
							continue // further back lies what the test began with
						}
					}
					d.press(k)
				}
				if width < leastWidth || height < leastHeight || random.IntN(4) == 0 {
					fits(t, d, width, height)
				}
				if d.left {
					d = drive(t, w, width, height)
				}
			}
			for {
				b, ok, err := w.CanUndo(context.Background())
				if err != nil {
					t.Fatal(err)
				}
				if !ok || b.No <= first.No {
					break
				}
				if _, err := w.Undo(context.Background()); err != nil {
					t.Fatal(err)
				}
			}
			if got := whole(t, w); got != start {
				t.Errorf("undoing everything did not give back the start:\n%s", got)
			}
		})
	}
}
