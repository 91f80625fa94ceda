package store

import (
	"context"
	"errors"
	"fmt"
	"kept/store/file"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ConflictedCopies lists the files beside a workbook that a sync program made
// because two computers had changed it, by name. Those that do not certainly say so in
// their names are looked into, and listed if they are about the same partnership.
// Open one for reading only and see [Workbook.Compare] for what it has that the
// workbook has not.
func ConflictedCopies(ctx context.Context, path string) ([]string, error) {
	folder, name := filepath.Split(file.Absolute(path))
	files, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("looking for conflicted copies: %w", err)
	}
	base := strings.TrimSuffix(name, filepath.Ext(name))
	var mine ID
	var copies []string
	for _, f := range files {
		rest, sameBeginning := strings.CutPrefix(strings.TrimSuffix(f.Name(), filepath.Ext(f.Name())), base)
		if !sameBeginning || f.IsDir() || f.Name() == name || !strings.EqualFold(filepath.Ext(f.Name()), filepath.Ext(name)) {
			continue
		}
		other := filepath.Join(folder, f.Name())
		switch {
		case file.IsConflicted(rest):
		case file.MayBeConflicted(rest):
			if mine == "" {
				if mine, err = partnershipIn(ctx, path); err != nil {
					return nil, fmt.Errorf("looking for conflicted copies: %w", err)
				}
			}
			if its, err := partnershipIn(ctx, other); err != nil || its != mine || mine == "" {
				continue
			}
		default:
			continue
		}
		copies = append(copies, other)
	}
	slices.Sort(copies)
	return copies, nil
}

// partnershipIn is the id of the partnership that a workbook is about; "" if none yet.
func partnershipIn(ctx context.Context, path string) (ID, error) {
	w, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		return "", err
	}
	var id ID
	p, err := w.Partnership(ctx)
	if err == nil {
		id = p.ID
	} else if errors.Is(err, ErrNotFound) {
		err = nil
	}
	return id, errors.Join(err, w.Close())
}
