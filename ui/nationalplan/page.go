package nationalplan

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/browser"
	"kept/ui/command"
	"kept/ui/describe"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/list"
	"kept/ui/theme"
)

// Page shows the 25 national actions with what the partnership does for each, by priority
// area, by foundation or by fundamental, or gaps first; or one of the collections of the
// reference data.
type Page struct {
	*browser.Browser
	view view
	gaps bool // what is not covered comes first, whatever the view
}

// New makes the page.
func New(a host.Host) *Page {
	r := &Page{Browser: browser.NewPlain(a, actionColumns()), view: byArea}
	r.List.Empty = "Nothing in the reference data is like that. Esc shows all of it again."
	r.Browser.Source = r.source
	r.Browser.Describe = describeRow
	return r
}

func actionColumns() []list.Column {
	return []list.Column{
		{Name: "no", Title: "No", Width: 3, Weight: 90, Right: true},
		{Name: "title", Title: "National action", Width: 24, Weight: 100},
		{Name: "actions", Title: "Ours", Width: 5, Weight: 85, Right: true},
		{Name: "june", Title: "June 2021", Width: describe.AssessmentWidth, Weight: 70},
		{Name: "ours", Title: "Our assessment", Width: describe.AssessmentWidth, Weight: 60},
		{Name: "quarter", Title: "Of quarter", Width: 10, Weight: 50},
	}
}

// numberOf is the number of the national action of a row. Where an action is listed under
// several headings, the id of its row has the heading after the number.
func numberOf(row string) string {
	no, _, _ := strings.Cut(row, "@")
	return no
}

// source reads what the view shows. Of the national actions it reads how many local actions
// serve each, and our last assessment of each. What is found elsewhere in the reference
// data stands below what is found in the view.
func (r *Page) source() (list.Source, list.Counter) {
	book, wanted, view, gaps := r.Host.Workbook(), r.Words(), r.view, r.gaps
	quarter := calendar.QuarterOf(host.Today(r.Host))
	read := func(ctx context.Context, _ any, _ bool, _ int) (list.Batch, error) {
		if view.isCollection() {
			return list.Batch{Rows: append(collectionRows(view, wanted), rowsElsewhere(view, wanted)...)}, nil
		}
		s, err := readServed(ctx, book, quarter)
		if err != nil {
			return list.Batch{}, err
		}
		headed, err := s.headed(ctx, book, view, gaps)
		if err != nil {
			return list.Batch{}, err
		}
		return list.Batch{Rows: append(s.rows(headed, wanted), rowsElsewhere(view, wanted)...)}, nil
	}
	count := func(ctx context.Context, _ int) (int, error) { // headings are no rows to count
		batch, err := read(ctx, nil, false, 0)
		n := 0
		for _, row := range batch.Rows {
			if !row.Heading {
				n++
			}
		}
		return n, err
	}
	return read, count
}

// Scopes implements [host.Page].
func (r *Page) Scopes() []command.Scope {
	return r.ScopesOf(
		[]command.Scope{browser.InList, browser.InRows, inNational, inNationalList},
		[]command.Scope{browser.InPage, browser.InBack, inNational, browser.InSections, browser.InLines},
	)
}

// Crumbs implements [host.Page].
func (r *Page) Crumbs() []string {
	var text string
	switch {
	case r.gaps:
		text = "gaps first"
	case r.view != byArea:
		text = r.view.title()
	default:
		return r.Browser.Crumbs()
	}
	return append([]string{text}, r.Browser.Crumbs()...)
}

// open opens the page of the national action at the cursor, or what the line of the
// page at the cursor speaks of.
func (r *Page) open() tea.Cmd {
	if r.Focus == browser.OnList {
		r.Focus = browser.OnPage
		return nil
	}
	if s := r.Page.Stop(); s != nil && s.Kind == host.KindNational {
		return r.OpenID(s.Open)
	}
	return r.EnterStop()
}

// toggleGaps puts the gaps first, or goes back to the view before.
func (r *Page) toggleGaps() tea.Cmd {
	if r.view.isCollection() {
		r.setView(byArea)
	}
	r.gaps = !r.gaps
	if !r.gaps {
		return r.showList("Showing " + r.view.title() + ".")
	}
	return r.showList("Gaps come first: what has no action of ours, then what has none that is green or blue.")
}

// showList shows the list in another way, from its beginning.
func (r *Page) showList(sentence string) tea.Cmd {
	r.Focus = browser.OnList
	r.Host.Notify(theme.Text, sentence)
	return r.Restart()
}

// newAction opens the form for a local action that is already mapped to the national
// action at the cursor, or to the one in which the item at the cursor stands.
func (r *Page) newAction() tea.Cmd {
	no := actionOf(r.Want)
	if no == "" {
		r.Host.Notify(theme.Notice, "No national action is near this, so none of ours can be started.")
		return nil
	}
	kind := store.KindNamed(store.Action)
	title := kind.Field("national_actions").ValueTitle(no)
	return r.Host.Edit(host.Edit{Kind: kind, Title: "New action for " + title, Focus: "title",
		Initial: map[string]form.Value{"national_actions": {Items: []store.Item{{Value: no}}}},
		Saved:   func(store.ID) tea.Cmd { return r.ReadPage(true) },
	})
}
