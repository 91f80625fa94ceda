// Package command is the one registry of what a keeper can do on the screens. A [Command] is one literal: its id, title,
// keys, help, the [Scope] in which it is in reach, when it can run and why not ([State]), and the [Handler] that does it.
// Keys, the line of keys at the foot, the help, the menu and the palette all read the [Registry], so that they cannot
// disagree. The package knows no page: what a command does belongs to the page, and a string must never choose it.
package command

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Scope is where on the screen a command is in reach.
type Scope string

// State is what a command looks at to tell whether it can run now.
type State struct {
	Selected    bool   // there is something at the cursor
	Group       bool   // the heading of a group is at the cursor
	Grouped     bool   // the list is grouped
	Marked      int    // how many rows are ticked
	Fixed       string // why the rows cannot be moved; "" when they can
	Removable   bool   // what is at the cursor can be removed
	Addable     bool   // something can be added here
	Takeable    bool   // the words at the cursor can be taken into a response
	Filtered    bool   // a filter or a search is on
	Filters     int    // how many filters are on
	Sortable    bool   // the list has something to sort by
	Sections    bool   // the page has sections to go through
	HasDetail   bool   // there is a pane beside or behind the list
	Entry       bool   // keys go into text that is being typed
	Form        bool   // a form is open
	Draft       bool   // the form in front holds what was not saved
	CanUndo     string // what Undo would undo, in words; "" for nothing
	CanRedo     string // what Redo would do again; "" for nothing
	BackupShown bool   // a backup or a copy is looked into, not the workbook itself
	NoBackups   bool   // no backups are kept of the workbook
	ReadOnly    bool   // the workbook can only be read
	CanExport   bool   // this program can write bundles

	Stage        string // how far the quarter's submission is; "" where that is not known
	StageChanged bool   // something was changed since it was checked
	Blocking     int    // errors that stand in the way of signing it
	Accepted     bool   // what is at the cursor is a finding that was accepted

	Resettable bool // the workbook is a demonstration that can be made anew
}

// Command is one thing a keeper can do.
type Command struct {
	ID       string // "record.edit"
	Title    string // a few words, as a menu would have it
	Help     string // a sentence or two
	Keys     []string
	Scope    Scope
	When     func(State) (ok bool, why string) // nil: always; why is a sentence
	Run      Handler                           // what it does
	Undoable bool                              // Undo takes it back
	Foot     int                               // place in the line at the foot, lowest first; 0: not there
	Quiet    bool                              // moving about: in the help, but not in the palette
	Back     bool                              // it goes back to what one came from, as a click on a step of the way here does
	// Plain is the plain command that does the same, with REF and TEXT for what
	// would be said; "" where the command only steers the screen.
	Plain string
}

// Ready tells whether the command can run now, and if not, why.
func (c *Command) Ready(s State) (bool, string) {
	if c.When == nil {
		return true, ""
	}
	return c.When(s)
}

// KeyInWords gives the first key as a keeper knows it; "" when it has none.
func (c *Command) KeyInWords() string {
	if len(c.Keys) == 0 {
		return ""
	}
	return KeyInWords(c.Keys[0])
}

// KeysInWords gives the keys as a keeper knows them: "Ctrl+S", "Up or k".
func (c *Command) KeysInWords() string {
	words := make([]string, len(c.Keys))
	for i, k := range c.Keys {
		words[i] = KeyInWords(k)
	}
	return strings.Join(words, " or ")
}

// Registry holds the commands in the order in which help lists them.
type Registry struct {
	commands []*Command
	byID     map[string]*Command
}

// NewRegistry makes a registry of these commands.
func NewRegistry(commands []Command) *Registry {
	r := &Registry{byID: make(map[string]*Command, len(commands))}
	for i := range commands {
		r.commands = append(r.commands, &commands[i])
		r.byID[commands[i].ID] = &commands[i]
	}
	return r
}

// All lists every command.
func (r *Registry) All() []*Command { return r.commands }

// Named gives the command of this id, or nil.
func (r *Registry) Named(id string) *Command { return r.byID[id] }

// In lists the commands of these scopes, the nearest scope first.
func (r *Registry) In(scopes []Scope) []*Command {
	var found []*Command
	for _, scope := range scopes {
		for _, c := range r.commands {
			if c.Scope == scope {
				found = append(found, c)
			}
		}
	}
	return found
}

// ForKey finds the command that a key means in these scopes. While text is
// being typed, a key that is a character means itself.
func (r *Registry) ForKey(key string, scopes []Scope, entry bool) *Command {
	if entry && IsText(key) {
		return nil
	}
	for _, scope := range scopes {
		for _, c := range r.commands {
			if c.Scope == scope && slices.Contains(c.Keys, key) {
				return c
			}
		}
	}
	return nil
}

// IsText tells whether a key puts a character into text.
func IsText(key string) bool { return key == "space" || utf8.RuneCountInString(key) == 1 }

// KeyInWords gives a key as a keeper knows it: "F4", "Ctrl+Z", "PgDn". A letter or a sign stays as it is.
func KeyInWords(key string) string {
	if name, ok := namedKey(key); ok {
		return name
	}
	parts := strings.Split(key, "+")
	if key == "+" || len(parts) == 1 {
		return key
	}
	for i, p := range parts {
		switch p {
		case "ctrl":
			parts[i] = "Ctrl"
		case "shift":
			parts[i] = "Shift"
		case "alt":
			parts[i] = "Alt"
		default:
			name, ok := namedKey(p)
			if !ok {
				name = strings.ToUpper(p)
			}
			parts[i] = name
		}
	}
	return strings.Join(parts, "+")
}

const lastFunctionKey = 20 // of those that terminals send

// namedKey gives the name of a key that is no character; false for any other.
func namedKey(key string) (string, bool) {
	if name, ok := keyNames[key]; ok {
		return name, true
	}
	number, ok := strings.CutPrefix(key, "f")
	n, err := strconv.Atoi(number)
	if !ok || err != nil || n < 1 || n > lastFunctionKey || strconv.Itoa(n) != number {
		return "", false
	}
	return "F" + number, true
}

// keyNames are the names of keys that are no characters, but for F1, F2 and so on.
var keyNames = map[string]string{
	"up": "Up", "down": "Down", "left": "Left", "right": "Right", "pgup": "PgUp", "pgdown": "PgDn",
	"home": "Home", "end": "End", "enter": "Enter", "esc": "Esc", "tab": "Tab", "space": "Space",
	"delete": "Del", "backspace": "Backspace", "insert": "Ins",
}
