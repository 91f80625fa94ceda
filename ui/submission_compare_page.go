package ui

import (
	"fmt"
	"strconv"
	"strings"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/document"
	"kept/ui/list"
	"kept/ui/theme"
)

// at is the record of a row of the comparison.
func (c *differences) at(row string) (snapshot.RecordChange, bool) {
	i, err := strconv.Atoi(row)
	if err != nil || i < 0 || i >= len(c.found.Records) {
		return snapshot.RecordChange{}, false
	}
	return c.found.Records[i], true
}

// became is what became of a record, with its sign.
func became(what string) (string, theme.Role) {
	switch what {
	case snapshot.RecordAdded:
		return "+ added", theme.Good
	case snapshot.RecordRemoved:
		return "- removed", theme.Problem
	}
	return "~ changed", theme.Notice
}

// summary says how much differs, in one sentence.
func (c *differences) summary() string {
	counts := map[string]int{}
	for _, r := range c.found.Records {
		counts[r.What]++
	}
	if len(c.found.Records) == 0 {
		return "They say the same."
	}
	return fmt.Sprintf("%s changed, %s added, %s removed; %s the same.", words.Thousands(counts[snapshot.RecordChanged]), words.Thousands(counts[snapshot.RecordAdded]),
		words.Thousands(counts[snapshot.RecordRemoved]), words.Thousands(c.found.Alike))
}

// rows are the records that differ, of which all words are said.
func (c *differences) rows(words string) list.Batch {
	var batch list.Batch
	for i, r := range c.found.Records {
		var in []string // what it differs in, where it is in both
		text := strings.ToLower(r.Name)
		for _, f := range r.Fields {
			if r.What == snapshot.RecordChanged {
				in = append(in, f.Title)
			}
			text += " " + strings.ToLower(f.Title+" "+f.Before+" "+f.After)
		}
		found := true
		for word := range strings.FieldsSeq(words) {
			found = found && strings.Contains(text, word)
		}
		if !found {
			continue
		}
		what, role := became(r.What)
		batch.Rows = append(batch.Rows, list.Row{ID: strconv.Itoa(i), Data: r, Cells: []list.Cell{
			{Text: what, Role: role}, {Text: cell.Clean(strings.Replace(r.Name, "Response to national action", "Response", 1))}, {Text: strings.Join(in, ", ")}}})
	}
	return batch
}

// describe makes the page of a record that differs, word by word.
func (c *differences) describe(row string, spoken bool) (*document.Document, error) {
	r, ok := c.at(row)
	if !ok {
		return nil, store.ErrNotFound
	}
	d := &document.Document{Id: "compared/" + row, Title: cell.Clean(r.Name)}
	d.AddText(theme.Strong, d.Title)
	what, role := became(r.What)
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
		p := document.Part{Indent: 2, Stop: &document.Stop{Key: "differs:" + f.Field}}
		switch {
		case r.What == snapshot.RecordAdded:
			p.Text = f.After
		case r.What == snapshot.RecordRemoved:
			p.Text = f.Before
		case spoken:
			p.Text = saidWords(f.Words)
		default:
			p.Text, p.Marked = snapshot.MarkedText(f.Words), true
		}
		d.Parts = append(d.Parts, p)
	}
	return d, nil
}

// saidWords is a comparison for those who have it read to them.
func saidWords(words []snapshot.Word) string {
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
