// Package ui is Kept on the screen: one Bubble Tea program over one workbook,
// with a room for each part of the work.
package ui

import (
	"context"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/shelf"
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
	StateDir     string           // where this computer keeps drafts and when who was here; "": nowhere
	SettingsPath string           // the file of how the keeper likes to see things; "": it is not remembered
	// Export writes the bundle of a quarter and gives its path; nil: there is no export.
	Export func(ctx context.Context, quarter store.Quarter) (path string, err error)
}

// room is one part of the program that fills the screen.
type room interface {
	enter() tea.Cmd  // it comes to the front
	reload() tea.Cmd // the workbook has changed
	// update takes what was read for it.
	update(msg tea.Msg) tea.Cmd
	// typing takes keys and pasted text while text is being typed in the room.
	typing(msg tea.Msg) tea.Cmd
	do(id string) (tea.Cmd, bool)
	scopes() []command.Scope
	state(*command.State)
	crumbs() []string
	// draw draws exactly h lines of at most w cells.
	draw(w, h int) []string
	// cursor is the place of the real cursor in what was drawn last.
	cursor() (x, y int)
	position() string
}

// roomNames are the rooms in their order.
var roomNames = []struct{ id, title, help string }{
	{"overview", "Overview", "Shows what needs you now, how the actions stand, and what changed."},
	{"actions", "Actions", "Shows what the partnership does."},
	{"stakeholders", "Stakeholders", "Shows the organisations and groups with a part in the work."},
	{"priorities", "Priorities", "Shows what the partnership puts first."},
	{"national", "National plan", "Shows the 25 national actions and what you do for each."},
	{"submission", "Submission", "Shows the quarter's response to each national action, and exports the bundle."},
	{"history", "History", "Shows every change that was ever made, by whom and when, and the records as they stood."},
}

// App is the root model.
type App struct {
	ctx      context.Context
	opt      Options
	book     *store.Workbook
	theme    *theme.Theme
	look     look
	story    *story // the guided story, when it is shown or stopped
	registry *command.Registry

	width, height int
	rooms         []room
	at            int
	came          []int // rooms to go back to
	dialogs       []dialog
	drafts        map[string]*formDialog

	queue   []job
	current *job // the one being made
	writing bool
	leaving bool
	toast   toast

	name    string // of the partnership
	undo    string // what Undo would take back
	redo    string
	version int64
	stale   map[int]bool // rooms that have not read the latest change

	remembered remembered
	mouse      mouse
	clip       func(string) error // puts text on the clipboard; nil: the terminal does it
	// later gives a message after a time; tests give it at once.
	later        func(time.Duration, func() tea.Msg) tea.Cmd
	shelf        *shelf.Shelf           // what this computer keeps beside the workbook
	lastHere     time.Time              // when the keeper was here before; zero when never
	offered      map[string]shelf.Draft // drafts of earlier runs, by form
	draftTrouble bool                   // it was said that drafts cannot be kept

	behind []tea.Cmd // what the first screen did not wait for

	lists int // ids given to lists
	drawn *tea.View
}

// toast is a sentence at the foot: what was just done, or what went wrong.
type toast struct {
	text string
	role theme.Role
	keys int // keys pressed since; it goes after a few
}

const toastKeys = 5

func newApp(ctx context.Context, opt Options) *App {
	if opt.Now == nil {
		opt.Now = opt.Workbook.Now
	}
	a := &App{
		ctx: ctx, opt: opt, book: opt.Workbook, drafts: map[string]*formDialog{}, stale: map[int]bool{},
	}
	a.wear(opt.Theme, opt.Glyphs)
	a.takeKeys()
	a.later = func(d time.Duration, fn func() tea.Msg) tea.Cmd {
		return tea.Tick(d, func(time.Time) tea.Msg { return fn() })
	}
	a.loadSettings()
	a.useSettings()
	a.shelf = shelf.Of(opt.StateDir, opt.Workbook.Path())
	a.lastHere, _ = a.shelf.LastHere(a.book.Keeper())
	a.rooms = newRooms(a)
	if opt.Workshop != nil && opt.Workshop.Begin {
		a.beginStory()
	}
	return a
}

func newRooms(a *App) []room {
	return []room{
		newOverviewRoom(a),
		newBrowser(a, store.Action),
		newStakeholderRoom(a),
		newPriorityRoom(a),
		newNationalRoom(a),
		newSubmissionRoom(a),
		newHistoryRoom(a),
	}
}

func (a *App) today() store.Date { return store.DateOf(a.opt.Now()) }

func (a *App) listID() int {
	a.lists++
	return a.lists
}

// Init begins to read.
func (a *App) Init() tea.Cmd {
	return tea.Batch(tea.Batch(a.behind...), a.rooms[a.at].enter(), a.readStanding(), a.watch(), a.arrive(), a.readDrafts(), a.askColours())
}

// standing is what the frame shows of the workbook.
type standing struct {
	name, undo, redo string
	version          int64
	err              error
}

func readStanding(ctx context.Context, w *store.Workbook) (s standing) {
	if p, err := w.Partnership(ctx); err == nil {
		s.name = cell.Clean(p.Get("name"))
	}
	var b store.Batch
	var ok bool
	if b, ok, s.err = w.CanUndo(ctx); ok {
		s.undo = b.Title
	}
	if s.err == nil {
		if b, ok, s.err = w.CanRedo(ctx); ok {
			s.redo = b.Title
		}
	}
	if s.err == nil {
		s.version, s.err = w.Version(ctx)
	}
	return s
}

func (a *App) readStanding() tea.Cmd {
	ctx, book := a.ctx, a.book
	return func() tea.Msg { return readStanding(ctx, book) }
}

// watchMsg says that it is time to look for changes by other programs.
type watchMsg struct{}

func (a *App) watch() tea.Cmd {
	if a.opt.Watch <= 0 {
		return nil
	}
	return tea.Tick(a.opt.Watch, func(time.Time) tea.Msg { return watchMsg{} })
}

// versionMsg is the version of the workbook as it was looked up.
type versionMsg struct{ version int64 }

// Update takes one message.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if msg, ok := msg.(tea.MouseMsg); ok {
		return a, a.takeMouse(msg)
	}
	switch msg := msg.(type) {
	case watchMsg: // changes nothing that is drawn
		ctx, book := a.ctx, a.book
		look := func() tea.Msg {
			if v, err := book.Version(ctx); err == nil {
				return versionMsg{v}
			}
			return nil
		}
		return a, tea.Batch(look, a.watch())
	case draftTick, adviceTick:
		cmd, _ := a.takeDraft(msg)
		return a, cmd
	case versionMsg:
		if msg.version == a.version || a.writing || len(a.queue) > 0 {
			return a, nil
		}
		a.version = msg.version
		a.drawn = nil
		return a, tea.Batch(a.changed(), a.readStanding())
	}
	a.drawn = nil
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		return a, nil
	case tea.KeyPressMsg:
		return a, a.key(msg)
	case tea.PasteMsg:
		if a.showing() {
			return a, nil
		}
		return a, a.typing(msg)
	case standing:
		a.take(msg)
		return a, nil
	case wroteMsg:
		return a, a.wrote(msg)
	case copiedMsg:
		return a, a.copied(msg)
	case copyMsg:
		return a, a.copyText(msg.text)
	case progressMsg:
		if a.writing {
			return a, a.showProgress()
		}
		return a, nil
	case openMsg:
		return a, a.openTop(msg.top)
	case onLoop:
		return a, msg(a)
	case tea.BackgroundColorMsg:
		a.look.back = msg.Color
		a.dress()
		return a, nil
	case tea.ForegroundColorMsg:
		a.look.text = msg.Color
		a.dress()
		return a, nil
	case failedMsg:
		a.say(theme.Problem, store.Sentence(msg.err))
		return a, nil
	}
	if cmd, ok := a.takeDraft(msg); ok {
		return a, cmd
	}
	var cmds []tea.Cmd
	for _, d := range a.dialogs {
		cmds = append(cmds, d.update(msg))
	}
	for _, r := range a.rooms {
		cmds = append(cmds, r.update(msg))
	}
	a.closeDialogs()
	return a, tea.Batch(cmds...)
}

func (a *App) take(s standing) {
	if s.err != nil {
		a.say(theme.Problem, store.Sentence(s.err))
		return
	}
	a.undo, a.redo, a.version = s.undo, s.redo, max(s.version, a.version)
	if s.name != "" {
		a.name = s.name
	}
}

// failedMsg says that something could not be read.
type failedMsg struct{ err error }

// say puts a sentence at the foot.
func (a *App) say(role theme.Role, text string) { a.toast = toast{text: cell.Clean(text), role: role} }

// changed makes every room read again: the one in front now, the others when
// one comes to them.
func (a *App) changed() tea.Cmd {
	for i := range a.rooms {
		a.stale[i] = i != a.at
	}
	return a.rooms[a.at].reload()
}

// scopes are the scopes in reach, the nearest first.
func (a *App) scopes() []command.Scope {
	if a.showing() {
		return []command.Scope{inStory, always, surely}
	}
	if d := a.front(); d != nil {
		return d.scopes()
	}
	return a.rooms[a.at].scopes()
}

// state is what commands look at to tell whether they can run.
func (a *App) state() command.State {
	s := command.State{CanUndo: a.undo, CanRedo: a.redo, ReadOnly: a.opt.ReadOnly, CanExport: a.opt.Export != nil,
		Story: a.story != nil, Resettable: a.opt.Workshop != nil && a.opt.Workshop.Rebuild != nil}
	if a.showing() {
		return s
	}
	if d := a.front(); d != nil {
		d.state(&s)
		return s
	}
	s.Room = roomNames[a.at].id
	a.rooms[a.at].state(&s)
	return s
}

// key finds what a key means and does it.
func (a *App) key(k tea.KeyPressMsg) tea.Cmd {
	if a.toast.text != "" {
		if a.toast.keys++; a.toast.keys > toastKeys {
			a.toast = toast{}
		}
	}
	state := a.state()
	if c := a.registry.ForKey(k.String(), a.scopes(), state.Entry); c != nil {
		return a.run(c)
	}
	if a.showing() {
		return nil
	}
	return a.typing(k)
}

// run does a command, or says why it cannot be done now.
func (a *App) run(c *command.Command) tea.Cmd {
	if ok, why := c.Ready(a.state()); !ok {
		if !c.Quiet && c.ID != "list.clear" {
			a.say(theme.Notice, why)
		}
		return nil
	}
	defer a.closeDialogs()
	if d := a.front(); d != nil {
		if cmd, ok := d.do(c.ID); ok {
			return cmd
		}
	}
	if cmd, ok := a.do(c.ID); ok {
		return cmd
	}
	cmd, _ := a.rooms[a.at].do(c.ID)
	return cmd
}

// typing hands keys and pasted text to whatever is being typed in.
func (a *App) typing(msg tea.Msg) tea.Cmd {
	defer a.closeDialogs()
	if d := a.front(); d != nil {
		return d.update(msg)
	}
	if s := a.state(); s.Entry {
		return a.rooms[a.at].typing(msg)
	}
	return nil
}

// do runs the commands of the program as a whole.
func (a *App) do(id string) (tea.Cmd, bool) {
	if cmd, ok := a.storyDo(id); ok {
		return cmd, true
	}
	switch id {
	case "app.undo":
		return a.takeBack(true), true
	case "app.redo":
		return a.takeBack(false), true
	case "app.help":
		a.open(newHelp(a))
	case "app.palette":
		return a.openPalette(), true
	case "app.mouse":
		a.mouse.free = !a.mouse.free
		if a.mouse.free {
			a.say(0, "The mouse is let go: drag over text to select it. F4 or M takes it back.")
		} else {
			a.say(0, "The mouse works in Kept again.")
		}
	case "app.quit":
		return a.quit(), true
	case "app.settings":
		a.open(a.newSettings())
	case "app.drafts":
		return a.chooseDraft(), true
	case "app.offer-quit":
		a.open(&question{app: a, heading: "Leave Kept?", text: "Everything saved is on the disk already.",
			answers: []string{"Stay", "Leave"}, then: func(i int) tea.Cmd {
				if i == 1 {
					return a.quit()
				}
				return nil
			}})
	case "room.next":
		return a.goTo((a.at + 1) % len(a.rooms)), true
	case "room.previous":
		return a.goTo((a.at + len(a.rooms) - 1) % len(a.rooms)), true
	default:
		for i, name := range roomNames {
			if id == "room.go-"+name.id {
				return a.goTo(i), true
			}
		}
		return nil, false
	}
	return nil, true
}
