package browser

import (
	"errors"
	"fmt"
	"strings"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/cell"
	"kept/ui/form"
)

// noteSelection remembers as of which change of the workbook the rows were ticked:
// what somebody else writes into them after that, the keeper may not have seen.
func (b *Browser) noteSelection() {
	switch {
	case b.List.MarkedCount() == 0:
		b.selectedAt = 0
	case b.selectedAt == 0:
		b.selectedAt = b.Host.Version()
	}
}

// conflict is what somebody else changed in ticked records since they were ticked.
type conflict struct {
	who   []string // without repeats
	lines []string // what the records are called and what they say now, the first few
	n     int      // records
}

const mostConflicts = 8 // records that are named

func (*conflict) Error() string { return "somebody else changed some of these meanwhile" }

// changedByOthers fails with what others changed in a field of the ticked records since
// they were ticked, unless it is what it is about to be set to.
func changedByOthers(tx *store.Tx, since int64, ids []store.ID, f *store.Field, to string) error {
	changes, err := tx.ChangesByOthers(since, f.Name)
	if err != nil || len(changes) == 0 {
		return err
	}
	selected := make(map[store.ID]bool, len(ids))
	for _, id := range ids {
		selected[id] = true
	}
	m, named := &conflict{}, map[string]bool{}
	for _, c := range changes {
		if !selected[c.Record] {
			continue
		}
		selected[c.Record] = false
		r, err := tx.Load(c.Record)
		if err != nil {
			return fmt.Errorf("looking at it again before saving: %w", err)
		}
		if !r.Removed && r.Get(f.Name) == to {
			continue
		}
		if !named[c.Who] {
			named[c.Who] = true
			m.who = append(m.who, cell.Clean(c.Who))
		}
		if m.n++; m.n > mostConflicts {
			continue
		}
		is := cell.Clean(r.Show(f.Name))
		switch {
		case r.Removed:
			is = "removed"
		case is == "":
			is = "blank"
		}
		m.lines = append(m.lines, cell.Clean(r.Name())+": "+is)
	}
	if m.n == 0 {
		return nil
	}
	return m
}

// text says what was changed meanwhile, and that nothing was changed here.
func (m *conflict) text(f *store.Field) string {
	text := strings.Join(m.who, ", ") + " changed " + f.Title + " here after you ticked it:\n\n" + strings.Join(m.lines, "\n")
	if more := m.n - len(m.lines); more > 0 {
		text += fmt.Sprintf("\nand %d more", more)
	}
	return text + "\n\nNothing of yours was saved, so that you can look first. The rows are still ticked: the same again changes all " +
		"of them, and Space unticks one."
}

// canonicalOf is a value as the workbook holds it; itself when it is none.
func canonicalOf(f *store.Field, text string, today calendar.Date) string {
	if text == "" {
		return ""
	}
	if v, err := f.Parse(text, store.Context{Today: today}); err == nil {
		return v
	}
	return text
}

// shownRecord is the record at the cursor as its row or the page shows it; nil where there is none.
func (b *Browser) shownRecord() *store.Record {
	if b.Focus == OnPage && b.Page.Doc != nil && b.Page.Doc.Record != nil {
		return b.Page.Doc.Record
	}
	return b.Selected()
}

// errUnseen says that a value was changed before the screen could show it.
var errUnseen = errors.New("not saved: somebody else has just changed this. Look again")

// checkUnchanged fails with [errUnseen] if a field of a record was changed since
// it was shown, to something else than it is about to be set to.
func checkUnchanged(tx *store.Tx, seen *store.Record, f *store.Field, to []form.Choice) error {
	now, err := tx.Load(seen.ID)
	if err != nil {
		return fmt.Errorf("looking at it again before saving: %w", err)
	}
	is := now.Get(f.Name)
	if f.Many || is == seen.Get(f.Name) || len(to) == 1 && to[0].Value == is {
		return nil
	}
	return errUnseen
}
