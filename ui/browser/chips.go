package browser

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/theme"
)

// chipLine draws what the list is filtered by; the chip in focus stands between
// the cursor's signs.
func (b *Browser) chipLine(t *theme.Theme) string {
	var chips strings.Builder
	for i, f := range b.Filters {
		text := cell.Clean(b.chip(f))
		if b.onChips && i == b.chipAt {
			chips.WriteString(" " + t.Render(theme.Focus, t.Glyphs.Cursor) + t.Render(theme.Chip, "["+text+" x]"))
			continue
		}
		chips.WriteString(" " + t.Render(theme.Chip, "["+text+"]"))
	}
	return chips.String()
}

// removeFilter removes one filter.
func (b *Browser) removeFilter(i int) tea.Cmd {
	if i < 0 || i >= len(b.Filters) {
		return nil
	}
	left := append([]store.Filter{}, b.Filters[:i]...)
	b.Filters = append(left, b.Filters[i+1:]...)
	b.chipAt = max(min(b.chipAt, len(b.Filters)-1), 0)
	if len(b.Filters) == 0 {
		b.onChips = false
	}
	return b.Restart()
}

// addFilter narrows the list further. Another value of a field that holds one is
// an "or": nothing could be both.
func (b *Browser) addFilter(f store.Filter) tea.Cmd {
	filters := append([]store.Filter{}, b.Filters...)
	field := b.Kind.Field(f.Field)
	for i, old := range filters {
		if f.Op == store.Is && old.Op == store.Is && old.Field == f.Field && field != nil && !field.Many {
			values := append([]string{}, old.Values...)
			for _, v := range f.Values {
				if !slices.Contains(values, v) {
					values = append(values, v)
				}
			}
			filters[i].Values = values
			b.Filters = filters
			return b.Restart()
		}
		if sameFilter(old, f) {
			return nil
		}
	}
	b.Filters = append(filters, f)
	return b.Restart()
}

func sameFilter(a, b store.Filter) bool {
	return a.Field == b.Field && a.Op == b.Op && slices.Equal(a.Values, b.Values)
}
