package report

import (
	"context"
	"slices"
	"strings"
	"testing"

	"kept/export/exporttest"
	"kept/export/snapshot"
	"kept/store"
	"kept/store/words"
)

func TestTheCoverSaysWhatChangedForChildren(t *testing.T) {
	w := exporttest.OrchardWorkbook(t)
	exporttest.Write(t, w, func(tx *store.Tx) error {
		_, err := tx.Add("reading", exporttest.ID(43), store.Values{"date": "2026-10-02", "value": "99"})
		return err
	})
	b, err := snapshot.Read(context.Background(), w, exporttest.Quarter(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	counted, completed := countedAndCompleted(b, sortedActions(b))
	if want := []string{"Families helped: 64.25 on 30 September 2026, -0.5 before (1 April 2026); target 120. Action 1.2."}; !slices.Equal(
		counted, want) {
		t.Errorf("counted within the quarter: %q", counted)
	}
	if want := []string{"1.10 Brothers and sisters together"}; !slices.Equal(completed, want) {
		t.Errorf("completed: %q", completed)
	}
	page := string(exporttest.BytesOf(t, submissionReport(b).writeHTML))
	if at := strings.Index(page, "What changed for children</h2>"); at < 0 || at > strings.Index(page, "Summary</h2>") {
		t.Error("it does not stand before the summary")
	}
	none := submissionReport(snapshot.New(b.Submission))
	if !strings.Contains(string(exporttest.BytesOf(t, none.writeHTML)), nothingCounted) {
		t.Error("a partnership that counted nothing is not told so")
	}
}

func TestNumbersAreGroupedAsPeopleReadThem(t *testing.T) {
	for number, want := range map[string]string{"": "", "0": "0", "999": "999", "1000": "1,000", "-1234567.8912": "-1,234,567.8912",
		"74000": "74,000", "-100": "-100"} {
		if got := words.GroupDigits(number); got != want {
			t.Errorf("%s is written %s", number, got)
		}
	}
}
