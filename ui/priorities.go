package ui

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/list"
	"kept/ui/theme"
)

// priorityRoom is the list of priorities, with how the actions of each stand and
// what is not covered; a priority is moved to another rank in place.
type priorityRoom struct {
	*browser
}

func newPriorityRoom(a *App) *priorityRoom {
	r := &priorityRoom{newBrowser(a, store.Priority)}
	source, describe := r.browser.source, r.browser.describe
	r.browser.source = func() (list.Source, list.Counter) {
		read, count := source()
		return r.covered(read), count
	}
	r.browser.describe = func(ctx context.Context, row string) (*document, error) {
		d, err := describe(ctx, row)
		if err != nil {
			return nil, err
		}
		return d, r.describeCover(ctx, d)
	}
	return r
}

// coverColumns stand behind those of the fields.
func coverColumns() []list.Column {
	return []list.Column{
		{Name: "@actions", Title: "By BRAG", Width: 11, Weight: 94},
		{Name: "@uncovered", Title: "Lacks", Width: 25, Weight: 90},
	}
}

// covered adds to the rows of priorities how their actions stand.
func (r *priorityRoom) covered(read list.Source) list.Source {
	own := slices.DeleteFunc(slices.Clone(r.list.Columns), func(c list.Column) bool { return strings.HasPrefix(c.Name, "@") })
	r.list.Columns = append(slices.Clone(own), coverColumns()...)
	for i := range r.list.Columns { // the title makes room, unless the keeper said how wide it is to be
		switch c := &r.list.Columns[i]; {
		case c.Name == "title" && c.Width == r.kind.Field("title").Width:
			c.Width = 27
		case c.Name == "origin" && c.Weight == r.kind.Field("origin").Weight:
			c.Title, c.Width, c.Weight = "Origin", 10, 93
		}
	}
	r.list.Arrange()
	origin := slices.IndexFunc(own, func(c list.Column) bool { return c.Name == "origin" })
	book, g := r.app.book, &r.app.theme.Glyphs
	return func(ctx context.Context, from any, fromEnd bool, limit int) (list.Batch, error) {
		batch, err := read(ctx, from, fromEnd, limit)
		if err != nil {
			return batch, err
		}
		mapped, err := book.Tally(ctx, store.Action, "national_actions")
		if err != nil {
			return batch, fmt.Errorf("counting our actions: %w", err)
		}
		for i := range batch.Rows {
			row := &batch.Rows[i]
			p, ok := row.Data.(*store.Record)
			if !ok || p == nil {
				continue
			}
			c, err := readCover(ctx, book, p, mapped)
			if err != nil {
				return batch, err
			}
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

// originWords tells mandated and local apart by a sign and a word: what comes
// from above, and what was grown here.
func originWords(p *store.Record, g *theme.Glyphs) string {
	above, here := "▼", "○"
	if g.Corners[0] != "┌" {
		above, here = "v", "o"
	}
	switch p.Get("origin") {
	case "mandated":
		return above + " " + p.Show("origin")
	case "local":
		return here + " " + p.Show("origin")
	}
	return ""
}

func (r *priorityRoom) scopes() []command.Scope {
	if r.focus == onList && !r.finding {
		return within(r.browser.scopes(), inPriorities)
	}
	return r.browser.scopes()
}

func (r *priorityRoom) state(s *command.State) {
	r.browser.state(s)
	switch {
	case r.sort != "rank" || r.desc || s.Grouped:
		s.Fixed = "Put the list in the order of ranks first: press s, and let go of groups."
	case len(r.filters) > 0 || r.find.Text() != "":
		s.Fixed = "Show all priorities first: press Esc."
	}
}

func (r *priorityRoom) do(id string) (tea.Cmd, bool) {
	switch id {
	case "priority.up":
		return r.rerank(-1), true
	case "priority.down":
		return r.rerank(1), true
	}
	return r.browser.do(id)
}

// rerank moves the priority at the cursor by so many places. The ranks of all
// are then 1 to n, written as one change.
func (r *priorityRoom) rerank(by int) tea.Cmd {
	p := r.selected()
	if p == nil {
		return nil
	}
	book, id, name := r.app.book, p.ID, cell.Cut(cell.Clean(p.Get("title")), 50, "...")
	return r.app.write(job{run: func(ctx context.Context) (string, error) {
		var order []*store.Record
		err := book.Each(ctx, store.Query{Kind: store.Priority, Sort: "rank"}, false, func(p *store.Record) error {
			order = append(order, p)
			return nil
		})
		if err != nil {
			return "", fmt.Errorf("reading the ranks: %w", err)
		}
		at := slices.IndexFunc(order, func(p *store.Record) bool { return p.ID == id })
		to := at + by
		switch {
		case at < 0:
			return "", fmt.Errorf("moving a priority: %w", store.ErrNotFound)
		case to < 0:
			return "It is the first already.", nil
		case to >= len(order):
			return "It is the last already.", nil
		}
		moved := order[at]
		order = slices.Insert(slices.Delete(order, at, at+1), to, moved)
		place := strconv.Itoa(to + 1)
		_, err = book.Write(ctx, "Moved priority "+name+" to rank "+place, func(tx *store.Tx) error {
			for i, p := range order {
				if err := tx.Set(p.ID, "rank", strconv.Itoa(i+1)); err != nil {
					return fmt.Errorf("saving the ranks: %w", err)
				}
			}
			return nil
		})
		return name + " is now " + place + " of " + strconv.Itoa(len(order)) + ". Ctrl+Z undoes.", err
	}})
}
