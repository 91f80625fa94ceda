package store

import (
	"context"
	"errors"
	"fmt"
	"kept/store/file"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// What sync programs put into the name of the copy that lost: Dropbox and
// Nextcloud "(Ann's conflicted copy 2026-08-03)", "(conflicted copy 2026-08-03
// 101500)", Syncthing ".sync-conflict-20260803-101500-ABCDEFG". These are sure.
var conflictedName = regexp.MustCompile(`(?i)\(.*conflicted copy.*\)|\(case conflict.*\)|\.sync-conflict-\d{8}-\d{6}|\(.*in conflict.*\)`)

// OneDrive adds "-COMPUTER", Google Drive " (1)", iCloud " 2": so may people call
// another workbook. What it is about decides.
var perhapsConflicted = regexp.MustCompile(`^(-[A-Za-z0-9][A-Za-z0-9-]{1,62}| \(\d{1,3}\)| \d{1,3}| - Copy.*)$`)

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
		case conflictedName.MatchString(rest):
		case perhapsConflicted.MatchString(rest):
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
