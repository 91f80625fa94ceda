package main

import (
	"os"
	"path/filepath"
	"runtime"
)

// dataFolder is where the default workbook lives: on the local disk, never in a
// folder that is shared or synced.
func (p *program) dataFolder() string {
	return p.place("XDG_DATA_HOME", ".local/share")
}

// stateFolder is where the program remembers what was opened last, by whom, and
// the reports of what went wrong.
func (p *program) stateFolder() string {
	if p.state != "" {
		return p.state
	}
	return p.place("XDG_STATE_HOME", ".local/state")
}

// settingsFolder is where the keeper's own settings are.
func (p *program) settingsFolder() string {
	if p.state != "" {
		return p.state
	}
	return p.place("XDG_CONFIG_HOME", ".config")
}

// place follows the XDG base directories (freedesktop.org, 0.8), %LOCALAPPDATA%
// on Windows and Application Support on macOS.
func (p *program) place(variable, usual string) string {
	switch runtime.GOOS {
	case "windows":
		if local := p.setting("LOCALAPPDATA"); filepath.IsAbs(local) {
			return filepath.Join(local, "Kept")
		}
		return filepath.Join(p.home(), "AppData", "Local", "Kept")
	case "darwin":
		return filepath.Join(p.home(), "Library", "Application Support", "Kept")
	}
	if dir := p.setting(variable); filepath.IsAbs(dir) { // a relative one is ignored
		return filepath.Join(dir, "kept")
	}
	return filepath.Join(p.home(), usual, "kept")
}

func (p *program) home() string {
	for _, name := range []string{"HOME", "USERPROFILE"} {
		if dir := p.setting(name); dir != "" {
			return dir
		}
	}
	return os.TempDir()
}

// defaultWorkbook is the workbook that is opened when no other was named.
func (p *program) defaultWorkbook() string {
	return filepath.Join(p.dataFolder(), "workbook.kept")
}

// bundleFolder is where the screens put a bundle: the keeper's documents.
func (p *program) bundleFolder() string {
	documents := filepath.Join(p.home(), "Documents")
	if info, err := os.Stat(documents); err == nil && info.IsDir() {
		return documents
	}
	return p.home()
}
