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

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/uitest"
)

// TestMonkey presses keys, types, pastes, clicks and drags at random, in windows
// of 1 by 1 to 300 by 100, on a workbook and on the demonstration, with readings
// that answer at once and with some that answer late and in any order. After each
// step it holds to [monkey.check], and at the end to [monkey.undoesAll].
//
// KEPT_MONKEY=long goes on for longer, KEPT_MONKEY_SEED is another seed.
func TestMonkey(t *testing.T) {
	steps, seed := 500, uint64(1)
	switch {
	case os.Getenv("KEPT_MONKEY") == "long":
		steps = 20_000
	case testing.Short():
		steps = 150
	}
	if s := os.Getenv("KEPT_MONKEY_SEED"); s != "" {
		if _, err := fmt.Sscan(s, &seed); err != nil {
			t.Fatalf("KEPT_MONKEY_SEED: %v", err)
		}
	}
	for _, c := range []struct {
		name string
		kind monkey
	}{
		{"at once", monkey{}},
		{"late", monkey{late: true}},
		{"the demonstration, late", monkey{late: true, demo: true}},
		{"read aloud, letters only", monkey{aloud: true}},
		{"read only, late", monkey{readOnly: true, late: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(t.TempDir()) // what is saved somewhere is saved here
			t.Setenv("HOME", t.TempDir())
			m := &c.kind
			m.t, m.random = t, rand.New(rand.NewPCG(seed, 7))
			m.begin()
			for n := range steps {
				m.doing = fmt.Sprintf("seed %d, step %d", seed, n)
				m.step()
				m.check()
			}
			m.rest()
			m.check()
			m.undoesAll()
			t.Logf("%d steps: %d keys of the registry, %d other keys, %d pastes, %d with the mouse, %d sizes, %d times left; %d "+
				"changes, %d of them undone at the end",
				steps, m.counts["registry"], m.counts["typed"], m.counts["paste"], m.counts["mouse"], m.counts["size"], m.counts["left"],
				len(m.changes()), m.counts["undone"])
		})
	}
}

// monkey is somebody at the keyboard who cannot read.
type monkey struct {
	late     bool // readings and writings answer late, in any order
	demo     bool // on a demonstration that can be made anew
	aloud    bool // with the screen reader
	readOnly bool

	t             *testing.T
	random        *rand.Rand
	d             *driver
	book          *store.Workbook
	keys          []string
	owed          []tea.Cmd // not yet answered
	before        int       // changes that there were
	version       int64     // of the workbook then
	width, height int
	doing         string
	counts        map[string]int
}

// pasted texts are typed and pasted: with what could steer a terminal in them.
var pasted = []string{"a few words", "\x1b[2J\x1b]0;gone\a", "鍵家族", "é́", "\u202eback\u2066", "31 March 2027", "by end of 2026-27", "12",
	"-1",
	"first line\nsecond line\r\nthird\tone", strings.Repeat("long ", 300), "\x00\x7f\u009b31m", "https://example.org", "'\"`;--", "<b>",
	"%s%n"}

func (m *monkey) begin() {
	m.counts = map[string]int{}
	m.book = m.makeBook()
	m.before = len(m.changes())
	var err error
	if m.version, err = m.book.Version(context.Background()); err != nil {
		m.t.Fatal(err)
	}
	m.width, m.height = 80, 24
	m.drive()
	for _, c := range m.d.app.registry.All() { // all of them, whoever added one
		m.keys = append(m.keys, c.Keys...)
	}
	slices.Sort(m.keys)
	m.keys = slices.Compact(m.keys)
	for i, key := range m.keys {
		if _, ok := uitest.Key(key); !ok {
			m.t.Fatalf("the monkey cannot press %s (key %d)", key, i)
		}
	}
}

func (m *monkey) makeBook() *store.Workbook {
	w := partnershipBook(m.t)
	write(m.t, w, "Wrote what could steer a terminal", func(tx *store.Tx) error {
		_, err := tx.Add(store.Action, "", store.Values{"reference": "9.9", "title": "Safe \u202eesrever \u009b2J",
			"description": "a\nb \u2066c 鍵"})
		return err
	})
	return w
}

func (m *monkey) drive() {
	m.owed = nil
	m.d = drive(m.t, m.book, m.width, m.height, func(o *Options) {
		o.Workshop, o.Demo, o.ReadOnly, o.ScreenReader = &Workshop{}, m.demo, m.readOnly, m.aloud
		o.Folder, o.StateDir = m.t.TempDir(), m.t.TempDir()
		o.SettingsPath = filepath.Join(o.StateDir, "settings.json")
		if m.demo {
			o.Workshop.Rebuild = func(context.Context) (*store.Workbook, error) {
				m.book = m.makeBook()
				return m.book, nil
			}
		}
	})
}

// send gives the program a message; what it asks for is done at once, or late.
func (m *monkey) send(msg tea.Msg) {
	if !m.late {
		m.d.send(msg)
		return
	}
	_, cmd := m.d.app.Update(msg)
	m.d.app.View()
	m.later(cmd)
}

// later keeps what is to be done, and does some of what was kept.
func (m *monkey) later(cmd tea.Cmd) {
	if cmd != nil {
		m.owed = append(m.owed, cmd)
	}
	for len(m.owed) > 0 && !m.d.Left && (len(m.owed) > 40 || m.random.IntN(3) > 0) {
		m.answer(m.random.IntN(len(m.owed)))
	}
}

// answer does one of the things that are to be done.
func (m *monkey) answer(i int) {
	cmd := m.owed[i]
	m.owed = slices.Delete(m.owed, i, i+1)
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		m.d.Left = true
	case tea.BatchMsg:
		for _, c := range msg {
			if c != nil {
				m.owed = append(m.owed, c)
			}
		}
	default:
		_, next := m.d.app.Update(msg)
		m.d.app.View()
		if next != nil {
			m.owed = append(m.owed, next)
		}
	}
}

// rest lets everything be done that is to be done.
func (m *monkey) rest() {
	for n := 0; len(m.owed) > 0 && !m.d.Left; n++ {
		if n > 100_000 {
			m.t.Fatalf("%s: it never comes to rest:\n%s", m.doing, m.d.Screen())
		}
		m.answer(0)
	}
}

func (m *monkey) step() {
	switch n := m.random.IntN(100); {
	case n < 4:
		m.counts["size"]++
		m.width, m.height = 1+m.random.IntN(300), 1+m.random.IntN(100)
		if m.random.IntN(3) > 0 {
			m.width, m.height = 40+m.random.IntN(100), 10+m.random.IntN(30)
		}
		m.send(tea.WindowSizeMsg{Width: m.width, Height: m.height})
	case n < 7:
		m.counts["paste"]++
		m.send(tea.PasteMsg{Content: pasted[m.random.IntN(len(pasted))]})
	case n < 20:
		m.counts["mouse"]++
		m.mouse()
	case n < 32:
		m.counts["typed"]++
		text := []rune(pasted[m.random.IntN(len(pasted))])
		for _, r := range text[:min(1+m.random.IntN(12), len(text))] {
			m.send(uitest.Letter(r))
		}
	default:
		m.counts["registry"]++
		press, _ := uitest.Key(m.key())
		m.send(press)
	}
	if m.d.Left { // what was asked for before is done, as when the program ends
		m.counts["left"]++
		if err := m.d.app.drain(); err != nil {
			m.t.Fatalf("%s: leaving: %v", m.doing, err)
		}
		m.drive()
	}
}

// key is any key that the registry knows; oftener one that does something here, so
// that the monkey gets anywhere.
func (m *monkey) key() string {
	key := m.keys[m.random.IntN(len(m.keys))]
	if m.random.IntN(3) > 0 {
		a := m.d.app
		var here []string
		state := a.State()
		for _, c := range a.registry.In(a.Scopes()) {
			ok, _ := c.Ready(state)
			if c.ID == "app.quit" || c.ID == "app.undo" || c.ID == "app.redo" {
				ok = ok && m.random.IntN(10) == 0
			}
			if ok {
				here = append(here, c.Keys...)
			}
		}
		if len(here) > 0 {
			key = here[m.random.IntN(len(here))]
		}
	}
	return key
}

func (m *monkey) mouse() {
	x, y := m.random.IntN(m.width), m.random.IntN(m.height)
	button := []tea.MouseButton{tea.MouseLeft, tea.MouseLeft, tea.MouseLeft, tea.MouseRight, tea.MouseMiddle}[m.random.IntN(5)]
	press := tea.Mouse{X: x, Y: y, Button: button}
	if m.random.IntN(8) == 0 {
		press.Mod = tea.ModShift
	}
	switch m.random.IntN(5) {
	case 0:
		press.Button = []tea.MouseButton{tea.MouseWheelDown, tea.MouseWheelUp, tea.MouseWheelLeft}[m.random.IntN(3)]
		m.send(tea.MouseWheelMsg(press))
	case 1: // a drag, let go or not
		m.send(tea.MouseClickMsg(press))
		press.X, press.Y = m.random.IntN(m.width+3)-1, m.random.IntN(m.height+3)-1
		m.send(tea.MouseMotionMsg(press))
		if m.random.IntN(3) > 0 {
			m.send(tea.MouseReleaseMsg(press))
		}
	default:
		for range 1 + m.random.IntN(2) {
			m.send(tea.MouseClickMsg(press))
			m.send(tea.MouseReleaseMsg(press))
		}
	}
}

// check fails unless the screen fits its window with the cursor inside, nothing in
// it steers the terminal, and drawing it once more costs nothing.
func (m *monkey) check() {
	m.t.Helper()
	if m.t.Failed() {
		m.t.FailNow()
	}
	view := m.d.app.View()
	fits(m.t, m.d, m.width, m.height)
	drawn := m.d.app.drawn
	m.d.app.View()
	if m.readOnly && m.random.IntN(20) == 0 {
		if v, err := m.book.Version(context.Background()); err != nil || v != m.version {
			m.t.Fatalf("%s: what can only be read was written to: %v, %v\n%s", m.doing, m.changes()[m.before:], err, m.d.Screen())
		}
	}
	if drawn == nil || m.d.app.drawn != drawn {
		m.t.Fatalf("%s: what has not changed is drawn anew:\n%s", m.doing, m.d.Screen())
	}
	if at := steers(view.Content); at >= 0 {
		m.t.Fatalf("%s: the screen holds %q", m.doing, view.Content[max(0, at-20):min(len(view.Content), at+20)])
	}
}

// steers is where in a screen something stands that steers a terminal, other than
// colours and type; -1 when nothing does.
func steers(screen string) int {
	for i := 0; i < len(screen); i++ {
		switch c := screen[i]; {
		case c == '\x1b':
			end := strings.IndexFunc(screen[i+1:], func(r rune) bool { return r != '[' && r != ';' && r != ':' && (r < '0' || r > '9') })
			if end < 1 || screen[i+1] != '[' || screen[i+1+end] != 'm' {
				return i
			}
		case c < ' ' && c != '\n', c == 0x7f, c == 0xc2 && i+1 < len(screen) && screen[i+1] < 0xa0:
			return i
		case strings.HasPrefix(screen[i:], "\u202e"), strings.HasPrefix(screen[i:], "\u2066"):
			return i
		}
	}
	return -1
}

// undoesAll fails unless the history tells the tables, and undoing everything gives
// back what a workbook begins with, and doing it all again what there was.
func (m *monkey) undoesAll() {
	m.t.Helper()
	ctx := context.Background()
	w := m.book
	if m.readOnly && len(m.changes()) > m.before {
		m.t.Errorf("what can only be read was changed: %v", m.changes()[m.before:])
	}
	if err := w.CheckHistory(ctx); err != nil {
		m.t.Fatalf("the history: %v", err)
	}
	end := whole(m.t, w)
	n := m.undo(w)
	first := m.makeBook()
	m.undo(first)
	if got, want := whole(m.t, w), whole(m.t, first); got != want {
		m.t.Errorf("undoing everything did not give back the start, which is\n%s\nbut\n%s", want, got)
	}
	for range n {
		if _, err := w.Redo(ctx); err != nil {
			m.t.Fatalf("doing again: %v", err)
		}
	}
	if got := whole(m.t, w); got != end {
		m.t.Errorf("doing everything again did not give back the end, which was\n%s\nbut\n%s", end, got)
	}
	if err := w.CheckHistory(ctx); err != nil {
		m.t.Errorf("the history after it: %v", err)
	}
	m.counts["undone"] = n
}

// changes are the titles of all changes that the history of the workbook holds.
func (m *monkey) changes() []string {
	m.t.Helper()
	all, err := m.book.History(context.Background(), store.HistoryQuery{Limit: 1_000_000})
	if err != nil {
		m.t.Fatal(err)
	}
	var titles []string
	for _, b := range slices.Backward(all) {
		titles = append(titles, b.Title)
	}
	return titles
}

func (m *monkey) undo(w *store.Workbook) (n int) {
	m.t.Helper()
	for ; ; n++ {
		_, ok, err := w.CanUndo(context.Background())
		if err != nil {
			m.t.Fatal(err)
		}
		if !ok {
			return n
		}
		if _, err := w.Undo(context.Background()); err != nil {
			m.t.Fatalf("undoing: %v", err)
		}
	}
}

// whole writes down everything that a workbook holds.
func whole(t testing.TB, w *store.Workbook) string {
	t.Helper()
	var b strings.Builder
	for _, k := range store.Kinds() {
		if !k.IsTopLevel() {
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
