package file

import "regexp"

// conflictedName is what sync programs put into the name of the copy that lost: Dropbox and
// Nextcloud "(Ann's conflicted copy 2026-08-03)", "(conflicted copy 2026-08-03
// 101500)", Syncthing ".sync-conflict-20260803-101500-ABCDEFG". These are sure.
var conflictedName = regexp.MustCompile(`(?i)\(.*conflicted copy.*\)|\(case conflict.*\)|\.sync-conflict-\d{8}-\d{6}|\(.*in conflict.*\)`)

// perhapsConflicted is what other sync programs put there: OneDrive adds "-COMPUTER",
// Google Drive " (1)", iCloud " 2". People may call another workbook so too. What it is about decides.
var perhapsConflicted = regexp.MustCompile(`^(-[A-Za-z0-9][A-Za-z0-9-]{1,62}| \(\d{1,3}\)| \d{1,3}| - Copy.*)$`)

// IsConflicted tells whether the end of a name, after what the name of the workbook begins
// with, is one that only a sync program gives to the copy that lost.
func IsConflicted(end string) bool { return conflictedName.MatchString(end) }

// MayBeConflicted tells whether the end of a name may be that of such a copy, or what a
// person called another workbook.
func MayBeConflicted(end string) bool { return perhapsConflicted.MatchString(end) }
