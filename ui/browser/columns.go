package browser

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/list"
	"kept/ui/mouse"
	"kept/ui/settings"
	"kept/ui/theme"
)

const (
	leastColumn = 4 // cells
	mostColumn  = 80
)

// columnsChosen makes the columns of a list as the keeper chose them. Fields
// that the kind does not have any more are passed by.
func columnsChosen(k *store.Kind, chosen []settings.Column) []list.Column {
	var columns []list.Column
	for i, c := range chosen {
		f := k.Field(c.Field)
		if f == nil {
			continue
		}
		column := list.Column{Name: f.Name, Title: f.Title, Width: max(leastColumn, min(c.Width, mostColumn)), Weight: 99 - i, Sort: f.Sort,
			Right: f.Type == store.Money || f.Type == store.Quantity}
		if f.Name == k.NameField { // what a record is called goes last
			column.Weight = 100
		}
		columns = append(columns, column)
	}
	if len(columns) == 0 {
		return columnsOf(k)
	}
	return columns
}

// usualWidth is how wide the column of a field is before anybody says otherwise.
func usualWidth(f *store.Field) int {
	width := f.Width
	if width == 0 {
		switch f.Type {
		case store.Prose, store.Text:
			width = 30
		case store.Day, store.Yes:
			width = 12
		default:
			width = 20
		}
	}
	return max(width, min(cell.Width(f.Title)+1, 20))
}

// columnRow is one line of the dialog of columns.
type columnRow struct {
	field *store.Field
	width int
	shown bool
}

// columnsDialog chooses, orders and sizes the columns of a list.
type columnsDialog struct {
	browser *Browser
	rows    []columnRow
	window  cell.Window // of the rows
	done    bool
}

func newColumnsDialog(b *Browser) *columnsDialog {
	d := &columnsDialog{browser: b}
	d.fill(b.columns)
	return d
}

// fill puts the columns shown first, in their order, and the other fields after them.
func (d *columnsDialog) fill(columns []list.Column) {
	d.rows = nil
	has := map[string]bool{}
	for _, c := range columns {
		if f := d.browser.Kind.Field(c.Name); f != nil {
			has[f.Name] = true
			d.rows = append(d.rows, columnRow{field: f, width: c.Width, shown: true})
		}
	}
	for i := range d.browser.Kind.Fields {
		if f := &d.browser.Kind.Fields[i]; !has[f.Name] {
			d.rows = append(d.rows, columnRow{field: f, width: usualWidth(f)})
		}
	}
	d.move(0)
}

func (d *columnsDialog) Title() string { return "Columns of the list" }
func (d *columnsDialog) Scopes() []command.Scope {
	return []command.Scope{InColumns, command.AnyTime}
}
func (d *columnsDialog) State(s *command.State)   { s.Form, s.Selected = true, true }
func (d *columnsDialog) Closed() bool             { return d.done }
func (d *columnsDialog) Update(tea.Msg) tea.Cmd   { return nil }
func (d *columnsDialog) Size(w, h int) (int, int) { return min(w, 60), min(h, len(d.rows)+4) }

// move moves the cursor by so many rows.
func (d *columnsDialog) move(by int) { d.window.Go(d.window.At+by, len(d.rows)) }

// atCursor is the row at the cursor.
func (d *columnsDialog) atCursor() *columnRow { return &d.rows[d.window.At] }

// swap moves the row at the cursor, and the cursor with it.
func (d *columnsDialog) swap(by int) {
	from := d.window.At
	d.move(by)
	to := d.window.At
	d.rows[from], d.rows[to] = d.rows[to], d.rows[from]
}

// apply shows the list with the columns as they stand in the dialog, and
// remembers them.
func (d *columnsDialog) apply() tea.Cmd {
	var chosen []settings.Column
	for _, r := range d.rows {
		if r.shown {
			chosen = append(chosen, settings.Column{Field: r.field.Name, Width: r.width})
		}
	}
	if len(chosen) == 0 {
		d.browser.Host.Notify(theme.Notice, "A list needs one column or more: tick one with Space.")
		return nil
	}
	d.done = true
	if same(chosen, columnsOf(d.browser.Kind)) {
		chosen = nil // what is usual may change from version to version
	}
	return tea.Batch(d.browser.showColumns(columnsChosen(d.browser.Kind, chosen)),
		d.browser.saveListSettings(func(l *settings.List) { l.Columns = chosen }))
}

func same(chosen []settings.Column, usual []list.Column) bool {
	if len(chosen) != len(usual) {
		return false
	}
	for i, c := range chosen {
		if c.Field != usual[i].Name || c.Width != usual[i].Width {
			return false
		}
	}
	return true
}

// showColumns reads the list again with other columns.
func (b *Browser) showColumns(columns []list.Column) tea.Cmd {
	b.columns = columns
	b.List.SetColumns(columns)
	return b.Reload()
}

func (d *columnsDialog) Draw(w, h int) (lines []string, x, y int) {
	t := d.browser.Host.Theme()
	g := &t.Glyphs
	from, to := d.window.Show(len(d.rows), h-1)
	for i := from; i < to; i++ {
		r := d.rows[i]
		sign, mark := " ", g.Unselected
		if i == d.window.At {
			sign = g.Cursor
			y = len(lines)
		}
		width := ""
		if r.shown {
			mark, width = g.Selected, strconv.Itoa(r.width)+" wide"
		}
		text := cell.Fit(sign+" "+mark+" "+r.field.Title, max(w-9, 1), g.Cut) + cell.FitRight(width, 8, "")
		role := theme.Text
		if i == d.window.At {
			role, text = theme.Cursor, cell.Fit(text, w, "")
		}
		lines = append(lines, t.Render(role, cell.Cut(text, w, "")))
	}
	help := "Space shows it, Left and Right size it, < and > move it."
	return append(lines, t.Render(theme.Dim, cell.Cut(help, w, g.Cut))), 0, y
}

// toggle shows the column at the cursor, or not.
func (d *columnsDialog) toggle() { d.atCursor().shown = !d.atCursor().shown }

// widen makes the column at the cursor so many cells wider.
func (d *columnsDialog) widen(by int) {
	row := d.atCursor()
	row.width = max(leastColumn, min(row.width+by, mostColumn))
}

func (d *columnsDialog) Point(m mouse.Act) tea.Cmd {
	row, ok := d.window.Row(m.Y, len(d.rows))
	if !ok {
		return nil
	}
	if d.window.At = row; m.X < 6 {
		d.toggle()
	}
	return nil
}
