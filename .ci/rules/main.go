// Command rules holds the rules of the house that no linter knows: what stands at the top level, how files are called,
// how large files and packages are, which package imports which, how wide lines are, which words no name is made of,
// whether each package says what it is for, and whether the documents for engineers name what exists. house.go describes
// the house; words.txt lists the words. It reads the tree and changes nothing.
//
// Usage: go run ./.ci/rules [-all] [-list]     in the root of the tree
package main

import (
	"bufio"
	"flag"
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
	about string
	check func(t *tree) []offence
	// atOnce: a new offence fails while known ones are still being fixed.
	atOnce bool
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
		{"top", "what stands at the top level", checkTop, true},
		{"names", "vague file and folder names", checkNames, true},
		{"lock", "download addresses in package-lock.json", checkLock, true},
		{"file", "files that are too long", checkFileSizes, true},
		{"package", "packages that are too large", checkPackageSizes, true},
		{"direction", "imports that run the wrong way", checkDirection, true},
		{"trade", "imports that are another floor's trade", checkTrades, true},
		{"page", "pages that import pages, parts that import pages, packages of ui that are neither", checkPages, true},
		{"spelled", "rules of the field that pages, commands or reports spell out", checkSpelled, true},
		{"unused", "packages that the program does not use", checkUnused, true},
		{"columns", "lines that are too wide", checkColumns, false},
		{"comment", "packages without a paragraph that says what they are for", checkComments, false},
		{"word", "names made of discouraged words", checkWords, false},
		{"exception", "exceptions in words.txt that are no longer needed", checkExceptions, false},
		{"document", "what ARCHITECTURE.md and CONTRIBUTING.md name and is not there", checkDocuments, false},
		{"walk", "walks of ARCHITECTURE.md that are too long or come back", checkWalks, false},
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

// toFixFile lists offences that are known and being fixed, a line each: the rule and where. When it is gone, every
// rule holds without exception.
const toFixFile = ".ci/rules/to-fix.txt"

func main() {
	list := flag.Bool("list", false, "print all offences in the form of to-fix.txt")
	all := flag.Bool("all", false, "print the known offences too")
	flag.Parse()
	ok, err := run(".", os.Stdout, *list, *all)
	if err != nil {
		fmt.Fprintln(os.Stderr, "rules:", err)
		os.Exit(2)
	}
	if !ok {
		os.Exit(1)
	}
}

// run checks the tree at root and says whether every rule holds.
func run(root string, out io.Writer, list, all bool) (bool, error) {
	names, err := filesOf(root)
	if err != nil {
		return false, err
	}
	t, err := readTree(os.DirFS(root), names)
	if err != nil {
		return false, err
	}
	if t.toFix, err = t.readToFix(); err != nil {
		return false, err
	}
	if list {
		for _, r := range allRules() {
			for _, o := range r.offences(t) {
				_, _ = fmt.Fprintln(out, o.rule, o.where)
			}
		}
		return true, nil
	}
	return t.report(out, all), nil
}

// report prints what breaks the rules and says whether nothing does that was not known.
func (t *tree) report(out io.Writer, all bool) bool {
	faults := 0
	for _, r := range allRules() {
		known := 0
		for _, o := range r.offences(t) {
			if t.known(r, o) {
				known++
				if !all {
					continue
				}
			} else {
				faults++
			}
			_, _ = fmt.Fprintf(out, "%s: %s: %s\n", r.name, o.where, o.text)
		}
		if known > 0 {
			_, _ = fmt.Fprintf(out, "%s: to be fixed: %d %s\n", r.name, known, r.about)
		}
	}
	_, _ = fmt.Fprintf(out, "%d files checked, %d packages, %d faults\n", len(t.names), len(t.packages), faults)
	return faults == 0 && len(t.names) > 0
}

// known says whether an offence is in the list of those being fixed.
func (t *tree) known(r rule, o offence) bool {
	for _, k := range t.toFix {
		if k.rule == r.name && (k.where == o.where || k.where == "*" && !r.atOnce) {
			return true
		}
	}
	return false
}

func (t *tree) readToFix() ([]offence, error) {
	f, err := t.fs.Open(toFixFile)
	if err != nil {
		return nil, nil // there is none any more
	}
	defer func() { _ = f.Close() }()
	var known []offence
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		rule, where, ok := strings.Cut(lines.Text(), " ")
		if !ok {
			return nil, fmt.Errorf("%s: %q is not a rule and a place", toFixFile, lines.Text())
		}
		known = append(known, offence{rule: rule, where: where})
	}
	return known, lines.Err()
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
