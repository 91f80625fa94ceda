// Package setup is the first run: in plain words it asks which area, which
// partnership and who is writing, makes the workbook, and brings in a table.
package setup

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
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

// It ended without anything being made, with a workbook, or with the wish to look
// round first.
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
	atWork // something is read or written
)

// model is the set-up on the screen.
type model struct {
	ctx      context.Context
	opt      Options
	theme    *theme.Theme
	registry *command.Registry

	w, h    int
	step    step
	choice  map[step]int // what is chosen on pages with a choice
	areas   *tilemap.Model
	listed  bool // the areas are shown as a list
	body    bool // a national body: it has no areas
	fields  map[step][]*field
	at      int // the field with the cursor
	wrong   string
	help    bool
	outcome Outcome
	named   bool // the keeper wrote a name of their own
	files   *files.Model
	look    theme.Look
	touched []touch // what takes the mouse, as drawn last

	book *store.Workbook
	importing
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
	m.wear()
	m.listed = opt.ScreenReader // a map is nothing to be read aloud
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

// Update takes one message.
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
		m.look.Back = msg.Color
		m.dress()
	case tea.ForegroundColorMsg:
		m.look.Text = msg.Color
		m.dress()
	case madeMsg:
		return m, m.made(msg)
	case plannedMsg:
		m.planned(msg)
	case importedMsg:
		return m, m.imported(msg)
	case workMsg:
		if m.step == atWork {
			return m, m.beat()
		}
	default:
		return m, m.files.Update(msg)
	}
	return m, nil
}

// typing tells whether keys go into text.
func (m *model) typing() bool { return m.fields[m.step] != nil || m.step == atFile || m.step == atArea }

func (m *model) scopes() []command.Scope {
	if m.help {
		return []command.Scope{inHelp, surely}
	}
	switch m.step {
	case atArea:
		return []command.Scope{inAreas, onPages, surely}
	case atName, atWho:
		return []command.Scope{inFields, onPages, surely}
	case atFile:
		return []command.Scope{inFiles, onPages, surely}
	case atPlan:
		return []command.Scope{inPlan, onPages, surely}
	case atWork:
		return []command.Scope{inWork, surely}
	}
	return []command.Scope{inChoice, onPages, surely}
}

func (m *model) key(k tea.KeyPressMsg) tea.Cmd {
	key := k.String()
	// A space ticks an area until something is being found.
	entry := m.typing() && !(m.step == atArea && key == "space" && m.areas.Words() == "")
	if c := m.registry.ForKey(key, m.scopes(), entry); c != nil {
		m.wrong = ""
		return m.do(c.ID)
	}
	return m.typed(k)
}

// typed takes text where one types.
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

// do runs one of the commands.
func (m *model) do(id string) tea.Cmd {
	switch id {
	case "setup.next":
		return m.next()
	case "setup.back":
		return m.back()
	case "setup.leave":
		if m.step == atWork {
			m.stopWork()
		}
		return tea.Quit
	case "setup.help":
		m.help = true
	case "help.leave":
		m.help = false
	case "setup.up":
		m.choice[m.step] = max(m.choice[m.step]-1, 0)
	case "setup.down":
		m.choice[m.step] = min(m.choice[m.step]+1, len(m.choices())-1)
	case "field.next", "field.previous":
		by := 1
		if id == "field.previous" {
			by = -1
		}
		n := len(m.fields[m.step])
		m.at = (m.at + by + n) % n
	case "file.as":
		m.as = (m.as + 1) % len(kinds)
	case "file.complete":
		return m.files.Complete()
	case "file.up":
		m.files.Move(-1)
	case "file.down":
		m.files.Move(1)
	case "area.list":
		m.listed = !m.listed
		m.areas.Find("")
	case "area.body":
		m.body = !m.body
	case "tiles.up", "tiles.down":
		if m.listed {
			id = map[string]string{"tiles.up": "tiles.previous", "tiles.down": "tiles.next"}[id]
		}
		m.areas.Do(id)
	case "plan.up":
		m.top--
	case "plan.down":
		m.top++
	case "plan.page-up":
		m.top -= m.h - 8
	case "plan.page-down":
		m.top += m.h - 8
	case "work.stop":
		m.stopWork()
	case "tiles.tick":
		m.areas.Do(id)
		m.areas.Find("") // the next one is found from its first letter
	default:
		m.areas.Do(id)
	}
	return nil
}

// next goes on from a page, when what it asks for is there.
func (m *model) next() tea.Cmd {
	switch m.step {
	case atWelcome:
		switch m.choice[atWelcome] {
		case 1:
			m.outcome = Demo
			return tea.Quit
		case 2:
			return tea.Quit
		}
		m.to(atArea)
	case atArea:
		if !m.body && len(m.areas.Chosen()) == 0 {
			m.wrong = "Choose an area first."
			return nil
		}
		if !m.named {
			m.fields[atName][0].line.SetText(m.suggestion())
		}
		m.to(atName)
	case atName:
		if m.text(atName, 0) == "" {
			m.wrong = "The partnership needs a name: it stands on all that you send."
			return nil
		}
		m.to(atWho)
	case atWho:
		if m.at < len(m.fields[atWho])-1 && m.text(atWho, m.at) != "" {
			m.at++
			return nil
		}
		if m.text(atWho, 0) == "" {
			m.at, m.wrong = 0, "Say your name: every change carries it."
			return nil
		}
		m.to(atBegin)
	case atBegin:
		if m.choice[atBegin] == 2 {
			m.outcome = Demo
			return tea.Quit
		}
		return m.make()
	case atFile:
		return m.plan()
	case atPlan:
		return m.apply()
	}
	return nil
}

func (m *model) back() tea.Cmd {
	switch m.step {
	case atWelcome:
		return tea.Quit
	case atFile:
		m.to(atBegin)
	case atPlan:
		m.to(atFile)
	default:
		m.to(m.step - 1)
	}
	return nil
}

func (m *model) to(s step) { m.step, m.at, m.wrong, m.top = s, 0, "", 0 }

func (m *model) text(s step, i int) string { return strings.TrimSpace(m.fields[s][i].line.Text()) }

// suggestion is a name for the partnership of the areas chosen.
func (m *model) suggestion() string {
	if m.body {
		return ""
	}
	var names []string
	for _, a := range m.areas.Chosen() {
		names = append(names, a.Name)
	}
	if n := len(names); n > 2 {
		names = []string{strings.Join(names[:n-1], ", "), names[n-1]}
	}
	return strings.Join(names, " and ") + " Children's Services Planning Partnership"
}

func (m *model) answers() Answers {
	a := Answers{National: m.body, Partnership: m.text(atName, 0), Keeper: m.text(atWho, 0), Role: m.text(atWho, 1),
		Employment: m.text(atWho, 2)}
	if !m.body {
		for _, area := range m.areas.Chosen() {
			a.Areas = append(a.Areas, area.Code)
		}
	}
	return a
}

// beat draws anew a moment later, while something is being done.
func (m *model) beat() tea.Cmd {
	return tea.Tick(120*time.Millisecond, func(time.Time) tea.Msg { return workMsg{} })
}
