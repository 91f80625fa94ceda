package cli

import (
	"fmt"
	"io"
	"strings"

	"kept/ui/cell"
)

// Println writes a line for the person at the terminal.
func Println(out io.Writer, format string, args ...any) {
	fmt.Fprintln(out, Visible(fmt.Sprintf(format, args...)))
}

// Visible removes what could steer a terminal: control characters, and marks
// that turn the direction of writing round. Tabs and line ends stay.
func Visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && cell.Unsafe(r) {
			return -1
		}
		return r
	}, s)
}
