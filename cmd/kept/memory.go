package main

import (
	"encoding/json"
	"fmt"
	"kept/store/file"
	"os"
	"path/filepath"
)

// memory is what this computer remembers between two runs.
type memory struct {
	Workbook string            `json:"workbook"` // the last one opened in the screens, or made
	Keepers  map[string]string `json:"keepers"`  // who wrote last, by workbook
}

func (p *program) memoryFile() string { return filepath.Join(p.stateFolder(), "last.json") }

// remembered reads the memory. One that is missing or cannot be read is empty:
// all that is lost is having to name the workbook or the keeper once more.
func (p *program) remembered() memory {
	m := memory{}
	if text, err := os.ReadFile(p.memoryFile()); err == nil && json.Unmarshal(text, &m) != nil {
		m = memory{}
	}
	if m.Keepers == nil {
		m.Keepers = map[string]string{}
	}
	return m
}

// remember notes who writes in a workbook, and with opened that it is the last one opened.
func (p *program) remember(workbook, keeper string, opened bool) error {
	m := p.remembered()
	before := m.Keepers[workbook] == keeper && (!opened || m.Workbook == workbook)
	if before || p.demo != "" {
		return nil
	}
	if opened {
		m.Workbook = workbook
	}
	if keeper != "" {
		m.Keepers[workbook] = keeper
	}
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return fmt.Errorf("remembering the workbook: %w", err)
	}
	if err := os.MkdirAll(p.stateFolder(), 0o700); err != nil {
		return fmt.Errorf("remembering the workbook: %w", err)
	}
	if err := file.WriteWhole(p.memoryFile(), append(text, '\n'), 0o600); err != nil {
		return fmt.Errorf("remembering the workbook: %w", err)
	}
	return nil
}
