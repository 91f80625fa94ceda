package report

import (
	"bytes"
	"context"
	"flag"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"kept/export/demo"
	"kept/export/exporttest"
	"kept/store"
	"kept/store/calendar"
)

var update = flag.Bool("update", false, "rewrite the reports in testdata")

// demonstration is the invented partnership of `kept demo` on a fixed day.
func demonstration(t *testing.T) *store.Workbook {
	t.Helper()
	w, err := demo.Build(context.Background(), filepath.Join(t.TempDir(), "demo.kept"), calendar.Date{Year: 2026, Month: 11, Day: 2},
		store.Options{
			Now: func() time.Time { return time.Date(2026, 11, 2, 10, 0, 0, 0, time.UTC) }, StateDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

// written writes a report and reads it again.
func written(t *testing.T, w *store.Workbook, kind Kind, format string) string {
	t.Helper()
	path, err := Write(context.Background(), w, exporttest.Quarter(t), kind, format, t.TempDir(), 0)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestEveryKindOfReportIsDescribedWhole(t *testing.T) {
	for _, d := range descriptions() {
		if d.title == "" || !strings.HasSuffix(d.help, ".") || d.short == "" || d.build == nil {
			t.Errorf("the kind of report %s is not described whole: it has the title %q, the help %q and in short %q", d.kind, d.title,
				d.help, d.short)
		}
	}
}

func TestEachKindOfReportReadsAsItsReaderWouldExpect(t *testing.T) {
	w := demonstration(t)
	for _, kind := range Kinds() {
		t.Run(string(kind), func(t *testing.T) {
			got := written(t, w, kind, "md")
			golden := filepath.Join("testdata", string(kind)+".md")
			if *update {
				if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatalf("%v: of a new kind of report it is made by go test ./export/report -update", err)
			}
			if got != string(want) {
				t.Errorf("%s is not what it was: go test ./export/report -update writes it again. Now:\n%s", golden, got)
			}
		})
	}
}

func TestEveryKindOfReportRunsNothingHasItsHeadingsInOrderAndNoSecret(t *testing.T) {
	w := exporttest.OrchardWorkbook(t)
	for _, kind := range Kinds() {
		page := written(t, w, kind, "html")
		if strings.Contains(page, "<script") || !strings.Contains(html.UnescapeString(page), ContentPolicy) || !strings.Contains(page,
			`<html lang="en-GB">`) {
			t.Errorf("%s: the page may run or load something, or does not say its language", kind)
		}
		if strings.Contains(page, exporttest.Secret) || strings.Contains(written(t, w, kind, "md"), exporttest.Secret) {
			t.Errorf("%s: a secret has left the workbook", kind)
		}
		level := 0
		for _, m := range regexp.MustCompile(`<h([1-6])`).FindAllStringSubmatch(page, -1) {
			next := int(m[1][0] - '0')
			if next > level+1 || next == 1 && level > 0 {
				t.Errorf("%s: a heading of level %d follows one of level %d", kind, next, level)
			}
			level = next
		}
	}
}

func TestTheDutiesOfCorporateParentsAreSixAndEachSaysWhatIsNotKnown(t *testing.T) {
	page := written(t, demonstration(t), Parenting, "md")
	for _, letter := range []string{"a", "b", "c", "d", "e", "f"} {
		if !strings.Contains(page, "section 58(1)("+letter+")") {
			t.Errorf("the duty of section 58(1)(%s) is missing", letter)
		}
	}
	if got := strings.Count(page, "**What the workbook does not hold:**"); got != 6 {
		t.Errorf("%d of the six say what the workbook does not hold", got)
	}
}

func TestTheAnnualReportGathersTheQuartersOfItsYear(t *testing.T) {
	page := written(t, exporttest.OrchardWorkbook(t), Annual, "md")
	for _, text := range []string{"1 April 2026 to 31 March 2027", "| 2026-27 Q1 | 2026-27 Q2 |",
		"The year is not whole: there is no account of October to December 2026, nor of January to March 2027.",
		"14 August 2026: The hub opened its door.", "£50,000 secured"} {
		if !strings.Contains(page, text) {
			t.Errorf("the annual report does not say %q", text)
		}
	}
	if strings.Count(page, "Families want one door.") != 1 {
		t.Error("what was carried forward unchanged is said twice")
	}
}

func TestAReportNeverReplacesAFileThatSomebodyMayHaveWrittenIn(t *testing.T) {
	w, dir, ctx := exporttest.OrchardWorkbook(t), t.TempDir(), context.Background()
	first, err := Write(ctx, w, exporttest.Quarter(t), Board, "docx", dir, 0)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := Write(ctx, w, exporttest.Quarter(t), Board, "docx", dir, 0); err != nil || again != first {
		t.Errorf("the very same report is there already: %s %v", again, err)
	}
	if err := os.WriteFile(first, []byte("my own words"), 0o600); err != nil {
		t.Fatal(err)
	}
	second, err := Write(ctx, w, exporttest.Quarter(t), Board, "docx", dir, 0)
	if err != nil || second == first || !strings.HasSuffix(second, "-board-2.docx") {
		t.Errorf("%s %v", second, err)
	}
	if left, err := os.ReadFile(first); err != nil || !bytes.Equal(left, []byte("my own words")) {
		t.Errorf("what somebody wrote is gone: %s %v", left, err)
	}
}

func TestTextIsNeverTakenForAMarkOfMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"# not a heading":       `\# not a heading`,
		"1. not a list":         `1\. not a list`,
		"- nor this":            `\- nor this`,
		"<b>*bold* _or_ [link]": `\<b>\*bold\* \_or\_ \[link\]`,
		`back\slash &amp; & co`: `back\\slash \&amp; & co`,
		"1.2 Family hub":        "1.2 Family hub",
	} {
		if got := markdownText(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := markdownCell("a|b"); got != `a\|b` {
		t.Error(got)
	}
}
