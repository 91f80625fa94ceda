package ui

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/host"
)

// fragile is a page that breaks where it is told to.
type fragile struct {
	host.Page
	where string
}

const secret = "a sentence from the workbook"

func (f fragile) Draw(w, h int) []string {
	if f.where == "drawing" {
		panic(secret)
	}
	return f.Page.Draw(w, h)
}

func (f fragile) Update(msg tea.Msg) tea.Cmd {
	if f.where == "taking a message" {
		panic(secret)
	}
	return f.Page.Update(msg)
}

func (f fragile) Enter() tea.Cmd {
	if f.where == "beginning" {
		panic(secret)
	}
	reading := f.Page.Enter()
	return tea.Batch(reading, func() tea.Msg {
		if f.where == "reading" {
			panic(secret)
		}
		return nil
	})
}

// Wherever the program breaks, the loop ends, the terminal is given back, and
// nothing that was panicked with is shown.
func TestAPanicLeavesTheTerminalClean(t *testing.T) {
	for _, where := range []string{"beginning", "drawing", "taking a message", "reading"} {
		t.Run(where, func(t *testing.T) {
			w := partnershipBook(t)
			a := newApp(context.Background(),
				Options{Workbook: w, Now: func() time.Time { return noon }, Environ: []string{"TERM=xterm-256color"}})
			a.pages[0] = fragile{a.pages[0], where}
			in, hand := io.Pipe()
			defer func() { _ = hand.Close() }()
			var out bytes.Buffer
			g := &guarded{app: a}
			p := tea.NewProgram(g, tea.WithInput(in), tea.WithOutput(&out), tea.WithWindowSize(80, 24), tea.WithEnvironment(a.opt.Environ))
			g.wake = func() { p.Send(brokenMsg{}) }
			if _, err := p.Run(); err != nil {
				t.Fatal(err)
			}
			broke := g.broken()
			if broke == nil || broke.What != secret || len(broke.Stack) == 0 {
				t.Fatalf("what broke is told as %+v", broke)
			}
			if strings.Contains(broke.Error(), secret) || strings.Contains(out.String(), "goroutine") {
				t.Errorf("it says too much: %v\n%s", broke, out.String())
			}
			if on, off := strings.LastIndex(out.String(), "\x1b[?1049h"), strings.LastIndex(out.String(), "\x1b[?1049l"); on > off {
				t.Error("the terminal is left on the other screen")
			}
			if err := w.CheckHistory(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestAPanicWhileSavingIsToldAndLeavesTheWorkbookWhole(t *testing.T) {
	w := partnershipBook(t)
	before := whole(t, w)
	a := newApp(context.Background(), Options{Workbook: w, Now: func() time.Time { return noon }})
	g := &guarded{app: a}
	cmd := g.watched(a.Write(host.Job{Run: func(ctx context.Context) (string, error) {
		_, err := w.Write(ctx, "Breaks half way", func(tx *store.Tx) error {
			if _, err := tx.Add(store.Action, "", store.Values{"title": "Half"}); err != nil {
				return err
			}
			panic(secret)
		})
		return "", err
	}}))
	if msg := cmd(); msg != (brokenMsg{}) {
		t.Fatalf("it answered %v", msg)
	}
	if err := errors.Join(g.safely(a.drain), w.CheckHistory(context.Background())); err != nil {
		t.Error(err)
	}
	if whole(t, w) != before {
		t.Error("half a change is in the workbook")
	}
	write(t, w, "Goes on", func(tx *store.Tx) error {
		_, err := tx.Add(store.Action, "", store.Values{"title": "Whole"})
		return err
	})
}
