package browser

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/describe"
	"kept/ui/document"
	"kept/ui/theme"
)

// Reading is what a page is read from. It is gathered on the loop and read off it, when
// another workbook or other signs may be shown already.
type Reading struct {
	Book   *store.Workbook
	Glyphs *theme.Glyphs
	Now    time.Time
}

// DescribeRecord reads the page of a record by its id.
func DescribeRecord(ctx context.Context, from Reading, row string) (*document.Document, error) {
	return describe.Record(ctx, from.Book, from.Glyphs, store.ID(row))
}

// PageRead is a page that was read.
type PageRead struct {
	Of  *Browser
	gen int
	row string
	doc *document.Document
	err error
}

// ReadPage reads the page that is wanted, one at a time: while one is being read
// the cursor may run on, and only the last wanted is read after it.
func (b *Browser) ReadPage(again bool) tea.Cmd {
	if !b.Outside {
		if row, ok := b.List.Selected(); ok {
			b.Want = row.ID
		} else if b.List.Loaded() {
			b.Want = ""
			b.Page.Show(nil)
			b.Page.Empty = "Nothing is chosen."
			if current, ok := b.List.Current(); ok && current.Group {
				b.Page.Empty = "Enter closes this group, and opens it again."
			}
		}
	}
	if b.Want == "" || (b.reading && !again) {
		return nil
	}
	if !again && b.Page.Doc != nil && b.Page.Doc.ID == b.Want {
		return nil
	}
	b.reading = true
	b.gen++
	gen, row, ctx, read := b.gen, b.Want, b.Host.Context(), b.Describe
	from, changes := Reading{b.Host.Workbook(), &b.Host.Theme().Glyphs, b.Host.Now()}, b.historyShown()
	return func() tea.Msg {
		doc, err := read(ctx, from, row)
		if err == nil && changes {
			err = describe.AddHistory(ctx, doc, from.Book, from.Glyphs, dayOfBatch(from.Now))
		}
		return PageRead{Of: b, gen: gen, row: row, doc: doc, err: err}
	}
}

func (b *Browser) applyPage(msg PageRead) tea.Cmd {
	if msg.Of != b || msg.gen != b.gen {
		return nil
	}
	b.reading = false
	if msg.err != nil {
		b.Page.Show(nil)
		b.Page.Empty = store.Sentence(msg.err)
		if b.Focus == OnPage && !b.wide {
			b.Focus = OnList
		}
		return nil
	}
	b.Page.Show(msg.doc)
	if b.Want != msg.row {
		return b.ReadPage(false)
	}
	return nil
}

// OpenID shows the page of a record, wherever it stands in the list.
func (b *Browser) OpenID(id store.ID) tea.Cmd {
	b.Want, b.Focus = string(id), OnPage
	b.Outside = !b.List.Select(string(id))
	if b.Page.Doc != nil && b.Page.Doc.ID != b.Want {
		b.Page.Show(nil)
		b.Page.Section = 0 // one who comes from elsewhere begins at the beginning
		b.Page.Empty = "Reading..."
	}
	b.gen++
	return b.ReadPage(true)
}
