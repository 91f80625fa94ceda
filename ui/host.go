package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/mouse"
	"kept/ui/settings"
	"kept/ui/theme"
)

// The App is the host of its pages and dialogs.
var _ host.Host = (*App)(nil)

// Edit implements [host.Host].
func (a *App) Edit(e host.Edit) tea.Cmd { return a.desk.Edit(e) }

// Context implements [host.Host].
func (a *App) Context() context.Context { return a.ctx }

// Workbook implements [host.Host].
func (a *App) Workbook() *store.Workbook { return a.book }

// Theme implements [host.Host].
func (a *App) Theme() *theme.Theme { return a.theme }

// Now implements [host.Host].
func (a *App) Now() time.Time { return a.opt.Now() }

// Mode implements [host.Host].
func (a *App) Mode() host.Mode {
	return host.Mode{ReadOnly: a.opt.ReadOnly, ScreenReader: a.opt.ScreenReader, Demo: a.opt.Demo}
}

// Size implements [host.Host].
func (a *App) Size() (width, height int) { return a.width, a.height }

// Settings implements [host.Host].
func (a *App) Settings() *settings.Settings { return &a.remembered.Settings }

// Mouse implements [host.Host].
func (a *App) Mouse() *mouse.Areas { return &a.areas }

// CanGoBack implements [host.Host].
func (a *App) CanGoBack() bool { return len(a.trail) > 0 }

// Later implements [host.Host].
func (a *App) Later(d time.Duration, message func() tea.Msg) tea.Cmd { return a.later(d, message) }

// Command implements [host.Host].
func (a *App) Command(id string) *command.Command { return a.registry.Named(id) }

// Shown implements [host.Host].
func (a *App) Shown(p host.Page) bool { return a.pages[a.at] == p }

// HasDialog implements [host.Host].
func (a *App) HasDialog() bool { return a.front() != nil }

// Working implements [host.Host].
func (a *App) Working() bool { return len(a.works) > 0 }

// Progress implements [host.Host].
func (a *App) Progress(width int) (text, bar string) {
	w := a.running()
	if w == nil {
		return "", ""
	}
	if part := w.part(); part >= 0 && !a.opt.ScreenReader {
		bar = a.workBar(part, width)
	}
	return w.words(), bar
}

// Version implements [host.Host].
func (a *App) Version() int64 { return a.version }
