package bundle

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kept/export/exporttest"
	"kept/export/snapshot"
	"kept/store"
	"kept/store/submission"
)

// goldenOf is the folder of the golden bundles of a version of the format.
func goldenOf(version string) string { return filepath.Join("testdata", "golden-"+version) }

// formatHasChanged says what an engineer does when the tables or the JSON are no longer
// what the golden bundles of this version have.
const formatHasChanged = `the format of the bundle has changed, and its version has not. Bundles of version %s are with others.
%s
Do this, then run go test ./export/bundle ./export/report -update:
  1. raise FormatVersion in export/snapshot/submission.go (the second number for something that is new and optional)
  2. name what is new in introducedWith in export/bundle/format.go
  3. name it in rule V3 of FORMAT.md too`

// shapeOf is what the tables and the JSON Schema of a bundle hold, without the words that explain it.
func shapeOf(t *testing.T, schema []byte, header func(*tableDef) string) map[string]string {
	t.Helper()
	shape := map[string]string{}
	for _, table := range tables() {
		shape[table.file()] = header(table)
	}
	var document any
	if err := json.Unmarshal(schema, &document); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(withoutWords(document))
	if err != nil {
		t.Fatal(err)
	}
	shape[fileSchema] = string(text)
	return shape
}

// withoutWords leaves out of a JSON Schema what explains it.
func withoutWords(of any) any {
	switch of := of.(type) {
	case map[string]any:
		out := map[string]any{}
		for name, value := range of {
			if _, isText := value.(string); !isText || name != "title" && name != "description" {
				out[name] = withoutWords(value)
			}
		}
		return out
	case []any:
		out := make([]any, len(of))
		for i, value := range of {
			out[i] = withoutWords(value)
		}
		return out
	}
	return of
}

// formatChanges says in what the tables and the JSON differ from those of a golden bundle.
func formatChanges(t *testing.T, golden map[string][]byte) string {
	t.Helper()
	was := shapeOf(t, golden[fileSchema], func(table *tableDef) string {
		header, _, _ := strings.Cut(string(golden[table.file()]), "\r\n")
		return header
	})
	is := shapeOf(t, encodeSchema(), func(table *tableDef) string {
		names := make([]string, len(table.columns))
		for i := range table.columns {
			names[i] = table.columns[i].name
		}
		return strings.Join(names, ",")
	})
	var changes []string
	for _, table := range tables() {
		before, now := strings.Split(was[table.file()], ","), strings.Split(is[table.file()], ",")
		if was[table.file()] == "" {
			changes, before = append(changes, "  new: "+table.name), now
		}
		for _, name := range now {
			if !slices.Contains(before, name) {
				changes = append(changes, "  new: "+table.name+"."+name)
			}
		}
		for _, name := range before {
			if !slices.Contains(now, name) {
				changes = append(changes, "  gone: "+table.name+"."+name)
			}
		}
	}
	for name := range golden {
		if table, ok := strings.CutPrefix(name, folderData); ok && strings.HasSuffix(table, ".csv") && is[name] == "" {
			changes = append(changes, "  gone: "+strings.TrimSuffix(table, ".csv"))
		}
	}
	if len(changes) == 0 && !maps.Equal(was, is) {
		changes = append(changes, "  other: the order of columns, or what a value may be, as the JSON Schema says")
	}
	return strings.Join(changes, "\n")
}

// TestTheGoldenBundlesHaveTheFormatOfTheirVersion fails where a field or a kind was added, removed or changed and the
// version of the format stayed.
func TestTheGoldenBundlesHaveTheFormatOfTheirVersion(t *testing.T) {
	if changes := changesSinceGolden(t); changes != "" {
		t.Errorf(formatHasChanged, snapshot.FormatVersion, changes)
	}
}

// haveTheFormat ends a test that can say nothing while the golden bundles have another format than their version.
func haveTheFormat(t *testing.T) {
	t.Helper()
	if changesSinceGolden(t) != "" {
		t.Fatal("the format has changed: TestTheGoldenBundlesHaveTheFormatOfTheirVersion says what to do")
	}
}

// changesSinceGolden says in what the format differs from the golden bundles of its version; "" also where they are missing.
func changesSinceGolden(t *testing.T) string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(goldenOf(snapshot.FormatVersion), "*.zip"))
	if err != nil || len(paths) == 0 {
		return ""
	}
	return formatChanges(t, content(t, paths[0]))
}

func TestAChangedFormatIsFoundInTheGoldenBundles(t *testing.T) {
	for name, c := range map[string]struct{ file, old, with, want string }{
		"nothing":            {"data/actions.csv", "title", "title", ""},
		"words that explain": {fileSchema, "Something the partnership itself does", "What it does", ""},
		"a new column":       {"data/actions.csv", ",heard", "", "  new: actions.heard"},
		"a column gone":      {"data/actions.csv", ",heard", ",heard,seen", "  gone: actions.seen"},
		"another order":      {"data/actions.csv", "heard,barriers", "barriers,heard", "  other: "},
		"another bound":      {fileSchema, `"maxLength": 300`, `"maxLength": 200`, "  other: "},
	} {
		t.Run(name, func(t *testing.T) {
			f, _ := sound(t)
			f.replace(t, c.file, c.old, c.with)
			if got := formatChanges(t, f); !strings.HasPrefix(got, c.want) || (got == "") != (c.want == "") {
				t.Errorf("it says %q, not %q", got, c.want)
			}
		})
	}
}

// writeGolden writes the golden bundles of the version that this program writes: a
// signed first submission of the invented partnership, and a locked amendment of it.
// They take the place of those that are there when both are whole, and only of such
// as have the same format: a version that was released keeps the bundles it has.
func writeGolden(t *testing.T) {
	t.Helper()
	if changes := changesSinceGolden(t); changes != "" {
		t.Fatalf(formatHasChanged, snapshot.FormatVersion, changes)
	}
	folder := goldenOf(snapshot.FormatVersion)
	made, err := os.MkdirTemp("testdata", "making-")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.RemoveAll(made) }() // it is not there any more when all went well
	writeGoldenInto(t, made)
	if t.Failed() {
		return
	}
	if err := errors.Join(os.Chmod(made, 0o755), os.RemoveAll(folder), os.Rename(made, folder)); err != nil { //nolint:gosec // test data
		t.Fatal(err)
	}
}

func writeGoldenInto(t *testing.T, folder string) {
	t.Helper()
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
	haveTheFormat(t)
	if _, err := os.Stat(goldenOf(snapshot.FormatVersion)); err != nil {
		t.Fatalf("there are no golden bundles of version %s: run go test ./export/bundle -update", snapshot.FormatVersion)
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
	haveTheFormat(t)
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
