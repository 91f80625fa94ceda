package export

import (
	"context"
	"fmt"
	"testing"
	"time"

	"kept/store"
)

// thousand is a workbook of 1,000 actions with what belongs to them.
func thousand(b *testing.B) *store.Workbook {
	b.Helper()
	now := time.Date(2026, 8, 1, 9, 0, 0, 0, time.UTC)
	w := emptyWorkbook(b, &now)
	plant(b, w, orchard())
	write(b, w, func(tx *store.Tx) error {
		for i := range 1000 {
			id, err := tx.Add("action", "", store.Values{"reference": fmt.Sprintf("9.%d", i), "title": fmt.Sprintf("Action %d", i), "status": "in_progress", "brag": "green", "due": "31 March 2027",
				"description": "What it involves, for somebody who was not in the room.", "leads": ref(10), "national_actions": fmt.Sprint(i%25 + 1)})
			if err != nil {
				return err
			}
			for n := range 3 {
				if _, err := tx.Add("update", id, store.Values{"date": "2026-07-0" + fmt.Sprint(n+1), "note": "What has changed, in a sentence or two."}); err != nil {
					return err
				}
			}
			if _, err := tx.Add("evidence", id, store.Values{"title": "Minutes of the group"}); err != nil {
				return err
			}
		}
		return nil
	})
	return w
}

func BenchmarkWritingABundleOf1000Actions(b *testing.B) {
	w := thousand(b)
	dir := b.TempDir()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := WriteBundle(context.Background(), w, q2(b), dir); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheckingABundleOf1000Actions(b *testing.B) {
	out := exported(b, thousand(b))
	b.ReportAllocs()
	for b.Loop() {
		found, err := CheckBundle(context.Background(), out.Path)
		if err != nil || found.Errors() > 0 {
			b.Fatal(err, found)
		}
	}
}

func BenchmarkCheckingAWorkbookOf1000Actions(b *testing.B) {
	w := thousand(b)
	today, _ := store.NewDate(2026, 8, 1)
	for b.Loop() {
		if _, err := CheckWorkbook(context.Background(), w, today); err != nil {
			b.Fatal(err)
		}
	}
}
