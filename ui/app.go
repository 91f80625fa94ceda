// Package ui is Kept on the screen: one Bubble Tea program over one workbook, with a page for each part of the work. [Run]
// shows it. [App] is the root model and the one host of pages and dialogs: it finds what a key means and runs its command,
// goes from page to page, keeps the queue of changes, and draws the frame around the page. Reading and writing are done
// away from the loop and come back as messages. [Commands] gathers the commands of the program and of every page, from the
// Commands function of each, and situations those that are in reach together, from Situations. It holds no rule of the
// field, which belongs to store, and no SQL; a page must ask it for everything that is not the page's own.
package ui

import (
	"context"
	"io"
	"kept/ui/actions"
	"kept/ui/backups"
	"kept/ui/editing"
	"kept/ui/history"
	"kept/ui/nationalplan"
	"kept/ui/overview"
	"kept/ui/priorities"
	"kept/ui/safety"
	"kept/ui/stakeholders"
	"kept/ui/submission"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/mouse"
	"kept/ui/shelf"
	"kept/ui/story"
	"kept/ui/theme"
)

// Options say what the program works on and with.
type Options struct {
	Workbook     *store.Workbook
	Now          func() time.Time // the clock; nil is the workbook's own
	Input        io.Reader        // nil: the terminal
	Output       io.Writer        // nil: the terminal
	Environ      []string         // "NAME=value"; nil: the environment of the program
	Theme        string           // the name of a theme; "" is "auto"
	Glyphs       string           // "unicode" or "ascii"; "": as the environment says
	ScreenReader bool             // the screen is read aloud: no boxes, one thing a line
	KeysFile     string           // the file with the keeper's own keys; "": there is none
	Workshop     *Workshop        // what the guided story is shown on; nil: there is no story
	Demo         bool             // the workbook is an invented one, on a copy that is thrown away
	ReadOnly     bool             // nothing can be changed
	Label        string           // what is shown, where it is no workbook of one's own: "Bundle 2026-27 Q2"
	Watch        time.Duration    // how often to look for changes made by other programs; 0: never
	Safety       bool             // the workbook's file is looked after: who else has it open, where it is, whether it is whole
	StateDir     string           // where this computer keeps drafts and when who was here; "": nowhere
	SettingsPath string           // the file of how the keeper likes to see things; "": it is not remembered
	// Export writes the bundle of a quarter and gives its path; nil: there is no export.
	Export func(ctx context.Context, quarter calendar.Quarter) (path string, err error)
	Folder string // where reports are put; "": the keeper's documents
}

// pages are the pages of the program in their order, which is that of their keys: 1, 2 and so on.
var pages = []struct {
	id          host.PageID
	title, help string
	create      func(*App) host.Page
}{
	{host.Overview, "Overview", "Shows what needs you now, how the actions stand, and what changed.",
		func(a *App) host.Page { return overview.New(a, a.lastHere) }},
	{host.Actions, "Actions", "Shows what the partnership does.",
		func(a *App) host.Page { return actions.New(a) }},
	{host.Stakeholders, "Stakeholders", "Shows the organisations and groups with a part in the work.",
		func(a *App) host.Page { return stakeholders.New(a) }},
	{host.Priorities, "Priorities", "Shows what the partnership puts first.",
		func(a *App) host.Page { return priorities.New(a) }},
	{host.NationalPlan, "National plan", "Shows the 25 national actions and what you do for each.",
		func(a *App) host.Page { return nationalplan.New(a) }},
	{host.Submission, "Submission", "Shows the quarter's response to each national action, and exports the bundle.",
		func(a *App) host.Page { return submission.New(a, a.opt.Export) }},
	{host.History, "History", "Shows every change, who made it and when, and the records as they were.",
		func(a *App) host.Page { return history.New(a) }},
}

// App is the root model.
type App struct {
	ctx        context.Context
	opt        Options
	book       *store.Workbook
	theme      *theme.Theme
	appearance theme.Appearance
	story      *story.Story
	registry   *command.Registry

	width, height int
	pages         []host.Page
	at            int
	trail         []int // pages to go back to
	dialogs       []host.Dialog
	held          heldKeys
	desk          *editing.Desk // the forms

	queue    []job
	current  *job       // the one being made
	parallel []*job     // work that changes do not wait for
	works    []*working // long work that was asked for and is not done
	writing  bool
	leaving  bool
	toast    toast

	name        string // of the partnership
	undo        string // what Undo would take back
	undoChanges int    // how many values that would change
	redoChanges int
	redo        string
	version     int64
	stale       map[int]bool // pages that have not read the latest change

	remembered remembered
	areas      mouse.Areas
	mouseOff   bool               // the mouse is left to the terminal, so that text can be selected
	clip       func(string) error // puts text on the clipboard; nil: the terminal does it
	// later gives a message after a time; tests give it at once.
	later    func(time.Duration, func() tea.Msg) tea.Cmd
	shelf    *shelf.Shelf // what this computer keeps beside the workbook
	lastHere time.Time    // when the keeper was here before; zero when never
	safety   *safety.Safety
	backups  *backups.Backups
	opened   []*store.Workbook // backups and copies that were looked into
	resume   *resume           // what to come back to from a backup or a copy; nil: the workbook is shown

	afterFirstScreen []tea.Cmd // what the first screen did not wait for

	drawn *tea.View
}

func newApp(ctx context.Context, opt Options) *App {
	if opt.Now == nil {
		opt.Now = opt.Workbook.Now
	}
	a := &App{
		ctx: ctx, opt: opt, book: opt.Workbook, stale: map[int]bool{},
	}
	a.setTheme(opt.Theme, opt.Glyphs)
	a.loadKeys()
	a.later = func(d time.Duration, fn func() tea.Msg) tea.Cmd {
		return tea.Tick(d, func(time.Time) tea.Msg { return fn() })
	}
	a.loadSettings()
	a.useSettings()
	a.shelf = shelf.Of(opt.StateDir, opt.Workbook.Path())
	a.story = story.New(a, a.closeStoryDialogs)
	a.desk = editing.New(a, a.shelf, func() tea.Cmd { return a.safety.BackUp() })
	a.backups = backups.New(a, backups.Program{Show: a.viewCopy, Health: func() (string, theme.Role) { return a.safety.Health() }})
	a.safety = safety.New(a, a.shelf, a.safetyProgram())
	a.lastHere, _ = a.shelf.LastHere(a.book.Keeper())
	a.pages = newPages(a)
	if opt.Workshop != nil && opt.Workshop.Begin {
		a.story.Begin()
	}
	return a
}

func newPages(a *App) []host.Page {
	list := make([]host.Page, len(pages))
	for i, page := range pages {
		list[i] = page.create(a)
	}
	return list
}

// Init begins to read.
func (a *App) Init() tea.Cmd {
	return tea.Batch(tea.Batch(a.afterFirstScreen...), a.pages[a.at].Enter(), a.readFrameState(), a.watch(), a.noteArrival(),
		a.desk.ReadDrafts(),
		a.askColours(), a.startSafety())
}

// Update takes one message. Keys wait while what they are for is being read.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if a.hold(msg) {
		return a, nil
	}
	_, cmd := a.step(msg)
	if len(a.held.keys) > 0 {
		cmd = tea.Batch(cmd, a.release())
	}
	return a, cmd
}

// step takes one message now.
func (a *App) step(msg tea.Msg) (tea.Model, tea.Cmd) {
	if cmd, handled := a.handleQuiet(msg); handled {
		return a, cmd
	}
	a.drawn = nil
	if cmd, handled := a.handleTerminal(msg); handled {
		return a, cmd
	}
	if cmd, handled := a.handleOwn(msg); handled {
		return a, cmd
	}
	var cmds []tea.Cmd
	for _, d := range a.dialogs {
		cmds = append(cmds, d.Update(msg))
	}
	for _, r := range a.pages {
		cmds = append(cmds, r.Update(msg))
	}
	a.closeDialogs()
	return a, tea.Batch(cmds...)
}

// handleQuiet handles what need not change anything that is drawn.
func (a *App) handleQuiet(msg tea.Msg) (cmd tea.Cmd, handled bool) {
	switch msg := msg.(type) {
	case tea.MouseMsg:
		return a.handleMouse(msg), true
	case watchMsg:
		ctx, book := a.ctx, a.book
		readVersion := func() tea.Msg {
			if v, err := book.Version(ctx); err == nil {
				return versionMsg{v}
			}
			return nil
		}
		return tea.Batch(readVersion, a.safety.Poll(), a.watch()), true
	case host.Background:
		draw, cmd := msg()
		if draw {
			a.drawn = nil
		}
		return cmd, true
	case versionMsg:
		if msg.version == a.version || a.writing || len(a.queue) > 0 {
			return nil, true
		}
		before := a.version
		a.version = msg.version
		a.drawn = nil
		return tea.Batch(a.changed(), a.readFrameState(), a.safety.ShowChanges(before)), true
	}
	return nil, false
}

// handleTerminal handles keys, pasted text, and what the terminal says of itself.
func (a *App) handleTerminal(msg tea.Msg) (cmd tea.Cmd, handled bool) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		return a.key(msg), true
	case tea.PasteMsg:
		if !a.storyHasKeys() {
			return a.Typing(msg), true
		}
	case tea.BackgroundColorMsg:
		a.appearance.Back = msg.Color
		a.applyTheme()
	case tea.ForegroundColorMsg:
		a.appearance.Text = msg.Color
		a.applyTheme()
	default:
		return nil, false
	}
	return nil, true
}

// handleOwn handles what the program sends to itself, which its pages and dialogs do not need.
func (a *App) handleOwn(msg tea.Msg) (cmd tea.Cmd, handled bool) {
	switch msg := msg.(type) {
	case frameState:
		before := a.version
		if a.applyState(msg); before != 0 && a.version != before { // somebody else was faster than the looking
			return a.changed(), true
		}
	case wroteMsg:
		return a.wrote(msg), true
	case copiedMsg:
		return a.copied(msg), true
	case progressMsg:
		if len(a.works) > 0 {
			return a.showProgress(), true
		}
	case host.OnLoop:
		return msg(), true
	case arrivedMsg:
		return a.arrived(msg.msg), true
	case host.Failed:
		a.Notify(theme.Problem, store.Sentence(msg.Err))
	default:
		return nil, false
	}
	return nil, true
}

// changed makes every page read again: the one in front now, the others when
// a keeper goes to them.
func (a *App) changed() tea.Cmd {
	for i := range a.pages {
		a.stale[i] = i != a.at
	}
	return a.pages[a.at].Reload()
}
