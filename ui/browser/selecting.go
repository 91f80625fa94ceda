package browser

import (
	"context"
	"fmt"
	"kept/store"
	"kept/ui/host"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// selectAll ticks all that the list holds, read or not.
func (b *Browser) selectAll() tea.Cmd {
	q := b.query()
	q.Ranked, q.Sort = false, ""
	book := b.Host.Workbook()
	var ids []string
	return b.Host.Work(host.LongWork{Title: "Ticking all", What: strings.ToLower(b.Kind.Plural), ReadOnly: true,
		Stopped: "Stopped. Nothing was ticked.",
		Run: func(ctx context.Context, progress host.Progress) (string, error) {
			err := book.Each(ctx, q, false, func(r *store.Record) error {
				ids = append(ids, string(r.ID))
				progress(len(ids), 0, "")
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
			return func() tea.Msg { return loopMsg{b, func() tea.Cmd { b.selectThese(ids); return nil }} }
		}})
}

func (b *Browser) selectThese(ids []string) {
	b.List.Mark(ids)
	b.noteSelection()
	b.Host.Notify(0, b.countText(b.List.MarkedCount())+" ticked. c changes them all, Esc unticks them.")
}
