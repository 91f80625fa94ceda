package stakeholders

import (
	"context"
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/browser"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/form"
	"kept/ui/grid"
	"kept/ui/host"
	"kept/ui/mouse"
)

// toggleGrid goes from the directory to the grid or back, and stays on the same
// stakeholder.
func (r *Page) toggleGrid() tea.Cmd {
	if r.Focus == onGrid {
		return r.leaveGrid()
	}
	id := r.at()
	r.onMissing, r.fromGrid, r.Focus = false, false, onGrid
	if r.grid != nil && id != "" {
		r.grid.Select(string(id))
	}
	return nil
}

func (r *Page) leaveGrid() tea.Cmd {
	id := ""
	if r.grid != nil {
		r.grid.PutBack()
		id = r.grid.ID()
	}
	r.Focus, r.Outside = browser.OnList, false
	if id != "" {
		r.List.Select(id)
	}
	return r.ReadPage(false)
}

// onGridModel makes a handler that moves on the grid. Where the directory is shown next
// to it, the page follows the cursor.
func onGridModel(move func(*grid.Model)) command.Handler {
	return command.On(func(r *Page) tea.Cmd {
		if r.grid == nil {
			return nil
		}
		move(r.grid)
		if !r.both || r.grid.Carrying() != "" || r.grid.ID() == "" {
			return nil
		}
		r.List.Select(r.grid.ID())
		return r.ReadPage(false)
	})
}

// carryOrPlace picks up the stakeholder at the cursor of the grid, or puts down the
// one that was picked up.
func (r *Page) carryOrPlace() tea.Cmd {
	switch {
	case r.grid == nil:
		return nil
	case r.grid.Carrying() == "":
		r.grid.PickUp()
		return nil
	}
	return r.place()
}

// putBackOrLeave puts back what was picked up; with nothing picked up it leaves the grid.
func (r *Page) putBackOrLeave() tea.Cmd {
	if r.grid != nil && r.grid.PutBack() {
		return nil
	}
	return r.leaveGrid()
}

// openFromGrid opens the page of the stakeholder at the cursor of the grid.
func (r *Page) openFromGrid() tea.Cmd {
	if r.grid == nil || r.grid.ID() == "" {
		return nil
	}
	r.grid.PutBack()
	r.fromGrid = true
	return r.OpenID(store.ID(r.grid.ID()))
}

// editFromGrid opens the stakeholder at the cursor of the grid in a form.
func (r *Page) editFromGrid() tea.Cmd {
	if r.grid == nil || r.grid.ID() == "" {
		return nil
	}
	return r.EditRecord(store.ID(r.grid.ID()), "")
}

// clickGrid goes to the name or cell that was clicked. A name is dragged to its
// place; a second click opens it.
func (r *Page) clickGrid(m mouse.Act) tea.Cmd {
	switch m.Gesture {
	case mouse.Click, mouse.DoubleClick:
		r.Focus, r.Finding, r.fromGrid = onGrid, false, false
		switch {
		case !r.grid.Click(m.X, m.Y):
		case r.grid.Carrying() != "":
			return r.place()
		case m.Gesture == mouse.DoubleClick:
			return r.Host.Run("grid.open")
		}
	case mouse.Drag:
		if r.grid.Carrying() == "" && !r.Host.Mode().ReadOnly {
			r.grid.PickUp()
		}
		r.grid.Click(m.X, m.Y)
	case mouse.Drop:
		if r.grid.Carrying() != "" {
			return r.place()
		}
	}
	return nil
}

// place saves the place of the stakeholder that was picked up.
func (r *Page) place() tea.Cmd {
	p, changed := r.grid.Drop()
	if !changed {
		return nil
	}
	book := r.Host.Workbook()
	return r.Host.Write(host.Job{
		Run: func(ctx context.Context) (string, error) {
			id := store.ID(p.ID)
			s, err := book.Load(ctx, id)
			if err != nil {
				return "", fmt.Errorf("placing a stakeholder: %w", err)
			}
			name, place := cell.Cut(cell.Clean(s.Name()), 60, "..."), placeWords(score(p.Interest), score(p.Influence))
			_, err = book.Write(ctx, "Placed "+name+" "+place, func(tx *store.Tx) error {
				now, err := tx.Load(id)
				if err != nil {
					return fmt.Errorf("looking at it again before saving: %w", err)
				}
				is := [2]string{now.Get("interest"), now.Get("influence")}
				was, to := [2]string{score(p.From[0]), score(p.From[1])}, [2]string{score(p.Interest), score(p.Influence)}
				if is != was && is != to {
					return fmt.Errorf("not moved: somebody else has put it %s. Look again", placeWords(is[0], is[1]))
				}
				if err := tx.Set(id, "interest", score(p.Interest)); err != nil {
					return fmt.Errorf("saving the interest: %w", err)
				}
				return tx.Set(id, "influence", score(p.Influence))
			})
			return name + " is now " + place + ". Ctrl+Z undoes.", err
		},
		Then: func(err error) tea.Cmd {
			if err != nil {
				return r.readGrid() // it lies where it lay
			}
			return nil
		},
	})
}

// placeWords is the place of a stakeholder on the grid.
func placeWords(interest, influence string) string {
	switch {
	case interest == "" && influence == "":
		return "off the grid"
	case interest == "":
		interest = "not said"
	case influence == "":
		influence = "not said"
	}
	return "at interest " + interest + ", influence " + influence
}

func score(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// newPlaced opens the form for a stakeholder in the cell at the cursor.
func (r *Page) newPlaced() tea.Cmd {
	if r.grid == nil {
		return nil
	}
	r.grid.PutBack()
	initial := map[string]form.Value{}
	if interest, influence := r.grid.Place(); interest > 0 {
		initial["interest"], initial["influence"] = form.Value{Text: score(interest)}, form.Value{Text: score(influence)}
	}
	return r.Host.Edit(host.Edit{Kind: r.Kind, Title: "New stakeholder", Initial: initial,
		Saved: func(id store.ID) tea.Cmd { r.gridWant = string(id); return nil }})
}
