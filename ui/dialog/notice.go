package dialog

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/theme"
)

// Notice is text to be read, longer than a question can hold.
type Notice struct {
	Host    host.Host
	Heading string
	Text    string
	done    bool
	ScrolledText
}

// Title implements [host.Dialog].
func (n *Notice) Title() string { return n.Heading }

// Scopes implements [host.Dialog].
func (n *Notice) Scopes() []command.Scope { return []command.Scope{InNotice, command.AnyTime} }

// State implements [host.Dialog].
func (n *Notice) State(s *command.State) { s.Form = true }

// Update implements [host.Dialog].
func (n *Notice) Update(tea.Msg) tea.Cmd { return nil }

// Closed implements [host.Dialog].
func (n *Notice) Closed() bool { return n.done }

// Size implements [host.Dialog].
func (n *Notice) Size(w, h int) (int, int) {
	w = min(w, 84)
	return w, min(h, len(cell.Wrap(n.Text, w-4))+3)
}

// Draw implements [host.Dialog].
func (n *Notice) Draw(w, h int) (lines []string, x, y int) {
	t := n.Host.Theme()
	for _, line := range n.Visible(cell.Wrap(n.Text, w), h-1) {
		lines = append(lines, cell.Cut(cell.Clean(line), w, t.Glyphs.Cut))
	}
	for len(lines) < n.Height {
		lines = append(lines, "")
	}
	foot := "Enter or Esc goes back."
	if n.Total > n.Height {
		foot += " Up and Down read on."
	}
	lines = append(lines, t.Render(theme.Dim, cell.Cut(foot, w, t.Glyphs.Cut)))
	return lines, 0, 0
}

// Close closes the notice.
func (n *Notice) Close() { n.done = true }
