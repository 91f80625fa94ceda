package describe

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/rule"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/document"
	"kept/ui/theme"
)

// Record makes the page of a record: its fields, what belongs to it, and what
// speaks of it. It runs off the loop.
func Record(ctx context.Context, w *store.Workbook, g *theme.Glyphs, id store.ID) (*document.Document, error) {
	r, err := w.Load(ctx, id)
	if err != nil {
		return nil, err
	}
	d := &document.Document{ID: string(id), Title: cell.Clean(r.Name()), Record: r}
	d.AddText(theme.Strong, d.Title)
	if r.Removed {
		d.AddText(theme.Notice, "This was removed. Taking that back brings it back: see Undo and Do again.")
	}
	switch r.Kind.Name {
	case store.Action:
		describeShort(d, r, g)
		return d, describeAction(ctx, d, w, r, g)
	case store.Stakeholder, store.Priority:
		return d, describeInSections(ctx, d, w, r, g)
	}
	Fields(d, r, g)
	for _, k := range r.Kind.Children() {
		Entries(d, r, k)
	}
	return d, nil
}

// describeInSections makes the page of a stakeholder or of a priority: what it is,
// its actions, what belongs to it, and what was changed.
func describeInSections(ctx context.Context, d *document.Document, w *store.Workbook, r *store.Record, g *theme.Glyphs) error {
	d.SideSections = []string{document.SectionActions, document.SectionSummary}
	d.BeginSection(document.SectionSummary, 0)
	Fields(d, r, g)
	d.BeginSection(document.SectionActions, 0)
	at := len(d.Sections) - 1
	n, err := describeRelated(ctx, d, w, r)
	if err != nil {
		return err
	}
	d.Sections[at].Count = n
	for _, k := range r.Kind.Children() {
		d.BeginSection(k.Plural, len(r.Children(k.Name)))
		Entries(d, r, k)
	}
	d.BeginHistory()
	return nil
}

// describeShort puts how an action stands in one line under its title.
func describeShort(d *document.Document, r *store.Record, g *theme.Glyphs) {
	var facts []string
	role := theme.Dim
	if brag := r.Get("brag"); brag != "" {
		var text string
		text, role = g.BRAG(brag)
		facts = append(facts, text)
	}
	if s := r.Show("status"); s != "" {
		facts = append(facts, s)
	}
	if s := r.Get("due"); s != "" {
		facts = append(facts, "due "+r.When("due").Words)
	}
	if n := len(r.Children("update")); n > 0 {
		facts = append(facts, "last update "+r.Children("update")[n-1].Show("date"))
	} else {
		facts = append(facts, "no update yet")
	}
	d.AddText(role, strings.Join(facts, " "+g.Dot+" "))
}

// Fields shows every field, blank or not: what is missing matters.
func Fields(d *document.Document, r *store.Record, g *theme.Glyphs) {
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		if f.Group != "" {
			d.AddHeading(f.Group)
		}
		p := document.Part{Label: f.Title, Stop: &document.Stop{Key: "field:" + f.Name, Field: f.Name}}
		switch {
		case r.Blank(f.Name):
			p.Text, p.Role = "-", theme.Dim
		case f.Name == "brag":
			p.Text, p.Role = g.BRAG(r.Get("brag"))
		default:
			p.Text = r.Show(f.Name)
		}
		d.Parts = append(d.Parts, p)
	}
}

// Entries lists the records of one kind that belong to a record, with
// what belongs to them in turn.
func Entries(d *document.Document, r *store.Record, k *store.Kind) {
	entries := r.Children(k.Name)
	title := k.Plural
	if len(entries) > 0 {
		title += " (" + strconv.Itoa(len(entries)) + ")"
	} else {
		title += ": none yet"
	}
	d.AddHeadingStop(title, &document.Stop{Key: "add:" + k.Name + string(r.ID), Add: k.Name, Parent: r.ID})
	if k.Name == "update" || k.Name == "engagement" { // what is newest matters most
		for i := len(entries) - 1; i >= 0; i-- {
			Entry(d, entries[i], 2)
		}
		return
	}
	for _, e := range entries {
		Entry(d, e, 2)
	}
}

// Entry adds a line for a record that belongs to another, and lines for what belongs to it in turn.
func Entry(d *document.Document, e *store.Record, indent int) {
	d.Parts = append(d.Parts, document.Part{Text: EntryText(e), Indent: indent, Stop: &document.Stop{
		Key: "entry:" + string(e.ID), Record: e, Add: e.Kind.Name, Parent: e.Parent}})
	for _, k := range e.Kind.Children() {
		below := e.Children(k.Name)
		title := k.Plural + ": none yet"
		if len(below) > 0 {
			title = k.Plural + " (" + strconv.Itoa(len(below)) + ")"
		}
		d.Parts = append(d.Parts, document.Part{Text: title, Indent: indent + 2, Role: theme.Dim, Stop: &document.Stop{
			Key: "add:" + k.Name + string(e.ID), Add: k.Name, Parent: e.ID}})
		for _, child := range below {
			Entry(d, child, indent+4)
		}
	}
}

// EntryText is an entry in one paragraph: what it is called, and the rest of
// what it says.
func EntryText(e *store.Record) string {
	name := e.Show(e.Kind.NameField)
	var before, after []string
	for i := range e.Kind.Fields {
		f := &e.Kind.Fields[i]
		if f.Name == e.Kind.NameField || e.Blank(f.Name) {
			continue
		}
		switch {
		case f.Name == "value" && e.Kind.Name == "reading":
			before = append(before, name+":", e.Show(f.Name))
			name = ""
		case f.Name == "date" || f.Name == "relation":
			before = append(before, e.Show(f.Name)+":")
		case f.Name == "done":
			if rule.IsDone(e) {
				before = append(before, "[x]")
			}
		default:
			after = append(after, factText(e, f))
		}
	}
	if e.Kind.Name == "next_step" && !rule.IsDone(e) {
		before = append(before, "[ ]")
	}
	if name != "" {
		before = append(before, name)
	}
	text := strings.Join(before, " ")
	if len(after) > 0 {
		text += " (" + strings.Join(after, "; ") + ")"
	}
	return text
}

// factText is what a field says in a sentence: with its title where the value alone does
// not tell what it is.
func factText(e *store.Record, f *store.Field) string {
	switch f.Type {
	case store.Choice, store.Ref, store.Money, store.Text:
		return e.Show(f.Name)
	}
	return strings.ToLower(f.Title) + " " + e.Show(f.Name)
}

// MostRelated is how many records a page lists under what they have to do with it.
const MostRelated = 40

// describeRelated lists the actions that point at this record, and says how many
// there are.
func describeRelated(ctx context.Context, d *document.Document, w *store.Workbook, r *store.Record) (n int, err error) {
	var related []struct{ title, field string }
	switch r.Kind.Name {
	case store.Stakeholder:
		related = append(related, struct{ title, field string }{"Actions it leads", "leads"},
			struct{ title, field string }{"Actions it is a partner in", "partners"})
	case store.Priority:
		related = append(related, struct{ title, field string }{"Actions that serve it", "priorities"})
	}
	for _, rel := range related {
		where := []store.Filter{{Field: rel.field, Op: store.Is, Values: []string{string(r.ID)}}}
		found, err := Actions(ctx, d, w, rel.title, where)
		if err != nil {
			return n, err
		}
		n += found
	}
	return n, nil
}

// Actions lists the actions that a filter finds, each opening its page,
// and says how many there are.
func Actions(ctx context.Context, d *document.Document, w *store.Workbook, title string, where []store.Filter) (int, error) {
	q := store.Query{Kind: store.Action, Where: where, Sort: "reference", Limit: MostRelated}
	found, err := w.Page(ctx, q)
	if err != nil {
		return 0, fmt.Errorf("reading %s: %w", strings.ToLower(title), err)
	}
	n := len(found.Records)
	if n == 0 {
		d.AddHeading(title + ": none")
		return 0, nil
	}
	if found.More {
		if n, err = w.Count(ctx, q, 10_000); err != nil {
			return 0, fmt.Errorf("counting: %w", err)
		}
	}
	d.AddHeading(title + " (" + words.Thousands(n) + ")")
	for _, a := range found.Records {
		d.Parts = append(d.Parts, ActionLine(a))
	}
	if found.More {
		d.Parts = append(d.Parts, document.Part{Text: "All of them are on the Actions page", Role: theme.Dim, Indent: 2,
			Stop: &document.Stop{Key: "all:" + title, Kind: store.Action, Filter: where}})
	}
	return n, nil
}

// ActionLine is the line of an action with how it stands, opening its page.
func ActionLine(a *store.Record) document.Part {
	text := a.Name()
	var facts []string
	for _, f := range []string{"status", "brag"} {
		if s := a.Show(f); s != "" {
			facts = append(facts, s)
		}
	}
	if s := a.When("due").Words; s != "" {
		facts = append(facts, "due "+s)
	}
	if len(facts) > 0 {
		text += " (" + strings.Join(facts, ", ") + ")"
	}
	return document.Part{Text: text, Indent: 2, Stop: &document.Stop{Key: "open:" + string(a.ID), Kind: store.Action, Open: a.ID}}
}
