package stakeholders

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/rule"
	"kept/ui/browser"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/document"
	"kept/ui/grid"
	"kept/ui/host"
	"kept/ui/theme"
)

// Page is the directory of stakeholders, with their place on the grid
// of influence and interest, and with who is missing.
type Page struct {
	*browser.Browser
	grid     *grid.Model // nil until it was read
	gridErr  error
	gridGen  int
	gridWant string // the stakeholder to go to when it was read again
	fromGrid bool   // the page shown was opened from the grid
	both     bool   // the grid was drawn next to the directory
	gridX    int    // and where it began

	missing   document.View
	onMissing bool
	offers    map[string]offer // what the lines of the missing can add, by their key
}

// onGrid is the focus when keys go to the grid.
const onGrid browser.Focus = browser.OnPage + 1

const (
	bothFrom       = 180 // cells from which the grid has space next to the directory
	bothFromHeight = 36
)

// New makes the page.
func New(a host.Host) *Page {
	r := &Page{Browser: browser.New(a, store.Stakeholder)}
	r.missing.Empty = "Reading..."
	return r
}

// Enter implements [host.Page].
func (r *Page) Enter() tea.Cmd {
	if r.Opened {
		return nil
	}
	return tea.Batch(r.Browser.Enter(), r.readGrid(), r.readMissing())
}

// Reload implements [host.Page].
func (r *Page) Reload() tea.Cmd {
	return tea.Batch(r.Browser.Reload(), r.readGrid(), r.readMissing())
}

func (r *Page) readGrid() tea.Cmd {
	r.gridGen++
	gen, ctx, book := r.gridGen, r.Host.Context(), r.Host.Workbook()
	return func() tea.Msg {
		items, err := readItems(ctx, book)
		return host.OnLoop(func() tea.Cmd {
			if gen == r.gridGen {
				r.setGrid(items, err)
			}
			return nil
		})
	}
}

// setGrid shows the stakeholders on the grid as they were read.
func (r *Page) setGrid(items []grid.Item, err error) {
	if r.gridErr = err; err != nil {
		return
	}
	if r.grid == nil {
		r.grid = grid.New(items)
	} else {
		r.grid.Set(items)
	}
	if r.gridWant != "" {
		r.grid.Select(r.gridWant)
		r.gridWant = ""
	}
}

func readItems(ctx context.Context, w *store.Workbook) ([]grid.Item, error) {
	var items []grid.Item
	err := w.Each(ctx, store.Query{Kind: store.Stakeholder}, false, func(s *store.Record) error {
		item := grid.Item{ID: string(s.ID), Name: s.Name(), Lived: rule.IsLivedExperience(s)}
		item.Interest, _ = strconv.Atoi(s.Get("interest")) // blank is no score
		item.Influence, _ = strconv.Atoi(s.Get("influence"))
		for _, other := range s.Values("also_known_as") {
			if n := cell.Width(other); n > 0 && n <= 10 && (item.Short == "" || n < cell.Width(item.Short)) {
				item.Short = other
			}
		}
		items = append(items, item)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the stakeholders for the grid: %w", err)
	}
	return items, nil
}

// Typing implements [host.Page].
func (r *Page) Typing(msg tea.Msg) tea.Cmd {
	if r.Focus == onGrid || r.onMissing {
		return nil
	}
	return r.Browser.Typing(msg)
}

// Scopes implements [host.Page].
func (r *Page) Scopes() []command.Scope {
	switch {
	case r.onMissing:
		return command.OnPages(browser.InPage, inMissing)
	case r.Focus == onGrid:
		return command.OnPages(inGrid, inStakeholder)
	}
	return command.WithScopes(r.Browser.Scopes(), inStakeholder)
}

// State implements [host.Page].
func (r *Page) State(s *command.State) {
	switch {
	case r.onMissing:
		stop := r.missing.Stop()
		s.Selected = stop != nil
		s.Addable = stop != nil && r.offers[stop.Key] != offer{}
	case r.Focus == onGrid:
		s.Selected = r.grid != nil && r.grid.ID() != ""
	default:
		r.Browser.State(s)
	}
}

// Crumbs implements [host.Page].
func (r *Page) Crumbs() []string {
	switch {
	case r.onMissing:
		return []string{"Who is missing"}
	case r.Focus == onGrid:
		return []string{"Influence and interest"}
	}
	return r.Browser.Crumbs()
}

// Position implements [host.Page].
func (r *Page) Position() string {
	switch {
	case r.onMissing:
		return r.missing.Position()
	case r.Focus == onGrid:
		return ""
	}
	return r.Browser.Position()
}

// at is the stakeholder at the cursor of the list, the page, the grid or the missing.
func (r *Page) at() store.ID {
	switch {
	case r.onMissing:
		if s := r.missing.Stop(); s != nil {
			return s.Open
		}
	case r.Focus == onGrid:
		if r.grid != nil {
			return store.ID(r.grid.ID())
		}
	case r.Focus == browser.OnPage:
		if r.Page.Doc != nil && r.Page.Doc.Record != nil {
			return r.Page.Doc.Record.ID
		}
	default:
		if s := r.Selected(); s != nil {
			return s.ID
		}
	}
	return ""
}

// openMissing shows who is missing.
func (r *Page) openMissing() { r.onMissing = true }

// DocPage is the page that the keys move on.
func (r *Page) DocPage() *document.View {
	if r.onMissing {
		return &r.missing
	}
	return r.Browser.DocPage()
}

// LeavePage goes back to the list, or to the grid where the page was opened from it.
func (r *Page) LeavePage() tea.Cmd {
	if r.fromGrid {
		r.fromGrid, r.Focus, r.Outside = false, onGrid, false
		return r.ReadPage(false)
	}
	return r.Browser.LeavePage()
}

// log opens the form for an engagement with the stakeholder at the cursor.
func (r *Page) log() tea.Cmd {
	id := r.at()
	if id == "" {
		return nil
	}
	name := "the stakeholder"
	if s := r.Selected(); s != nil && s.ID == id {
		name = s.NameWithKind()
	}
	saved := r.ShownEntry
	if r.onMissing || r.Focus != browser.OnPage {
		saved = func(store.ID) tea.Cmd { return nil }
	}
	return browser.AddEntryTo(r.Host, store.KindNamed("engagement"), id, name, saved)
}

// Draw implements [host.Page].
func (r *Page) Draw(w, h int) []string {
	t := r.Host.Theme()
	r.both = !r.onMissing && w >= bothFrom && h >= bothFromHeight
	switch {
	case r.onMissing:
		r.missing.AddTo(r.Host.Mouse(), 0, w, h, func() {}, func() tea.Cmd { return r.Host.Run("missing.open") })
		return r.missing.Draw(t, w, h, true)
	case r.both:
		right := w * 2 / 5
		r.gridX = w - right
		lines := r.Browser.Draw(r.gridX-3, h)
		between := " " + t.Render(theme.Border, t.Glyphs.Down) + " "
		for i, g := range r.drawGrid(right, h) {
			lines[i] = cell.Fit(lines[i], r.gridX-3, "") + between + g
		}
		return lines
	case r.Focus == onGrid:
		r.gridX = 0
		return r.drawGrid(w, h)
	}
	return r.Browser.Draw(w, h)
}

func (r *Page) drawGrid(w, h int) []string {
	if r.grid != nil && r.gridErr == nil && r.Host.Mode().ScreenReader {
		return cell.Fill([]string{r.grid.Describe()}, w, h)
	}
	if r.grid != nil && r.gridErr == nil {
		r.Host.Mouse().Add(r.gridX, 0, w, h, r.clickGrid)
		return r.grid.Draw(r.Host.Theme(), w, h, r.Focus == onGrid)
	}
	text := "Reading..."
	if r.gridErr != nil {
		text = store.Sentence(r.gridErr)
	}
	lines := make([]string, h)
	lines[0] = r.Host.Theme().Render(theme.Dim, cell.Cut("  "+strings.TrimSpace(text), w, r.Host.Theme().Glyphs.Cut))
	return lines
}

// Cursor implements [host.Page].
func (r *Page) Cursor() (int, int) {
	switch {
	case r.onMissing:
		return r.missing.Cursor()
	case r.Focus == onGrid:
		if r.grid == nil || r.Host.Mode().ScreenReader {
			return 0, 0
		}
		x, y := r.grid.Cursor()
		return x + r.gridX, y
	}
	x, y := r.Browser.Cursor()
	if r.both && r.Focus == browser.OnPage {
		left, _, _ := r.Widths(r.gridX - 3)
		x = left + 3
	}
	return x, y
}
