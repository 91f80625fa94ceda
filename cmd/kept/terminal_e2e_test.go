//go:build e2e && !windows

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// patience is how long a screen may take to show what is waited for. It is no
// measure of speed, only the end of a test that would never end.
const patience = 20 * time.Second

// built is the program, as a keeper would have it.
func built(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "kept")
	build := exec.Command("go", "build", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building kept: %v\n%s", err, out)
	}
	return program
}

// screen is the built program on a pseudo-terminal of its own.
type screen struct {
	t       *testing.T
	term    *terminal
	cmd     *exec.Cmd
	exited  chan error
	columns int
	rows    int
}

// open starts the program on a terminal of a size.
func open(t *testing.T, columns, rows int, env []string, program string, args ...string) *screen {
	t.Helper()
	term, err := newTerminal(columns, rows)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, args...)
	cmd.Env = append([]string{"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=en_GB.UTF-8", "PATH=" + os.Getenv("PATH")}, env...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true} // else no change of size arrives
	if err := term.pty.Start(cmd); err != nil {
		t.Fatal(err)
	}
	s := &screen{t: t, term: term, cmd: cmd, exited: make(chan error, 1), columns: columns, rows: rows}
	go func() { s.exited <- cmd.Wait() }()
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it has usually ended by itself
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
	deadline := time.Now().Add(patience)
	for !ready(s.text()) {
		select {
		case err := <-s.exited:
			s.exited <- err
			s.t.Fatalf("while waiting for %s the program ended: %v\n%s", what, err, s.text())
		case <-time.After(10 * time.Millisecond):
		}
		if time.Now().After(deadline) {
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
func (s *screen) settles() {
	s.t.Helper()
	before, same := "", 0
	s.until("a screen at rest", func(screen string) bool {
		if screen != before {
			before, same = screen, 0
			return false
		}
		same++
		return same >= 20
	})
}

// types types text as it stands.
func (s *screen) types(text string) { s.term.sendText(text) }

// presses presses keys, named as in the help: "enter", "esc", "ctrl+s".
func (s *screen) presses(keys ...string) {
	s.t.Helper()
	for _, key := range keys {
		s.term.sendKey(keyPress(s.t, key))
	}
}

func keyPress(t *testing.T, key string) uv.KeyEvent {
	t.Helper()
	named := map[string]rune{
		"enter": uv.KeyEnter, "esc": uv.KeyEscape, "tab": uv.KeyTab, "space": uv.KeySpace, "up": uv.KeyUp, "down": uv.KeyDown,
		"left": uv.KeyLeft, "right": uv.KeyRight, "home": uv.KeyHome, "end": uv.KeyEnd, "delete": uv.KeyDelete, "backspace": uv.KeyBackspace,
		"pgup": uv.KeyPgUp, "pgdown": uv.KeyPgDown,
	}
	press := uv.KeyPressEvent{}
	rest, ctrl := strings.CutPrefix(key, "ctrl+")
	if ctrl {
		press.Mod = uv.ModCtrl
	}
	if shifted, ok := strings.CutPrefix(rest, "shift+"); ok {
		press.Mod |= uv.ModShift
		rest = shifted
	}
	if code, ok := named[rest]; ok {
		press.Code = code
		return press
	}
	if len([]rune(rest)) != 1 {
		t.Fatalf("there is no key %q", key)
	}
	press.Code = []rune(rest)[0]
	if !ctrl {
		press.Text = rest
	}
	return press
}

// ends waits for the program to end well.
func (s *screen) ends() {
	s.t.Helper()
	select {
	case err := <-s.exited:
		if err != nil {
			s.t.Fatalf("the program ended with %v\n%s", err, s.text())
		}
	case <-time.After(patience):
		s.t.Fatalf("the program did not end\n%s", s.text())
	}
}

// pastes puts text in as a terminal does that somebody pastes into.
func (s *screen) pastes(text string) { s.term.paste(text) }

// clicks presses and lets go of the left mouse button on a cell, counted from 0.
func (s *screen) clicks(x, y int) {
	at := uv.Mouse{X: x, Y: y, Button: uv.MouseLeft}
	s.term.sendMouse(uv.MouseClickEvent(at))
	s.term.sendMouse(uv.MouseReleaseEvent(at))
}
