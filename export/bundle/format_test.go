package bundle

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kept/export/snapshot"
	"kept/store/words"
)

const dictionaryMark = "<!-- data dictionary -->\n"

// dictionary is the data dictionary in Markdown.
func dictionary() string {
	var out strings.Builder
	cell := func(s string) string { return strings.ReplaceAll(words.OneLine(s), "|", `\|`) }
	for _, t := range tables() {
		fmt.Fprintf(&out, "\n### %s.csv: %s\n\n%s\n\n| Column | Type | Needed | Meaning |\n|---|---|---|---|\n", t.name, cell(t.title),
			cell(t.help))
		for i := range t.columns {
			c := &t.columns[i]
			needed := ""
			if c.required {
				needed = "yes"
			}
			typ := c.typ
			switch {
			case c.name == t.key:
				typ = "key"
			case c.refers != "":
				typ = "key of " + c.refers
			case c.text:
				typ = "text"
				if c.field != nil && c.field.MaxLen() > 0 {
					typ = fmt.Sprintf("text, at most %d characters", c.field.MaxLen())
				}
			case len(c.options) == 0 && c.max > 0:
				typ = fmt.Sprintf("integer, %d to %d", c.min, c.max)
			}
			meaning := c.help
			if len(c.options) > 0 {
				var codes []string
				for _, o := range c.options {
					code := "`" + o.Code + "`"
					if o.Title != o.Code && !strings.HasPrefix(o.Title, o.Code+" ") {
						code += " " + o.Title
					} else if o.Title != o.Code {
						code = "`" + o.Code + "`" + strings.TrimPrefix(o.Title, o.Code)
					}
					codes = append(codes, code)
				}
				meaning += " One of: " + strings.Join(codes, ", ") + "."
			}
			fmt.Fprintf(&out, "| `%s` | %s | %s | %s |\n", c.name, typ, needed, cell(meaning))
		}
	}
	return out.String()
}

func TestTheDataDictionaryIsThatOfTheFields(t *testing.T) {
	data, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	before, after, found := strings.Cut(string(data), dictionaryMark)
	if !found {
		t.Fatal("FORMAT.md has no place for the data dictionary")
	}
	now, isVersion := parseVersion(snapshot.FormatVersion)
	if !isVersion {
		t.Fatalf("FormatVersion is %q, which is no version", snapshot.FormatVersion)
	}
	title, rest, _ := strings.Cut(before, "\n")
	wantTitle := fmt.Sprintf("# The submission bundle, format %d.%d", now.major, now.minor)
	if *update {
		if err := os.WriteFile("FORMAT.md", []byte(wantTitle+"\n"+rest+dictionaryMark+dictionary()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if after != dictionary() || title != wantTitle {
		t.Error("the fields have changed and the data dictionary in FORMAT.md has not: run go test ./export/bundle -update")
	}
}

func TestTheFormatNamesWhatCameLater(t *testing.T) {
	data, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	rule := regexp.MustCompile(`(?m)^\| V3 \| .*$`).FindString(string(data))
	for name := range introducedWith() {
		if table, column, isColumn := strings.Cut(name, "."); !strings.Contains(rule, "`"+table+".csv`") ||
			isColumn && !strings.Contains(rule, "`"+column+"`") {
			t.Errorf("rule V3 in FORMAT.md does not say that %s came later", name)
		}
	}
}

func TestEveryRuleIsWrittenDownAndNamesATestThatIsThere(t *testing.T) {
	data, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	sources, err := filepath.Glob(filepath.Join("..", "*", "*.go")) // a rule may be tested where it is kept: signatures in seal
	if err != nil {
		t.Fatal(err)
	}
	tests, used := "", map[string]bool{}
	for _, name := range sources {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "_test.go") {
			tests += string(text)
			continue
		}
		for _, m := range regexp.MustCompile(`"([ZBDTJRV][0-9]+)"`).FindAllStringSubmatch(string(text), -1) {
			used[m[1]] = true
		}
	}
	rules := map[string]bool{}
	for _, m := range regexp.MustCompile("(?m)^\\| ([A-Z][0-9]+) \\| .*\\| `(\\w+)` \\|$").FindAllStringSubmatch(string(data), -1) {
		if rules[m[1]] {
			t.Errorf("rule %s stands twice", m[1])
		}
		rules[m[1]] = true
		if !strings.Contains(tests, "func "+m[2]+"(") {
			t.Errorf("rule %s names the test %s, which is not there", m[1], m[2])
		}
	}
	if len(used) < 25 {
		t.Errorf("only %d rules are looked for", len(used))
	}
	for rule := range used {
		if !rules[rule] {
			t.Errorf("the check speaks of rule %s, and FORMAT.md does not", rule)
		}
	}
}
