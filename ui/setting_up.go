package ui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/theme"
)

// setting is one line of the settings.
type setting struct {
	title, help string
	choices     []string // the values
	titles      []string // as a keeper reads them
	get         func() string
	set         func(value string)
	open        func() tea.Cmd // instead of choices: what Enter opens
	says        func() string  // of what Enter opens: what is shown beside it; nil: the quiet time
}

// settingsDialog shows how Kept looks and behaves on this computer. What is chosen
// holds at once, and is remembered.
type settingsDialog struct {
	app  *App
	list []setting
	at   int
	done bool
}

func (a *App) newSettings() *settingsDialog {
	d := &settingsDialog{app: a}
	s := &a.remembered.Settings
	d.list = []setting{
		{title: "Colours", help: "The terminal's own colours, or a page painted light or dark; two with high contrast, and one for eyes that tell red from green badly.",
			get: func() string { return s.Theme }, set: func(v string) { s.Theme = v; a.wear(v, s.Glyphs) }},
		{title: "Signs", help: "Plain letters suit an old terminal, or a font that shows boxes instead of signs.",
			choices: []string{"", "unicode", "ascii"}, titles: []string{"As the terminal suggests", "Lines and shapes", "Plain letters"},
			get: func() string { return s.Glyphs }, set: func(v string) { s.Glyphs = v; a.wear(s.Theme, v) }},
		{title: "Mouse", help: "Let go of it to mark text on the screen with the mouse, as the terminal does.",
			choices: []string{"", "off"}, titles: []string{"Kept uses it", "Left to the terminal"},
			get: func() string { return map[bool]string{true: "off"}[s.NoMouse] }, set: func(v string) { s.NoMouse = v == "off"; a.mouseOff = s.NoMouse }},
		{title: "Screen reader", help: "No boxes, one thing a line, the real cursor on what is in focus.",
			choices: []string{"", "on"}, titles: []string{"Off", "On"},
			get: func() string { return map[bool]string{true: "on"}[s.ScreenReader] },
			set: func(v string) { s.ScreenReader = v == "on"; a.opt.ScreenReader = v == "on"; a.wear(s.Theme, s.Glyphs) }},
		{title: "Begin in", help: "The room that Kept opens with.", get: func() string { return s.Start }, set: func(v string) { s.Start = v }},
		{title: "Quiet time", help: "After so many days without an update an action counts as gone quiet. It belongs to the workbook: all its keepers share it.",
			open: a.editQuietTime},
	}
	if a.opt.Safety {
		d.list = append(d.list, setting{title: "Safety", help: "When the workbook was last read through, and its backups.",
			open: a.backups.Open, says: func() string { text, _ := a.safety.Health(); return strings.TrimSuffix(text, ".") }})
	}
	colours, begin := &d.list[0], &d.list[4]
	for _, spec := range theme.Specs() {
		name := spec.Name
		if name == "auto" {
			name = ""
		}
		colours.choices, colours.titles = append(colours.choices, name), append(colours.titles, spec.Title)
	}
	for i, room := range roomNames {
		id := string(room.id)
		if i == 0 {
			id = ""
		}
		begin.choices, begin.titles = append(begin.choices, id), append(begin.titles, room.title)
	}
	return d
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
		a.wear(name, glyphs)
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
			return a.Edit(host.Edit{Kind: r.Kind, Record: r, Title: "The partnership", Focus: "quiet_days",
				Saved: func(store.ID) tea.Cmd { return nil }})
		})
	})
}

func (d *settingsDialog) Title() string { return "Settings" }
func (d *settingsDialog) Scopes() []command.Scope {
	return []command.Scope{inSettings, command.AnyTime}
}
func (d *settingsDialog) State(s *command.State) { s.Form, s.Selected = true, true }
func (d *settingsDialog) Update(tea.Msg) tea.Cmd { return nil }
func (d *settingsDialog) Closed() bool           { return d.done }
func (d *settingsDialog) Size(w, h int) (int, int) {
	return min(w, 76), min(h, len(d.list)+7)
}

// step goes to the next or the previous value of the line at the cursor.
func (d *settingsDialog) step(by int) tea.Cmd {
	s := &d.list[d.at]
	if s.open != nil {
		if by < 0 {
			return nil
		}
		d.done = true
		return s.open()
	}
	n := len(s.choices)
	s.set(s.choices[(s.chosen()+by+n)%n])
	return tea.Batch(d.app.SaveSettings(), d.app.changed()) // pages hold signs
}

func (s *setting) chosen() int {
	value := s.get()
	for i, c := range s.choices {
		if c == value {
			return i
		}
	}
	return 0
}

// said is the value of a line as a keeper reads it.
func (d *settingsDialog) said(s *setting) string {
	if s.open == nil {
		return s.titles[s.chosen()]
	}
	if s.says != nil {
		return s.says()
	}
	days := store.DefaultQuietDays
	for _, p := range d.app.rooms {
		if known, ok := p.(interface{ QuietDays() int }); ok {
			days = known.QuietDays()
		}
	}
	return strconv.Itoa(days) + " days"
}

func (d *settingsDialog) Draw(w, h int) (lines []string, x, y int) {
	t := d.app.Theme()
	for i := range d.list {
		s := &d.list[i]
		sign, role := "  ", theme.Text
		if i == d.at {
			sign, role, y = t.Glyphs.Cursor+" ", theme.Cursor, len(lines)
		}
		lines = append(lines, t.Render(role, cell.Fit(sign+cell.Fit(s.title, 15, t.Glyphs.Cut)+d.said(s), w, t.Glyphs.Cut)))
	}
	lines = append(lines, "")
	for _, line := range cell.Wrap(d.list[d.at].help, w) {
		lines = append(lines, t.Render(theme.Dim, line))
	}
	for len(lines) < h-1 {
		lines = append(lines, "")
	}
	foot := "Right and Left change it. Esc goes back."
	if d.app.Mode().Demo || d.app.opt.SettingsPath == "" {
		foot += " It is not remembered here."
	}
	return append(lines, t.Render(theme.Dim, cell.Cut(foot, w, t.Glyphs.Cut))), 0, y
}

// settingsCommands are those of the settings.
func settingsCommands() []command.Command {
	return []command.Command{
		{ID: "app.settings", Title: "Settings", Keys: []string{"f2"}, Scope: command.OnEveryPage, Run: command.Do(func(a *App) { a.Open(a.newSettings()) }), Help: "Colours, signs, the mouse, a screen reader, the room to begin in, and the quiet time."},
		{ID: "settings.up", Title: "Up", Keys: []string{"up", "k"}, Scope: inSettings, Run: command.Do(func(d *settingsDialog) { d.at = max(d.at-1, 0) }), Quiet: true, Help: "Goes one line up."},
		{ID: "settings.down", Title: "Down", Keys: []string{"down", "j", "tab"}, Scope: inSettings, Run: command.Do(func(d *settingsDialog) { d.at = min(d.at+1, len(d.list)-1) }), Quiet: true, Help: "Goes one line down."},
		{ID: "settings.next", Title: "Change", Keys: []string{"right", "enter", "space"}, Scope: inSettings, Run: command.On(func(d *settingsDialog) tea.Cmd { return d.step(1) }), Foot: 10, Help: "Takes the next value of the line, or opens it. It holds at once and is remembered on this computer."},
		{ID: "settings.previous", Title: "Change back", Keys: []string{"left"}, Scope: inSettings, Run: command.On(func(d *settingsDialog) tea.Cmd { return d.step(-1) }), Help: "Takes the value before."},
		{ID: "settings.leave", Title: "Back", Keys: []string{"esc", "f2"}, Scope: inSettings, Run: command.Do(func(d *settingsDialog) { d.done = true }), Foot: 20, Help: "Goes back."},
	}
}

// inSettings is where settings are changed.
const inSettings command.Scope = "In the settings"
