package compare

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/words"
	"kept/ui/browser"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/document"
	"kept/ui/host"
	"kept/ui/list"
	"kept/ui/theme"
)

// Comparison shows the records in which two submissions differ, each word by word. It
// is shown in the place of the responses.
type Comparison struct {
	*browser.Browser
	before, after revision
	found         *snapshot.Comparison
}

func newComparison(h host.Host, before, after revision, found *snapshot.Comparison) *Comparison {
	c := &Comparison{before: before, after: after, found: found, Browser: browser.NewPlain(h, []list.Column{
		{Name: "what", Title: "Became", Width: 9, Weight: 90},
		{Name: "record", Title: "What differs", Width: 40, Weight: 100},
		{Name: "fields", Title: "In", Width: 26, Weight: 60},
	})}
	c.List.Empty = "They say the same. Esc goes back to the submission."
	c.Page.Empty = c.List.Empty
	c.Named = func() string { return before.words() + " and " + after.words() }
	c.Browser.Source = func() (list.Source, list.Counter) {
		wanted := c.Browser.Words()
		return func(context.Context, any, bool, int) (list.Batch, error) { return c.rows(wanted), nil }, nil
	}
	spoken := h.Mode().ScreenReader
	c.Browser.Describe = func(_ context.Context, _ browser.Reading, row string) (*document.Document, error) {
		return c.describeRow(row, spoken)
	}
	c.Opened = true
	return c
}

// Scopes implements [host.Page].
func (c *Comparison) Scopes() []command.Scope {
	return c.ScopesOf([]command.Scope{browser.InList, inDifferences}, []command.Scope{browser.InPage, browser.InBack, inDifferences})
}

// State implements [host.Page].
func (c *Comparison) State(s *command.State) {
	c.Browser.State(s)
	s.Filtered, s.Selected = true, c.Want != ""
}

// open goes to the page of the record at the cursor; from there, to the record itself.
func (c *Comparison) open() tea.Cmd {
	if c.Focus == browser.OnList {
		c.Focus = browser.OnPage
		return nil
	}
	r, ok := c.at(c.Want)
	switch {
	case !ok:
		return nil
	case r.Kind == store.AcceptedFinding: // it has no page of its own
		return c.Host.Go(host.Target{Page: host.Submission, Quarter: c.after.quarter})
	}
	return host.OpenOwner(c.Host, r.ID)
}

// leave goes back to the responses.
func (c *Comparison) leave() tea.Cmd {
	return c.Host.Go(host.Target{Page: host.Submission, View: host.Responses})
}

// ShowAll clears what is looked for, or goes back to where the keeper came from, at
// last to the responses.
func (c *Comparison) ShowAll() tea.Cmd {
	if c.Find.Text() != "" {
		return c.Browser.ShowAll()
	}
	if cmd, ok := c.Host.Back(); ok {
		return cmd
	}
	return c.leave()
}

// at is the record of a row of the comparison.
func (c *Comparison) at(row string) (snapshot.RecordChange, bool) {
	i, err := strconv.Atoi(row)
	if err != nil || i < 0 || i >= len(c.found.Records) {
		return snapshot.RecordChange{}, false
	}
	return c.found.Records[i], true
}

// changeWords is what became of a record, with its sign.
func changeWords(what string) (string, theme.Role) {
	switch what {
	case snapshot.RecordAdded:
		return "+ added", theme.Good
	case snapshot.RecordRemoved:
		return "- removed", theme.Problem
	}
	return "~ changed", theme.Notice
}

// summary says how much differs, in one sentence.
func (c *Comparison) summary() string {
	counts := map[string]int{}
	for _, r := range c.found.Records {
		counts[r.What]++
	}
	if len(c.found.Records) == 0 {
		return "They say the same."
	}
	return fmt.Sprintf("%s changed, %s added, %s removed; %s the same.",
		words.Thousands(counts[snapshot.RecordChanged]), words.Thousands(counts[snapshot.RecordAdded]),
		words.Thousands(counts[snapshot.RecordRemoved]), words.Thousands(c.found.Alike))
}

// rows are the records that differ, of which all words are said.
func (c *Comparison) rows(wanted string) list.Batch {
	var batch list.Batch
	for i, r := range c.found.Records {
		var in []string // what it differs in, where it is in both
		text := r.Name
		for _, f := range r.Fields {
			if r.What == snapshot.RecordChanged {
				in = append(in, f.Title)
			}
			text += " " + f.Title + " " + f.Before + " " + f.After
		}
		if !words.ContainsAll(text, wanted) {
			continue
		}
		what, role := changeWords(r.What)
		name := cell.Clean(strings.Replace(r.Name, "Response to national action", "Response", 1))
		batch.Rows = append(batch.Rows, list.Row{ID: strconv.Itoa(i), Data: r,
			Cells: []list.Cell{{Text: what, Role: role}, {Text: name}, {Text: strings.Join(in, ", ")}}})
	}
	return batch
}

// describeRow makes the page of a record that differs, word by word.
func (c *Comparison) describeRow(row string, spoken bool) (*document.Document, error) {
	r, ok := c.at(row)
	if !ok {
		return nil, store.ErrNotFound
	}
	d := &document.Document{ID: "compared/" + row, Title: cell.Clean(r.Name)}
	d.AddText(theme.Strong, d.Title)
	what, role := changeWords(r.What)
	switch r.What {
	case snapshot.RecordAdded:
		what += " in " + c.after.words()
	case snapshot.RecordRemoved:
		what += ": it is in " + c.before.words() + " only"
	default:
		what += " from " + c.before.words() + " to " + c.after.words()
	}
	d.AddText(role, what)
	if reason := c.found.After.Reason; reason != "" {
		d.AddText(theme.Dim, "The amendment says: "+reason)
	}
	if r.What == snapshot.RecordChanged && !spoken {
		d.AddText(theme.Dim, "[-What is gone-] and {+what is new+} are marked so.")
	}
	for _, f := range r.Fields {
		if r.Kind == store.Response && r.What != snapshot.RecordChanged && (f.Field == "quarter" || f.Field == "national_action") {
			continue // its name says it
		}
		d.AddHeading(f.Title)
		d.Parts = append(d.Parts, differingField(r.What, &f, spoken))
	}
	return d, nil
}

// differingField is the line of a field that differs.
func differingField(what string, f *snapshot.FieldChange, spoken bool) document.Part {
	p := document.Part{Indent: 2, Stop: &document.Stop{Key: "differs:" + f.Field}}
	switch {
	case what == snapshot.RecordAdded:
		p.Text = f.After
	case what == snapshot.RecordRemoved:
		p.Text = f.Before
	case spoken:
		p.Text = spokenWords(f.Words)
	default:
		p.Text, p.Marked = snapshot.MarkedText(f.Words), true
	}
	return p
}

// spokenWords is a comparison for those who have it read to them.
func spokenWords(words []snapshot.Word) string {
	var b strings.Builder
	for _, w := range words {
		switch w.How {
		case snapshot.WordGone:
			b.WriteString(" (gone: " + strings.TrimSpace(w.Text) + ") ")
		case snapshot.WordNew:
			b.WriteString(" (new: " + strings.TrimSpace(w.Text) + ") ")
		default:
			b.WriteString(w.Text)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
