package browser

import "kept/store/words"

// Crumbs are what the list is narrowed to and the title of the page that has the keys.
func (b *Browser) Crumbs() []string {
	var crumbs []string
	if b.Named != nil {
		crumbs = append(crumbs, b.Named())
	}
	if b.Focus == OnPage && b.Page.Doc != nil {
		crumbs = append(crumbs, b.Page.Doc.Title)
	}
	return crumbs
}

// Position says where the cursor is in the list, or on the page.
func (b *Browser) Position() string {
	if b.Focus == OnPage && !b.wide {
		return b.Page.Position()
	}
	if f := b.grouping(); f != nil {
		text := "grouped by " + f.Title
		if n := b.List.MarkedCount(); n > 0 {
			text = words.Thousands(n) + " ticked " + b.Host.Theme().Glyphs.Dot + " " + text
		}
		return text
	}
	if n := b.List.MarkedCount(); n > 0 {
		return words.Thousands(n) + " ticked " + b.Host.Theme().Glyphs.Dot + " " + b.List.Position()
	}
	return b.List.Position()
}
