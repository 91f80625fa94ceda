package backup

import (
	"strings"
	"testing"
	"time"
)

func TestBackupNamesAreReadAsTheyAreWritten(t *testing.T) {
	for _, why := range []string{WhyAsked, WhyImport, WhyMigration, WhyRestore, WhyDay, "Before 3 things (really)", "", "../../etc",
		strings.Repeat("long ", 30)} {
		b := Backup{Workbook: "O'Brien 2026-01-01 00-00-00Z x", At: time.Date(2026, 8, 3, 9, 0, 12, 0, time.UTC), Why: plainReason(why)}
		for _, n := range []int{1, 2, 12} {
			got, ok := parseName(b.fileName(n))
			if !ok || got != b || strings.ContainsAny(b.Why, `/\.`) {
				t.Errorf("%q is read as %+v, %v", b.fileName(n), got, ok)
			}
		}
	}
}

func FuzzBackupName(f *testing.F) {
	f.Add("Harbour 2026-08-03 09-00-12Z before an import (2).kept")
	f.Fuzz(func(t *testing.T, name string) {
		b, ok := parseName(name)
		if !ok {
			return
		}
		if again, ok := parseName(b.fileName(1)); !ok || again != b {
			t.Errorf("%q becomes %q", name, b.fileName(1))
		}
	})
}
