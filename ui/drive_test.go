package ui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/browser"
	"kept/ui/uitest"
)

// driver drives the program in a keeper's words: it presses and types, lets
// every reading and writing come to rest, and reads the screen.
type driver struct {
	*uitest.Driver
	t    testing.TB
	app  *App
	book *store.Workbook
}

// noon is what the clock of the tests says.
var noon = time.Date(2026, time.August, 12, 12, 0, 0, 0, time.UTC)

// advancing is a clock that goes a second on with every look, so that changes have
// an order.
func advancing() func() time.Time {
	now := noon
	return func() time.Time {
		now = now.Add(time.Second)
		return now
	}
}

// sameRandom is randomness that is the same in every run.
type sameRandom struct{ *rand.ChaCha8 }

func newWorkbook(t testing.TB) *store.Workbook {
	t.Helper()
	w, err := store.Create(context.Background(), filepath.Join(t.TempDir(), "test.kept"), store.Options{
		Now: advancing(), Entropy: sameRandom{rand.NewChaCha8([32]byte{1})}, Keeper: "Morag Test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// drive opens the program on a workbook at a size.
func drive(t testing.TB, w *store.Workbook, width, height int, change ...func(*Options)) *driver {
	t.Helper()
	opt := Options{Workbook: w, Now: func() time.Time { return noon }, Environ: []string{"TERM=xterm-256color", "LANG=en_GB.UTF-8"},
		Export: func(_ context.Context, q calendar.Quarter) (string, error) {
			path := filepath.Join(t.TempDir(), "promise-"+q.Code()+".zip")
			return path, os.WriteFile(path, []byte("a bundle"), 0o600)
		}}
	for _, c := range change {
		c(&opt)
	}
	app := newApp(context.Background(), opt)
	app.later = func(_ time.Duration, fn func() tea.Msg) tea.Cmd { return fn }
	d := driverOf(t, app, w)
	d.Run(app.Init())
	d.Resize(width, height)
	return d
}

// driverOf drives a program that was made already.
func driverOf(t testing.TB, app *App, w *store.Workbook) *driver {
	d := &driver{Driver: &uitest.Driver{T: t, Model: app}, t: t, app: app, book: w}
	d.AfterEach = d.handlersHaveTargets
	return d
}

// These are the driver's own, to be said one after another in a line.
func (d *driver) send(msg tea.Msg) *driver       { d.Send(msg); return d }
func (d *driver) press(keys ...string) *driver   { d.t.Helper(); d.Press(keys...); return d }
func (d *driver) typed(text string) *driver      { d.Type(text); return d }
func (d *driver) resize(w, h int) *driver        { d.Resize(w, h); return d }
func (d *driver) sees(texts ...string) *driver   { d.t.Helper(); d.Sees(texts...); return d }
func (d *driver) misses(texts ...string) *driver { d.t.Helper(); d.Misses(texts...); return d }

// handlersHaveTargets finds a command that is in reach and would do nothing, because
// nothing that commands run on here takes its handler.
func (d *driver) handlersHaveTargets() {
	targets := d.app.targets()
	for _, c := range d.app.registry.In(d.app.Scopes()) {
		if !slices.ContainsFunc(targets, c.Run.Accepts) {
			d.t.Errorf("%s (%s) would do nothing here:\n%s", c.ID, c.Scope, d.Screen())
		}
	}
}

// keyNamed is the press of a key by its name.
func keyNamed(name string) tea.KeyPressMsg {
	k, ok := uitest.Key(name)
	if !ok {
		panic(fmt.Sprintf("the key %q comes out as %q", name, k.String()))
	}
	return k
}

// browserOf is the list and record of a page that has them.
func (a *App) browserOf(page int) *browser.Browser {
	return a.pages[page].(interface{ AsBrowser() *browser.Browser }).AsBrowser()
}
