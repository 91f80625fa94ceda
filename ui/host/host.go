// Package host says what pages and dialogs are to the program, and what the program
// offers to them.
//
// A [Page] fills the screen, a [Dialog] opens in front of it. Both get a [Host] when
// they are made, and speak to the program through nothing else: to show another page
// they call [Screen.Go] with a [Target], to change the workbook they call [Changes.Write],
// or [Changes.Work] for what takes a while. Neither knows another page, the queue of
// changes, or the terminal. The program in package ui is the one Host.
//
// Everything here runs on the loop of the program, but for the functions Run of a
// [Job] and of a [LongWork], which run beside it and must not touch a page.
package host

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/words"
	"kept/ui/command"
	"kept/ui/mouse"
	"kept/ui/settings"
	"kept/ui/theme"
)

// Host is the program, as pages and dialogs see it.
type Host interface {
	Surroundings
	Screen
	Changes
	Keys
}

// Surroundings are what there is around a page: they are asked, and tell.
type Surroundings interface {
	// Context ends with the program.
	Context() context.Context
	// Workbook is the workbook that is shown.
	Workbook() *store.Workbook
	// Version is the workbook's version that the screens show.
	Version() int64
	// Theme is how things are drawn now; it can change between two frames.
	Theme() *theme.Theme
	// Now is the time by the program's clock, in the zone of the keeper.
	Now() time.Time
	// Mode tells in which way the program runs.
	Mode() Mode
	// Size is the size of the window in cells and lines.
	Size() (width, height int)
	// Settings are how the keeper likes to see things; SaveSettings keeps what was changed in them.
	Settings() *settings.Settings
	SaveSettings() tea.Cmd
}

// Screen is what is shown, and how something else comes to be shown.
type Screen interface {
	// Notify shows a sentence at the foot of the screen.
	Notify(role theme.Role, sentence string)
	// Open opens a dialog in front of the page.
	Open(Dialog)
	// Edit opens the form of a record, or the draft that was left of it.
	Edit(Edit) tea.Cmd
	// Go shows a page, and Back goes back to the page that was shown before; false when there is none.
	Go(Target) tea.Cmd
	Back() (tea.Cmd, bool)
	// CanGoBack tells whether Back would go anywhere.
	CanGoBack() bool
	// Shown tells whether a page is the one on the screen, and Fronted whether a dialog is in front of it.
	Shown(Page) bool
	HasDialog() bool
	// Mouse takes the parts of the screen that can be clicked, while they are drawn.
	Mouse() *mouse.Areas
}

// Changes are what is done away from the loop: changes of the workbook, one after another, and what takes its time.
type Changes interface {
	// Write queues one change; Work queues what takes a while. Both answer on the loop, in Then.
	Write(Job) tea.Cmd
	Work(LongWork) tea.Cmd
	// Working tells whether long work is being done, and Progress how far that is which was
	// begun last: in words, and as a bar of so many cells; "" where there is none.
	Working() bool
	Progress(width int) (text, bar string)
	// Await returns a command during which keys wait for its answer.
	Await(tea.Cmd) tea.Cmd
	// Later returns a command that gives a message after some time.
	Later(time.Duration, func() tea.Msg) tea.Cmd
	// Copy puts text on the clipboard.
	Copy(text string) tea.Cmd
}

// Keys are commands by their ids and keys.
type Keys interface {
	// Run runs a command by its id, where it is in reach; Press does what a key does, so many times.
	Run(id string) tea.Cmd
	Press(key string, times int) tea.Cmd
	// Command is the command of this id, with the keys that the keeper gave it; nil when there is none.
	Command(id string) *command.Command
}

// Mode is the way in which the program runs.
type Mode struct {
	ReadOnly     bool // nothing can be changed
	ScreenReader bool // the screen is read aloud: no boxes, one thing a line
	Demo         bool // the workbook is an invented one, on a copy that is thrown away
}

// Page is one part of the program that fills the screen.
type Page interface {
	Enter() tea.Cmd  // it is shown
	Reload() tea.Cmd // the workbook has changed
	// Update receives what was read for it.
	Update(msg tea.Msg) tea.Cmd
	// Typing receives keys and pasted text while text is being typed on the page.
	Typing(msg tea.Msg) tea.Cmd
	// Scopes are the scopes of the commands in reach, the nearest first.
	Scopes() []command.Scope
	// State tells commands whether they can run.
	State(*command.State)
	// Crumbs are the steps from the page's name to what it shows now.
	Crumbs() []string
	// Draw draws exactly h lines of at most w cells.
	Draw(w, h int) []string
	// Cursor is the place of the real cursor in what was drawn last.
	Cursor() (x, y int)
	// Position says where in the list or on the page the cursor is, for the foot of the screen.
	Position() string
}

// Targeted is a page that shows something else in its place, which runs commands of its
// own: findings in the place of responses, a grid in the place of a list.
type Targeted interface {
	// Targets are what commands run on before the page itself, the nearest first.
	Targets() []any
}

// Dialog opens in front of a page: a form, a list to choose from, the help, a question.
type Dialog interface {
	Title() string
	Scopes() []command.Scope
	State(*command.State)
	Update(msg tea.Msg) tea.Cmd
	// Size is how many cells and lines its box wants, with its frame, of w and h.
	Size(w, h int) (int, int)
	// Draw draws at most h lines of at most w cells, and tells where the real cursor is in them.
	Draw(w, h int) (lines []string, x, y int)
	// Closed tells whether it is done with.
	Closed() bool
}

// A Dialog can also be one of these.
type (
	// Pointed takes clicks, counted in what it drew.
	Pointed interface{ Point(mouse.Act) tea.Cmd }
	// Dragged has text that is selected by dragging over it.
	Dragged interface{ Drag(mouse.Act) }
	// Scrolled is scrolled by the wheel without moving its cursor.
	Scrolled interface{ Scroll(by int) }
	// Filling is a form that fills the body of the screen, and says of which field help is wanted.
	Filling interface{ Focused() *store.Field }
	// Saving is a form that may be being saved: keys wait until it is.
	Saving interface{ Saving() bool }
)

// KeyFor is the first key of a command as a keeper knows it, "" when it has none.
func KeyFor(h Keys, id string) string {
	c := h.Command(id)
	if c == nil {
		return ""
	}
	return c.KeyInWords()
}

// KeyWithTitle is the first key of a command with what it does: "x export bundle".
func KeyWithTitle(h Keys, id string) string {
	return KeyFor(h, id) + " " + words.LowerFirst(h.Command(id).Title)
}

// Today is the day by the host's clock.
func Today(h Surroundings) calendar.Date { return calendar.DateOf(h.Now()) }
