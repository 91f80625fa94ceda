package history

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"kept/store"
)

// The reader is asked for pages of a few rows from the end on, and gives each batch once.
func TestPagesOfAHistoryFollowOneAnother(t *testing.T) {
	ctx := context.Background()
	w, err := store.Create(ctx, filepath.Join(t.TempDir(), "test.kept"), store.Options{Keeper: "Morag Test"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}()
	var id store.ID
	for i := range 301 {
		_, err := w.Write(ctx, fmt.Sprintf("Change %d", i), func(tx *store.Tx) (err error) {
			if id == "" {
				id, err = tx.Add(store.Action, "", store.Values{"title": "Changed often"})
				return err
			}
			return tx.Set(id, "description", fmt.Sprint(i))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	h := &reader{book: w, now: time.Now()}
	var got []string
	for from, more := any(nil), true; more; {
		page, err := h.page(ctx, from, true, 7)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range page.Rows {
			got = append(got, r.ID)
		}
		from, more = page.Next, page.More
	}
	if len(got) != 301 || got[0] != "1" || got[300] != "301" {
		t.Errorf("from the end it read %d batches, from %s to %s", len(got), got[0], got[len(got)-1])
	}
}

func TestTimesAreSaidInWords(t *testing.T) {
	now := time.Date(2026, 8, 12, 12, 0, 0, 0, time.UTC)
	for at, want := range map[string]string{"2026-08-12T09:05:00Z": "today 09:05", "2026-08-11T23:59:00Z": "yesterday 23:59",
		"2026-08-07T10:00:00Z": "Friday 10:00", "2026-08-05T10:00:00Z": "5 Aug 2026 10:00", "2027-01-05T10:00:00Z": "5 Jan 2027 10:00"} {
		when, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := whenInWords(when, now); got != want {
			t.Errorf("%s is %q, not %q", at, got, want)
		}
	}
}
