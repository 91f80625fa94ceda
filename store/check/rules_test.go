package check

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

func TestEveryRuleIsDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.Code] {
			t.Errorf("the rule %s stands twice", r.Code)
		}
		seen[r.Code] = true
		for what, text := range map[string]string{"help": r.Help, "mend": r.Fix} {
			if !strings.HasSuffix(text, ".") || len(text) < 15 {
				t.Errorf("%s: its %s is no sentence: %q", r.Code, what, text)
			}
		}
		if r.Title == "" || !slices.Contains(Levels(), r.Level) {
			t.Errorf("%s has no title or level", r.Code)
		}
	}
	got := rulesPage()
	if *update {
		if err := os.WriteFile("RULES.md", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("RULES.md")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Error("RULES.md is out of date: run go test ./store/check -run Documented -update")
	}
}

// rulesPage is the documentation of the rules.
func rulesPage() string {
	var b strings.Builder
	b.WriteString("# What is checked in a workbook\n\nWritten from the rules themselves (`go test ./store/check -run Documented " +
		"-update`); a test fails if it is out of date.\n\n" +
		"Nothing here stops anything from being kept. An error stands in the way of a signature until it is mended, or accepted with a " +
		"reason; a warning is for\n" +
		"putting right before a submission; an improvement would make the plan or its words better; a note is only to be known.\n")
	for _, level := range Levels() {
		fmt.Fprintf(&b, "\n## %ss\n", strings.ToUpper(string(level[:1]))+string(level[1:]))
		for _, r := range Rules() {
			if r.Level != level {
				continue
			}
			fmt.Fprintf(&b, "\n### %s\n\n`%s`. %s %s\n", r.Title, r.Code, r.Help, r.Fix)
			if r.Source != "" {
				fmt.Fprintf(&b, "\nSource: %s.\n", r.Source)
			}
		}
	}
	return b.String()
}
