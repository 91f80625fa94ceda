package history

import (
	"context"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
)

// historyFilter is what the history is filtered by.
type historyFilter struct {
	who    string
	kind   *store.Kind
	since  calendar.Date // the first day
	until  calendar.Date // the last day
	period string        // these in words
}

func (n historyFilter) isSet() bool { return n != historyFilter{} }

func (n historyFilter) chips() []string {
	var chips []string
	if n.who != "" {
		chips = append(chips, "By "+n.who)
	}
	if n.kind != nil {
		chips = append(chips, n.kind.Plural)
	}
	if n.period != "" {
		chips = append(chips, n.period)
	}
	return chips
}

// query asks for the changes that the filter finds. Days begin and end in the zone of the keeper.
func (n historyFilter) query(place *time.Location) store.HistoryQuery {
	q := store.HistoryQuery{Who: n.who}
	if n.kind != nil {
		q.Kind = n.kind.Name
	}
	midnight := func(d calendar.Date) time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, place) }
	if !n.since.IsZero() {
		q.Since = midnight(n.since)
	}
	if !n.until.IsZero() {
		q.Until = midnight(n.until.AddDays(1)).Add(-time.Millisecond)
	}
	return q
}

// chooseFilter asks what to filter the history by, and then for its value.
func (r *Page) chooseFilter() tea.Cmd {
	p := &form.Picker{Title: "Show only changes", Choices: []form.Choice{
		{Value: "who", Title: "by one keeper"}, {Value: "kind", Title: "to one kind of record"}, {Value: "when", Title: "of one time"}}}
	if r.filter.isSet() {
		p.Choices = append([]form.Choice{{Title: "Show all again"}}, p.Choices...)
	}
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		switch chosen[0].Value {
		case "who":
			return r.chooseWho()
		case "kind":
			return r.chooseKind()
		case "when":
			return r.chooseWhen()
		}
		r.filter = historyFilter{}
		return r.Restart()
	}
	return dialog.Pick(r.Host, p, "")
}

// setFilter changes the filter by a choice, and shows what it finds.
func (r *Page) setFilter(change func(chosen form.Choice)) func([]form.Choice) tea.Cmd {
	return func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		change(chosen[0])
		return r.Restart()
	}
}

func (r *Page) chooseWho() tea.Cmd {
	book := r.Host.Workbook()
	p := &form.Picker{Title: "By whom", Search: func(ctx context.Context, words string) ([]form.Choice, error) {
		names, err := writers(ctx, book)
		if err != nil {
			return nil, err
		}
		var choices []form.Choice
		for _, name := range names {
			choices = append(choices, form.Choice{Value: name, Title: name})
		}
		if words == "" {
			return choices, nil
		}
		return form.Like(choices, words), nil
	}}
	p.Then = r.setFilter(func(c form.Choice) { r.filter.who = c.Value })
	return dialog.Pick(r.Host, p, "")
}

// writers are the keepers that the partnership names, and those who changed something
// recently.
func writers(ctx context.Context, w *store.Workbook) ([]string, error) {
	var names []string
	add := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	got, err := w.History(ctx, store.HistoryQuery{Limit: 4 * historyChunk})
	if err != nil {
		return nil, fmt.Errorf("reading who wrote: %w", err)
	}
	for _, b := range got {
		add(b.Who)
	}
	if p, err := w.Partnership(ctx); err == nil { // there may be none yet
		if p, err = w.Load(ctx, p.ID); err == nil {
			for _, k := range p.Children("keeper") {
				add(k.Get("name"))
			}
		}
	}
	slices.Sort(names)
	return names, nil
}

func (r *Page) chooseKind() tea.Cmd {
	p := &form.Picker{Title: "Changes to"}
	for _, k := range store.Kinds() {
		p.Choices = append(p.Choices, form.Choice{Value: k.Name, Title: k.Plural})
	}
	p.Then = r.setFilter(func(c form.Choice) { r.filter.kind = store.KindNamed(c.Value) })
	return dialog.Pick(r.Host, p, "")
}

// chooseWhen offers the usual times, and understands others as they are typed:
// "July 2026", "2026-27 Q1", "3 April 2026".
func (r *Page) chooseWhen() tea.Cmd {
	today := host.Today(r.Host)
	type span struct{ from, to calendar.Date }
	spans := map[string]span{}
	var usual []form.Choice
	offer := func(title string, from, to calendar.Date) form.Choice {
		spans[title] = span{from, to}
		return form.Choice{Value: from.String() + "/" + to.String(), Title: title}
	}
	quarter := calendar.QuarterOf(today)
	before := quarter.Prev()
	usual = append(usual,
		offer("Today", today, today),
		offer("Since yesterday", today.AddDays(-1), today),
		offer("In the last 7 days", today.AddDays(-6), today),
		offer("In the last 30 days", today.AddDays(-29), today),
		offer("In "+quarter.String(), quarter.From(), quarter.To()),
		offer("In "+before.String(), before.From(), before.To()))
	p := &form.Picker{Title: "When (choose, or type: July 2026)"}
	p.Search = func(_ context.Context, words string) ([]form.Choice, error) {
		if words == "" {
			return usual, nil
		}
		found := form.Like(usual, words)
		if w, ok := calendar.ParseWhen(words, calendar.WhenContext{Today: today}); ok && w.Dated() {
			found = append([]form.Choice{{Value: w.From.String() + "/" + w.To.String(), Title: w.Words, Help: w.Meaning()}}, found...)
		}
		return found, nil
	}
	p.Then = r.setFilter(func(c form.Choice) {
		if w, err := calendar.DecodeWhen(c.Value + " " + c.Title); err == nil {
			r.filter.since, r.filter.until, r.filter.period = w.From, w.To, c.Title
		}
	})
	return dialog.Pick(r.Host, p, "")
}
