package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"kept/store"
	"kept/ui/command"
	"kept/ui/theme"
)

// loadKeys gives the program the keys of the keeper's own file, or says why the
// usual ones stand.
func (a *App) loadKeys() {
	r, err := ownKeys(a.opt.KeysFile)
	a.registry = r
	if err != nil {
		a.Notify(theme.Problem, store.Sentence(err))
	}
}

// ownKeys reads the file of a keeper's own keys. There may be none.
func ownKeys(path string) (*command.Registry, error) {
	all := Commands()
	if path == "" {
		return command.NewRegistry(all), nil
	}
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return command.NewRegistry(all), nil
	}
	if err != nil {
		return command.NewRegistry(all), fmt.Errorf("reading your keys: %w", err)
	}
	if err := command.Remap(all, string(text), situations()); err != nil {
		return command.NewRegistry(all), fmt.Errorf("%w; the usual keys stand (%s)", err, path)
	}
	return command.NewRegistry(all), nil
}
