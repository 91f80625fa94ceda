package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/theme"
)

// notice is text to be read, longer than a question can hold.
type notice struct {
	host    host.Host
	heading string
	text    string
	done    bool
	reading
}

func (n *notice) Title() string           { return n.heading }
func (n *notice) Scopes() []command.Scope { return []command.Scope{inNotice, command.AnyTime} }
func (n *notice) State(s *command.State)  { s.Form = true }
func (n *notice) Update(tea.Msg) tea.Cmd  { return nil }
func (n *notice) Closed() bool            { return n.done }
func (n *notice) Size(w, h int) (int, int) {
	w = min(w, 84)
	return w, min(h, len(cell.Wrap(n.text, w-4))+3)
}

func (n *notice) Draw(w, h int) (lines []string, x, y int) {
	t := n.host.Theme()
	for _, line := range n.seen(cell.Wrap(n.text, w), h-1) {
		lines = append(lines, cell.Cut(cell.Clean(line), w, t.Glyphs.Cut))
	}
	for len(lines) < n.height {
		lines = append(lines, "")
	}
	foot := "Enter or Esc goes back."
	if n.total > n.height {
		foot += " Up and Down read on."
	}
	lines = append(lines, t.Render(theme.Dim, cell.Cut(foot, w, t.Glyphs.Cut)))
	return lines, 0, 0
}

// Close closes the notice.
func (n *notice) Close() { n.done = true }
