// Package settings keeps how a keeper likes to see things: columns, sort orders and filters under a name, the theme,
// keys of their own. [Settings] is read with Read and written whole, as a small JSON file of its own in the folder
// where the program remembers things. Fields that a newer program has written are kept. Nothing of the work may be in
// it, so that losing it loses no word; a file that cannot be read is as good as none.
package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"kept/store/file"
)

// Version is the version of the file that this program writes.
const Version = 1

// Settings are what is remembered from one day to the next. Its zero value is
// what a new keeper begins with.
type Settings struct {
	Version int             `json:"version"`
	Lists   map[string]List `json:"lists,omitempty"` // by the name of the kind
	Split   int             `json:"split,omitempty"` // the list's share of the width, in hundredths; 0: the usual

	Theme        string `json:"theme,omitempty"`         // a theme's name; "" is what the terminal suggests
	Glyphs       string `json:"glyphs,omitempty"`        // "unicode" or "ascii"; "" is what the terminal suggests
	NoMouse      bool   `json:"no_mouse,omitempty"`      // the mouse is left to the terminal
	ScreenReader bool   `json:"screen_reader,omitempty"` // the screen is read aloud
	Start        string `json:"start,omitempty"`         // the page that Kept begins in; "" is the overview

	unknown map[string]json.RawMessage // what another version wrote
}

// List is how the list of one kind of record is shown.
type List struct {
	Columns []Column `json:"columns,omitempty"` // none: the usual ones
	Sort    string   `json:"sort,omitempty"`    // a field; "" is the usual one
	Falling bool     `json:"falling,omitempty"`
	Group   string   `json:"group,omitempty"` // a field; "" is no grouping
	Saved   []View   `json:"saved,omitempty"`
}

// Column is one column as the keeper chose it.
type Column struct {
	Field string `json:"field"`
	Width int    `json:"width"` // cells
}

// View is a set of filters that was saved under a name.
type View struct {
	Name    string   `json:"name"`
	Filters []Filter `json:"filters,omitempty"`
	Find    string   `json:"find,omitempty"`
	Group   string   `json:"group,omitempty"`
	Sort    string   `json:"sort,omitempty"` // "" leaves the order as it is, or puts the best match first
	Falling bool     `json:"falling,omitempty"`
}

// Filter is one filter of a view. Days are kept as "today", "today+30" or
// "today-90", so that a view means the same tomorrow.
type Filter struct {
	Field  string   `json:"field"`
	Op     string   `json:"op"`
	Values []string `json:"values,omitempty"`
}

// ErrDamaged says that the file holds no settings that can be read.
var ErrDamaged = errors.New("the file of settings cannot be read")

// Load reads the settings. Where there is no file, or no path, they are the
// usual ones. Of a file that cannot be understood it gives the usual ones with
// ErrDamaged.
func Load(path string) (Settings, error) {
	var s Settings
	if path == "" {
		return s, nil
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, fmt.Errorf("reading the settings: %w", err)
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return Settings{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err := json.Unmarshal(data, &s.unknown); err != nil {
		return Settings{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return s, nil
}

// Encode gives the text of the file. What another version wrote and this one
// does not know is in it still.
func (s Settings) Encode() ([]byte, error) {
	s.Version = max(s.Version, Version)
	own, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("writing the settings: %w", err)
	}
	known := map[string]json.RawMessage{}
	if err := json.Unmarshal(own, &known); err != nil {
		return nil, fmt.Errorf("writing the settings: %w", err)
	}
	for _, name := range names() {
		if _, kept := known[name]; !kept {
			known[name] = nil // it was cleared
		}
	}
	for name, value := range s.unknown {
		if _, mine := known[name]; !mine {
			known[name] = value
		}
	}
	for name, value := range known {
		if value == nil {
			delete(known, name)
		}
	}
	data, err := json.MarshalIndent(known, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("writing the settings: %w", err)
	}
	return append(data, '\n'), nil
}

// Write writes what [Settings.Encode] returned, so that only the keeper can read it. The file is either the old one or the
// new one, never half of it.
func Write(path string, data []byte) error {
	if path == "" {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("making the folder of the settings: %w", err)
	}
	if err := file.WriteWhole(path, data, 0o600); err != nil {
		return fmt.Errorf("writing the settings: %w", err)
	}
	return nil
}
