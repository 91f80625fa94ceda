package importing

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kept/store"
	"kept/store/calendar"
)

// known is what the workbook has already, read once, by the names under which a
// table can mean it. A list of several records is a name that could mean any.
type known struct {
	today        calendar.Date
	yearOne      int
	byReference  map[string][]*store.Record
	byName       map[string][]*store.Record
	claimed      map[store.ID]int             // which row of the file means the record
	seen         map[string]int               // rows of the file by reference and name
	stakeholders map[string][]string          // ids by folded name and other name
	priorities   map[string][]string          // ids by folded title and rank
	label        map[string]string            // what a keeper calls a stakeholder or priority
	updates      map[store.ID]map[string]bool // folded updates of each action
	fileNames    map[string]bool              // folded names of stakeholders that the file has without brackets
	references   map[string]int               // the first row of the file that has each folded reference
	choices      map[choiceText]parsed        // choices read before: sheets say the same few thousands of times
}

type choiceText struct {
	field *store.Field
	text  string
}

type parsed struct {
	value string
	err   error
}

func newKnown(today calendar.Date) *known {
	return &known{today: today, byReference: map[string][]*store.Record{}, byName: map[string][]*store.Record{},
		claimed: map[store.ID]int{}, seen: map[string]int{},
		stakeholders: map[string][]string{}, priorities: map[string][]string{}, label: map[string]string{},
		updates: map[store.ID]map[string]bool{}, fileNames: map[string]bool{},
		references: map[string]int{}, choices: map[choiceText]parsed{}}
}

func readKnown(ctx context.Context, w *store.Workbook, kind *store.Kind, h *headings, today calendar.Date) (*known, error) {
	k := newKnown(today)
	if partnership, err := w.Partnership(ctx); err == nil {
		if q, err := calendar.ParseQuarter(partnership.Get("first_quarter")); err == nil {
			k.yearOne = q.From().AddMonths(-3).Year
		}
	}
	err := w.Each(ctx, store.Query{Kind: kind.Name}, false, func(r *store.Record) error {
		if ref := normalise(r.Get("reference")); ref != "" && kind.Name == store.Action {
			k.byReference[ref] = append(k.byReference[ref], r)
		}
		names := []string{r.Get(kind.NameField)}
		if kind.Name == store.Stakeholder {
			names = append(names, r.Values("also_known_as")...)
		}
		for _, n := range names {
			if key := normalise(n); key != "" && !slices.Contains(k.byName[key], r) {
				k.byName[key] = append(k.byName[key], r)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := k.readNames(ctx, w); err != nil {
		return nil, err
	}
	if h.column(updateTarget) < 0 {
		return k, nil
	}
	err = w.Each(ctx, store.Query{Kind: "update"}, false, func(r *store.Record) error {
		if k.updates[r.Parent] == nil {
			k.updates[r.Parent] = map[string]bool{}
		}
		k.updates[r.Parent][normalise(r.Get("note"))] = true
		return nil
	})
	return k, err
}

func (k *known) readNames(ctx context.Context, w *store.Workbook) error {
	add := func(m map[string][]string, name string, id store.ID) {
		if key := normalise(name); key != "" && !slices.Contains(m[key], string(id)) {
			m[key] = append(m[key], string(id))
		}
	}
	err := w.Each(ctx, store.Query{Kind: store.Stakeholder}, false, func(r *store.Record) error {
		k.label[string(r.ID)] = r.Name()
		add(k.stakeholders, r.Get("name"), r.ID)
		for _, n := range r.Values("also_known_as") {
			add(k.stakeholders, n, r.ID)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return w.Each(ctx, store.Query{Kind: store.Priority}, false, func(r *store.Record) error {
		k.label[string(r.ID)] = r.Name()
		add(k.priorities, r.Get("title"), r.ID)
		add(k.priorities, r.Get("rank"), r.ID)
		add(k.priorities, r.Name(), r.ID)
		return nil
	})
}

func (k *known) priorityIDFor(text string) string {
	key := normalise(text)
	if ids := k.priorities[key]; len(ids) == 1 && strings.Trim(key, "0123456789") != "" {
		return ids[0]
	}
	return ""
}

// collectNames notes which stakeholders the file names plainly, so that "X
// (lead)" can be known to mean X.
func (k *known) collectNames(h *headings, entries []*entry) {
	for _, c := range h.columns {
		if f := c.match.target.field; !c.used || f == nil || f.Of != store.Stakeholder {
			continue
		}
		for _, e := range entries {
			for _, n := range splitNames(e.valueOf(c.index)) {
				if !strings.Contains(n, "(") {
					k.fileNames[normalise(n)] = true
				}
			}
		}
	}
}

// parse reads one value of a field.
func (k *known) parse(f *store.Field, text string) (string, error) {
	context := store.Context{Today: k.today, YearOne: k.yearOne}
	if f.Type != store.Choice {
		return f.Parse(text, context)
	}
	key := choiceText{f, text}
	p, ok := k.choices[key]
	if !ok {
		p.value, p.err = f.Parse(text, context)
		k.choices[key] = p
	}
	return p.value, p.err
}

// matchRecord finds the record that a row means: by reference, and where that does
// not settle it by name. why says so when no record may be taken.
func (k *known) matchRecord(kind *store.Kind, e *entry, reference, name string) (r *store.Record, why string) {
	ref, key := normalise(reference), normalise(name)
	if first, ok := k.seen[ref+"\x00"+key]; ok {
		return nil, fmt.Sprintf("row %d is the same record", first)
	}
	k.seen[ref+"\x00"+key] = e.row
	if _, ok := k.references[ref]; !ok && ref != "" {
		k.references[ref] = e.row
	}
	var list []*store.Record
	if ref != "" {
		list = k.unclaimed(k.byReference[ref])
		if len(list) > 1 || len(list) == 1 && len(k.byReference[ref]) > 1 {
			// Several have this reference: the name must tell which.
			list = slices.DeleteFunc(list, func(r *store.Record) bool { return normalise(r.Get(kind.NameField)) != key })
		}
	}
	if len(list) == 0 && key != "" {
		for _, r := range k.unclaimed(k.byName[key]) {
			if ref == "" || r.Get("reference") == "" {
				list = append(list, r)
			}
		}
	}
	switch len(list) {
	case 0:
		return nil, ""
	case 1:
		k.claimed[list[0].ID] = e.row
		return list[0], ""
	}
	return nil, fmt.Sprintf("%d records of the workbook could be meant", len(list))
}

// unclaimed leaves out the records that an earlier row of the file means.
func (k *known) unclaimed(list []*store.Record) []*store.Record {
	return slices.DeleteFunc(slices.Clone(list), func(r *store.Record) bool { return k.claimed[r.ID] != 0 })
}
