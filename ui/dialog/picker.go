package dialog

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
	"kept/ui/form"
	"kept/ui/host"
)

// Picker is a list to choose from, in a box.
type Picker struct {
	host   host.Host
	picker *form.Picker
}

// Pick opens a list to choose from.
func Pick(h host.Host, p *form.Picker, words string) tea.Cmd {
	h.Open(&Picker{h, p})
	return p.Open(h.Context(), words)
}

// Title implements [host.Dialog].
func (d *Picker) Title() string { return d.picker.Title }

// Scopes implements [host.Dialog].
func (d *Picker) Scopes() []command.Scope { return []command.Scope{InPicker, command.AnyTime} }

// State implements [host.Dialog].
func (d *Picker) State(s *command.State) {
	s.Entry, s.Form, s.HasDetail = true, true, d.picker.Many
}

// Update implements [host.Dialog].
func (d *Picker) Update(msg tea.Msg) tea.Cmd { return d.picker.Update(msg) }

// Closed implements [host.Dialog].
func (d *Picker) Closed() bool { return d.picker.Closed() }

// Size implements [host.Dialog].
func (d *Picker) Size(w, h int) (int, int) {
	rows := 14
	if d.picker.Search == nil {
		rows = len(d.picker.Choices)
	}
	return min(w, 80), min(h, rows+4)
}

// Draw implements [host.Dialog].
func (d *Picker) Draw(w, h int) ([]string, int, int) {
	return d.picker.Draw(d.host.Theme(), w, h)
}
