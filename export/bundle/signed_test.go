package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"kept/export/exporttest"
	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
	"kept/store/input"
	"kept/store/submission"
)

// quarterly is the orchard's workbook with a clock that moves on an hour at every step.
type quarterly struct {
	*store.Workbook
	t   testing.TB
	now *time.Time
}

func newQuarterly(t testing.TB) quarterly {
	t.Helper()
	now := time.Date(2026, 8, 1, 9, 0, 0, 0, time.UTC)
	w := exporttest.EmptyWorkbook(t, &now)
	exporttest.Plant(t, w, exporttest.Orchard())
	return quarterly{w, t, &now}
}

func (w quarterly) did(_ store.Batch, err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
	*w.now = w.now.Add(time.Hour)
}

func (w quarterly) change(fn func(tx *store.Tx) error) {
	w.t.Helper()
	exporttest.Write(w.t, w.Workbook, fn)
	*w.now = w.now.Add(time.Hour)
}

// sign takes a quarter from being filled to signed, at 9:30 on 5 October 2026 or
// the moment given.
func (w quarterly) sign(q calendar.Quarter, at ...time.Time) {
	w.t.Helper()
	w.did(submission.MarkChecked(context.Background(), w.Workbook, q, 0))
	*w.now = time.Date(2026, 10, 5, 9, 30, 0, 0, time.UTC)
	if len(at) > 0 {
		*w.now = at[0]
	}
	w.did(submission.Sign(context.Background(), w.Workbook, q,
		submission.Signature{Name: exporttest.Secret + " signature", Role: "Chief Officer, Children", For: "the Orchard partnership"}))
}

func (w quarterly) accept(q calendar.Quarter) {
	w.t.Helper()
	w.did(submission.Accept(context.Background(), w.Workbook, q, submission.Acceptance{Code: "action.no-due", Place: exporttest.Ref(31),
		Finding: "Action 1.10 Brothers and sisters together: it has no due date", Reason: "The board agrees one in October"}))
}

func (w quarterly) read(q calendar.Quarter, revision int) *snapshot.Snapshot {
	w.t.Helper()
	b, err := snapshot.Read(context.Background(), w.Workbook, q, revision)
	if err != nil {
		w.t.Fatal(err)
	}
	return b
}

func (w quarterly) export(q calendar.Quarter, revision int) Written {
	w.t.Helper()
	out, err := Write(context.Background(), w.Workbook, q, w.t.TempDir(), Revision(revision))
	if err != nil {
		w.t.Fatal(err)
	}
	return out
}

func TestWhatWasSignedIsTheSameBytesForEverAfter(t *testing.T) {
	ctx, w, q := context.Background(), newQuarterly(t), exporttest.Quarter(t)
	w.accept(q)
	w.sign(q)
	signedOnly := w.export(q, 0)
	w.did(submission.Lock(ctx, w.Workbook, q))
	first := w.export(q, 0)
	if first.SHA256 == signedOnly.SHA256 {
		t.Error("a locked bundle does not say that it is locked")
	}
	w.change(func(tx *store.Tx) error {
		return errors.Join(tx.Set(exporttest.ID(30), "title", "Renamed later"), tx.Set(exporttest.ID(1), "name", "Renamed partnership"),
			tx.Set(exporttest.ID(1), "areas", "S12000033"),
			tx.Remove(exporttest.ID(31)), tx.Remove(exporttest.ID(11)),
			tx.AddWithID(exporttest.ID(90), "action", "", store.Values{"title": "Made later"}))
	})
	if again := w.export(q, 0); again.SHA256 != first.SHA256 {
		t.Error("what was signed is not the same bytes after actions moved on")
	}
	w.did(submission.Amend(ctx, w.Workbook, q, "The reason was left out"))
	w.change(func(tx *store.Tx) error {
		return tx.Set(exporttest.ID(60), "assessment_reason", "The pace is too slow in the north.")
	})
	if again := w.export(q, 1); again.SHA256 != first.SHA256 {
		t.Error("the first revision is not the same bytes after an amendment")
	}
	w.sign(q, time.Date(2026, 11, 2, 10, 0, 0, 0, time.UTC))
	w.did(submission.Lock(ctx, w.Workbook, q))
	if again := w.export(q, 1); again.SHA256 != first.SHA256 {
		t.Error("the first revision is not the same bytes after the second was signed")
	}
	second := w.export(q, 2)
	if !strings.HasSuffix(second.Path, "promise-S12000033-2026-27-Q2-r2.zip") || second.SHA256 == first.SHA256 {
		t.Errorf("the amendment is %s", second.Path)
	}
	for _, out := range []Written{signedOnly, first, second} {
		for _, f := range checked(t, out.Path).Findings {
			t.Errorf("%s: %s", out.Path, f)
		}
	}
}

func TestWhatChangesInTheMomentOfSigningIsNotInWhatWasSigned(t *testing.T) {
	ctx, w, q := context.Background(), newQuarterly(t), exporttest.Quarter(t)
	w.did(submission.MarkChecked(ctx, w.Workbook, q, 0))
	*w.now = time.Date(2026, 10, 5, 9, 30, 0, 0, time.UTC) // and it stands still
	if _, err := submission.Sign(ctx, w.Workbook, q, submission.Signature{Name: "Ann", Role: "Chief Officer"}); err != nil {
		t.Fatal(err)
	}
	before := w.export(q, 0)
	exporttest.Write(t, w.Workbook, func(tx *store.Tx) error {
		return errors.Join(tx.Set(exporttest.ID(30), "title", "Renamed in the same millisecond"),
			tx.Set(exporttest.ID(1), "name", "Another name"), tx.Remove(exporttest.ID(31)))
	})
	if _, err := submission.Lock(ctx, w.Workbook, q); err != nil {
		t.Fatal(err)
	}
	b := w.read(q, 0)
	if got := b.Entry(exporttest.ID(30)).Get("title"); got != "Family hub, in the school" || b.Submission.Partnership == "Another name" ||
		b.Entry(exporttest.ID(31)) == nil {
		t.Errorf("what came after the signature leaked in: %q, %q", got, b.Submission.Partnership)
	}
	if _, err := submission.Amend(ctx, w.Workbook, q, "The name changed"); err != nil {
		t.Fatal(err)
	}
	for no, want := range map[int]string{30: snapshot.MarkUpdated, 10: snapshot.MarkNoChange} {
		if got := w.read(q, 0).Entry(exporttest.ID(no)).Change; got != want {
			t.Errorf("of the amendment, record %d: %s, want %s", no, got, want)
		}
	}
	if w.export(q, 1).SHA256 == before.SHA256 {
		t.Error("a locked bundle does not say that it is locked")
	}
}

func TestASignedBundleSaysInWhichPostWhenAndForWhomAndNotByWhom(t *testing.T) {
	w, q := newQuarterly(t), exporttest.Quarter(t)
	w.accept(q)
	w.sign(q)
	out := w.export(q, 0)
	files := content(t, out.Path)
	for name, want := range map[string]string{
		"data/submission.csv": `signed,` + snapshot.FormatVersion + `,OGL-UK-3.0,true,"Chief Officer, Children",the Orchard ` +
			`partnership,2026-10-05T09:30:00Z,,,`,
		fileJSON:                     `"signed_at": "2026-10-05T09:30:00Z"`,
		fileDescriptor:               `"created": "2026-10-05T09:30:00Z"`,
		fileReadme:                   "Signed on 5 October 2026 by: Chief Officer, Children, on behalf of the Orchard partnership.",
		fileBagInfo:                  "Bagging-Date: 2026-10-05",
		fileReport:                   "Chief Officer, Children",
		"data/accepted_findings.csv": "The board agrees one in October",
	} {
		if !bytes.Contains(files[name], []byte(want)) {
			t.Errorf("%s does not say %s:\n%.2000s", name, want, files[name])
		}
	}
	raw, err := os.ReadFile(out.Path)
	if err != nil || bytes.Contains(raw, []byte(exporttest.Secret)) {
		t.Errorf("a name of who signed, or another secret, is in the zip (%v)", err)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if got := f.Modified.UTC(); !got.Equal(time.Date(2026, 10, 5, 9, 30, 0, 0, time.UTC)) {
			t.Errorf("%s carries the time %v", f.Name, got)
		}
	}
}

func TestOnlyFindingsAcceptedInTheSubmissionItselfAreInItsBundle(t *testing.T) {
	ctx, w := context.Background(), newQuarterly(t)
	q := exporttest.Quarter(t)
	w.accept(q)
	w.sign(q)
	w.did(submission.Lock(ctx, w.Workbook, q))
	w.did(submission.Begin(ctx, w.Workbook, q.Next()))
	w.did(submission.Accept(ctx, w.Workbook, q.Next(),
		submission.Acceptance{Code: "stakeholder.no-part", Place: exporttest.Ref(11), Finding: "it has no part",
			Reason: "They join in January"}))
	for quarter, want := range map[calendar.Quarter]string{q: "The board agrees one in October", q.Next(): "They join in January"} {
		found := w.read(quarter, 0).Entries(store.AcceptedFinding)
		if len(found) != 1 || found[0].Get("reason") != want || found[0].Parent != "" {
			t.Errorf("%s has %d accepted findings", quarter, len(found))
		}
	}
}

func TestChangeMarksCompareWithTheLastSubmissionThatWasSigned(t *testing.T) {
	ctx, w, q := context.Background(), newQuarterly(t), exporttest.Quarter(t)
	w.sign(q)
	w.did(submission.Lock(ctx, w.Workbook, q))
	w.change(func(tx *store.Tx) error { // still in the quarter after: midnight does not matter
		return errors.Join(tx.Set(exporttest.ID(30), "brag", "amber"),
			tx.AddWithID(exporttest.ID(90), "action", "", store.Values{"title": "Made later"}), tx.Remove(exporttest.ID(42)))
	})
	w.did(submission.Begin(ctx, w.Workbook, q.Next()))
	next := w.read(q.Next(), 0)
	if got := next.Submission.Since; got != "S12000021-2026-27-Q2-r1" {
		t.Errorf("the marks are since %q", got)
	}
	for no, want := range map[int]string{30: snapshot.MarkUpdated, 31: snapshot.MarkNoChange, 90: snapshot.MarkNew,
		20: snapshot.MarkNoChange} {
		if got := next.Entry(exporttest.ID(no)).Change; got != want {
			t.Errorf("record %d: %s, want %s", no, got, want)
		}
	}
	if next.Entry(exporttest.ID(42)) != nil {
		t.Error("evidence that was removed has a row")
	}
	for _, r := range next.Entries(store.Response) {
		if r.Get("carried") != store.Carried || r.Change != snapshot.MarkNoChange {
			t.Errorf("a response carried forward is marked %s", r.Change)
		}
	}
	w.did(submission.Amend(ctx, w.Workbook, q, "A figure was wrong"))
	w.change(func(tx *store.Tx) error { return tx.Set(exporttest.ID(60), "heard", "Families want one open door.") })
	amended := w.read(q, 0)
	if s := amended.Submission; s.Since != "S12000021-2026-27-Q2-r1" || s.Amends != s.Since || s.Reason != "A figure was wrong" ||
		s.Revision != 2 || s.State != snapshot.StateDraft {
		t.Errorf("the amendment is %+v", s)
	}
	for no, want := range map[int]string{60: snapshot.MarkUpdated, 66: snapshot.MarkNoChange, 63: snapshot.MarkNoChange,
		30: snapshot.MarkUpdated} {
		if got := amended.Entry(exporttest.ID(no)).Change; got != want {
			t.Errorf("of the amendment, record %d: %s, want %s", no, got, want)
		}
	}
	if again := w.read(q.Next(), 0); again.Submission.Since != "S12000021-2026-27-Q2-r1" {
		t.Errorf("an amendment that is not signed is compared with: %s", again.Submission.Since)
	}
}

func TestARevisionThatThereIsNotIsRefused(t *testing.T) {
	w := newQuarterly(t)
	var wrong *input.Error
	if _, err := snapshot.Read(context.Background(), w.Workbook, exporttest.Quarter(t), 2); !errors.As(err, &wrong) {
		t.Errorf("got %v", err)
	}
	if _, err := snapshot.Read(context.Background(), w.Workbook, exporttest.Quarter(t).Next(), 1); err != nil {
		t.Errorf("the first revision of a quarter that nobody began is a draft: %v", err)
	}
}

func TestASignedBundleIsReplacedByNoDraftAndALockedOneNever(t *testing.T) {
	ctx, w, q, dir := context.Background(), newQuarterly(t), exporttest.Quarter(t), t.TempDir()
	put := func() error {
		_, err := Write(ctx, w.Workbook, q, dir)
		return err
	}
	if err := put(); err != nil {
		t.Fatal(err)
	}
	w.sign(q)
	if err := put(); err != nil {
		t.Errorf("a draft is in the way of what was signed: %v", err)
	}
	w.did(submission.Reopen(ctx, w.Workbook, q))
	if err := put(); !errors.Is(err, ErrInTheWay) {
		t.Errorf("a draft replaced what was signed: %v", err)
	}
	w.sign(q, time.Date(2026, 10, 6, 9, 0, 0, 0, time.UTC))
	w.did(submission.Lock(ctx, w.Workbook, q))
	for range 2 {
		if err := put(); err != nil {
			t.Errorf("the locked one is not written over the signed, or not again where it is: %v", err)
		}
	}
}

func TestASignedBundleBroughtIntoANewWorkbookKeepsItsSignatureAndIsOnlyAmended(t *testing.T) {
	ctx, w, q := context.Background(), newQuarterly(t), exporttest.Quarter(t)
	w.accept(q)
	w.sign(q)
	w.did(submission.Lock(ctx, w.Workbook, q))
	b, err := Read(ctx, w.export(q, 0).Path)
	if err != nil {
		t.Fatal(err)
	}
	later := time.Date(2027, 1, 4, 9, 0, 0, 0, time.UTC)
	other := exporttest.EmptyWorkbook(t, &later)
	if _, err := Restore(ctx, other, b); err != nil {
		t.Fatal(err)
	}
	cycle, err := submission.ReadCycle(ctx, other, q)
	if err != nil || cycle.Stage != store.StageLocked || len(cycle.Submission.Children(store.AcceptedFinding)) != 1 ||
		!submission.SignedAt(cycle.Submission).Equal(time.Date(2026, 10, 5, 9, 30, 0, 0, time.UTC)) {
		t.Errorf("brought in, it stands at %+v, %v", cycle, err)
	}
	if again, err := Restore(ctx, other, b); err != nil || again.No != 0 {
		t.Errorf("brought in twice: %+v, %v", again, err)
	}
	var wrong *input.Error
	if _, err := snapshot.Read(ctx, other, q, 0); !errors.As(err, &wrong) ||
		!strings.Contains(err.Error(), "before this workbook was made") {
		t.Errorf("how things stood when it was signed is not known there: %v", err)
	}
	later = later.Add(time.Hour)
	if _, err := submission.Amend(ctx, other, q, "The lead was wrong"); err != nil {
		t.Fatal(err)
	}
	if amended, err := snapshot.Read(ctx, other, q, 0); err != nil || amended.Submission.ID() != "S12000021-2026-27-Q2-r2" ||
		amended.Submission.Amends != "S12000021-2026-27-Q2-r1" {
		t.Errorf("the amendment is %+v, %v", amended, err)
	}
}
