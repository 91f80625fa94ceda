package browser

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
	"kept/ui/document"
)

// onBrowser makes a handler of what a list and its page do on every page that is
// built on them.
func onBrowser(run func(*Browser) tea.Cmd) command.Handler {
	return command.On(func(p interface{ AsBrowser() *Browser }) tea.Cmd {
		b := p.AsBrowser()
		defer b.noteSelection()
		return run(b)
	})
}

// onDoc makes a handler of what moves on the page in front.
func onDoc(run func(*document.View)) command.Handler {
	return command.Do(func(p interface{ DocPage() *document.View }) { run(p.DocPage()) })
}

// DocPage is the page that the keys move on.
func (b *Browser) DocPage() *document.View { return &b.Page }

// Move follows a move of the cursor in the list.
func (b *Browser) Move(cmd tea.Cmd) tea.Cmd {
	b.Outside = false
	return tea.Batch(cmd, b.ReadPage(false))
}

// OpenRow goes to the page of the row at the cursor; on the heading of a group it
// opens or closes the group.
func (b *Browser) OpenRow() tea.Cmd {
	if row, ok := b.List.Current(); ok && row.Group {
		return b.collapse(!row.Closed)
	}
	return b.ToPage()
}

// ToPage goes to the page beside or behind the list.
func (b *Browser) ToPage() tea.Cmd {
	b.Focus = OnPage
	return nil
}

// EditPage opens the record of the page in its form.
func (b *Browser) EditPage() tea.Cmd {
	if d := b.Page.Doc; d != nil && d.Record != nil {
		return b.editLoaded(d.Record, "")
	}
	return nil
}

// AddHere adds an entry at the cursor of the page.
func (b *Browser) AddHere() tea.Cmd {
	if s := b.Page.Stop(); s != nil && s.Add != "" {
		return b.addEntry(s)
	}
	return nil
}

func (b *Browser) editRow() tea.Cmd {
	if r := b.Selected(); r != nil {
		return b.EditRecord(r.ID, "")
	}
	return nil
}

func (b *Browser) toggleRange() tea.Cmd {
	if b.List.Ranging() {
		b.List.EndRange()
		return nil
	}
	b.List.StartRange()
	b.Host.Notify(0, "Go up or down to tick rows; v again stops it.")
	return nil
}

func (b *Browser) clearFind() tea.Cmd {
	b.Finding = false
	if b.Find.Text() == "" {
		return nil
	}
	b.Find.SetText("")
	return b.Restart()
}
