package main

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
)

const (
	architecture = ".github/ARCHITECTURE.md"
	contributing = ".github/CONTRIBUTING.md"
	readme       = "README.md"
	longestWalk  = 12 // files: more do not fit into a head
	leastWalks   = 3
)

var (
	codeSpan   = regexp.MustCompile("`([^`]+)`")
	link       = regexp.MustCompile(`\]\(([^)#]+)\)`)
	identifier = regexp.MustCompile(`^([A-Za-z_]\w*)(\.[A-Za-z_]\w*){0,2}(\(\))?$`)
	extension  = regexp.MustCompile(`\.(go|md|txt|csv|yml|golden|sh)$`)
)

// checkDocuments finds names of files, packages and identifiers in the documents for engineers that do not exist.
// Of the README, which speaks of much else, only links and paths are held.
func checkDocuments(t *tree) []offence {
	var list []offence
	index := t.index()
	for _, document := range []string{architecture, contributing, readme} {
		text := t.readText(document)
		if text == "" {
			list = append(list, breach(document, "is missing"))
			continue
		}
		for i, line := range strings.Split(text, "\n") {
			for _, what := range t.missingIn(document, line, index) {
				list = append(list, breach(fmt.Sprintf("%s:%d", document, i+1), "there is no "+what))
			}
		}
	}
	return list
}

// checkMap finds packages that the map of ARCHITECTURE.md, which is all before the first walk, does not name. One that is
// part of a page may be named by its last word.
func checkMap(t *tree) []offence {
	text, _, _ := strings.Cut(t.readText(architecture), "## Walk")
	named := map[string]bool{}
	for _, m := range codeSpan.FindAllStringSubmatch(text, -1) {
		named[m[1]] = true
	}
	var list []offence
	for _, folder := range slices.Sorted(maps.Keys(t.packages)) {
		if part := strings.Count(folder, "/") > 1; !named[folder] && !(part && named[path.Base(folder)]) {
			list = append(list, breach(folder, "the map of ARCHITECTURE.md does not name it"))
		}
	}
	return list
}

// missingIn lists what a line names and is not there.
func (t *tree) missingIn(document, line string, index names) []string {
	var missing []string
	for _, m := range link.FindAllStringSubmatch(line, -1) {
		if target := m[1]; !strings.Contains(target, "://") && !t.has(path.Join(path.Dir(document), target)) {
			missing = append(missing, target)
		}
	}
	spans := codeSpan.FindAllStringSubmatch(line, -1)
	for _, m := range spans {
		for _, word := range strings.Fields(m[1]) {
			if !t.exists(word, index, document == readme || word != m[1]) {
				missing = append(missing, word)
			}
		}
	}
	if len(spans) == 0 { // a line of a block of code: its paths are held
		for _, word := range strings.Fields(line) {
			if !t.exists(word, index, true) {
				missing = append(missing, word)
			}
		}
	}
	return missing
}

// exists says whether a word of a document names something that is there. Of a command, only paths are held.
func (t *tree) exists(word string, index names, onlyPaths bool) bool {
	word = strings.TrimSuffix(strings.TrimRight(word, ",.;:"), "/...")
	if name := strings.TrimSuffix(strings.TrimPrefix(word, "./"), "/"); ofTree(word) {
		return t.hasMatch(name) || index[name]
	}
	switch {
	case onlyPaths:
		return true
	case extension.MatchString(word):
		return t.hasBase(word)
	case strings.Contains(word, "/"):
		return strings.Contains(t.readText("go.mod"), word+" ")
	case identifier.MatchString(word):
		return index[strings.TrimSuffix(word, "()")] || t.hasBase(word)
	}
	return true
}

// ofTree says whether a word is a path in the tree.
func ofTree(word string) bool {
	word = strings.TrimPrefix(word, "./")
	first, _, slash := strings.Cut(word, "/")
	return slash && (first == ".ci" || first == ".github" || slices.Contains(topLevel, first))
}

// hasMatch says whether a file or folder of the tree has that name, in which * is any part of one.
func (t *tree) hasMatch(name string) bool {
	if !strings.Contains(name, "*") {
		return t.has(name)
	}
	return slices.ContainsFunc(t.names, func(file string) bool {
		ok, err := path.Match(name, file)
		return ok && err == nil
	})
}

// hasBase says whether a file of that name is anywhere in the tree.
func (t *tree) hasBase(name string) bool {
	return slices.ContainsFunc(t.names, func(file string) bool { return file == name || strings.HasSuffix(file, "/"+name) })
}

// names are those that documents may use: declared ones by package, file and alone, steps of .ci/run, rules, build tags.
type names map[string]bool

// index gives the names that documents may use.
func (t *tree) index() names {
	if t.declaredNames == nil {
		t.declaredNames = t.indexNames()
	}
	return t.declaredNames
}

// indexNames lists what is declared as NAME, TYPE.MEMBER, package.NAME, package.TYPE.MEMBER, folder.NAME and file NAME.
func (t *tree) indexNames() names {
	index := names{}
	for _, f := range t.goFiles {
		for _, name := range topNames(f) {
			index[name] = true
			if _, member, ok := strings.Cut(name, "."); ok {
				index[member] = true
				index[f.name+" "+member] = true
			}
			index[f.syntax.Name.Name+"."+name] = true
			index[f.folder+"."+name] = true
			index[f.name+" "+name] = true
		}
		index[f.syntax.Name.Name] = true
		for _, line := range f.lines[:min(5, len(f.lines))] {
			if tag, ok := strings.CutPrefix(line, "//go:build "); ok {
				index[tag] = true
			}
		}
		for _, name := range environment.FindAllString(strings.Join(f.lines, "\n"), -1) {
			index[name] = true
		}
	}
	for _, m := range step.FindAllStringSubmatch(t.readText(".ci/run"), -1) {
		index[m[1]] = true
	}
	for _, r := range ruleNames() {
		index[r] = true
	}
	return index
}

var (
	environment = regexp.MustCompile(`\bKEPT_[A-Z_]+\b`)
	step        = regexp.MustCompile(`(?m)^step_(\w+)\(\)`)
)

// checkWalks holds the walks of ARCHITECTURE.md: sections whose heading begins with "Walk", of steps that each name a file
// and what is declared there. A walk has at most twelve files and does not return to a package that it has left.
func checkWalks(t *tree) []offence {
	index, walks := t.index(), walksOf(t.readText(architecture))
	var list []offence
	if len(walks) < leastWalks {
		list = append(list, breach(architecture, fmt.Sprintf("%d walks; at least %d", len(walks), leastWalks)))
	}
	for _, w := range walks {
		for _, text := range w.faults(index) {
			list = append(list, breach(w.title, text))
		}
	}
	return list
}

type walk struct {
	title string
	steps []string
}

// walksOf finds the walks of a text, each with its numbered steps.
func walksOf(text string) []walk {
	var walks []walk
	inWalk := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if title := strings.TrimLeft(line, "# "); strings.HasPrefix(line, "#") {
			if inWalk = strings.HasPrefix(title, "Walk"); inWalk {
				walks = append(walks, walk{title: title})
			}
			continue
		}
		if !inWalk || line == "" {
			continue
		}
		w := &walks[len(walks)-1]
		if number, _, ok := strings.Cut(line, ". "); ok && strings.Trim(number, "0123456789") == "" {
			w.steps = append(w.steps, line)
		} else if len(w.steps) > 0 {
			w.steps[len(w.steps)-1] += " " + line
		}
	}
	return walks
}

func (w walk) faults(index names) []string {
	var faults, files, left []string
	if len(w.steps) == 0 {
		faults = append(faults, "has no numbered steps")
	}
	folder := ""
	for _, step := range w.steps {
		file, declared := "", 0
		for _, m := range codeSpan.FindAllStringSubmatch(step, -1) {
			name := strings.TrimSuffix(m[1], "()")
			switch {
			case strings.HasSuffix(name, ".go"):
				file = name
				if !slices.Contains(files, file) {
					files = append(files, file)
				}
				if now := path.Dir(file); now != folder {
					if slices.Contains(left, now) {
						faults = append(faults, "comes back to "+now+" with "+file)
					}
					left, folder = append(left, folder), now
				}
			case file == "" || !identifier.MatchString(name):
			case index[file+" "+name]:
				declared++
			default:
				faults = append(faults, name+" is not declared in "+file)
			}
		}
		if file == "" || declared == 0 {
			faults = append(faults, "a step names no file and nothing declared in it: "+step)
		}
	}
	if len(files) > longestWalk {
		faults = append(faults, fmt.Sprintf("%d files; at most %d", len(files), longestWalk))
	}
	return faults
}
