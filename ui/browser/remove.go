package browser

import (
	"context"
	"fmt"
	"kept/store"
	"kept/ui/host"

	tea "charm.land/bubbletea/v2"
)

// removeRecords deletes records in one change.
func removeRecords(h host.Host, what string, ids []store.ID, then func(error) tea.Cmd) tea.Cmd {
	book := h.Workbook()
	return host.WriteMany(h,
		host.LongWork{Title: "Removing", Of: len(ids), Then: then, Run: func(ctx context.Context, progress host.Progress) (string, error) {
			_, err := book.Write(ctx, "Removed "+what, func(tx *store.Tx) error {
				for i, id := range ids {
					if err := tx.Remove(id); err != nil {
						return fmt.Errorf("removing %s: %w", what, err)
					}
					progress(i+1, 0, "")
				}
				return nil
			})
			return "Removed. Ctrl+Z undoes. (" + what + ")", err
		}})
}
