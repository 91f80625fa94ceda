package host

import (
	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/form"
)

// Edit says what a form is opened for: to change a record, or to add one.
type Edit struct {
	Kind    *store.Kind
	Record  *store.Record // what is changed; nil for something new
	Parent  store.ID      // what something new belongs to
	Of      string        // what a keeper calls that: "action 1.2"
	Title   string
	Fields  []string              // only these; nil: all
	Initial map[string]form.Value // what something new begins with
	Also    map[string]string     // values of fields that the form does not show
	Focus   string                // the field that the cursor begins in
	Append  map[string]string     // words put at the end of fields, to be read before they are saved
	Notes   []string              // shown over the form
	// Before runs in the same change before anything is added: it makes what the
	// new record belongs to, and returns its id.
	Before func(tx *store.Tx) (store.ID, error)
	// Convert returns the answers as those of the record's own fields, and Apply stores
	// them, where the form asks in another way than the record is described; nil: it does not.
	Convert func(edits []form.Edit) []form.Edit
	Apply   func(tx *store.Tx, edits []form.Edit) (store.ID, error)
	// Saved runs when it is on the disk.
	Saved func(id store.ID) tea.Cmd
}
