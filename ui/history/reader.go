package history

import (
	"context"
	"fmt"
	"time"

	"kept/store"
	"kept/store/calendar"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/list"
	"kept/ui/theme"
)

// reader reads batches for the list, from either end, so that a history
// of any length costs what is on the screen.
type reader struct {
	book  *store.Workbook
	query store.HistoryQuery
	words string    // that must stand in what was done, or in who did it
	now   time.Time // for "today" and "yesterday", in the keeper's own time
}

func (r *Page) source() (list.Source, list.Counter) {
	h := &reader{book: r.Host.Workbook(), query: r.filter.query(r.Host.Now().Location()), now: r.Host.Now(),
		words: r.Words()}
	r.List.Empty = "Nothing was changed yet."
	if r.filter.isSet() || h.words != "" {
		r.List.Empty = "No change is like that. Esc shows all of them again."
	}
	return h.page, h.count
}

func (h *reader) matches(b store.Batch) bool {
	return words.ContainsAll(b.Sentence()+" "+b.Who, h.words)
}

const historyChunk = 500 // batches read at a time where only some of them are kept

// page reads a page of rows. From is the number of the batch last read.
func (h *reader) page(ctx context.Context, from any, fromEnd bool, limit int) (list.Batch, error) {
	at, _ := from.(int64)
	if fromEnd {
		return h.oldest(ctx, at, limit)
	}
	q := h.query
	q.Before, q.Limit = at, limit+1
	if h.words != "" {
		q.Limit = historyChunk
	}
	var page list.Batch
	for {
		got, err := h.book.History(ctx, q)
		if err != nil {
			return page, fmt.Errorf("reading the history: %w", err)
		}
		for _, b := range got {
			if len(page.Rows) == limit {
				page.More = true
				return page, nil
			}
			if q.Before = b.No; h.matches(b) {
				page.Rows = append(page.Rows, h.row(b))
			}
			page.Next = b.No
		}
		if len(got) < q.Limit {
			return page, nil
		}
	}
}

// oldest reads a page from the beginning of the history, the oldest batch first.
// Batches are numbered in their order, so it reads them by ranges of numbers.
func (h *reader) oldest(ctx context.Context, after int64, limit int) (list.Batch, error) {
	var page list.Batch
	newest, err := newestBatch(ctx, h.book)
	if err != nil {
		return page, err
	}
	for window := int64(limit); after < newest; window = min(window*2, 4*historyChunk) {
		q := h.query
		q.Before, q.Limit = after+window+1, int(window)
		got, err := h.book.History(ctx, q)
		if err != nil {
			return page, fmt.Errorf("reading the history: %w", err)
		}
		for i := len(got) - 1; i >= 0; i-- {
			b := got[i]
			if b.No <= after || !h.matches(b) {
				continue
			}
			page.Rows = append(page.Rows, h.row(b))
			if page.Next = b.No; len(page.Rows) == limit {
				page.More = b.No < newest
				return page, nil
			}
		}
		after += window
	}
	return page, nil
}

// newestBatch is the number of the last batch; 0 when there is none.
func newestBatch(ctx context.Context, w *store.Workbook) (int64, error) {
	got, err := w.History(ctx, store.HistoryQuery{Limit: 1})
	if err != nil || len(got) == 0 {
		return 0, err
	}
	return got[0].No, nil
}

func (h *reader) count(ctx context.Context, limit int) (int, error) {
	q := h.query
	if q == (store.HistoryQuery{}) && h.words == "" { // batches are numbered from 1 on
		n, err := newestBatch(ctx, h.book)
		return int(min(n, int64(limit))), err
	}
	q.Limit = 4 * historyChunk
	n := 0
	for {
		got, err := h.book.History(ctx, q)
		if err != nil {
			return 0, fmt.Errorf("counting the changes: %w", err)
		}
		for _, b := range got {
			if q.Before = b.No; h.matches(b) {
				n++
			}
		}
		if n >= limit || len(got) < q.Limit {
			return min(n, limit), nil
		}
	}
}

func (h *reader) row(b store.Batch) list.Row {
	role := theme.Text
	if b.What != store.WhatEdit {
		role = theme.Dim
	}
	return list.Row{ID: fmt.Sprint(b.No), Data: b, Cells: []list.Cell{
		{Text: whenInWords(b.At, h.now), Role: role}, {Text: cell.Clean(b.Who), Role: role},
		{Text: cell.Clean(b.Sentence()), Role: role}, {Text: words.Thousands(b.Changes), Role: role}}}
}

// whenInWords says when something was in a few words: "today 13:05", "yesterday
// 09:12", "Monday 16:40", "2 Jul 2026 11:30". The time is that of the place of now.
func whenInWords(at, now time.Time) string {
	at = at.In(now.Location())
	day, today := calendar.DateOf(at), calendar.DateOf(now)
	clock := at.Format("15:04")
	switch {
	case day == today:
		return "today " + clock
	case day == today.AddDays(-1):
		return "yesterday " + clock
	case day.Before(today) && today.AddDays(-7).Before(day):
		return day.Time().Weekday().String() + " " + clock
	}
	return day.Short() + " " + clock
}
