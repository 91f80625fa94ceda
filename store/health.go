package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"kept/store/calendar"
	"kept/store/file"
	"kept/store/sqlite"
	"os"
	"strconv"
)

// FileHealth is what a check of a workbook's file found.
type FileHealth struct {
	Path       string
	State      file.State // [file.Sound] if nothing is wrong
	Findings   []string   // what is wrong, for anyone who looks after the computer; at most a few
	Thorough   bool       // everything was read, not only the beginning
	Unfinished bool       // a change was cut off by a crash; opening the workbook takes it back
	Size       int64      // bytes
	Format     int
}

// Problem is the health as an error for a keeper; nil if the file is sound.
func (h FileHealth) Problem() error {
	if h.State == file.Sound {
		return nil
	}
	var err error
	if len(h.Findings) > 0 {
		err = errors.New(h.Findings[0])
	}
	return &file.Problem{Path: h.Path, State: h.State, Err: err}
}

// mostFindings is how many findings of one sort are told: one page that is gone
// can make thousands.
const mostFindings = 10

// CheckFile looks at a file and never writes to it. A cheap check (1 ms) reads its
// header, its tables' names and the ends of its history; a thorough one reads every
// page and index, the references, the search index, the hashes of the whole history,
// and compares what that amounts to with the tables and counts. What is wrong is in
// the answer; the error says that the check could not be made.
func CheckFile(ctx context.Context, path string, thorough bool) (FileHealth, error) {
	h := FileHealth{Path: path, State: file.Sound, Thorough: thorough}
	if info, err := os.Stat(path); err == nil {
		h.Size = info.Size()
	}
	var problem *file.Problem
	if err := inspect(ctx, path, formatVersion()); errors.As(err, &problem) {
		h.addFinding(problem)
		return h, nil
	}
	for {
		before := file.Stamp(path)
		w := newWorkbook(path, Options{ReadOnly: true})
		if err := w.connect(); err != nil {
			return h, err
		}
		if _, err := w.format(ctx); err == nil || !file.IsUnfinished(path) || ctx.Err() != nil {
			err := errors.Join(h.check(ctx, w, thorough), w.Close())
			return h, err
		}
		if err := w.Close(); err != nil {
			return h, err
		}
		// Nobody is writing it now: anyone who did has crashed.
		checked, err := h.checkCopy(ctx)
		if file.Stamp(path) == before || ctx.Err() != nil {
			return checked, err
		}
		// Somebody opened it in the meantime, and has put it right.
	}
}

// CheckFile is [CheckFile] for the workbook as it is open. It asks through a
// connection of its own: one that was open while others wrote can hold an outdated
// picture of the search index, and would take a sound one for damaged.
func (w *Workbook) CheckFile(ctx context.Context, thorough bool) (FileHealth, error) {
	h := FileHealth{Path: w.path, State: file.Sound, Thorough: thorough}
	if info, err := os.Stat(w.path); err == nil {
		h.Size = info.Size()
	}
	// Any reading repairs what a crash of another program left behind.
	if _, err := w.format(ctx); err != nil {
		h.addFinding(err)
		return h, ctx.Err()
	}
	fresh := newWorkbook(w.path, Options{ReadOnly: true, formats: w.opt.formats})
	fresh.file, fresh.vfs = w.file, w.vfs
	if err := fresh.connect(); err != nil {
		return h, err
	}
	err := errors.Join(h.check(ctx, fresh, thorough), fresh.Close())
	return h, err
}

// checkCopy checks a file that a crash left in the middle of a change: a copy of
// it and its journal is repaired and checked.
func (h FileHealth) checkCopy(ctx context.Context) (_ FileHealth, err error) {
	h.Unfinished = true
	private, err := file.NewPrivateFolder("check")
	if err != nil {
		return h, fmt.Errorf("making a folder for a copy to check: %w", err)
	}
	defer func() { err = errors.Join(err, private.Remove()) }()
	copied, err := private.CopyOf(h.Path)
	if err != nil {
		return h, err
	}
	c := newWorkbook(copied, Options{})
	if err := c.connect(); err != nil {
		return h, err
	}
	err = h.check(ctx, c, h.Thorough)
	return h, errors.Join(err, c.Close())
}

// check asks an open workbook; only what keeps it from being asked is an error.
func (h *FileHealth) check(ctx context.Context, w *Workbook, thorough bool) error {
	var err error
	if h.Format, err = w.format(ctx); err != nil {
		h.addFinding(err)
		return ctx.Err()
	}
	if err := w.checkQuickly(ctx); err != nil {
		h.addFinding(err)
	}
	if thorough {
		for _, sentence := range []string{"PRAGMA integrity_check(" + strconv.FormatInt(mostFindings, 10) + ")",
			"SELECT 'a reference in ' || \"table\" || ' to nothing' FROM pragma_foreign_key_check LIMIT " +
				strconv.FormatInt(mostFindings, 10)} {
			if err := h.checkQuery(ctx, w, sentence); err != nil {
				h.addFinding(err)
			}
		}
		if h.Format == w.opt.newest() {
			for _, check := range []func(context.Context) error{w.CheckHistory, w.checkDerived} {
				if err := check(ctx); err != nil {
					h.addFinding(err)
				}
			}
		}
	}
	return ctx.Err()
}

// checkQuery runs a query that answers "ok" where nothing is wrong; every other row is
// a finding.
func (h *FileHealth) checkQuery(ctx context.Context, w *Workbook, query string) error {
	return sqlite.Each(ctx, w.reading, query, nil, func(rows *sql.Rows) error {
		var text string
		err := rows.Scan(&text)
		if err == nil && text != "ok" {
			h.addFinding(errors.New(text))
		}
		return err
	})
}

// addFinding adds something that is wrong.
func (h *FileHealth) addFinding(err error) {
	var problem *file.Problem
	state := file.Damaged
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return
	case errors.As(err, &problem):
		state = problem.State
		if problem.Err != nil {
			err = problem.Err
		}
	}
	if h.State == file.Sound {
		h.State = state
	}
	h.Findings = append(h.Findings, err.Error())
}

// checkQuickly reads the names of the tables and the ends of the history: what
// every opening can afford.
func (w *Workbook) checkQuickly(ctx context.Context) error {
	query := `SELECT p.last_seq > 0 AND (c.hash IS NULL OR c.hash <> p.last_hash)
		FROM replica p LEFT JOIN change c ON c.replica = p.no AND c.seq = p.last_seq`
	err := sqlite.Each(ctx, w.reading, query, nil, func(rows *sql.Rows) error {
		var wrong bool
		err := rows.Scan(&wrong)
		if err == nil && wrong {
			return fmt.Errorf("%w: the end of the history is not the one that was written", ErrHistory)
		}
		return err
	})
	switch {
	case err == nil || ctx.Err() != nil:
		return err
	case errors.Is(err, ErrHistory):
		return &file.Problem{Path: w.path, State: file.Damaged, Err: err}
	}
	return sqlite.Problem(w.path, err)
}

// checkedFile is what this computer remembers of the last thorough check.
type checkedFile struct {
	Day      string     `json:"day"`
	State    file.State `json:"state"`
	Findings []string   `json:"findings,omitempty"`
}

// CheckToday checks the file thoroughly once a day, and gives false where that
// was done today and nothing was wrong. It takes a good second for 10,000
// actions: call it behind the first page. Where nothing is remembered
// ([Options.StateDir]) it checks every time.
func (w *Workbook) CheckToday(ctx context.Context) (FileHealth, bool, error) {
	today := calendar.DateOf(w.opt.Now()).String()
	memory, name := file.Memory(w.opt.StateDir), "checked-"+file.PlaceMark(w.path)
	var last checkedFile
	if memory.Recall(name, &last) && last.Day == today && last.State == file.Sound {
		return FileHealth{}, false, nil
	}
	file.RemoveAbandoned()
	h, err := w.CheckFile(ctx, true)
	if err != nil {
		return h, false, fmt.Errorf("checking the workbook: %w", err)
	}
	memory.Remember(name, checkedFile{Day: today, State: h.State, Findings: h.Findings})
	return h, true, nil
}
