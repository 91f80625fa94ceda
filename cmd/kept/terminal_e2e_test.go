//go:build e2e && !windows

package main

import (
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// patience is how long a screen may take to show what is waited for. It is no
// measure of speed, only the end of a test that would never end.
const patience = 30 * time.Second

// lastOrders is how long before the end of all tests every wait ends, so that the
// screens are still told.
const lastOrders = 10 * time.Second

// deadline is when a wait that begins now ends.
func deadline(t *testing.T) time.Time {
	patient := time.Now().Add(patience)
	if end, ok := t.Deadline(); ok && end.Add(-lastOrders).Before(patient) {
		return end.Add(-lastOrders)
	}
	return patient
}

// screen is the built program on a pseudo-terminal of its own.
type screen struct {
	t       *testing.T
	term    *terminal
	cmd     *exec.Cmd
	ended   chan struct{} // closed when the program has ended
	outcome error         // how; to be read once it has
	columns int
	rows    int

	escaped   time.Time // when Esc was pressed, and nothing since
	beforeEsc string    // what stood on the screen then
}

// open starts the program on a terminal of a size, in a folder.
func open(t *testing.T, columns, rows int, home string, env []string, program string, args ...string) *screen {
	t.Helper()
	term, err := newTerminal(columns, rows)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, args...)
	cmd.Env = append([]string{"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=en_GB.UTF-8", "PATH=" + os.Getenv("PATH")}, env...)
	cmd.Dir = home
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true} // else no change of size arrives
	if err := term.pty.Start(cmd); err != nil {
		t.Fatal(err)
	}
	s := &screen{t: t, term: term, cmd: cmd, ended: make(chan struct{}), columns: columns, rows: rows}
	go func() {
		s.outcome = cmd.Wait()
		close(s.ended)
	}()
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it has usually ended by itself
		select {
		case <-s.ended: // else it could still write into a folder that is being taken away
		case <-time.After(patience):
			t.Errorf("a killed program does not end")
		}
		term.close()
	})
	return s
}

// text is what stands on the screen, a line for a row.
func (s *screen) text() string {
	lines := strings.Split(ansi.Strip(s.term.render()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \r")
	}
	return strings.Join(lines, "\n")
}

// cell is what stands in one cell, nil outside of the screen.
func (s *screen) cell(x, y int) *uv.Cell { return s.term.cell(x, y) }

// resizes gives the terminal another size, as a person does who drags its corner.
func (s *screen) resizes(columns, rows int) {
	s.t.Helper()
	if err := s.term.resize(columns, rows); err != nil {
		s.t.Fatal(err)
	}
	s.columns, s.rows = columns, rows
}

// until waits for a screen of which something is true.
func (s *screen) until(what string, ready func(text string) bool) {
	s.t.Helper()
	until := deadline(s.t)
	for !ready(s.text()) {
		select {
		case <-s.ended:
			time.Sleep(100 * time.Millisecond) // what it wrote last may be on its way
			if ready(s.text()) {
				return
			}
			s.t.Fatalf("while waiting for %s the program ended: %v\n%s", what, s.outcome, s.text())
		case <-time.After(10 * time.Millisecond):
		}
		if time.Now().After(until) {
			s.t.Fatalf("%s never came; the screen is\n%s", what, s.text())
		}
	}
}

// sees waits for texts to stand on the screen together.
func (s *screen) sees(texts ...string) {
	s.t.Helper()
	s.until(strings.Join(texts, " and "), func(screen string) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	})
}

// loses waits for a text to be gone from the screen.
func (s *screen) loses(text string) {
	s.t.Helper()
	s.until("a screen without "+text, func(screen string) bool { return !strings.Contains(screen, text) })
}

// settles waits until the screen has been the same for a while, for a picture.
func (s *screen) becomesStill() {
	s.t.Helper()
	before, normalise := "", 0
	s.until("a screen at rest", func(screen string) bool {
		if screen != before {
			before, normalise = screen, 0
			return false
		}
		normalise++
		return normalise >= 20
	})
}

// types types text as it stands.
func (s *screen) types(text string) {
	s.t.Helper()
	s.afterEsc()
	if !s.term.send(text) {
		s.t.Fatalf("the program reads no keys any more\n%s", s.text())
	}
}

// afterEsc waits as a person does who sees that Esc was taken. A terminal sends Esc
// and the first byte of other keys as the same byte: a program tells them by the time
// between, and one that is given no time for a while takes both for one key.
func (s *screen) afterEsc() {
	const atLeast, atMost = 150 * time.Millisecond, 3 * time.Second
	for !s.escaped.IsZero() {
		if waited := time.Since(s.escaped); waited > atMost || waited > atLeast && s.text() != s.beforeEsc {
			s.escaped = time.Time{}
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// presses presses keys, named as in the help: "enter", "esc", "ctrl+s".
func (s *screen) presses(keys ...string) {
	s.t.Helper()
	for _, key := range keys {
		text, ok := sequence(key)
		if !ok {
			s.t.Fatalf("a terminal cannot send the key %q", key)
		}
		s.afterEsc()
		before := s.text()
		s.types(text)
		if key == "esc" {
			s.escaped, s.beforeEsc = time.Now(), before
		}
	}
}

// ends waits for the program to end well.
func (s *screen) ends() {
	s.t.Helper()
	if s.over(); s.outcome != nil {
		s.t.Fatalf("the program ended with %v\n%s", s.outcome, s.text())
	}
}

// over waits for the program to end one way or another.
func (s *screen) over() {
	s.t.Helper()
	select {
	case <-s.ended:
	case <-time.After(time.Until(deadline(s.t))):
		s.t.Fatalf("the program did not end\n%s", s.text())
	}
}

// killed ends the program as a power cut would, in the middle of whatever it does.
func (s *screen) killed() {
	s.t.Helper()
	if err := s.cmd.Process.Kill(); err != nil {
		s.t.Fatal(err)
	}
	if s.over(); s.outcome == nil {
		s.t.Fatal("the killed program ended as if it had not been killed")
	}
}

// closesTheWindow takes the terminal away from under the program.
func (s *screen) closesTheWindow() { s.term.close() }

// pastes puts text in as a terminal does that somebody pastes into.
func (s *screen) pastes(text string) { s.term.paste(text) }

// clicks presses and lets go of the left mouse button on a cell, counted from 0.
func (s *screen) clicks(x, y int) { s.drags(x, y, x, y) }

// drags presses the left button on a cell, goes to another and lets go there.
func (s *screen) drags(x, y, toX, toY int) {
	at := uv.Mouse{X: x, Y: y, Button: uv.MouseLeft}
	s.term.sendMouse(uv.MouseClickEvent(at))
	if toX != x || toY != y {
		at.X, at.Y = toX, toY
		s.term.sendMouse(uv.MouseMotionEvent(at))
	}
	s.term.sendMouse(uv.MouseReleaseEvent(at))
}

// wheels turns the wheel over a cell, down by so many notches or up by as many
// below zero.
func (s *screen) wheels(x, y, notches int) {
	at := uv.Mouse{X: x, Y: y, Button: uv.MouseWheelDown}
	if notches < 0 {
		at.Button, notches = uv.MouseWheelUp, -notches
	}
	for range notches {
		s.term.sendMouse(uv.MouseWheelEvent(at))
	}
}

// where is the cell on which a text begins, once it is on the screen.
func (s *screen) where(text string) (x, y int) {
	s.t.Helper()
	s.sees(text)
	for y, line := range strings.Split(s.text(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			return ansi.StringWidth(before), y
		}
	}
	s.t.Fatalf("%q went while it was looked for\n%s", text, s.text())
	return 0, 0
}

// clicksOn clicks on a text.
func (s *screen) clicksOn(text string) {
	s.t.Helper()
	x, y := s.where(text)
	s.clicks(x, y)
}
