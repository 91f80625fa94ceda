// Package setup is the first run of the program, before there is a workbook. [Run] shows one page after the other (each a
// step of the model) that asks in plain words which council area it is, which partnership, and who is writing; then it makes
// the workbook through [Options.Make] and, if the keeper likes, imports a table. It stands apart from the other pages: it
// has its own small program loop and its own commands ([Commands]). Nothing may be written before the last page, so that
// the set-up can be left at any time.
package setup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"kept/store"
	"kept/store/calendar"
	"kept/store/national"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/files"
	"kept/ui/form"
	"kept/ui/theme"
	"kept/ui/tilemap"
)

// Answers are what a new workbook begins with.
type Answers struct {
	Areas                    []string // codes of council areas; none for a national body
	National                 bool
	Partnership              string
	Keeper, Role, Employment string // Employment is who they work for
}

// Outcome is how the set-up ended.
type Outcome int

// It ended without anything being made, with a workbook, or with the wish to see
// the demonstration first.
const (
	Left Outcome = iota
	Made
	Demo
)

// Options say what the set-up works with.
type Options struct {
	Input        io.Reader
	Output       io.Writer
	Environ      []string
	Theme        string // the name of a theme; "" is what the terminal suggests
	Glyphs       string // "unicode" or "ascii"; "" is what the terminal suggests
	ScreenReader bool   // the screen is read aloud: no boxes, one thing a line
	NoMouse      bool   // the mouse is left to the terminal
	Today        calendar.Date
	Where        string // the path at which the workbook will be
	// Make makes the workbook. The set-up closes it.
	Make func(ctx context.Context, a Answers) (*store.Workbook, error)
}

// Run asks, makes the workbook, and says how it ended. Left halfway, nothing was
// made.
func Run(ctx context.Context, opt Options) (Outcome, error) {
	m := newModel(ctx, opt)
	profile := colorprofile.Env(opt.Environ)
	if theme.Read(opt.Environ).NoColour {
		profile = min(profile, colorprofile.ASCII)
	}
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithEnvironment(opt.Environ), tea.WithColorProfile(profile)}
	if opt.Input != nil {
		options = append(options, tea.WithInput(opt.Input))
	}
	if opt.Output != nil {
		options = append(options, tea.WithOutput(opt.Output))
	}
	_, err := tea.NewProgram(m, options...).Run()
	if errors.Is(err, tea.ErrInterrupted) || (errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil) {
		err = nil
	}
	m.stopWork()
	m.working.Wait() // what was being imported has ended, one way or the other
	if m.book != nil {
		err = errors.Join(err, m.book.Close())
	}
	if err != nil {
		return m.outcome, fmt.Errorf("setting up: %w", err)
	}
	return m.outcome, nil
}

// step is one page of the set-up.
type step int

const (
	atWelcome step = iota
	atArea
	atName
	atWho
	atBegin
	atFile
	atPlan
	atBusy // something is read or written
)

// model is the set-up on the screen.
type model struct {
	ctx      context.Context
	opt      Options
	theme    *theme.Theme
	registry *command.Registry

	w, h       int
	step       step
	choice     map[step]int // what is chosen on pages with a choice
	areas      *tilemap.Model
	listed     bool // the areas are shown as a list
	body       bool // a national body: it has no areas
	fields     map[step][]*field
	at         int // the field with the cursor
	wrong      string
	help       bool
	outcome    Outcome
	named      bool // the keeper wrote a name of their own
	files      *files.Model
	appearance theme.Appearance
	touched    []touch // what handles the mouse, as drawn last

	book *store.Workbook
	tableImport
}

// field is one line to be filled in.
type field struct {
	title, help string
	line        form.Line
	most        int
}

func newModel(ctx context.Context, opt Options) *model {
	m := &model{ctx: ctx, opt: opt, registry: command.NewRegistry(Commands()),
		choice: map[step]int{}, areas: tilemap.New(national.Authorities(), true), files: files.New(".xlsx", ".csv", ".tsv", ".txt")}
	m.chooseTheme()
	m.listed = opt.ScreenReader // a map cannot be read aloud
	m.fields = map[step][]*field{
		atName: {{title: "Partnership", help: "Its full name, as it signs. Change what is suggested as you like.", most: 200}},
		atWho: {
			{title: "Your name", help: "Every change carries it, so that colleagues know who wrote what. It stays in the workbook.",
				most: 120},
			{title: "Your post", help: "Such as Promise Keeper or lead officer. It can be left blank.", most: 120},
			{title: "You work for", help: "Your council, health board or charity. It can be left blank.", most: 200},
		},
	}
	return m
}

// Init asks the terminal for its colours.
func (m *model) Init() tea.Cmd { return m.askColours() }

// Update handles one message.
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
	case tea.KeyPressMsg:
		return m, m.key(msg)
	case tea.MouseMsg:
		return m, m.mouse(msg)
	case tea.PasteMsg:
		return m, m.typed(msg)
	case tea.BackgroundColorMsg:
		m.appearance.Back = msg.Color
		m.applyTheme()
	case tea.ForegroundColorMsg:
		m.appearance.Text = msg.Color
		m.applyTheme()
	case madeMsg:
		return m, m.made(msg)
	case plannedMsg:
		m.planned(msg)
	case importedMsg:
		return m, m.imported(msg)
	case workMsg:
		if m.step == atBusy {
			return m, m.beat()
		}
	default:
		return m, m.files.Update(msg)
	}
	return m, nil
}

// typing reports whether keys go into text.
func (m *model) typing() bool { return m.fields[m.step] != nil || m.step == atFile || m.step == atArea }

func (m *model) scopes() []command.Scope {
	if m.help {
		return []command.Scope{inHelp, always}
	}
	switch m.step {
	case atArea:
		return []command.Scope{inAreas, onPages, always}
	case atName, atWho:
		return []command.Scope{inFields, onPages, always}
	case atFile:
		return []command.Scope{inFiles, onPages, always}
	case atPlan:
		return []command.Scope{inPlan, onPages, always}
	case atBusy:
		return []command.Scope{inWork, always}
	}
	return []command.Scope{inChoice, onPages, always}
}

func (m *model) key(k tea.KeyPressMsg) tea.Cmd {
	key := k.String()
	// A space selects an area until a search has begun.
	entry := m.typing() && !(m.step == atArea && key == "space" && m.areas.Words() == "")
	if c := m.registry.ForKey(key, m.scopes(), entry); c != nil {
		m.wrong = ""
		return m.run(c)
	}
	return m.typed(k)
}

// typed handles text that is typed or pasted.
func (m *model) typed(msg tea.Msg) tea.Cmd {
	if m.help {
		return nil
	}
	switch m.step {
	case atFile:
		return m.files.Update(msg)
	case atArea:
		switch msg := msg.(type) {
		case tea.KeyPressMsg:
			if msg.String() == "backspace" {
				m.areas.Backspace()
			} else if msg.Text != "" {
				m.areas.Type(msg.Text)
			}
		case tea.PasteMsg:
			m.areas.Type(cell.Clean(msg.Content))
		}
		return nil
	}
	if fields := m.fields[m.step]; fields != nil {
		f := fields[m.at]
		before := f.line.Text()
		f.line.Update(msg)
		if m.step == atName && f.line.Text() != before {
			m.named = true
		}
	}
	return nil
}

// beat draws again a moment later, while something is being done.
func (m *model) beat() tea.Cmd {
	return tea.Tick(120*time.Millisecond, func(time.Time) tea.Msg { return workMsg{} })
}
