package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"
)

// longestSecret is how many bytes a passphrase may have.
const longestSecret = 4096

// askSecret asks for something that does not show as it is typed. The terminal
// stops showing before it asks, so that not even what is typed too early is seen.
func (c *call) askSecret(what string) (string, error) {
	f, ok := c.stdin.(*os.File)
	if !ok {
		return "", errors.New("no one can be asked here")
	}
	before, err := term.MakeRaw(f.Fd())
	if err != nil {
		return "", fmt.Errorf("hiding what is typed: %w", err)
	}
	fmt.Fprintf(c.stderr, "%s: ", what)
	written, err := readSecret(f)
	err = errors.Join(err, term.Restore(f.Fd(), before))
	fmt.Fprintln(c.stderr)
	if err != nil {
		return "", fmt.Errorf("reading the passphrase: %w", err)
	}
	return written, nil
}

// readSecret reads a line as a terminal sends it key by key: Backspace takes back a
// letter, Ctrl+U all of them, Ctrl+C and Ctrl+D stop.
func readSecret(keys io.Reader) (string, error) {
	var line []byte
	key := make([]byte, 1)
	for {
		n, err := keys.Read(key)
		if n == 0 && err != nil {
			return "", err
		}
		if n == 0 {
			continue
		}
		switch key[0] {
		case '\r', '\n':
			return string(line), nil
		case 0x03, 0x04:
			return "", errors.New("stopped, and nothing was written")
		case 0x15:
			line = line[:0]
		case '\b', 0x7f:
			_, last := utf8.DecodeLastRune(line)
			line = line[:len(line)-last]
		default:
			if len(line) == longestSecret {
				return "", fmt.Errorf("it is longer than %d bytes", longestSecret)
			}
			line = append(line, key[0])
		}
	}
}
