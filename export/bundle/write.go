package bundle

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"kept/export/finding"
	"kept/export/office"
	"kept/export/report"
	"kept/export/seal"
	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
	"kept/store/file"
	"kept/store/input"
)

// Written says what was written.
type Written struct {
	Path   string         // of the zip
	SHA256 string         // of the zip, in hexadecimal
	Files  []string       // in it, in order
	Rows   map[string]int // of each table, without its header
}

// Option changes how a bundle is written.
type Option func(*writeOptions)

type writeOptions struct {
	revision int
	progress func(done, total int, doing string)
}

// Progress has report called before each step of the work, from the goroutine
// that writes: done of total steps, and what comes next in plain words.
func Progress(report func(done, total int, doing string)) Option {
	return func(o *writeOptions) { o.progress = report }
}

// Revision has an earlier revision of the submission written, from 1; 0 is the latest.
func Revision(no int) Option {
	return func(o *writeOptions) { o.revision = no }
}

// ErrInTheWay says that a file of the bundle's name is there that is not an
// earlier state of the same submission. It is left as it is.
var ErrInTheWay = errors.New("another file of that name is in the way")

// Write writes the bundle of a quarter into the folder dir, under the name
// that [Submission.FileName] gives. The same workbook gives the same bytes. The
// file appears whole or not at all. An earlier state of the same submission is
// replaced, a locked one never and a signed one by no draft; any other file of the
// name is left alone with [ErrInTheWay]. What was signed is written as it stood
// then, the same bytes for ever after.
func Write(ctx context.Context, w *store.Workbook, q calendar.Quarter, dir string, opts ...Option) (Written, error) {
	o := writeOptions{progress: func(int, int, string) {}}
	for _, opt := range opts {
		opt(&o)
	}
	if q.IsZero() {
		return Written{}, &input.Error{Where: "Quarter", Wrong: "is missing", Right: "say which, such as 2026-27 Q2"}
	}
	const steps = 4
	o.progress(0, steps, "Reading the workbook")
	b, err := snapshot.Read(ctx, w, q, o.revision)
	if err != nil {
		return Written{}, err
	}
	o.progress(1, steps, "Writing the tables and the report")
	files, err := newSpool(dir)
	if err != nil {
		return Written{}, err
	}
	written, err := files.bundle(ctx, b)
	if err == nil {
		o.progress(2, steps, "Packing the bundle")
		err = written.pack(ctx, files, b.Submission, dir, func() { o.progress(3, steps, "Saving the bundle") })
	}
	if err = errors.Join(err, files.close()); err != nil {
		return Written{}, err
	}
	o.progress(steps, steps, "Done")
	return written, nil
}

// bundle makes every file of a bundle from what it says.
func (s *spool) bundle(ctx context.Context, b *snapshot.Snapshot) (Written, error) {
	written := Written{Rows: map[string]int{}}
	sheets, err := office.NewSpreadsheet()
	if err != nil {
		return Written{}, fmt.Errorf("preparing the spreadsheet: %w", err)
	}
	for _, t := range tables() {
		if err := ctx.Err(); err != nil {
			return Written{}, err
		}
		rows := t.rows(b)
		written.Rows[t.name] = len(rows)
		if err := s.put(t.file(), func(w io.Writer) error { return t.writeCSV(w, rows) }); err != nil {
			return Written{}, err
		}
		if err := sheets.Add(t.name, t.sheetColumns(), rows); err != nil {
			return Written{}, err
		}
	}
	if err := s.put(fileTables, sheets.Write); err != nil {
		return Written{}, err
	}
	html, docx := report.ForBundle(b)
	for _, step := range []struct {
		name  string
		write func(w io.Writer) error
	}{
		{fileJSON, func(w io.Writer) error { return writeSubmissionJSON(b, w) }},
		{fileReport, html},
		{fileDocument, docx},
	} {
		if err := ctx.Err(); err != nil {
			return Written{}, err
		}
		if err := s.put(step.name, step.write); err != nil {
			return Written{}, err
		}
	}
	for _, step := range []struct {
		name string
		data func() []byte
	}{
		{fileCSVW, func() []byte { return encodeCSVW(b.Submission) }},
		{fileSchema, encodeSchema},
		{fileReadme, func() []byte { return encodeReadme(b.Submission) }},
		{fileDescriptor, func() []byte { return encodeDescriptor(b.Submission, s.sums) }},
	} {
		if err := s.putBytes(step.name, step.data()); err != nil {
			return Written{}, err
		}
	}
	if err := s.bag(b.Submission); err != nil {
		return Written{}, err
	}
	written.Files = zipOrder(s.sums)
	return written, ctx.Err()
}

// pack zips the files and puts the zip where it belongs: written beside, synced, renamed.
func (out *Written) pack(ctx context.Context, files *spool, s snapshot.Submission, dir string, packed func()) error {
	f, err := os.CreateTemp(dir, ".kept-*.part")
	if err != nil {
		return fmt.Errorf("writing the bundle: %w", err)
	}
	temporary := f.Name()
	sums, to := newSummer(), bufio.NewWriterSize(f, 64<<10)
	err = writeZip(io.MultiWriter(sums, to), files.sums, s.Moment(), files.open)
	if err == nil {
		err = to.Flush()
	}
	if err == nil && sums.size > mostZip {
		err = &TooLargeError{Bytes: sums.size, Most: mostZip}
	}
	if err == nil {
		packed()
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = file.Widen(temporary, 0o644) // a bundle is made to be read by others
	}
	if err == nil {
		err = ctx.Err()
	}
	there := false
	if err == nil {
		out.Path = filepath.Join(dir, s.FileName())
		out.SHA256 = strings.TrimPrefix(sums.sum().sha256, "sha256:")
		there, err = checkReplaceable(ctx, out.Path, out.SHA256, sums.size, s)
	}
	if err == nil && !there {
		if err = file.Rename(temporary, out.Path); err == nil {
			return file.SyncFolder(dir)
		}
		err = fmt.Errorf("writing the bundle: %w", err)
	}
	return errors.Join(err, file.Remove(temporary))
}

// checkReplaceable refuses to replace a file that is no earlier state of the same
// submission; true says that the very same bundle is there already.
func checkReplaceable(ctx context.Context, path, sum string, size int64, s snapshot.Submission) (bool, error) {
	info, err := os.Lstat(path)
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("looking at %s: %w", path, err)
	}
	refused := fmt.Errorf("%s: %w: move it away or choose another folder; nothing was written", path, ErrInTheWay)
	if !info.Mode().IsRegular() {
		return false, refused
	}
	if info.Size() == size {
		if old, err := seal.Checksum(ctx, path); err == nil && old == sum {
			return true, nil
		}
	}
	a, err := openArchive(ctx, path, finding.NewCollector())
	if err != nil || a == nil {
		return false, refused
	}
	old, err := memberOf(a.files[fileJSON], tabSubmission)
	if err != nil {
		return false, refused
	}
	replaces := old.str("state") == snapshot.StateDraft || old.str("state") == snapshot.StateSigned && s.Signed()
	if old.str(colSubmission) != s.ID() || !replaces {
		return false, refused
	}
	return false, nil
}
