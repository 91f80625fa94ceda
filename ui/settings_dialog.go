package ui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/theme"
)

// settingsDialog shows how Kept looks and behaves on this computer. What is chosen
// holds at once, and is remembered.
type settingsDialog struct {
	dialog.Options
	app  *App
	done bool
}

func (a *App) newSettings() *settingsDialog {
	d := &settingsDialog{app: a}
	d.Options = dialog.Options{Host: a, Width: 15, Foot: d.foot, Lines: a.settingsOptions(d),
		Changed: func() tea.Cmd { return tea.Batch(a.SaveSettings(), a.changed()) }} // pages hold signs
	return d
}

// settingsOptions are the lines of the settings.
func (a *App) settingsOptions(d *settingsDialog) []dialog.Option {
	s := &a.remembered.Settings
	help := func(text string) func() string { return func() string { return text } }
	colours := dialog.Option{Title: "Colours", Help: help("The terminal's own colours, or a page painted light or dark; two with high " +
		"contrast, and one for eyes that tell red from green badly."),
		Get: func() string { return s.Theme }, Set: func(v string) { s.Theme = v; a.setTheme(v, s.Glyphs) }}
	for _, spec := range theme.Specs() {
		name := spec.Name
		if name == "auto" {
			name = ""
		}
		colours.Add(name, spec.Title)
	}
	signs := dialog.Option{Title: "Signs", Help: help("Plain letters suit an old terminal, or a font that shows boxes instead of signs."),
		Get: func() string { return s.Glyphs }, Set: func(v string) { s.Glyphs = v; a.setTheme(s.Theme, v) }}
	signs.Add("", "As the terminal suggests")
	signs.Add("unicode", "Lines and shapes")
	signs.Add("ascii", "Plain letters")
	mouse := dialog.Option{Title: "Mouse", Help: help("Let go of it to mark text on the screen with the mouse, as the terminal does."),
		Get: func() string { return map[bool]string{true: "off"}[s.NoMouse] },
		Set: func(v string) { s.NoMouse = v == "off"; a.mouseOff = s.NoMouse }}
	mouse.Add("", "Kept uses it")
	mouse.Add("off", "Left to the terminal")
	reader := dialog.Option{Title: "Screen reader", Help: help("No boxes, one thing a line, the real cursor on what is in focus."),
		Get: func() string { return map[bool]string{true: "on"}[s.ScreenReader] },
		Set: func(v string) {
			s.ScreenReader = v == "on"
			a.opt.ScreenReader = v == "on"
			a.setTheme(s.Theme, s.Glyphs)
		}}
	reader.Add("", "Off")
	reader.Add("on", "On")
	begin := dialog.Option{Title: "Begin in", Help: help("The page that Kept opens with."),
		Get: func() string { return s.Start }, Set: func(v string) { s.Start = v }}
	for i, page := range pages {
		id := string(page.id)
		if i == 0 {
			id = ""
		}
		begin.Add(id, page.title)
	}
	opening := func(open func() tea.Cmd) func() tea.Cmd {
		return func() tea.Cmd {
			d.done = true
			return open()
		}
	}
	quiet := dialog.Option{Title: "Quiet time", Help: help("After so many days without an update an action counts as gone quiet. It " +
		"belongs to the workbook: all its keepers share it."), Open: opening(a.editQuietTime), Shown: a.quietTime}
	options := []dialog.Option{colours, signs, mouse, reader, begin, quiet}
	if a.opt.Safety {
		options = append(options, dialog.Option{Title: "Safety", Help: help("When the workbook was last read through, and its backups."),
			Open: opening(a.backups.Open), Shown: func() string { text, _ := a.safety.Health(); return strings.TrimSuffix(text, ".") }})
	}
	return options
}

// quietTime is the quiet time in words.
func (a *App) quietTime() string {
	days := store.DefaultQuietDays
	for _, p := range a.pages {
		if known, ok := p.(interface{ QuietDays() int }); ok {
			days = known.QuietDays()
		}
	}
	return strconv.Itoa(days) + " days"
}

// useSettings makes what was remembered hold, where the command line says nothing else.
func (a *App) useSettings() {
	s := &a.remembered.Settings
	if a.opt.Theme == "" && s.Theme != "" || a.opt.Glyphs == "" && s.Glyphs != "" || s.ScreenReader && !a.opt.ScreenReader {
		a.opt.ScreenReader = a.opt.ScreenReader || s.ScreenReader
		name, glyphs := a.opt.Theme, a.opt.Glyphs
		if name == "" {
			name = s.Theme
		}
		if glyphs == "" {
			glyphs = s.Glyphs
		}
		a.setTheme(name, glyphs)
	}
	if s.Start != "" {
		a.at = pageAt(host.PageID(s.Start))
	}
}

// editQuietTime opens the partnership's form at the quiet time.
func (a *App) editQuietTime() tea.Cmd {
	if a.opt.ReadOnly {
		a.Notify(theme.Notice, "This workbook is open for reading only.")
		return nil
	}
	ctx, book := a.ctx, a.book
	return a.Await(func() tea.Msg {
		r, err := book.Partnership(ctx)
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening the partnership: %w", err)}
		}
		return host.OnLoop(func() tea.Cmd {
			return a.Edit(host.Edit{Kind: r.Kind, Record: r, Title: "The partnership", Focus: "quiet_days"})
		})
	})
}

func (d *settingsDialog) Title() string { return "Settings" }
func (d *settingsDialog) Scopes() []command.Scope {
	return []command.Scope{inSettings, command.AnyTime}
}
func (d *settingsDialog) Closed() bool { return d.done }
func (d *settingsDialog) Size(w, h int) (int, int) {
	return min(w, 76), min(h, len(d.Lines)+7)
}

// foot says which keys change a setting.
func (d *settingsDialog) foot() string {
	foot := "Right and Left change it. Esc goes back."
	if d.app.Mode().Demo || d.app.opt.SettingsPath == "" {
		foot += " It is not remembered here."
	}
	return foot
}

// settingsCommands are those of the settings.
func settingsCommands() []command.Command {
	return []command.Command{
		{ID: "app.settings", Title: "Settings", Keys: []string{"f2"}, Scope: command.OnEveryPage,
			Run:  command.Do(func(a *App) { a.Open(a.newSettings()) }),
			Help: "Colours, signs, the mouse, a screen reader, the page to begin in, and the quiet time."},
		{ID: "settings.up", Title: "Up", Keys: []string{"up", "k"}, Scope: inSettings,
			Run: command.Do(func(d *settingsDialog) { d.Move(-1) }), Quiet: true, Help: "Goes one line up."},
		{ID: "settings.down", Title: "Down", Keys: []string{"down", "j", "tab"}, Scope: inSettings,
			Run: command.Do(func(d *settingsDialog) { d.Move(1) }), Quiet: true, Help: "Goes one line down."},
		{ID: "settings.next", Title: "Change", Keys: []string{"right", "enter", "space"}, Scope: inSettings,
			Run: command.On(func(d *settingsDialog) tea.Cmd { return d.Step(1) }), Foot: 10,
			Help: "Takes the next value of the line, or opens it. It holds at once and is remembered on this computer."},
		{ID: "settings.previous", Title: "Change back", Keys: []string{"left"}, Scope: inSettings,
			Run: command.On(func(d *settingsDialog) tea.Cmd { return d.Step(-1) }), Help: "Takes the value before."},
		{ID: "settings.leave", Title: "Back", Keys: []string{"esc", "f2"}, Scope: inSettings,
			Run: command.Do(func(d *settingsDialog) { d.done = true }), Foot: 20, Help: "Goes back."},
	}
}

// inSettings is where settings are changed.
const inSettings command.Scope = "In the settings"
