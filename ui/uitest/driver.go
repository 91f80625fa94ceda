package uitest

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Driver drives a model.
type Driver struct {
	T     testing.TB
	Model tea.Model
	Left  bool // the program was left
	// AfterEach is called after every message; nil: nothing is.
	AfterEach func()
	// FirstOnly runs only the first of several commands given at once: for a model whose others
	// only draw it again while the first is at work.
	FirstOnly bool
}

// Send gives the model a message, draws it, and waits for all that comes of it.
func (d *Driver) Send(msg tea.Msg) {
	var cmd tea.Cmd
	d.Model, cmd = d.Model.Update(msg)
	d.Model.View()
	d.Run(cmd)
	if d.AfterEach != nil {
		d.AfterEach()
	}
}

// Run runs a command and what comes of it, until nothing is left to do.
func (d *Driver) Run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.QuitMsg:
		d.Left = true
	case tea.BatchMsg:
		for _, c := range msg {
			d.Run(c)
			if d.FirstOnly {
				break
			}
		}
	default:
		d.Send(msg)
	}
}

// Press presses keys by their names: "ctrl+n", "down", "enter", "a".
func (d *Driver) Press(names ...string) {
	d.T.Helper()
	for _, name := range names {
		k, ok := Key(name)
		if !ok {
			d.T.Fatalf("the key %q comes out as %q", name, k.String())
		}
		d.Send(k)
	}
}

// Type types text, letter by letter.
func (d *Driver) Type(text string) {
	for _, r := range text {
		d.Send(Letter(r))
	}
}

// Resize gives the window a size, in cells.
func (d *Driver) Resize(width, height int) { d.Send(tea.WindowSizeMsg{Width: width, Height: height}) }

// Screen is what stands on the screen, without colours and without blanks at the ends of lines.
func (d *Driver) Screen() string {
	lines := strings.Split(ansi.Strip(d.Model.View().Content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// Sees ends the test unless all of these texts are on the screen.
func (d *Driver) Sees(texts ...string) {
	d.T.Helper()
	for _, text := range texts {
		if !strings.Contains(d.Screen(), text) {
			d.T.Fatalf("the screen does not show %q:\n%s", text, d.Screen())
		}
	}
}

// Misses ends the test if one of these texts is on the screen.
func (d *Driver) Misses(texts ...string) {
	d.T.Helper()
	for _, text := range texts {
		if strings.Contains(d.Screen(), text) {
			d.T.Fatalf("the screen still shows %q:\n%s", text, d.Screen())
		}
	}
}
