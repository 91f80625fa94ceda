package actions

import (
	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/browser"
	"kept/ui/command"
	"kept/ui/host"
)

// Page is the list of actions with the page of each: a browser with commands for
// what is noted of actions most often.
type Page struct{ *browser.Browser }

// New makes the page.
func New(h host.Host) *Page { return &Page{browser.New(h, store.Action)} }

const inAction command.Scope = "On an action"

// Scopes implements [host.Page].
func (r *Page) Scopes() []command.Scope {
	return command.WithScopes(r.Browser.Scopes(), inAction)
}

// addUpdate opens the form for a note of progress on the action at the cursor.
func (r *Page) addUpdate() tea.Cmd {
	a := r.Selected()
	if r.Focus == browser.OnPage {
		a = nil
		if r.Page.Doc != nil {
			a = r.Page.Doc.Record
		}
	}
	if a == nil {
		return nil
	}
	return browser.AddEntryTo(r.Host, store.KindNamed("update"), a.ID, a.NameWithKind(), r.ShownEntry)
}

func (r *Page) chooseBRAG() tea.Cmd   { return r.ChooseLetter("brag") }
func (r *Page) chooseStatus() tea.Cmd { return r.ChooseLetter("status") }

// Commands are those of the page.
func Commands() []command.Command {
	changing := command.All(command.NeedsSelected, command.NeedsWriting)
	return []command.Command{
		{
			ID: "action.update", Title: "Add update", Keys: []string{"u"}, Scope: inAction, Foot: 25, Undoable: true,
			Run: command.On((*Page).addUpdate), When: changing,
			Help: "Writes a dated note of progress on the action at the cursor: u, a sentence, Ctrl+S.",
		},
		{
			ID: "action.brag", Title: "BRAG", Keys: []string{"b"}, Scope: inAction, Undoable: true, Foot: 26,
			Run: command.On((*Page).chooseBRAG), When: changing,
			Help: "Sets the reporting colour of the action at the cursor, or of all that are ticked: b, then b, g, a, r, " +
				"or - for none.",
		},
		{
			ID: "action.status", Title: "Status", Keys: []string{"t"}, Scope: inAction, Undoable: true, Foot: 27,
			Run: command.On((*Page).chooseStatus), When: changing,
			Help: "Sets how far delivery has come, for the action at the cursor or all that are ticked: t, then the letter " +
				"of the status.",
		},
	}
}

// Situations are the sets of scopes that can be in reach together on the page of the actions.
func Situations() map[string][]command.Scope {
	return map[string][]command.Scope{
		"a list of actions":     command.OnPages(browser.InList, browser.InRecords, inAction),
		"the page of an action": command.OnPages(browser.InPage, browser.InBack, browser.InDetail, browser.InSections, inAction),
	}
}
