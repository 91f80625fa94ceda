package ui

import (
	"fmt"
	"strconv"
	"strings"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/words"
	"kept/ui/cell"
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
func (c *differences) describe(row string, spoken bool) (*document, error) {
	r, ok := c.at(row)
	if !ok {
		return nil, store.ErrNotFound
	}
	d := &document{id: "compared/" + row, title: cell.Clean(r.Name)}
	d.say(theme.Strong, d.title)
	what, role := became(r.What)
	switch r.What {
	case snapshot.RecordAdded:
		what += " in " + c.after.words()
	case snapshot.RecordRemoved:
		what += ": it is in " + c.before.words() + " only"
	default:
		what += " from " + c.before.words() + " to " + c.after.words()
	}
	d.say(role, what)
	if reason := c.found.After.Reason; reason != "" {
		d.say(theme.Dim, "The amendment says: "+reason)
	}
	if r.What == snapshot.RecordChanged && !spoken {
		d.say(theme.Dim, "[-What is gone-] and {+what is new+} are marked so.")
	}
	for _, f := range r.Fields {
		if r.Kind == store.Response && r.What != snapshot.RecordChanged && (f.Field == "quarter" || f.Field == "national_action") {
			continue // its name says it
		}
		d.heading(f.Title)
		p := part{indent: 2, stop: &stop{key: "differs:" + f.Field}}
		switch {
		case r.What == snapshot.RecordAdded:
			p.text = f.After
		case r.What == snapshot.RecordRemoved:
			p.text = f.Before
		case spoken:
			p.text = saidWords(f.Words)
		default:
			p.text, p.marked = snapshot.MarkedText(f.Words), true
		}
		d.parts = append(d.parts, p)
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

// The signs around words that are gone and words that are new.
var wordSigns = []struct {
	open, shut string
	role       theme.Role
}{{"[-", "-]", theme.Problem}, {"{+", "+}", theme.Good}}

// renderMarked draws a line of a comparison with what is gone and what is new in
// colour beside its signs. within is the sign that was open at the beginning of
// the line, 0 for none; it gives the one that is open at the end, from 1.
func renderMarked(t *theme.Theme, text string, within int) (drawn string, open int) {
	var b strings.Builder
	for text != "" {
		if within > 0 {
			s := wordSigns[within-1]
			part, rest, found := strings.Cut(text, s.shut)
			if found {
				part += s.shut
			}
			b.WriteString(t.Render(s.role, part))
			if text = rest; !found {
				break
			}
			within = 0
			continue
		}
		at, which := len(text), 0
		for i, s := range wordSigns {
			if k := strings.Index(text, s.open); k >= 0 && k < at {
				at, which = k, i+1
			}
		}
		b.WriteString(t.Render(theme.Text, text[:at]))
		text, within = text[at:], which
	}
	return b.String(), within
}
