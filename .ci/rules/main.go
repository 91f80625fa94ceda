// Command rules holds the rules of the house that no linter knows: what stands at the top level, how files are called,
// how large files and packages are, which package imports which, how wide lines are, which words no name is made of,
// whether each package says what it is for, and whether the documents for engineers name what exists. house.go describes
// the house; words.txt lists the words. It reads the tree and changes nothing.
//
// Usage: go run ./.ci/rules in the root of the tree
package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// offence is a place that breaks a rule.
type offence struct {
	rule  string // its name, which the rule itself fills in
	where string // the file, package or name
	text  string // what is wrong and what would be right
}

// breach is an offence as a check reports it.
func breach(where, text string) offence { return offence{where: where, text: text} }

// rule is one rule of the house.
type rule struct {
	name  string
	check func(t *tree) []offence
}

// offences lists what breaks the rule.
func (r rule) offences(t *tree) []offence {
	list := r.check(t)
	for i := range list {
		list[i].rule = r.name
	}
	return list
}

// allRules lists the rules in the order in which they are checked.
func allRules() []rule {
	return []rule{
		{"top", checkTop},              // what stands at the top level
		{"names", checkNames},          // vague file and folder names
		{"lock", checkLock},            // download addresses in package-lock.json
		{"file", checkFileSizes},       // files that are too long
		{"package", checkPackageSizes}, // packages that are too large
		{"direction", checkDirection},  // imports that run the wrong way
		{"trade", checkTrades},         // imports that are another floor's trade
		{"page", checkPages},           // pages that import pages, parts that import pages, packages of ui that are neither
		{"spelled", checkSpelled},      // rules of the field that pages, commands or reports spell out
		{"unused", checkUnused},        // packages that the program does not use
		{"columns", checkColumns},      // lines that are too wide
		{"comment", checkComments},     // packages without a paragraph that says what they are for
		{"word", checkWords},           // names made of discouraged words
		{"exception", checkExceptions}, // exceptions in words.txt that are no longer needed
		{"document", checkDocuments},   // what ARCHITECTURE.md and CONTRIBUTING.md name and is not there
		{"map", checkMap},              // packages that the map of ARCHITECTURE.md leaves out
		{"walk", checkWalks},           // walks of ARCHITECTURE.md that are too long or come back
	}
}

// ruleNames lists those that documents may speak of.
func ruleNames() []string {
	var list []string
	for _, r := range allRules() {
		list = append(list, r.name)
	}
	return list
}

func main() {
	ok, err := run(".", os.Stdout)
	if err != nil {
		fmt.Fprintln(os.Stderr, "rules:", err)
		os.Exit(2)
	}
	if !ok {
		os.Exit(1)
	}
}

// run checks the tree at root and says whether every rule holds.
func run(root string, out io.Writer) (bool, error) {
	names, err := filesOf(root)
	if err != nil {
		return false, err
	}
	t, err := readTree(os.DirFS(root), names)
	if err != nil {
		return false, err
	}
	return t.report(out), nil
}

// report prints what breaks the rules and says whether nothing does.
func (t *tree) report(out io.Writer) bool {
	faults := 0
	for _, r := range allRules() {
		for _, o := range r.offences(t) {
			faults++
			_, _ = fmt.Fprintf(out, "%s: %s: %s\n", r.name, o.where, o.text)
		}
	}
	_, _ = fmt.Fprintf(out, "%d files checked, %d packages, %d faults\n", len(t.names), len(t.packages), faults)
	return faults == 0 && len(t.names) > 0
}

// readText reads a file of the tree.
func (t *tree) readText(name string) string {
	text, err := fs.ReadFile(t.fs, name)
	if err != nil {
		return ""
	}
	return string(text)
}

func checkTop(t *tree) []offence {
	var list []offence
	for _, name := range t.names {
		first, _, _ := strings.Cut(name, "/")
		if !strings.HasPrefix(first, ".") && !slices.Contains(topLevel, first) {
			list = append(list, breach(name, "the top level holds only "+strings.Join(topLevel, " ")+", .ci and dot files"))
		}
	}
	for _, name := range wanted {
		if !t.has(name) {
			list = append(list, breach(name, "is missing"))
		}
	}
	return list
}

func checkNames(t *tree) []offence {
	var list []offence
	for _, name := range t.names {
		words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return strings.ContainsRune("/_.-", r) })
		for _, word := range words {
			if slices.Contains(vague, word) {
				list = append(list, breach(name, "'"+word+"' does not say what is in it"))
			}
		}
	}
	return list
}

func checkLock(t *tree) []offence {
	var list []offence
	for _, name := range t.names {
		if path.Base(name) == "package-lock.json" && strings.Contains(t.readText(name), `"resolved"`) {
			list = append(list, breach(name, "holds download addresses; make it again with the .npmrc next to it"))
		}
	}
	return list
}
