package browser

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/host"
)

// copyRow copies what is at the cursor of the list, a line for each that is
// ticked, with the columns apart by tabs as spreadsheets take them.
func (b *Browser) copyRow() tea.Cmd {
	if b.Kind == nil {
		return b.copyCells()
	}
	ids, _ := b.targets()
	if len(ids) == 0 {
		return nil
	}
	ctx, book, columns := b.Host.Context(), b.Host.Workbook(), b.columns
	return func() tea.Msg {
		var lines []string
		for _, id := range ids {
			r, err := book.Load(ctx, id)
			if err != nil {
				return host.Failed{Err: err}
			}
			cells := make([]string, len(columns))
			for i, c := range columns {
				cells[i] = cell.Clean(r.Show(c.Name))
			}
			lines = append(lines, strings.Join(cells, "\t"))
		}
		return host.OnLoop(func() tea.Cmd { return b.Host.Copy(strings.Join(lines, "\n")) })
	}
}

// copyStop copies what the line of the page at the cursor says.
func (b *Browser) copyStop() tea.Cmd {
	s := b.Page.Stop()
	d := b.Page.Doc
	if s == nil || d == nil {
		return nil
	}
	if s.Field != "" && d.Record != nil {
		return b.Host.Copy(d.Record.Show(s.Field))
	}
	for _, p := range d.PartsOf(b.Page.Section) {
		if p.Stop == s {
			return b.Host.Copy(p.Text)
		}
	}
	return nil
}

// copyCells copies the row at the cursor of a list that holds no records, as it
// stands there.
func (b *Browser) copyCells() tea.Cmd {
	row, ok := b.List.Selected()
	if !ok {
		return nil
	}
	cells := make([]string, len(row.Cells))
	for i, c := range row.Cells {
		cells[i] = c.Text
	}
	return b.Host.Copy(strings.Join(cells, "\t"))
}
