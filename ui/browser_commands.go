package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
	"kept/ui/document"
)

// onBrowser makes a handler of what a list and its page do on every page that is
// built on them.
func onBrowser(run func(*browser) tea.Cmd) command.Handler {
	return command.On(func(p interface{ itself() *browser }) tea.Cmd {
		b := p.itself()
		defer b.noteTicks()
		return run(b)
	})
}

// onDoc makes a handler of what moves on the page in front.
func onDoc(run func(*document.View)) command.Handler {
	return command.Do(func(p interface{ DocPage() *document.View }) { run(p.DocPage()) })
}

// DocPage is the page that the keys move on.
func (b *browser) DocPage() *document.View { return &b.page }

// move follows a move of the cursor in the list.
func (b *browser) move(cmd tea.Cmd) tea.Cmd {
	b.outside = false
	return tea.Batch(cmd, b.readPage(false))
}

// OpenRow goes to the page of the row at the cursor; on the heading of a group it
// opens or closes the group.
func (b *browser) OpenRow() tea.Cmd {
	if row, ok := b.list.Current(); ok && row.Group {
		return b.fold(!row.Closed)
	}
	return b.ToPage()
}

// ToPage goes to the page beside or behind the list.
func (b *browser) ToPage() tea.Cmd {
	b.focus = onPage
	return nil
}

// EditPage opens the record of the page in its form.
func (b *browser) EditPage() tea.Cmd {
	if d := b.page.Doc; d != nil && d.Record != nil {
		return b.editLoaded(d.Record, "")
	}
	return nil
}

// AddHere adds an entry at the cursor of the page.
func (b *browser) AddHere() tea.Cmd {
	if s := b.page.Stop(); s != nil && s.Add != "" {
		return b.addEntry(s)
	}
	return nil
}

func (b *browser) editRow() tea.Cmd {
	if r := b.selected(); r != nil {
		return b.editRecord(r.ID, "")
	}
	return nil
}

func (b *browser) toggleRange() tea.Cmd {
	if b.list.Ranging() {
		b.list.EndRange()
		return nil
	}
	b.list.StartRange()
	b.host.Notify(0, "Go up or down to tick rows; v again stops it.")
	return nil
}

func (b *browser) clearFind() tea.Cmd {
	b.finding = false
	if b.find.Text() == "" {
		return nil
	}
	b.find.SetText("")
	return b.restart()
}
