package ui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/browser"
)

// driver drives the program in a keeper's words: it presses and types, lets
// every reading and writing come to rest, and reads the screen.
type driver struct {
	t    testing.TB
	app  *App
	book *store.Workbook
	left bool // the program was left
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
	d := &driver{t: t, app: newApp(context.Background(), opt), book: w}
	d.app.later = func(_ time.Duration, fn func() tea.Msg) tea.Cmd { return fn }
	d.run(d.app.Init())
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	return d
}

// send gives the program a message and waits for it to come to rest.
func (d *driver) send(msg tea.Msg) *driver {
	_, cmd := d.app.Update(msg)
	d.app.View()
	d.run(cmd)
	d.handlersHaveTargets()
	return d
}

// handlersHaveTargets finds a command that is in reach and would do nothing, because
// nothing that commands run on here takes its handler.
func (d *driver) handlersHaveTargets() {
	targets := d.app.targets()
	for _, c := range d.app.registry.In(d.app.Scopes()) {
		if !slices.ContainsFunc(targets, c.Run.Accepts) {
			d.t.Errorf("%s (%s) would do nothing here:\n%s", c.ID, c.Scope, d.screen())
		}
	}
}

// run runs commands and what comes of them until nothing is left to do.
func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		d.left = true
	case tea.BatchMsg:
		for _, c := range msg {
			d.run(c)
		}
	default:
		d.send(msg)
	}
}

// press presses keys by their names: "ctrl+n", "down", "enter", "a".
func (d *driver) press(keys ...string) *driver {
	for _, k := range keys {
		d.send(keyNamed(k))
	}
	return d
}

// typed types text, letter by letter.
func (d *driver) typed(text string) *driver {
	for _, r := range text {
		d.send(keyOf(r))
	}
	return d
}

func (d *driver) resize(w, h int) *driver { return d.send(tea.WindowSizeMsg{Width: w, Height: h}) }

// screen is what stands on the screen, without colours, lines trimmed at the right.
func (d *driver) screen() string {
	lines := strings.Split(ansi.Strip(d.app.View().Content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func (d *driver) sees(texts ...string) *driver {
	d.t.Helper()
	for _, text := range texts {
		if !strings.Contains(d.screen(), text) {
			d.t.Fatalf("the screen does not show %q:\n%s", text, d.screen())
		}
	}
	return d
}

func (d *driver) misses(texts ...string) *driver {
	d.t.Helper()
	for _, text := range texts {
		if strings.Contains(d.screen(), text) {
			d.t.Fatalf("the screen still shows %q:\n%s", text, d.screen())
		}
	}
	return d
}

var specialKeys = map[string]rune{
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "enter": tea.KeyEnter, "esc": tea.KeyEscape,
	"tab": tea.KeyTab, "space": tea.KeySpace, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "insert": tea.KeyInsert,
	"home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5,
	"f6": tea.KeyF6,
	"f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9,
}

func keyNamed(name string) tea.KeyPressMsg {
	k, ok := keyPress(name)
	if !ok {
		panic(fmt.Sprintf("the key %q comes out as %q", name, k.String()))
	}
	return k
}

// keyPress is the press of a key by its name; ok is false when there is none.
func keyPress(name string) (press tea.KeyPressMsg, ok bool) {
	var k tea.Key
	rest := name
	for {
		switch {
		case strings.HasPrefix(rest, "ctrl+") && len(rest) > 5:
			k.Mod |= tea.ModCtrl
			rest = rest[5:]
			continue
		case strings.HasPrefix(rest, "shift+") && len(rest) > 6:
			k.Mod |= tea.ModShift
			rest = rest[6:]
			continue
		}
		break
	}
	if code, ok := specialKeys[rest]; ok {
		k.Code = code
		if rest == "space" && k.Mod == 0 {
			k.Text = " "
		}
		return tea.KeyPressMsg(k), true
	}
	k.Code = []rune(rest)[0]
	if k.Mod == 0 {
		k.Text = rest
	}
	press = tea.KeyPressMsg(k)
	return press, press.String() == name
}

func keyOf(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }

// browserOf is the list and page of a room that has them.
func (a *App) browserOf(page int) *browser.Browser {
	return a.pages[page].(interface{ AsBrowser() *browser.Browser }).AsBrowser()
}
