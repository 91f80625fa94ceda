package browser

import (
	"context"
	"errors"
	"fmt"
	"kept/store"
	"kept/store/calendar"
	"kept/ui/cell"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// massChange is the change of one field in some records at one stroke.
type massChange struct {
	book  *store.Workbook
	ids   []store.ID
	what  string // what a keeper calls them
	field *store.Field
	how   changeMode
	to    []form.Choice
	today calendar.Date
	since int64         // the workbook's version when they were ticked; 0: they were not
	seen  *store.Record // the one at the cursor as it is shown; nil where there is none
	found *conflict     // what somebody else changed in them since, once that was found
}

// change changes one field of some records at one stroke.
func (b *Browser) change(ids []store.ID, what string, f *store.Field, h changeMode, to []form.Choice) tea.Cmd {
	c := &massChange{book: b.Host.Workbook(), ids: ids, what: what, field: f, how: h, to: to, today: host.Today(b.Host),
		seen: b.shownRecord()}
	if b.Focus != OnPage {
		c.since = b.selectedAt
	}
	return host.WriteMany(b.Host, host.LongWork{Title: "Saving", Of: len(ids), What: strings.ToLower(b.Kind.Plural), Run: c.run,
		Then: func(error) tea.Cmd {
			if c.found != nil { // the keeper is told, and may do it the second time
				b.selectedAt = b.Host.Version()
				b.Host.Open(&dialog.Notice{Host: b.Host, Heading: "Changed by somebody else meanwhile", Text: c.found.text(f)})
			}
			return nil
		}})
}

// title says what is changed: the sentence of the history.
func (c *massChange) title() string {
	titles := make([]string, len(c.to))
	for i, to := range c.to {
		switch {
		case to.Value == "":
			titles[i] = "blank"
		case c.field.Name == "brag":
			titles[i] = c.field.ValueTitle(to.Value)
		default:
			titles[i] = cell.Clean(to.Title)
		}
	}
	value := strings.Join(titles, ", ")
	title := "Set " + c.field.Title + " of " + c.what + " to " + value
	switch c.how {
	case adding:
		title = "Added " + value + " to " + c.field.Title + " of " + c.what
	case removing:
		title = "Took " + value + " out of " + c.field.Title + " of " + c.what
	}
	return cell.Cut(cell.Clean(title), 200, "...")
}

// run makes the change, unless somebody else changed what the keeper has not seen.
func (c *massChange) run(ctx context.Context, progress host.Progress) (string, error) {
	title := c.title()
	batch, err := c.book.Write(ctx, title, func(tx *store.Tx) error { return c.write(tx, progress) })
	switch {
	case errors.As(err, &c.found):
		return "Nothing was changed.", nil
	case err == nil && batch.No == 0:
		return "Nothing was changed: it is so already.", nil
	}
	return "Saved. Ctrl+Z undoes. (" + title + ")", err
}

func (c *massChange) write(tx *store.Tx, progress host.Progress) error {
	if c.since > 0 && c.how == setTo && len(c.to) == 1 {
		if err := changedByOthers(tx, c.since, c.ids, c.field, canonicalOf(c.field, c.to[0].Value, c.today)); err != nil {
			return err
		}
	}
	for i, id := range c.ids {
		if c.since == 0 && c.seen != nil && c.seen.ID == id && c.how == setTo {
			if err := checkUnchanged(tx, c.seen, c.field, c.to); err != nil {
				return err
			}
		}
		if err := changeOne(tx, id, c.field, c.how, c.to); err != nil {
			return fmt.Errorf("changing %s: %w", c.what, err)
		}
		progress(i+1, 0, "")
	}
	return nil
}

func changeOne(tx *store.Tx, id store.ID, f *store.Field, h changeMode, to []form.Choice) error {
	for _, c := range to {
		var err error
		switch h {
		case adding:
			if f.Noted { // what stands there keeps its line of text
				r, err := tx.Load(id)
				if err != nil {
					return err
				}
				if r.Has(f.Name, c.Value) {
					continue
				}
			}
			err = tx.SetItem(id, f.Name, c.Value, "")
		case removing:
			err = tx.RemoveItem(id, f.Name, c.Value)
		default:
			err = tx.Set(id, f.Name, c.Value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
