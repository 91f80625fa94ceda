package ui

import (
	"context"
	"fmt"
	"kept/ui/editing"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
)

// how a field of many records is changed.
type how int

const (
	setTo   how = iota
	adding      // to a field that can have many values
	takeOut     // of it
)

// targets are the ids of what a change is for: the page's record, all that are
// ticked, or the record at the cursor; and what a keeper calls them.
func (b *browser) targets() ([]store.ID, string) {
	if b.focus == onPage {
		if b.page.Doc != nil && b.page.Doc.Record != nil {
			return []store.ID{b.page.Doc.Record.ID}, b.page.Doc.Record.NameWithKind()
		}
		return nil, ""
	}
	marked := b.list.Marked()
	if len(marked) == 0 {
		if r := b.selected(); r != nil {
			return []store.ID{r.ID}, r.NameWithKind()
		}
		return nil, ""
	}
	ids := make([]store.ID, len(marked))
	for i, id := range marked {
		ids[i] = store.ID(id)
	}
	return ids, b.counted(len(ids))
}

// counted says how many records of the kind: "3 actions".
func (b *browser) counted(n int) string {
	return words.Count(n, strings.ToLower(b.kind.Title), strings.ToLower(b.kind.Plural))
}

// chooseLetter asks for the value of a field by one letter, and sets it at once.
func (b *browser) chooseLetter(field string) tea.Cmd {
	ids, what := b.targets()
	f := b.kind.Field(field)
	if len(ids) == 0 || f == nil {
		return nil
	}
	b.host.Open(&dialog.Letters{Host: b.host, Heading: f.Title + " of " + cell.Cut(cell.Clean(what), 50, b.host.Theme().Glyphs.Cut), Choices: dialog.LettersOf(b.host, f),
		Then: func(c dialog.Letter) tea.Cmd {
			return b.change(ids, what, f, setTo, []form.Choice{{Value: c.Value, Title: c.Title}})
		}})
	return nil
}

// chooseChange asks which field to change, and then what to.
func (b *browser) chooseChange() tea.Cmd {
	ids, what := b.targets()
	if len(ids) == 0 {
		return nil
	}
	p := &form.Picker{Title: "Change " + cell.Cut(cell.Clean(what), 50, b.host.Theme().Glyphs.Cut)}
	for i := range b.kind.Fields {
		f := &b.kind.Fields[i]
		if len(ids) > 1 && (f.Name == b.kind.NameField || f.Type == store.Label) {
			continue // these tell the records from one another
		}
		c := form.Choice{Value: f.Name, Title: f.Title}
		if f.Many {
			c.Help = "values are added or taken out"
		}
		p.Choices = append(p.Choices, c)
	}
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		f := b.kind.Field(chosen[0].Value)
		if f.Many {
			b.host.Open(&dialog.Letters{Host: b.host, Heading: f.Title, Choices: []dialog.Letter{
				{Letter: "a", Value: "add", Title: "Add to what is there"}, {Letter: "t", Value: "take", Title: "Take out of what is there"}},
				Then: func(c dialog.Letter) tea.Cmd {
					if c.Value == "take" {
						return b.chooseValues(ids, what, f, takeOut)
					}
					return b.chooseValues(ids, what, f, adding)
				}})
			return nil
		}
		return b.chooseValues(ids, what, f, setTo)
	}
	return dialog.Pick(b.host, p, "")
}

// chooseValues asks what a field is to be changed to.
func (b *browser) chooseValues(ids []store.ID, what string, f *store.Field, h how) tea.Cmd {
	then := func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		return b.change(ids, what, f, h, chosen)
	}
	title := f.Title
	switch h {
	case adding:
		title += ": add"
	case takeOut:
		title += ": take out"
	}
	switch {
	case f.Type == store.Choice:
		p := &form.Picker{Title: title, Help: f.Help, Many: f.Many, Choices: form.ChoicesOf(f), Then: then}
		if !f.Many && !f.Required {
			p.Choices = append(p.Choices, form.Choice{Title: "Blank", Help: "not said"})
		}
		return dialog.Pick(b.host, p, "")
	case f.Type == store.Yes:
		return dialog.Pick(b.host, &form.Picker{Title: title, Choices: []form.Choice{{Value: "true", Title: "Yes"}, {Value: "false", Title: "No"}}, Then: then}, "")
	case f.Type == store.Ref:
		kind := f.Of
		return dialog.Pick(b.host, &form.Picker{Title: title, Help: f.Help, Many: f.Many, Then: then,
			Search: func(ctx context.Context, words string) ([]form.Choice, error) {
				return editing.SearchRecords(b.host)(ctx, kind, words)
			}}, "")
	case f.Many && h == takeOut:
		return dialog.Pick(b.host, &form.Picker{Title: title, Many: true, Search: tallied(b.host.Workbook(), b.kind.Name, f, nil), Then: then}, "")
	}
	return b.askValue(title, f, then)
}

// askValue asks for a value that is typed.
func (b *browser) askValue(title string, f *store.Field, then func([]form.Choice) tea.Cmd) tea.Cmd {
	help := f.Help
	if !f.Required && !f.Many {
		help += " Leave the line empty to clear it."
	}
	in := store.Context{Today: host.Today(b.host)}
	b.host.Open(&dialog.Ask{Host: b.host, Heading: title, Help: help,
		Check: func(text string) (string, string) {
			if text == "" {
				if f.Required || f.Many {
					return "", f.Title + " is needed."
				}
				return "", ""
			}
			canonical, err := f.Parse(text, in)
			if err != nil {
				return "", store.Sentence(err)
			}
			if shown := f.ValueTitle(canonical); shown != text {
				return shown, ""
			}
			return "", ""
		},
		Then: func(text string) tea.Cmd { return then([]form.Choice{{Value: text, Title: text}}) }})
	return nil
}

// change changes one field of some records at one stroke.
func (b *browser) change(ids []store.ID, what string, f *store.Field, h how, to []form.Choice) tea.Cmd {
	titles := make([]string, len(to))
	for i, c := range to {
		titles[i] = cell.Clean(c.Title)
		if f.Name == "brag" {
			titles[i] = f.ValueTitle(c.Value)
		}
		if c.Value == "" {
			titles[i] = "blank"
		}
	}
	value := strings.Join(titles, ", ")
	title := "Set " + f.Title + " of " + what + " to " + value
	switch h {
	case adding:
		title = "Added " + value + " to " + f.Title + " of " + what
	case takeOut:
		title = "Took " + value + " out of " + f.Title + " of " + what
	}
	title = cell.Cut(cell.Clean(title), 200, "...")
	book, seen, since := b.host.Workbook(), b.seen(), int64(0)
	if b.focus != onPage {
		since = b.tickedAt
	}
	run, then := b.changeTicked(since, ids, f, h, to, func(ctx context.Context, tell host.Progress, check func(*store.Tx) error) (string, error) {
		batch, err := book.Write(ctx, title, func(tx *store.Tx) error {
			if err := check(tx); err != nil {
				return err
			}
			for i, id := range ids {
				if since == 0 && seen != nil && seen.ID == id && h == setTo {
					if err := stillAs(tx, seen, f, to); err != nil {
						return err
					}
				}
				if err := changeOne(tx, id, f, h, to); err != nil {
					return fmt.Errorf("changing %s: %w", what, err)
				}
				tell(i+1, 0, "")
			}
			return nil
		})
		if err == nil && batch.No == 0 {
			return "Nothing was changed: it is so already.", nil
		}
		return "Saved. Ctrl+Z undoes. (" + title + ")", err
	})
	return host.WriteMany(b.host, host.LongWork{Title: "Saving", Of: len(ids), What: strings.ToLower(b.kind.Plural), Run: run, Then: then})
}

func changeOne(tx *store.Tx, id store.ID, f *store.Field, h how, to []form.Choice) error {
	for _, c := range to {
		var err error
		switch h {
		case adding:
			if f.Noted { // what stands there keeps its line of text
				r, err := tx.Load(id)
				if err != nil {
					return err
				}
				if r.Has(f.Name, c.Value) {
					continue
				}
			}
			err = tx.SetItem(id, f.Name, c.Value, "")
		case takeOut:
			err = tx.RemoveItem(id, f.Name, c.Value)
		default:
			err = tx.Set(id, f.Name, c.Value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tickedMsg is every record that was found, to be ticked.
type tickedMsg struct {
	room *browser
	ids  []string
}

// tickAll ticks all that the list holds, read or not.
func (b *browser) tickAll() tea.Cmd {
	q := b.query()
	q.Ranked, q.Sort = false, ""
	book := b.host.Workbook()
	var ids []string
	return b.host.Work(host.LongWork{Title: "Ticking all", What: strings.ToLower(b.kind.Plural), ReadOnly: true, Stopped: "Stopped. Nothing was ticked.",
		Run: func(ctx context.Context, tell host.Progress) (string, error) {
			err := book.Each(ctx, q, false, func(r *store.Record) error {
				ids = append(ids, string(r.ID))
				tell(len(ids), 0, "")
				return nil
			})
			if err != nil {
				return "", fmt.Errorf("ticking all: %w", err)
			}
			return "", nil
		},
		Then: func(err error) tea.Cmd {
			if err != nil {
				return nil
			}
			return func() tea.Msg { return tickedMsg{b, ids} }
		}})
}

func (b *browser) takeTicked(msg tickedMsg) {
	b.list.Mark(msg.ids)
	b.noteTicks()
	b.host.Notify(0, b.counted(b.list.MarkedCount())+" ticked. c changes them all, Esc unticks them.")
}
