package priorities

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/coverage"
	"kept/ui/browser"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/document"
	"kept/ui/host"
	"kept/ui/list"
	"kept/ui/theme"
)

// Page is the list of priorities, with the progress of the actions of each and
// what is not covered. A priority is moved to another rank in the list.
type Page struct {
	*browser.Browser
	moving moving
}

// New makes the page.
func New(a host.Host) *Page {
	r := &Page{Browser: browser.New(a, store.Priority)}
	source, describe := r.Browser.Source, r.Browser.Describe
	r.Browser.Source = func() (list.Source, list.Counter) {
		read, count := source()
		return r.covered(read), count
	}
	r.Browser.Describe = func(ctx context.Context, from browser.Reading, row string) (*document.Document, error) {
		d, err := describe(ctx, from, row)
		if err != nil {
			return nil, err
		}
		return d, describeCover(ctx, from, d)
	}
	return r
}

// coverColumns are the columns after those of the fields.
func coverColumns() []list.Column {
	return []list.Column{
		{Name: "@actions", Title: "By BRAG", Width: 11, Weight: 94},
		{Name: "@uncovered", Title: "Lacks", Width: 25, Weight: 90},
	}
}

// covered adds to the rows of priorities the progress of their actions.
func (r *Page) covered(read list.Source) list.Source {
	own := slices.DeleteFunc(slices.Clone(r.List.Columns), func(c list.Column) bool { return strings.HasPrefix(c.Name, "@") })
	r.List.Columns = append(slices.Clone(own), coverColumns()...)
	for i := range r.List.Columns { // the title makes space, unless the keeper said how wide it is to be
		switch c := &r.List.Columns[i]; {
		case c.Name == "title" && c.Width == r.Kind.Field("title").Width:
			c.Width = 27
		case c.Name == "origin" && c.Weight == r.Kind.Field("origin").Weight:
			c.Title, c.Width, c.Weight = "Origin", 10, 93
		}
	}
	r.List.ForgetLayout()
	origin := slices.IndexFunc(own, func(c list.Column) bool { return c.Name == "origin" })
	book, g := r.Host.Workbook(), &r.Host.Theme().Glyphs
	return func(ctx context.Context, from any, fromEnd bool, limit int) (list.Batch, error) {
		batch, err := read(ctx, from, fromEnd, limit)
		if err != nil {
			return batch, err
		}
		mapped, err := coverage.Mapped(ctx, book)
		if err != nil {
			return batch, err
		}
		for i := range batch.Rows {
			row := &batch.Rows[i]
			p, ok := row.Data.(*store.Record)
			if !ok || p == nil {
				continue
			}
			of, err := coverage.OfPriority(ctx, book, p, mapped)
			if err != nil {
				return batch, err
			}
			c := cover{of}
			for len(row.Cells) < len(own) {
				row.Cells = append(row.Cells, list.Cell{})
			}
			if origin >= 0 {
				row.Cells[origin].Text = originWords(p, g)
			}
			uncovered := list.Cell{Text: strings.Join(c.short(), ", ")}
			if uncovered.Text != "" {
				uncovered.Role = theme.Notice
			}
			row.Cells = append(row.Cells[:len(own):len(own)], list.Cell{Text: c.letters()}, uncovered)
		}
		return batch, nil
	}
}

// originWords is whether a priority was set nationally or locally, as a sign and a word.
func originWords(p *store.Record, g *theme.Glyphs) string {
	above, here := "▼", "○"
	if g.Corners[0] != "┌" {
		above, here = "v", "o"
	}
	switch p.Get("origin") {
	case store.OriginMandated:
		return above + " " + p.Show("origin")
	case store.OriginLocal:
		return here + " " + p.Show("origin")
	}
	return ""
}

// Scopes implements [host.Page].
func (r *Page) Scopes() []command.Scope {
	if r.Focus == browser.OnList && !r.Finding {
		return command.WithScopes(r.Browser.Scopes(), inPriorities)
	}
	return r.Browser.Scopes()
}

// State implements [host.Page].
func (r *Page) State(s *command.State) {
	r.Browser.State(s)
	switch {
	case r.Sort != "rank" || r.Desc || s.Grouped:
		s.Fixed = "Put the list in the order of ranks first: press s, and let go of groups."
	case len(r.Filters) > 0 || r.Find.Text() != "":
		s.Fixed = "Show all priorities first: press Esc."
	}
}

func (r *Page) moveUp() tea.Cmd   { return r.rerank(-1) }
func (r *Page) moveDown() tea.Cmd { return r.rerank(1) }

// moving is a priority that is being moved: moves that follow soon are part of the same
// change, and are undone with it.
type moving struct {
	id   store.ID
	no   int64     // of the first change
	last time.Time // of the last
}

// MovingOn is how long after a move of a priority the next one of it is a change of its own.
const MovingOn = 5 * time.Second

// rerank moves the priority at the cursor by so many places.
func (r *Page) rerank(by int) tea.Cmd {
	return r.move(func(at, of int) (to int, reason string) {
		switch to = at + by; {
		case to < 1:
			return 0, "It is the first already."
		case to > of:
			return 0, "It is the last already."
		}
		return to, ""
	}, true)
}

// move puts the priority at the cursor where place says. The ranks of all are
// then 1 to n, written at once.
func (r *Page) move(place func(at, of int) (to int, reason string), step bool) tea.Cmd {
	p := r.Selected()
	if p == nil {
		return nil
	}
	book, id, name, now := r.Host.Workbook(), p.ID, cell.Cut(cell.Clean(p.Get("title")), 50, "..."), r.Host.Now()
	return r.Host.Write(host.Job{Run: func(ctx context.Context) (string, error) {
		at, of, err := placeOf(ctx, book, id)
		if err != nil {
			return "", err
		}
		to, reason := place(at, of)
		if reason != "" {
			return reason, nil
		}
		var with int64 // changes are made one after another, so that this is only looked at by one
		if step && r.moving.id == id && now.Sub(r.moving.last) <= MovingOn {
			with = r.moving.no
		}
		b, err := book.Continue(ctx, with, "Moved priority "+name+" to rank "+strconv.Itoa(to), func(tx *store.Tx) error {
			_, _, err := tx.MoveTo(id, to)
			return err
		})
		if b.No != 0 {
			r.moving = moving{id: id, no: b.No, last: now}
			if b.Target != 0 {
				r.moving.no = b.Target
			}
		}
		return name + " is now " + strconv.Itoa(to) + " of " + strconv.Itoa(of) + ". Ctrl+Z undoes.", err
	}})
}

// placeOf is the place of a priority in the order of ranks, from 1 on, and how
// many there are.
func placeOf(ctx context.Context, w *store.Workbook, id store.ID) (at, of int, err error) {
	err = w.Each(ctx, store.Query{Kind: store.Priority, Sort: "rank"}, false, func(p *store.Record) error {
		if of++; p.ID == id {
			at = of
		}
		return nil
	})
	switch {
	case err != nil:
		return 0, 0, fmt.Errorf("reading the ranks: %w", err)
	case at == 0:
		return 0, 0, fmt.Errorf("moving a priority: %w", store.ErrNotFound)
	}
	return at, of, nil
}

// askRank asks to which rank the priority at the cursor is to be moved.
func (r *Page) askRank() {
	p := r.Selected()
	if p == nil {
		return
	}
	of := r.List.Len()
	r.Host.Open(&dialog.Ask{Host: r.Host, Heading: "Move to rank",
		Help: "To which rank is " + cell.Clean(p.Get("title")) + " to be moved? The others move to make space.",
		Check: func(text string) (meaning, problem string) {
			n, err := strconv.Atoi(text)
			switch {
			case err != nil || n < 1:
				return "", "Type a number: 1 is the first."
			case n > of:
				return "", "There are " + strconv.Itoa(of) + " priorities."
			}
			return "rank " + text + " of " + strconv.Itoa(of), ""
		},
		Then: func(text string) tea.Cmd {
			n, err := strconv.Atoi(text)
			if err != nil {
				return nil // it was checked
			}
			return r.move(func(at, _ int) (int, string) {
				if at == n {
					return 0, "It is there already."
				}
				return n, ""
			}, false)
		}})
}
