package store

import (
	"context"
	"errors"
	"fmt"
	"kept/store/backup"
	"kept/store/file"
	"kept/store/input"
	"kept/store/sqlite"
	"kept/store/words"
)

// What can go wrong with a workbook or with what is asked of it. Compare with
// [errors.Is]; [Sentence] says each to a keeper.
var (
	ErrExists        = errors.New("a file of this name exists already")
	ErrNotFound      = errors.New("no such record")
	ErrNothingToUndo = errors.New("there is nothing to undo")
	ErrNothingToRedo = errors.New("there is nothing to redo")
	ErrReadOnly      = errors.New("the workbook is open for reading only")
	ErrStale         = errors.New("the record was changed by somebody else")
	ErrNoKeeper      = errors.New("nobody is named as the keeper who is writing")
	ErrUnfinished    = fmt.Errorf("a change was cut off in the workbook, and cannot be taken back where it is: %w", ErrReadOnly)
)

// StaleError says that a record was changed by somebody else since it was read.
type StaleError struct {
	Name string // what a keeper calls the record
}

func (e *StaleError) Error() string {
	return fmt.Sprintf("%s was changed by somebody else since you opened it", e.Name)
}

// Is makes a StaleError an [ErrStale].
func (e *StaleError) Is(target error) bool { return target == ErrStale }

// Sentence turns any error of the program into a sentence for a keeper. It is
// the one place where that is done.
func Sentence(err error) string {
	var (
		problem *file.Problem
		input   *input.Error
		stale   *StaleError
	)
	switch {
	case err == nil:
		return ""
	case errors.As(err, &problem):
		return words.Sentence(problem.Error())
	case errors.As(err, &input):
		return words.Sentence(input.Error())
	case errors.As(err, &stale):
		return words.CapitalFirst(stale.Error()) + ". Look at it again before you save; nothing was overwritten."
	}
	for _, named := range namedErrors() {
		if errors.Is(err, named.err) {
			return named.sentence
		}
	}
	if text := diskSentence(err); text != "" {
		return text
	}
	return words.Sentence(err.Error())
}

// namedError is an error that has a name of its own, with what it means for a keeper.
type namedError struct {
	err      error
	sentence string
}

// namedErrors are these errors; one that wraps another comes before that.
func namedErrors() []namedError {
	return []namedError{
		{ErrNotFound, "There is no such record any more. It may have been removed; Undo brings it back."},
		{ErrNothingToUndo, "There is nothing to undo."},
		{ErrNothingToRedo, "There is nothing to redo."},
		{backup.ErrLocked, "This backup is encrypted, and opens with its passphrase or the file with its key: at a terminal `kept " +
			"restore` " +
			"and `kept backup` ask for it. Nothing was changed."},
		{backup.ErrWrongPassphrase, "That passphrase does not open the backups. Nothing was changed; try again."},
		{backup.ErrNoFolder, "There is no place for backups of this workbook."},
		{ErrUnfinished, "Nothing was saved. " + unfinishedNotice},
		{ErrReadOnly, "This workbook is open for reading only, so nothing was saved."},
		{ErrNoKeeper, "Kept does not know who is writing. Say it with --keeper \"Your name\"; nothing was saved."},
		{context.Canceled, "Stopped. Nothing was left half done."},
	}
}

// diskSentence says what SQLite's error means for a keeper; "" for any other error.
func diskSentence(err error) string {
	switch {
	case sqlite.IsFull(err):
		return "The disk is full, so nothing was saved. Free some space and try again; what you had before is safe."
	case sqlite.IsMoved(err):
		return "The file of this workbook was moved, renamed or replaced by another while it was open, or its drive is gone. Nothing was " +
			"saved; what you had before is safe. Put it back and try again, or save a copy somewhere else."
	case sqlite.IsUnwritable(err):
		return "This workbook cannot be written to where it is: its folder or its disk allows reading only, or is not there any more. " +
			"Nothing was saved; what you had before is safe. Save a copy somewhere else, or ask whoever looks after the computer."
	case sqlite.IsBusy(err):
		return "Another program is writing to this workbook. Nothing was saved; try again in a moment."
	}
	return ""
}
