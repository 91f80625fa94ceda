package bundle

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kept/export/exporttest"
	"kept/export/snapshot"
	"kept/store"
)

var update = flag.Bool("update", false, "rewrite the golden files of the bundle and the generated part of FORMAT.md")

func bundleGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "bundle", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Errorf("%s is not what it was; with -update it is rewritten. Now:\n%s", name, got)
	}
}

func TestABundleOfASmallWorkbookReadsAsAPersonWouldExpect(t *testing.T) {
	files := content(t, exported(t, exporttest.OrchardWorkbook(t)).Path)
	for _, name := range []string{"data/submission.csv", "data/actions.csv", "data/action_tags.csv", "data/next_steps.csv",
		"data/submission.json", "README.txt"} {
		bundleGolden(t, filepath.Base(name), files[name])
	}
}

func TestAGoodBundleHasNothingToReport(t *testing.T) {
	findings, err := Check(context.Background(), exported(t, exporttest.OrchardWorkbook(t)).Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings.Findings {
		t.Error(f)
	}
}

func TestABundleIsNamedAfterAreaQuarterAndRevision(t *testing.T) {
	out := exported(t, exporttest.OrchardWorkbook(t))
	if got := filepath.Base(out.Path); got != "promise-S12000021-2026-27-Q2-r1.zip" {
		t.Errorf("of several areas the lowest code names the file, not %s", got)
	}
	if out.Rows["actions"] != 2 || out.Rows["responses"] != 2 || out.Rows["action_national_actions"] != 3 {
		t.Errorf("rows: %v", out.Rows)
	}
	national := snapshot.Submission{Quarter: exporttest.Quarter(t), Revision: 3}
	if got := national.ID(); got != "S92000003-2026-27-Q2-r3" {
		t.Errorf("a body with no area is Scotland's, not %s", got)
	}
}

func TestTheSameDataGivesTheSameBytes(t *testing.T) {
	first := exported(t, exporttest.OrchardWorkbook(t))
	t.Run("again from the same workbook, in another time zone", func(t *testing.T) {
		w := exporttest.OrchardWorkbook(t)
		t.Setenv("TZ", "Pacific/Kiritimati")
		t.Setenv("LANG", "tr_TR.UTF-8")
		local := time.Local
		time.Local = time.FixedZone("far away", 14*3600)
		t.Cleanup(func() { time.Local = local })
		for range 2 {
			if again := exported(t, w); again.SHA256 != first.SHA256 {
				t.Errorf("%s is not %s", again.SHA256, first.SHA256)
			}
		}
	})
	for seed := range uint64(5) {
		records := shuffled(exporttest.Orchard(), rand.New(rand.NewPCG(seed, 7)))
		now := time.Date(2026, 8, 1, 9, 0, 0, 0, time.UTC)
		w := exporttest.EmptyWorkbook(t, &now)
		exporttest.Plant(t, w, records)
		if again := exported(t, w); again.SHA256 != first.SHA256 {
			t.Errorf("filled in another order (%d), the bundle is another", seed)
		}
	}
}

// shuffled puts records in another order in which each still comes after those
// that it names.
func shuffled(records []exporttest.Record, r *rand.Rand) []exporttest.Record {
	left := append([]exporttest.Record{}, records...)
	r.Shuffle(len(left), func(i, j int) { left[i], left[j] = left[j], left[i] })
	rank := map[string]int{"partnership": 0, "stakeholder": 1, "priority": 2, "action": 3, "response": 3}
	var out []exporttest.Record
	for level := range 6 {
		for _, p := range left {
			at, top := rank[p.Kind]
			if !top {
				at = 4
			}
			if p.Kind == "reading" {
				at = 5
			}
			if at == level {
				out = append(out, p)
			}
		}
	}
	return out
}

func TestNothingPrivateLeaves(t *testing.T) {
	records := append(exporttest.Orchard(), exporttest.Record{No: 981, Kind: store.AcceptedFinding, Parent: 980,
		Values: store.Values{"code": "action.no-due", "finding": "It has no due date", "words": exporttest.Secret + " words",
			"reason": "The board agrees one"}})
	now := time.Date(2026, 8, 1, 9, 0, 0, 0, time.UTC)
	w := exporttest.EmptyWorkbook(t, &now)
	exporttest.Plant(t, w, records)
	out := exported(t, w)
	raw, err := os.ReadFile(out.Path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(raw, []byte(exporttest.Secret)) {
		t.Error("a secret stands in the zip")
	}
	for name, data := range content(t, out.Path) {
		if bytes.Contains(data, []byte(exporttest.Secret)) {
			t.Errorf("a secret stands in %s", name)
		}
	}
	secrets := map[string]bool{}
	for _, p := range records {
		for field, v := range p.Values {
			if strings.Contains(v, exporttest.Secret) {
				secrets[p.Kind+"."+field] = true
			}
		}
	}
	for _, k := range store.Kinds() {
		for _, f := range k.Fields {
			if f.Private && (f.Type == store.Text || f.Type == store.Prose) && !secrets[k.Name+"."+f.Name] {
				t.Errorf("no secret was planted in %s.%s, so nothing shows that it stays", k.Name, f.Name)
			}
		}
		for _, table := range tables() {
			for _, c := range table.columns {
				if c.field != nil && c.field.Private || table.kind != nil && table.kind.Bundle == "" {
					t.Errorf("%s.%s is private and has a place in the bundle", table.name, c.name)
				}
			}
		}
	}
}

func TestRemovedRecordsAndWhatPointsAtThemStayOut(t *testing.T) {
	b, err := snapshot.Read(context.Background(), exporttest.OrchardWorkbook(t), exporttest.Quarter(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, no := range []int{12, 32, 47, 62, 2, 15} {
		if b.Entry(exporttest.ID(no)) != nil {
			t.Errorf("record %d should not be in the bundle", no)
		}
	}
	if got := b.Entry(exporttest.ID(30)).Items("partners"); len(got) != 1 || got[0].Value != exporttest.Ref(11) {
		t.Errorf("partners: %v", got)
	}
	if b.Entry(exporttest.ID(70)) != nil {
		t.Error("the response of another quarter is in the bundle")
	}
}

func TestWhatIsInTheWayIsNotOverwritten(t *testing.T) {
	w, dir := exporttest.OrchardWorkbook(t), t.TempDir()
	ctx := context.Background()
	first, err := Write(ctx, w, exporttest.Quarter(t), dir)
	if err != nil {
		t.Fatal(err)
	}
	exporttest.Write(t, w, func(tx *store.Tx) error { return tx.Set(exporttest.ID(30), "title", "Family hub") })
	second, err := Write(ctx, w, exporttest.Quarter(t), dir)
	if err != nil || second.Path != first.Path || second.SHA256 == first.SHA256 {
		t.Errorf("a draft of the same submission is replaced: %v %v", second, err)
	}
	for name, bytes := range map[string][]byte{"a letter": []byte("Dear committee"), "an empty file": nil,
		"half a bundle": []byte("PK\x03\x04")} {
		if err := os.WriteFile(first.Path, bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Write(ctx, w, exporttest.Quarter(t), dir); !errors.Is(err, ErrInTheWay) {
			t.Errorf("%s was in the way: %v", name, err)
		}
		if now, _ := os.ReadFile(first.Path); string(now) != string(bytes) {
			t.Errorf("%s was changed", name)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("temporary files were left: %v %v", left, err)
	}
}

func TestWritingReportsProgressAndCanBeStopped(t *testing.T) {
	w, dir := exporttest.OrchardWorkbook(t), t.TempDir()
	var steps []string
	if _, err := Write(context.Background(), w, exporttest.Quarter(t), dir,
		Progress(func(done, total int, doing string) { steps = append(steps, doing) })); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(steps,
		"; "); got != "Reading the workbook; Writing the tables and the report; Packing the bundle; Saving the bundle; Done" {
		t.Error(got)
	}
	other := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	_, err := Write(ctx, w, exporttest.Quarter(t), other, Progress(func(done, total int, doing string) {
		if done == 3 {
			cancel()
		}
	}))
	if left, _ := os.ReadDir(other); !errors.Is(err, context.Canceled) || len(left) != 0 {
		t.Errorf("stopped in the middle: %v, and it left %v", err, left)
	}
}
