package bundle

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kept/export/exporttest"
	"kept/export/snapshot"
	"kept/store"
	"kept/store/submission"
)

// goldenOf is the folder of the golden bundles of a version of the format.
func goldenOf(version string) string { return filepath.Join("testdata", "golden-"+version) }

// writeGolden writes the golden bundle of the version that this program writes: a
// signed first submission of the invented partnership, and a locked amendment of it.
// A version that was released keeps the bundles it has.
func writeGolden(t *testing.T) {
	t.Helper()
	folder := goldenOf(snapshot.FormatVersion)
	if err := errors.Join(os.RemoveAll(folder), os.MkdirAll(folder, 0o755)); err != nil {
		t.Fatal(err)
	}
	ctx, w, q := context.Background(), newQuarterly(t), exporttest.Quarter(t)
	w.accept(q)
	w.change(func(tx *store.Tx) error {
		return errors.Join(tx.SetItem(exporttest.ID(60), "fundamentals", "listening", "Parents sit on the group"),
			tx.Set(exporttest.ID(60), "pace", "weak"))
	})
	w.sign(q)
	w.did(submission.Lock(ctx, w.Workbook, q))
	w.did(submission.Amend(ctx, w.Workbook, q, "The reason for the assessment left out the north"))
	w.change(func(tx *store.Tx) error {
		return errors.Join(tx.Set(exporttest.ID(60), "assessment_reason", "The pace is too slow in the north."),
			tx.Set(exporttest.ID(30), "status", "complete"))
	})
	w.sign(q, time.Date(2026, 11, 2, 10, 0, 0, 0, time.UTC))
	w.did(submission.Lock(ctx, w.Workbook, q))
	for _, revision := range []int{1, 2} {
		if _, err := Write(ctx, w.Workbook, q, folder, Revision(revision)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestEveryGoldenBundleIsReadAndSaysTheSameInAllItsParts(t *testing.T) {
	if *update {
		writeGolden(t)
	}
	paths, err := filepath.Glob(filepath.Join("testdata", "golden-*", "*.zip"))
	if err != nil || len(paths) < 2 {
		t.Fatalf("%d golden bundles, %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			for _, f := range checked(t, path).Findings {
				t.Error(f)
			}
			b, err := Read(context.Background(), path)
			if err != nil {
				t.Fatal(err)
			}
			s := b.Submission
			if s.State != snapshot.StateLocked || s.SignedRole == "" || len(b.Entries(store.Action)) != 2 ||
				len(b.Entries(store.AcceptedFinding)) != 1 {
				t.Errorf("it is read as %+v with %d actions", s, len(b.Entries(store.Action)))
			}
			files := content(t, path)
			if s.Format == snapshot.FormatVersion &&
				!bytes.Equal(exporttest.BytesOf(t, func(w io.Writer) error { return writeSubmissionJSON(b, w) }), files[fileJSON]) {
				t.Error("its JSON does not say what was read from it")
			}
			for _, table := range tables() {
				if s.Format == snapshot.FormatVersion &&
					!bytes.Equal(exporttest.BytesOf(t, func(w io.Writer) error { return table.writeCSV(w, table.rows(b)) }),
						files[table.file()]) {
					t.Errorf("%s does not say what was read from the JSON", table.file())
				}
			}
		})
	}
}

func TestTheGoldenAmendmentIsComparedWithTheSubmissionThatItAmends(t *testing.T) {
	var read [2]*snapshot.Snapshot
	for i, name := range []string{"promise-S12000021-2026-27-Q2-r1.zip", "promise-S12000021-2026-27-Q2-r2.zip"} {
		b, err := Read(context.Background(), filepath.Join(goldenOf(snapshot.FormatVersion), name))
		if err != nil {
			t.Fatal(err)
		}
		read[i] = b
	}
	want := `changed: Action 1.2 Family hub, in the school
  Status: [-In progress-]{+Complete+}
changed: Response to national action 9 ` + nationalTitle("9") + `
  Reason for the assessment: The pace is too slow{+ in the north+}.
`
	var got snapshot.Comparison
	for _, r := range snapshot.Compare(read[0], read[1]).Records {
		if r.Kind != store.AcceptedFinding { // every submission accepts its own
			got.Records = append(got.Records, r)
		}
	}
	if plainDifferences(&got) != want {
		t.Errorf("it differs by\n%s", plainDifferences(&got))
	}
}
