package dialog

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/mouse"
	"kept/ui/theme"
)

// dialogHost is as much of the program as these dialogs need.
type dialogHost struct {
	host.Host
	theme *theme.Theme
	run   []string // the commands that were run
}

func newHost() *dialogHost {
	a := theme.AppearanceOf(nil, "", "ascii", false)
	return &dialogHost{theme: a.Theme()}
}

func (h *dialogHost) Theme() *theme.Theme   { return h.theme }
func (h *dialogHost) Run(id string) tea.Cmd { h.run = append(h.run, id); return nil }
func (h *dialogHost) Command(id string) *command.Command {
	return &command.Command{ID: id, Keys: []string{strings.TrimPrefix(id, "do.")}}
}

// plainLines are lines without their colours, and without spaces at the end.
func plainLines(lines []string) string {
	for i := range lines {
		lines[i] = strings.TrimRight(ansi.Strip(lines[i]), " ")
	}
	return strings.Join(lines, "\n")
}

func TestACommandIsChosenByTheCursorOrTheMouse(t *testing.T) {
	h := newHost()
	c := Choices{Host: h, Text: func(w int) []string { return cell.Wrap("It was not saved.", w) },
		Choices: []Choice{{"do.f4", "Try again"}, {"do.t", "Save the text"}},
		Ready:   func(id string) (bool, string) { return id != "do.t", "Nothing was typed." }}
	lines, _, y := c.Draw(60, 10)
	if want := "It was not saved.\n\n> F4   Try again\n  t    Save the text (Nothing was typed)"; plainLines(lines) != want || y != 2 {
		t.Errorf("it is drawn with the cursor on line %d:\n%s", y, plainLines(lines))
	}
	c.Move(-1)
	c.Choose()
	c.Move(5)
	c.Choose()
	c.Point(mouse.Act{Y: 2})
	c.Point(mouse.Act{Y: 1})
	c.Point(mouse.Act{Y: 4})
	if got := fmt.Sprint(h.run); got != "[do.f4 do.t do.f4]" {
		t.Errorf("the commands run are %s", got)
	}
	if lines, _, _ := c.Draw(60, 3); len(lines) != 4 { // the choices are never left out for the text
		t.Errorf("in three lines there are %d", len(lines))
	}
}

func TestAValueIsChosenInALineOfOptions(t *testing.T) {
	size, opened, changed := "s", 0, 0
	line := Option{Title: "Size", Help: func() string { return "How large it is: " + size }, Get: func() string { return size },
		Set: func(v string) { size = v }}
	line.Add("s", "Small")
	line.Add("l", "Large")
	o := Options{Host: newHost(), Width: 8, Foot: func() string { return "Esc goes back." },
		Changed: func() tea.Cmd { changed++; return nil },
		Lines: []Option{line, {Title: "More", Help: func() string { return "Opens more." },
			Open: func() tea.Cmd { opened++; return nil }, Shown: func() string { return "something" }}}}
	o.Step(1)
	lines, _, _ := o.Draw(40, 7)
	if want := "> Size    Large\n  More    something\n\nHow large it is: l\n\n\nEsc goes back."; plainLines(lines) != want {
		t.Errorf("it is drawn as\n%s", plainLines(lines))
	}
	o.Step(1)
	o.Step(-1)
	if size != "l" || changed != 3 {
		t.Errorf("after %d changes the size is %q", changed, size)
	}
	o.Point(mouse.Act{Y: 1}) // the first click goes there, the second opens it
	o.Step(-1)
	if o.Point(mouse.Act{Y: 1}); opened != 1 {
		t.Errorf("it was opened %d times", opened)
	}
	if lines, _, _ := o.Draw(40, 2); len(lines) != 2 {
		t.Errorf("in two lines there are %d", len(lines))
	}
}
