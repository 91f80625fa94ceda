package nationalplan

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store/national"
	"kept/store/reference"
	"kept/store/words"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/list"
)

// view is what the page lists: the national actions under one kind of heading, or a
// collection of the reference data by its code.
type view string

// The views of the national actions. Every other view is the code of a collection.
const (
	byArea        view = "by-area"
	byFoundation  view = "by-foundation"
	byFundamental view = "by-fundamental"
)

// actionViews are the views of the national actions, as they are offered.
func actionViews() []view { return []view{byArea, byFoundation, byFundamental} }

func (v view) isCollection() bool { return v != byArea && v != byFoundation && v != byFundamental }

// title is the view in words, to stand after "Showing".
func (v view) title() string {
	switch v {
	case byArea:
		return "national actions by priority area"
	case byFoundation:
		return "national actions by foundation"
	case byFundamental:
		return "national actions by fundamental"
	}
	c, _ := v.collection()
	return c.Title
}

// collection is the one that the view shows.
func (v view) collection() (reference.Collection, bool) { return reference.CollectionNamed(string(v)) }

// chooseView lets the keeper choose what the page lists.
func (r *Page) chooseView() tea.Cmd {
	p := &form.Picker{Title: "Show"}
	for _, v := range actionViews() {
		p.Choices = append(p.Choices, form.Choice{Value: string(v), Title: words.CapitalFirst(v.title())})
	}
	for _, c := range reference.Collections() {
		if c.Code != national.Plan2124().List() { // its national actions are the views above
			p.Choices = append(p.Choices, form.Choice{Value: c.Code, Title: c.Title, Help: c.About})
		}
	}
	p.Chosen = []form.Choice{{Value: string(r.view)}}
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		r.gaps = false
		r.setView(view(chosen[0].Value))
		return r.showList("Showing " + r.view.title() + ".")
	}
	return dialog.Pick(r.Host, p, "")
}

// setView changes what is listed, and the columns with it.
func (r *Page) setView(v view) {
	r.view = v
	columns := actionColumns()
	if v.isCollection() {
		columns = itemColumns(v)
	}
	r.List.ShowOther(columns)
}

const codeWidth = 10 // cells for the code of an item

// itemColumns are those of a collection. Where codes are whole words, as those of route
// maps, they say no more than the text and are left out.
func itemColumns(v view) []list.Column {
	text := list.Column{Name: "text", Title: v.title(), Width: 40, Weight: 100}
	if !v.hasShortCodes() {
		return []list.Column{text}
	}
	return []list.Column{{Name: "code", Title: "Code", Width: codeWidth, Weight: 60}, text}
}

func (v view) hasShortCodes() bool {
	c, _ := v.collection()
	for _, i := range c.Items() {
		if len(i.Code) > codeWidth {
			return false
		}
	}
	return true
}

// itemCells gives what makes the cells of an item in the columns of a view. The first
// column of the national actions is too narrow for a code.
func itemCells(v view) func(reference.Item) []list.Cell {
	switch {
	case !v.isCollection():
		return func(i reference.Item) []list.Cell { return []list.Cell{{}, {Text: i.Text}} }
	case v.hasShortCodes():
		return func(i reference.Item) []list.Cell { return []list.Cell{{Text: i.Code}, {Text: i.Text}} }
	}
	return func(i reference.Item) []list.Cell { return []list.Cell{{Text: i.Text}} }
}

// collectionRows lists the items of a collection that hold the words wanted, under their headings.
func collectionRows(v view, wanted string) []list.Row {
	c, ok := v.collection()
	if !ok {
		return nil
	}
	var rows []list.Row
	heading, cells := "", itemCells(v)
	for _, i := range c.Items() {
		if !i.Holds(wanted) {
			continue
		}
		if i.Heading != heading {
			heading = i.Heading
			rows = append(rows, list.Row{Heading: true, Cells: []list.Cell{{Text: heading}}})
		}
		rows = append(rows, list.Row{ID: itemRow(i), Data: i, Cells: cells(i)})
	}
	return rows
}

// rowsElsewhere lists what holds the words wanted in the collections that the view does not
// show, each collection under its title. Without words it lists nothing.
func rowsElsewhere(v view, wanted string) []list.Row {
	if wanted == "" {
		return nil
	}
	shown := string(v)
	if !v.isCollection() {
		shown = national.Plan2124().List()
	}
	var rows []list.Row
	cells := itemCells(v)
	for _, c := range reference.Collections() {
		if c.Code == shown {
			continue
		}
		first := true
		for _, i := range c.Items() {
			if !i.Holds(wanted) {
				continue
			}
			if first {
				first = false
				rows = append(rows, list.Row{Heading: true, Cells: []list.Cell{{Text: c.Title}}})
			}
			rows = append(rows, list.Row{ID: itemRow(i), Data: i, Cells: cells(i)})
		}
	}
	return rows
}

// itemPrefix begins the id of a row that is an item of the reference data.
const itemPrefix = "item:"

// itemRow is the id of the row of an item. A national action of Plan 21-24 has the row that
// it has in the views of national actions.
func itemRow(i reference.Item) string {
	if i.List == national.Plan2124().List() && i.Kind == national.Plan2124().Naming().Item {
		return i.Code
	}
	return itemPrefix + i.Ref()
}

// itemOf is the item of a row, if it is one.
func itemOf(row string) (reference.Item, bool) {
	ref, ok := strings.CutPrefix(row, itemPrefix)
	if !ok {
		return reference.Item{}, false
	}
	return reference.Find(ref)
}

// actionOf is the number of the national action of a row, or of the one in which or near
// which the item of the row stands; "" if there is none.
func actionOf(row string) string {
	i, ok := itemOf(row)
	if !ok {
		return numberOf(row)
	}
	for _, ref := range append(append([]string{}, i.Belongs...), i.Near...) {
		if of, ok := reference.Find(ref); ok && !strings.HasPrefix(itemRow(of), itemPrefix) {
			return of.Code
		}
	}
	return ""
}
