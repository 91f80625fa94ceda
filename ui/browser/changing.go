package browser

import (
	"context"
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

// changeMode is how a field of many records is changed.
type changeMode int

const (
	setTo    changeMode = iota
	adding              // to a field that can have many values
	removing            // of it
)

// targets are the ids of what a change is for: the page's record, all that are
// ticked, or the record at the cursor; and what a keeper calls them.
func (b *Browser) targets() ([]store.ID, string) {
	if b.Focus == OnPage {
		if b.Page.Doc != nil && b.Page.Doc.Record != nil {
			return []store.ID{b.Page.Doc.Record.ID}, b.Page.Doc.Record.NameWithKind()
		}
		return nil, ""
	}
	marked := b.List.Marked()
	if len(marked) == 0 {
		if r := b.Selected(); r != nil {
			return []store.ID{r.ID}, r.NameWithKind()
		}
		return nil, ""
	}
	ids := make([]store.ID, len(marked))
	for i, id := range marked {
		ids[i] = store.ID(id)
	}
	return ids, b.countText(len(ids))
}

// countText says how many records of the kind: "3 actions".
func (b *Browser) countText(n int) string {
	return words.Count(n, strings.ToLower(b.Kind.Title), strings.ToLower(b.Kind.Plural))
}

// ChooseLetter asks for the value of a field by one letter, and sets it at once.
func (b *Browser) ChooseLetter(field string) tea.Cmd {
	ids, what := b.targets()
	f := b.Kind.Field(field)
	if len(ids) == 0 || f == nil {
		return nil
	}
	b.Host.Open(&dialog.Letters{Host: b.Host, Heading: f.Title + " of " + cell.Cut(cell.Clean(what), 50, b.Host.Theme().Glyphs.Cut),
		Choices: dialog.LettersOf(b.Host, f),
		Then: func(c dialog.Letter) tea.Cmd {
			return b.change(ids, what, f, setTo, []form.Choice{{Value: c.Value, Title: c.Title}})
		}})
	return nil
}

// chooseChange asks which field to change, and then what to.
func (b *Browser) chooseChange() tea.Cmd {
	ids, what := b.targets()
	if len(ids) == 0 {
		return nil
	}
	p := &form.Picker{Title: "Change " + cell.Cut(cell.Clean(what), 50, b.Host.Theme().Glyphs.Cut)}
	for i := range b.Kind.Fields {
		f := &b.Kind.Fields[i]
		if len(ids) > 1 && (f.Name == b.Kind.NameField || f.Type == store.Label) {
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
		f := b.Kind.Field(chosen[0].Value)
		if f.Many {
			b.Host.Open(&dialog.Letters{Host: b.Host, Heading: f.Title, Choices: []dialog.Letter{
				{Letter: "a", Value: "add", Title: "Add to what is there"},
				{Letter: "t", Value: "take", Title: "Take out of what is there"}},
				Then: func(c dialog.Letter) tea.Cmd {
					if c.Value == "take" {
						return b.chooseValues(ids, what, f, removing)
					}
					return b.chooseValues(ids, what, f, adding)
				}})
			return nil
		}
		return b.chooseValues(ids, what, f, setTo)
	}
	return dialog.Pick(b.Host, p, "")
}

// chooseValues asks what a field is to be changed to.
func (b *Browser) chooseValues(ids []store.ID, what string, f *store.Field, h changeMode) tea.Cmd {
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
	case removing:
		title += ": take out"
	}
	switch {
	case f.Type == store.Choice:
		p := &form.Picker{Title: title, Help: f.Help, Many: f.Many, Choices: form.ChoicesOf(f), Then: then}
		if !f.Many && !f.Required {
			p.Choices = append(p.Choices, form.Choice{Title: "Blank", Help: "not said"})
		}
		return dialog.Pick(b.Host, p, "")
	case f.Type == store.Yes:
		return dialog.Pick(b.Host,
			&form.Picker{Title: title, Choices: []form.Choice{{Value: "true", Title: "Yes"}, {Value: "false", Title: "No"}}, Then: then},
			"")
	case f.Type == store.Ref:
		kind := f.Of
		return dialog.Pick(b.Host, &form.Picker{Title: title, Help: f.Help, Many: f.Many, Then: then,
			Search: func(ctx context.Context, words string) ([]form.Choice, error) {
				return editing.SearchRecords(b.Host)(ctx, kind, words)
			}}, "")
	case f.Many && h == removing:
		return dialog.Pick(b.Host, &form.Picker{Title: title, Many: true, Search: choicesWithCounts(b.Host.Workbook(), b.Kind.Name, f, nil),
			Then: then}, "")
	}
	return b.askValue(title, f, then)
}

// askValue asks for a value that is typed.
func (b *Browser) askValue(title string, f *store.Field, then func([]form.Choice) tea.Cmd) tea.Cmd {
	help := f.Help
	if !f.Required && !f.Many {
		help += " Leave the line empty to clear it."
	}
	in := store.Context{Today: host.Today(b.Host)}
	b.Host.Open(&dialog.Ask{Host: b.Host, Heading: title, Help: help,
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
