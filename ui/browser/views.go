package browser

import (
	"context"
	"errors"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/rule"
	"kept/ui/cell"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/settings"
	"kept/ui/theme"
)

// The values of the first list of filters that are no field.
const (
	filterNone   = "\x00all"
	filterSave   = "\x00keep"
	filterReady  = "\x00ready:"
	filterSaved  = "\x00saved:"
	filterForget = "\x00forget:"
)

// filterSet is a set of filters that is there from the beginning.
type filterSet struct {
	title string
	where []store.Filter
}

// readyFilterSets are what a lead asks of the actions most: the questions of the
// overview.
func readyFilterSets(ctx context.Context, w *store.Workbook, today calendar.Date) []filterSet {
	partnership, err := w.Partnership(ctx)
	if err != nil {
		partnership = nil // a workbook that names none yet
	}
	list := []filterSet{{"Without evidence", rule.WithoutEvidence().Where}}
	for _, q := range rule.Questions(today, store.QuietDays(partnership)) {
		list = append(list, filterSet{q.Title, q.Rule.Where})
	}
	return list
}

// filterSets are the sets of filters that can be taken as a whole.
func (b *Browser) filterSets(ctx context.Context, today calendar.Date) (choices []form.Choice, sets map[string]filterSet) {
	sets = map[string]filterSet{}
	for i, v := range b.listSettings().Saved {
		value := filterSaved + strconv.Itoa(i)
		choices = append(choices, form.Choice{Value: value, Title: v.Name, Help: "saved by you"})
		sets[value] = filterSet{title: v.Name}
	}
	if b.Kind.Name == store.Action {
		for i, r := range readyFilterSets(ctx, b.Host.Workbook(), today) {
			value := filterReady + strconv.Itoa(i)
			choices = append(choices, form.Choice{Value: value, Title: r.title})
			sets[value] = r
		}
	}
	return choices, sets
}

// applyFilterSet filters by a whole set.
func (b *Browser) applyFilterSet(value string, r filterSet) tea.Cmd {
	if no, saved := strings.CutPrefix(value, filterSaved); saved {
		i, err := strconv.Atoi(no)
		views := b.listSettings().Saved
		if err != nil || i >= len(views) {
			return nil
		}
		return b.showView(views[i])
	}
	b.Filters = append([]store.Filter{}, r.where...)
	return b.Restart()
}

// askName asks under what name the filters are to be saved.
func (b *Browser) askName() tea.Cmd {
	b.Host.Open(&dialog.Ask{Host: b.Host, Heading: "Save these filters",
		Help: "Give them a name. You find them again at the top of the filters; the same name again takes the place of the old ones.",
		Check: func(text string) (string, string) {
			if text == "" {
				return "", "A name is needed."
			}
			return "", ""
		},
		Then: func(name string) tea.Cmd { return b.saveView(cell.Clean(name)) }})
	return nil
}

func (b *Browser) saveView(name string) tea.Cmd {
	view := settings.View{Name: name, Find: b.Words(), Group: b.group}
	if b.ordered || b.Words() == "" {
		view.Sort, view.Falling = b.Sort, b.Desc
	}
	for _, f := range b.Filters {
		saved := settings.Filter{Field: f.Field, Op: string(f.Op)}
		for _, v := range f.Values {
			saved.Values = append(saved.Values, RelativeDay(f.Op, v, host.Today(b.Host)))
		}
		view.Filters = append(view.Filters, saved)
	}
	b.Host.Notify(theme.Good, "The filters are saved as "+name+". f shows them again.")
	return b.saveListSettings(func(l *settings.List) {
		saved := []settings.View{}
		for _, v := range l.Saved {
			if v.Name != name {
				saved = append(saved, v)
			}
		}
		l.Saved = append(saved, view)
	})
}

// chooseForget asks which saved filters are to be let go of.
func (b *Browser) chooseForget() tea.Cmd {
	p := &form.Picker{Title: "Forget saved filters"}
	for _, v := range b.listSettings().Saved {
		p.Choices = append(p.Choices, form.Choice{Value: v.Name, Title: v.Name})
	}
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		name := chosen[0].Value
		b.Host.Notify(0, name+" was forgotten. The list stays as it is.")
		return b.saveListSettings(func(l *settings.List) {
			saved := []settings.View{}
			for _, v := range l.Saved {
				if v.Name != name {
					saved = append(saved, v)
				}
			}
			l.Saved = saved
		})
	}
	return dialog.Pick(b.Host, p, "")
}

// showView reads what the records are called that a saved set speaks of, and
// then filters by it.
func (b *Browser) showView(v settings.View) tea.Cmd {
	ctx, book, kind := b.Host.Context(), b.Host.Workbook(), b.Kind
	return func() tea.Msg {
		names := map[string]string{}
		for _, f := range v.Filters {
			field := kind.Field(f.Field)
			if field == nil || field.Type != store.Ref {
				continue
			}
			for _, id := range f.Values {
				r, err := book.Load(ctx, store.ID(id))
				switch {
				case errors.Is(err, store.ErrNotFound):
					names[id] = "of another workbook"
				case err != nil:
					return host.Failed{Err: err}
				default:
					names[id] = r.Name()
				}
			}
		}
		return loopMsg{b, func() tea.Cmd { return b.applyView(v, names) }}
	}
}

// applyView filters by a saved set, whose records have the names given.
func (b *Browser) applyView(view settings.View, names map[string]string) tea.Cmd {
	b.Filters = nil
	for id, name := range names {
		b.known[id] = name
	}
	for _, f := range view.Filters {
		part, _, _ := strings.Cut(f.Field, ".")
		if b.Kind.Field(f.Field) == nil && store.KindNamed(part) == nil {
			continue // another version knew it
		}
		filter := store.Filter{Field: f.Field, Op: store.Op(f.Op)}
		for _, v := range f.Values {
			filter.Values = append(filter.Values, AbsoluteDay(v, host.Today(b.Host)))
		}
		b.Filters = append(b.Filters, filter)
	}
	b.Find.SetText(view.Find)
	b.Ranked, b.ordered = true, false
	if f := b.Kind.Field(view.Sort); f != nil && f.Sort {
		b.Sort, b.Desc, b.ordered = f.Name, view.Falling, view.Find != ""
	}
	b.group, b.closed = "", map[string]bool{}
	if b.Kind.Field(view.Group) != nil {
		b.group = view.Group
	}
	return b.Restart()
}

// RelativeDay writes the day of a filter by how far it is from today, so that a
// saved "overdue" is one tomorrow too.
func RelativeDay(op store.Op, value string, today calendar.Date) string {
	if op != store.Before && op != store.NotBefore && op != store.After && op != store.Quiet {
		return value
	}
	day, err := calendar.ParseDate(value)
	if err != nil || day.IsZero() {
		return value
	}
	n := int(day.Time().Sub(today.Time()).Hours() / 24)
	if n == 0 {
		return "today"
	}
	sign := "+"
	if n < 0 {
		sign, n = "-", -n
	}
	return "today" + sign + strconv.Itoa(n)
}

// AbsoluteDay is the day that a saved filter means as of today; see RelativeDay.
func AbsoluteDay(value string, today calendar.Date) string {
	rest, ok := strings.CutPrefix(value, "today")
	if !ok {
		return value
	}
	if rest == "" {
		return today.String()
	}
	n, err := strconv.Atoi(rest)
	if err != nil {
		return value
	}
	return today.AddDays(n).String()
}
