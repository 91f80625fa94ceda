package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"kept/store"
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

// WriteBundle writes the bundle of a quarter into the folder dir, under the name
// that [Submission.FileName] gives. The same workbook gives the same bytes. The
// file appears whole or not at all. An earlier state of the same submission is
// replaced, a locked one never and a signed one by no draft; any other file of the
// name is left alone with [ErrInTheWay]. What was signed is written as it stood
// then, the same bytes for ever after.
func WriteBundle(ctx context.Context, w *store.Workbook, q store.Quarter, dir string, opts ...Option) (Written, error) {
	o := writeOptions{progress: func(int, int, string) {}}
	for _, opt := range opts {
		opt(&o)
	}
	if q.IsZero() {
		return Written{}, &store.InputError{Where: "Quarter", Wrong: "is missing", Right: "say which, such as 2026-27 Q2"}
	}
	const steps = 4
	o.progress(0, steps, "Reading the workbook")
	b, err := ReadSubmission(ctx, w, q, o.revision)
	if err != nil {
		return Written{}, err
	}
	o.progress(1, steps, "Writing the tables and the report")
	content, written, err := encodeBundle(ctx, b)
	if err != nil {
		return Written{}, err
	}
	o.progress(2, steps, "Packing the bundle")
	data, err := encodeZip(content, b.Submission.moment())
	if err != nil {
		return Written{}, err
	}
	o.progress(3, steps, "Saving the bundle")
	if err := ctx.Err(); err != nil {
		return Written{}, err
	}
	written.Path = filepath.Join(dir, b.Submission.FileName())
	sum := sha256.Sum256(data)
	written.SHA256 = hex.EncodeToString(sum[:])
	if err := place(ctx, written.Path, data, b.Submission); err != nil {
		return Written{}, err
	}
	o.progress(steps, steps, "Done")
	return written, nil
}

// encodeBundle makes every file of a bundle from what it says.
func encodeBundle(ctx context.Context, b *Bundle) (map[string][]byte, Written, error) {
	content := map[string][]byte{}
	written := Written{Rows: map[string]int{}}
	for _, t := range tables() {
		if err := ctx.Err(); err != nil {
			return nil, Written{}, err
		}
		rows := t.rows(b)
		written.Rows[t.name] = len(rows)
		content[t.file()] = t.encodeCSV(rows)
	}
	content[fileJSON] = encodeSubmission(b)
	content[fileCSVW] = encodeCSVW(b.Submission)
	report, err := encodeReport(b)
	if err != nil {
		return nil, Written{}, fmt.Errorf("writing the report: %w", err)
	}
	content[fileReport] = report
	if content[fileDocument], err = submissionReport(b).docx(); err != nil {
		return nil, Written{}, fmt.Errorf("writing the report as a document: %w", err)
	}
	if content[fileTables], err = encodeTables(ctx, b); err != nil {
		return nil, Written{}, err
	}
	content[fileSchema] = encodeSchema()
	content[fileReadme] = encodeReadme(b.Submission)
	content[fileDescriptor] = encodeDescriptor(b.Submission, content)
	encodeBag(b.Submission, content)
	written.Files = zipOrder(content)
	return content, written, ctx.Err()
}

// place puts a finished file where it belongs: written beside, synced, renamed.
func place(ctx context.Context, path string, data []byte, s Submission) error {
	if there, err := inTheWay(ctx, path, data, s); there || err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".kept-*.part")
	if err != nil {
		return fmt.Errorf("writing the bundle: %w", err)
	}
	temporary := f.Name()
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Chmod(temporary, 0o644) //nolint:gosec // a bundle is made to be read by others
	}
	if err == nil {
		err = rename(temporary, path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("writing the bundle: %w", err), remove(temporary))
	}
	return syncFolder(filepath.Dir(path))
}

func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

// inTheWay refuses to replace a file that is no earlier state of the same
// submission; true says that the very same bundle is there already.
func inTheWay(ctx context.Context, path string, data []byte, s Submission) (bool, error) {
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
	if info.Size() == int64(len(data)) {
		if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, data) {
			return true, nil
		}
	}
	a, err := openArchive(ctx, path, newReporter())
	if err != nil || a == nil {
		return false, refused
	}
	root, err := decodeJSON(a.files[fileJSON])
	if err != nil {
		return false, refused
	}
	old := root.get(tabSubmission)
	replaces := old.str("state") == StateDraft || old.str("state") == StateSigned && s.Signed()
	if old.str(colSubmission) != s.ID() || !replaces {
		return false, refused
	}
	return false, nil
}
