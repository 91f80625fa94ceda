package salvage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"kept/store/file"
	"kept/store/sqlite"
	"os"
	"path/filepath"
)

// usualPage is the size of the pages of every workbook that Kept makes.
const usualPage = 4096

// Read reads what can be read of a copy of a damaged file, in a folder that is thrown
// away. It reads it as it is, then with its beginning repaired where that is what keeps
// the rest from being read: first its header, which is the same in every workbook but
// for the length, then the list of its tables, which is the same in every workbook that
// was never put together again. What the history does not prove by then is looked for
// on every page.
func Read(ctx context.Context, copied, folder string, shape Shape) (*Remains, error) {
	pristine := filepath.Join(folder, "pristine"+file.Extension)
	if err := file.Copy(copied, pristine); err != nil {
		return nil, err
	}
	best, err := readRepaired(ctx, copied, pristine, shape)
	if err != nil || best.Whole() {
		return best, err
	}
	columns, err := readColumns(ctx, shape)
	if err != nil {
		return nil, err
	}
	content, err := os.ReadFile(pristine)
	if err != nil {
		return nil, fmt.Errorf("reading the copy of the damaged workbook: %w", err)
	}
	page := int64(usualPage)
	if h := (&file.Header{Start: content}); len(content) >= file.HeaderSize && h.PageSize() != 0 {
		page = h.PageSize()
	}
	best.addPages(content, page, columns)
	return best, nil
}

// readRepaired tries one repair after another, each on a copy as it was, and gives what
// was read with the one that helped most.
func readRepaired(ctx context.Context, copied, pristine string, shape Shape) (best *Remains, err error) {
	asItIs := func(string, string) error { return nil }
	for _, repair := range []func(to, model string) error{asItIs, repairHeader, repairTables} {
		if best != nil {
			// What the failed reading may have taken back by the journal is undone.
			if err := copyAgain(pristine, copied); err != nil {
				return nil, err
			}
		}
		if err := repair(copied, shape.Model); err != nil {
			return nil, err
		}
		r, err := readTables(ctx, copied, shape)
		if err != nil {
			return nil, err
		}
		if best == nil || len(r.Changes)+len(r.Rows) > len(best.Changes)+len(best.Rows) {
			best = r
		}
		if len(best.IDs) > 0 && len(best.Unread) == 0 {
			break
		}
	}
	return best, nil
}

// copyAgain makes a copy as the damaged file was.
func copyAgain(pristine, copied string) error {
	for _, path := range []string{copied, copied + "-journal"} {
		if err := os.Remove(path); err != nil && (path == copied || !errors.Is(err, fs.ErrNotExist)) {
			return fmt.Errorf("repairing a copy: %w", err)
		}
	}
	return file.Copy(pristine, copied)
}

// readColumns gives the columns of each kind's table in their order in the file.
func readColumns(ctx context.Context, shape Shape) (columns map[string][]string, err error) {
	writing, reading, err := sqlite.Settings{Path: shape.Model, ReadOnly: true}.Open()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, writing.Close(), reading.Close()) }()
	columns = map[string][]string{}
	for _, t := range shape.Tables {
		query := "SELECT name FROM pragma_table_info(?) ORDER BY cid"
		err := sqlite.Each(ctx, reading, query, []any{t.Kind}, func(rows *sql.Rows) error {
			var name string
			err := rows.Scan(&name)
			columns[t.Kind] = append(columns[t.Kind], name)
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("reading the columns of %s: %w", t.Kind, err)
		}
	}
	return columns, nil
}
