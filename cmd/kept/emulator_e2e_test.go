//go:build e2e && !windows

package main

import (
	"bytes"
	"errors"
	"io"
	"sync"
	"syscall"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
	"github.com/charmbracelet/x/xpty"
)

// terminal is a terminal emulator at the other end of a pseudo-terminal. It has
// one lock, and nothing waits for the program while it is held: what the emulator
// has to say (keys, and answers to what the program asks) goes into a queue.
type terminal struct {
	pty      xpty.Pty
	output   chan []byte
	closed   chan struct{}
	mu       sync.Mutex
	emulator *vt.Emulator
}

// queued is how many keys and answers may wait for the program to read them:
// more than any journey sends at once.
const queued = 1 << 14

func newTerminal(columns, rows int) (*terminal, error) {
	pty, err := xpty.NewPty(columns, rows)
	if err != nil {
		return nil, err
	}
	if err := closable(pty); err != nil {
		return nil, err
	}
	t := &terminal{pty: pty, output: make(chan []byte, queued), closed: make(chan struct{}), emulator: vt.NewEmulator(columns, rows)}
	go t.show()
	go t.listen()
	go t.answer()
	return t, nil
}

// show draws what the program writes, until the pseudo-terminal is closed.
func (t *terminal) show() {
	part := make([]byte, 32<<10)
	for {
		n, err := t.pty.Read(part)
		t.mu.Lock()
		for rest := part[:n]; len(rest) > 0; {
			end := 1 + bytes.IndexByte(rest[1:], '\x1b')
			if end == 0 {
				end = len(rest)
			}
			t.draw(rest[:end])
			rest = rest[end:]
		}
		t.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// draw draws one order of the program. The emulator panics over an order for the
// window as it was before it became smaller; what the program draws after it has
// heard of that stands.
func (t *terminal) draw(order []byte) {
	defer func() { _ = recover() }()
	_, _ = t.emulator.Write(order)
}

// listen takes what the emulator says as soon as it says it, until it is closed.
func (t *terminal) listen() {
	part := make([]byte, 32<<10)
	for {
		n, err := t.emulator.Read(part)
		if n > 0 {
			select {
			case t.output <- append([]byte(nil), part[:n]...):
			case <-t.closed:
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// answer gives the program what was said, at the pace at which it reads.
func (t *terminal) answer() {
	for {
		select {
		case output := <-t.output:
			_, _ = t.pty.Write(output) // a program that has ended reads no more
		case <-t.closed:
			return
		}
	}
}

// close takes the terminal away; what still runs on it is told that it hung up.
func (t *terminal) close() {
	t.mu.Lock()
	defer t.mu.Unlock()
	select {
	case <-t.closed:
		return
	default:
	}
	close(t.closed)
	_ = t.pty.Close()
	if pipe, ok := t.emulator.InputPipe().(io.Closer); ok { // the emulator's own Close races with its Read
		_ = pipe.Close()
	}
}

func (t *terminal) render() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.emulator.Render()
}

func (t *terminal) cell(x, y int) *uv.Cell {
	t.mu.Lock()
	defer t.mu.Unlock()
	if c := t.emulator.CellAt(x, y); c != nil {
		return c.Clone()
	}
	return nil
}

func (t *terminal) resize(columns, rows int) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.emulator.Resize(columns, rows)
	return errors.Join(t.pty.Resize(columns, rows), closable(t.pty))
}

// closable sees to it that closing the terminal ends a reading of it: asking for its
// number, as every change of size does, makes readings wait in the system.
func closable(pty xpty.Pty) error { return syscall.SetNonblock(int(pty.Fd()), true) }

// send gives the program bytes as a keyboard does. It is false when the program has
// not read what was sent before for a long time.
func (t *terminal) send(text string) bool {
	select {
	case t.output <- []byte(text):
		return true
	default:
		return false
	}
}

func (t *terminal) sendMouse(mouse uv.MouseEvent) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.emulator.SendMouse(mouse)
}

func (t *terminal) paste(text string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.emulator.Paste(text)
}

// cursor is where the real cursor is.
func (t *terminal) cursor() (x, y int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	at := t.emulator.CursorPosition()
	return at.X, at.Y
}
