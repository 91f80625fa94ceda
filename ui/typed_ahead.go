package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
	"kept/ui/host"
)

// ahead holds what was typed while the program was still reading what it is for:
// it goes there when that has come, and to nothing else.
type ahead struct {
	pending int       // what is being read and waited for
	depth   int       // dialogs that are open when a form is saved
	saving  bool      // a form is being saved
	keys    []tea.Msg // in their order
}

// mostAhead is how many keys are held: more than anybody types without looking.
const mostAhead = 4096

// arrivedMsg is what was waited for.
type arrivedMsg struct{ msg tea.Msg }

// Await is a command whose answer keys wait for.
func (a *App) Await(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	a.ahead.pending++
	return func() tea.Msg { return arrivedMsg{cmd()} }
}

// arrived takes what was waited for.
func (a *App) arrived(msg tea.Msg) tea.Cmd {
	a.ahead.pending--
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
		a.ahead.keys = nil // what they were for will not come
	}
	_, cmd := a.step(msg)
	return cmd
}

// busy tells whether keys have to wait.
func (a *App) busy() bool {
	if f, ok := a.front().(host.Saving); ok && f.Saving() {
		a.ahead.saving, a.ahead.depth = true, len(a.dialogs)-1
		return true
	}
	return a.ahead.pending > 0
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
	if len(a.ahead.keys) == 0 && !a.busy() {
		return false
	}
	if len(a.ahead.keys) < mostAhead {
		a.ahead.keys = append(a.ahead.keys, msg)
	}
	return true
}

func (a *App) leavesNow(key tea.KeyPressMsg) bool {
	for _, held := range a.ahead.keys {
		if k, ok := held.(tea.KeyPressMsg); ok && k.String() == key.String() {
			return true
		}
	}
	return len(a.ahead.keys) == 0
}

// release hands on what was held, as far as nothing is waited for any more.
func (a *App) release() tea.Cmd {
	var cmds []tea.Cmd
	for len(a.ahead.keys) > 0 && !a.busy() {
		if a.ahead.saving && len(a.dialogs) > a.ahead.depth {
			a.ahead.keys = nil // something stands in the way of saving, and that is to be read first
			break
		}
		a.ahead.saving = false
		msg := a.ahead.keys[0]
		a.ahead.keys = a.ahead.keys[1:]
		_, cmd := a.step(msg)
		cmds = append(cmds, cmd)
	}
	a.ahead.saving = a.ahead.saving && len(a.ahead.keys) > 0
	return tea.Batch(cmds...)
}
