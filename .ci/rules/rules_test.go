package main

import (
	"bytes"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

const paragraph = `// Package x is here to be read. It has a comment that is long enough to say what it is for and which types matter in
// it, and that ends with what it must never do: it must never do anything at all, because nobody has written anything
// that it could do so far.
`

// house is a small tree that keeps every rule.
func house() map[string]string {
	return map[string]string{
		"README.md": "Read [how it is built](.github/ARCHITECTURE.md).\n", "LICENSE": "", "go.mod": "module kept\n", "go.sum": "",
		"cmd/kept/main.go": paragraph + "package main\n\nimport \"kept/ui\"\n\nfunc main() { ui.Run() }\n",
		"ui/run.go": paragraph +
			"package ui\n\nimport (\n\t\"kept/ui/actions\"\n\t\"kept/ui/list\"\n)\n\nfunc Run() { actions.Open(); list.Draw() }\n",
		"ui/actions/page.go": paragraph + "package actions\n\nimport \"kept/store\"\n\nfunc Open() { store.Open() }\n",
		"ui/list/list.go":    paragraph + "package list\n\nfunc Draw() {}\n",
		"store/store.go": paragraph +
			"package store\n\nimport \"kept/store/national\"\n\nfunc Open() { national.Load() }\n\ntype Workbook struct{ Path string }\n",
		"store/national/plan.go": paragraph + "package national\n\nfunc Load() {}\n",
		".ci/run":                "step_faults() { true; }\n",
		".ci/rules/words.txt":    "wear wore | apply\nfall+ill | fail\nround | next\nallow store roundUp | of numbers\n",
		"store/number.go":        paragraph + "package store\n\nfunc roundUp() {}\n",
		".github/ARCHITECTURE.md": "# Map\n\n`ui/actions`, `store.Workbook` and its `Path`; `go.mod`.\n\n" +
			"`cmd/kept`, `ui`, `ui/list`, `store`, `store/national`\n\n" + walkText("1") + walkText("2") +
			walkText("3"),
		".github/CONTRIBUTING.md": "Run `.ci/run faults`, or:\n\n```\ngo test ./store/...\n```\n",
	}
}

func walkText(name string) string {
	return "## Walk " + name + "\n\n1. `cmd/kept/main.go`: `main` begins.\n2. `ui/run.go`: `Run`\n   goes on.\n\n"
}

// broken changes the house so that one rule is broken, and says what must be reported.
type broken struct {
	rule, name, file, text string // the file that is added or replaced; with no text it is gone
	reported               string
}

func brokenHouses() []broken {
	long := strings.Repeat("// x\n", longestFile)
	return []broken{
		{"top", "a folder at the top", "docs/x.md", "x", "docs/x.md"},
		{"top", "a missing file", "LICENSE", "", "LICENSE"},
		{"names", "a vague folder", "store/utils/x.md", "x", "'utils'"},
		{"names", "a vague file", "ui/list_helper.md", "x", "'helper'"},
		{"lock", "addresses", ".ci/package-lock.json", `{"resolved": "x"}`, "package-lock.json"},
		{"file", "a long file", "ui/list/long.go", paragraph + "package list\n" + long, "404 lines"},
		{"file", "a long script", ".ci/long.go", "package main\n" + long, "401 lines"},
		{"direction", "store imports ui", "store/up.go", "package store\n\nimport \"kept/ui\"\n\nvar _ = ui.Run\n",
			"store/up.go: imports ui"},
		{"direction", "a test of export imports ui", "export/x_test.go", "package export\n\nimport _ \"kept/ui\"\n",
			"export/x_test.go: imports ui"},
		{"direction", "national imports store", "store/national/up.go", "package national\n\nimport _ \"kept/store\"\n",
			"up.go: imports store"},
		{"direction", "calendar imports a neighbour", "store/calendar/x.go",
			paragraph + "package calendar\n\nimport _ \"kept/store/words\"\n", "uses no package"},
		{"direction", "outside", "other/x.go", paragraph + "package other\n", "other: stands on none"},
		{"direction", "imports what is outside", "ui/x.go", "package ui\n\nimport _ \"kept/other\"\n", "ui/x.go: imports other"},
		{"trade", "ui and SQL", "ui/sql.go", "package ui\n\nimport _ \"database/sql\"\n", "not the trade of ui"},
		{"trade", "a page and SQL", "ui/actions/sql.go", "package actions\n\nimport _ \"modernc.org/sqlite\"\n", "not the trade of ui"},
		{"page", "a page imports a page", "ui/actions/x.go", "package actions\n\nimport _ \"kept/ui/history\"\n",
			"a page knows no other page"},
		{"page", "its tests too", "ui/actions/x_test.go", "package actions\n\nimport _ \"kept/ui/history\"\n",
			"a page knows no other page"},
		{"page", "a part of a page", "ui/actions/side/x.go", paragraph + "package side\n\nimport _ \"kept/ui/history\"\n",
			"a page knows no other page"},
		{"page", "a part imports a page", "ui/list/x.go", "package list\n\nimport _ \"kept/ui/history\"\n", "a part knows no page"},
		{"page", "a package that is neither", "ui/calendar/x.go", paragraph + "package calendar\n", "either a page or a part"},
		{"spelled", "a status", "ui/x.go", "package ui\n\nvar done = \"complete\"\n", "ui/x.go:3: \"complete\" is a code"},
		{"spelled", "a colour in a command", "cmd/kept/x.go", "package main\n\nvar worst = []string{\"amber\", \"red\"}\n",
			"\"amber\" is a code"},
		{"spelled", "a comparison", "ui/list/x.go",
			"package list\n\nfunc f(r interface{ Get(string) string }) bool { return r.Get(\"done\") == \"true\" }\n",
			"compared with a word"},
		{"spelled", "a filter", "ui/actions/x.go",
			"package actions\n\nimport \"kept/store\"\n\nvar f = store.Filter{Field: \"due\", Op: store.Before}\n", "a filter by \"due\""},
		{"spelled", "an exception too many", "ui/theme/glyphs.go", paragraph + "package theme\n", "no longer needed"},
		{"unused", "a package that nobody uses", "export/old/x.go", paragraph + "package old\n", "export/old"},
		{"columns", "a wide line", "ui/x.go", "package ui\n\n//" + strings.Repeat("é", widestLine-1) + "\n", "ui/x.go:3: 141 columns"},
		{"columns", "tabs", "ui/x_test.go", "package ui\n\n\t\t//" + strings.Repeat("x", widestLine-9) + "\n", "141 columns"},
		{"comment", "no comment", "ui/list/list.go", "package list\n\nfunc Draw() {}\n", "ui/list: its package comment has 0 words"},
		{"comment", "a short one", "ui/list/list.go", "// Package list lists.\npackage list\n\nfunc Draw() {}\n", "has 3 words"},
		{"word", "a function", "ui/x.go", "package ui\n\nfunc wearHat() {}\n", "ui wearHat"},
		{"word", "a method", "ui/x.go", "package ui\n\ntype t struct{}\n\nfunc (t) fallIll() {}\n", "ui fallIll"},
		{"word", "a type", "ui/x.go", "package ui\n\ntype hatWore int\n", "ui hatWore"},
		{"word", "a field", "ui/x.go", "package ui\n\ntype t struct{ wear int }\n", "ui wear"},
		{"word", "a parameter", "ui/x.go", "package ui\n\nfunc f(wear int) {}\n", "ui wear"},
		{"word", "a result", "ui/x.go", "package ui\n\nfunc f() (wear int) { return }\n", "ui wear"},
		{"word", "a constant", "ui/x.go", "package ui\n\nconst HTTPWear = 1\n", "ui HTTPWear"},
		{"word", "a variable", "ui/x.go", "package ui\n\nfunc f() { wear := 1; _ = wear }\n", "ui wear"},
		{"word", "a variable of a loop", "ui/x.go", "package ui\n\nfunc f() { for wear := range 3 { _ = wear } }\n", "ui wear"},
		{"word", "a test's variable", "ui/x_test.go", "package ui\n\nvar wear = 1\n", "ui wear"},
		{"word", "a file", "ui/next_round.go", "package ui\n", "ui next_round"},
		{"word", "a test file", "ui/wear_test.go", "package ui\n", "ui wear"},
		{"word", "an exception elsewhere", "ui/x.go", "package ui\n\nfunc roundUp() {}\n", "ui roundUp"},
		{"exception", "one that nothing needs", "store/number.go", "package store\n", "store roundUp"},
		{"exception", "one without a reason", ".ci/rules/words.txt", "wear | apply\nallow store roundUp\n", "words.txt:2"},
		{"exception", "no words", ".ci/rules/words.txt", "", "lists no words"},
		{"document", "a missing document", ".github/CONTRIBUTING.md", "", "CONTRIBUTING.md: is missing"},
		{"document", "a file that is gone", "store/store.go", "", "ARCHITECTURE.md:3: there is no store.Workbook"},
		{"document", "a path", ".github/CONTRIBUTING.md", "See `store/gone.go`.\n", "CONTRIBUTING.md:1: there is no store/gone.go"},
		{"document", "a file by its name", ".github/CONTRIBUTING.md", "See `gone.go`.\n", "no gone.go"},
		{"document", "a pattern", ".github/CONTRIBUTING.md", "See `store/gone_*.go`.\n", "no store/gone_*.go"},
		{"document", "an identifier", ".github/CONTRIBUTING.md", "See `Gone`.\n", "no Gone"},
		{"document", "one of a package", ".github/CONTRIBUTING.md", "See `store.Gone`.\n", "no store.Gone"},
		{"document", "one of a folder", ".github/CONTRIBUTING.md", "See `store/national.Gone`.\n", "no store/national.Gone"},
		{"document", "a member", ".github/CONTRIBUTING.md", "See `Workbook.Gone`.\n", "no Workbook.Gone"},
		{"document", "a package in a command", ".github/CONTRIBUTING.md", "Run `go test ./store/gone`.\n", "no ./store/gone"},
		{"document", "a block of commands", ".github/CONTRIBUTING.md", "```\ngo test ./store/gone/...\n```\n", "no ./store/gone/..."},
		{"document", "a link", "README.md", "[x](store/GONE.md)\n", "README.md:1: there is no store/GONE.md"},
		{"document", "a library", ".github/CONTRIBUTING.md", "It uses `example.org/x/gone`.\n", "no example.org/x/gone"},
		{"map", "a package that is not on it", "store/extra/x.go", paragraph + "package extra\n", "store/extra"},
		{"walk", "two walks", ".github/ARCHITECTURE.md", walkText("1") + walkText("2"), "2 walks"},
		{"walk", "a walk that comes back", ".github/ARCHITECTURE.md",
			walkText("1") + walkText("2") + walkText("3") + "3. `cmd/kept/main.go`: `main` ends.\n", "comes back to cmd/kept"},
		{"walk", "a name that is elsewhere", ".github/ARCHITECTURE.md",
			walkText("1") + walkText("2") + walkText("3") + "3. `ui/run.go`: `main` ends.\n", "main is not declared in ui/run.go"},
		{"walk", "a step without a file", ".github/ARCHITECTURE.md",
			walkText("1") + walkText("2") + walkText("3") + "3. It ends.\n", "a step names no file"},
		{"walk", "a walk without steps", ".github/ARCHITECTURE.md", walkText("1") + walkText("2") + "## Walk 3\n", "no numbered steps"},
	}
}

func check(t *testing.T, files map[string]string) []offence {
	t.Helper()
	tree := treeOf(t, files)
	var list []offence
	for _, r := range allRules() {
		list = append(list, r.offences(tree)...)
	}
	return list
}

func treeOf(t *testing.T, files map[string]string) *tree {
	t.Helper()
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree, err := readTree(m, slices.Sorted(maps.Keys(files)))
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func TestAGoodHouseIsPassed(t *testing.T) {
	for _, o := range check(t, house()) {
		t.Errorf("%s: %s: %s", o.rule, o.where, o.text)
	}
}

func TestEveryRuleCanFail(t *testing.T) {
	failed := map[string]bool{}
	for _, b := range brokenHouses() {
		t.Run(b.rule+", "+b.name, func(t *testing.T) {
			files := house()
			files[b.file] = b.text
			if b.text == "" {
				delete(files, b.file)
			}
			found := slices.ContainsFunc(check(t, files), func(o offence) bool {
				return o.rule == b.rule && strings.Contains(o.where+": "+o.text, b.reported)
			})
			if !found {
				t.Errorf("%q is not reported among %v", b.reported, check(t, files))
			}
		})
		failed[b.rule] = true
	}
	failed["package"] = true // TestLargePackages
	for _, r := range allRules() {
		if !failed[r.name] {
			t.Errorf("no test breaks the rule %q", r.name)
		}
	}
}

func TestLargePackages(t *testing.T) {
	full := paragraph + "package x\n" + strings.Repeat("// x\n", longestFile-4)
	for folder, limit := range map[string]int{"store": 8000, "ui": 4000, "export": 6000, "cmd/kept": 6000} {
		files := house()
		for i := range limit / longestFile {
			files[folder+"/full"+strings.Repeat("x", i)+".go"] = full
		}
		reported := slices.ContainsFunc(check(t, files), func(o offence) bool { return o.rule == "package" && o.where == folder })
		if folder != "export" && !reported {
			t.Errorf("%s has more than %d lines, and that is not reported", folder, limit)
		}
		if folder == "export" && reported {
			t.Errorf("%s has %d lines, which is allowed", folder, limit)
		}
		mean := slices.ContainsFunc(check(t, files), func(o offence) bool { return o.rule == "package" && o.where == "mean" })
		if want := limit/6 >= largestMean; mean != want && limit != 8000 {
			t.Errorf("%d lines in %s: the mean is reported: %v", limit, folder, mean)
		}
	}
}

func TestOneFaultFailsTheHouse(t *testing.T) {
	files := house()
	var out bytes.Buffer
	if !treeOf(t, files).report(&out) {
		t.Errorf("a house without faults fails:\n%s", out.String())
	}
	files["ui/wide.go"] = "package ui\n\n//" + strings.Repeat("x", 150) + "\n"
	out.Reset()
	if treeOf(t, files).report(&out) || !strings.Contains(out.String(), "columns: ui/wide.go:3") {
		t.Errorf("a line that is too wide passes:\n%s", out.String())
	}
}

func TestNamesAreSplitIntoWords(t *testing.T) {
	for name, words := range map[string]string{
		"wear": "wear", "wearHat": "wear hat", "HTTPServer": "http server", "writeJSONFile": "write json file", "fallIll": "fall ill",
		"asA": "as a", "utf8Text": "utf 8 text", "next_round": "next round", "ID": "id", "isBRAG": "is brag", "A4": "a 4", "x": "x",
		"toX": "to x",
	} {
		if got := strings.Join(split(name), " "); got != words {
			t.Errorf("%s is split into %q, want %q", name, got, words)
		}
	}
}

func TestFilesAreListedWithoutGit(t *testing.T) {
	root := t.TempDir()
	if err := os.WriteFile(root+"/go.mod", []byte("module kept\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	names, err := filesOf(root)
	if err != nil || !slices.Equal(names, []string{"go.mod"}) {
		t.Errorf("files are %v, %v", names, err)
	}
}
