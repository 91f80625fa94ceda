package ui

import (
	"fmt"
	"sync"

	tea "charm.land/bubbletea/v2"

	"kept/ui/host"
	"kept/ui/settings"
)

// settingsFile is where settings are kept. They are written off the loop; an
// older state never takes the place of a newer one.
type settingsFile struct {
	path    string
	mu      sync.Mutex
	written int // the number of the state in the file
}

// remembered are the settings and how far they are on the disk.
type remembered struct {
	settings.Settings
	file  settingsFile
	state int    // rises with every change
	data  []byte // the last state
}

func (a *App) loadSettings() {
	s, err := settings.Load(a.opt.SettingsPath)
	a.remembered.Settings = s
	a.mouseOff = s.NoMouse
	a.remembered.file.path = a.opt.SettingsPath
	if err != nil {
		a.Notify(0, "How you had set up the lists could not be read; they are shown as usual.")
	}
}

// SaveSettings writes the settings as they are now.
func (a *App) SaveSettings() tea.Cmd {
	r := &a.remembered
	data, err := r.Encode()
	if err != nil {
		return func() tea.Msg { return host.Failed{Err: err} }
	}
	r.state++
	r.data = data
	file, state := &r.file, r.state
	if file.path == "" || a.opt.Demo { // what is tried out leaves nothing behind
		return nil
	}
	return func() tea.Msg {
		if err := file.write(state, data); err != nil {
			return host.Failed{Err: fmt.Errorf("remembering how you like it: %w", err)}
		}
		return nil
	}
}

// flushSettings writes what is not on the disk yet, when the program ends.
func (a *App) flushSettings() error {
	if a.remembered.data == nil || a.opt.Demo {
		return nil
	}
	return a.remembered.file.write(a.remembered.state, a.remembered.data)
}

func (f *settingsFile) write(state int, data []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if state <= f.written {
		return nil
	}
	if err := settings.Write(f.path, data); err != nil {
		return err
	}
	f.written = state
	return nil
}
