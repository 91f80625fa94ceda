package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
	"kept/ui/host"
)

// heldKeys holds what was typed while the program was still reading what it is for:
// it goes there when that has come, and to nothing else.
type heldKeys struct {
	pending int       // what is being read and waited for
	depth   int       // dialogs that are open when a form is saved
	saving  bool      // a form is being saved
	keys    []tea.Msg // in their order
}

// mostHeldKeys is how many keys are held: more than anybody types without looking.
const mostHeldKeys = 4096

// arrivedMsg is what was waited for.
type arrivedMsg struct{ msg tea.Msg }

// Await is a command whose answer keys wait for.
func (a *App) Await(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	a.held.pending++
	return func() tea.Msg { return arrivedMsg{cmd()} }
}

// arrived takes what was waited for.
func (a *App) arrived(msg tea.Msg) tea.Cmd {
	a.held.pending--
	switch msg := msg.(type) {
	case nil:
		return nil
	case tea.BatchMsg:
		cmds := make([]tea.Cmd, len(msg))
		for i, cmd := range msg {
			cmds[i] = a.Await(cmd)
		}
		return tea.Batch(cmds...)
	case host.Failed:
		a.held.keys = nil // what they were for will not come
	}
	_, cmd := a.step(msg)
	return cmd
}

// busy tells whether keys have to wait.
func (a *App) busy() bool {
	if f, ok := a.front().(host.Saving); ok && f.Saving() {
		a.held.saving, a.held.depth = true, len(a.dialogs)-1
		return true
	}
	return a.held.pending > 0
}

// hold keeps a key that has to wait. Leaving the program waits for what was typed
// before it, but not if it is asked for again.
func (a *App) hold(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if c := a.registry.ForKey(msg.String(), []command.Scope{command.AnyTime}, false); c != nil && a.leavesNow(msg) {
			return false
		}
	case tea.PasteMsg:
	default:
		return false
	}
	if len(a.held.keys) == 0 && !a.busy() {
		return false
	}
	if len(a.held.keys) < mostHeldKeys {
		a.held.keys = append(a.held.keys, msg)
	}
	return true
}

func (a *App) leavesNow(key tea.KeyPressMsg) bool {
	for _, held := range a.held.keys {
		if k, ok := held.(tea.KeyPressMsg); ok && k.String() == key.String() {
			return true
		}
	}
	return len(a.held.keys) == 0
}

// release hands on what was held, as far as nothing is waited for any more.
func (a *App) release() tea.Cmd {
	var cmds []tea.Cmd
	for len(a.held.keys) > 0 && !a.busy() {
		if a.held.saving && len(a.dialogs) > a.held.depth {
			a.held.keys = nil // something stands in the way of saving, and that is to be read first
			break
		}
		a.held.saving = false
		msg := a.held.keys[0]
		a.held.keys = a.held.keys[1:]
		_, cmd := a.step(msg)
		cmds = append(cmds, cmd)
	}
	a.held.saving = a.held.saving && len(a.held.keys) > 0
	return tea.Batch(cmds...)
}
