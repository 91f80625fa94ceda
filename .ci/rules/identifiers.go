package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"slices"
	"strings"
)

// wordsFile lists the words that no name is made of, and the names that may use one, with the reason.
const wordsFile = ".ci/rules/words.txt"

// discouraged is a word, or some words in a row, that no name is made of.
type discouraged struct {
	words   []string
	instead string
}

// exception is a name that may use a discouraged word.
type exception struct{ folder, name, reason string }

// vocabulary is what words.txt says.
type vocabulary struct {
	words      map[string][]discouraged // by their first word
	exceptions []exception
	unreadable []offence // lines that say neither
}

// vocabulary gives what words.txt says.
func (t *tree) vocabulary() *vocabulary {
	if t.wordList == nil {
		t.wordList = t.readVocabulary()
	}
	return t.wordList
}

// readVocabulary reads words.txt. Its lines are "form form ... | what to say instead", where a form of several words
// joins them by +; or "allow FOLDER NAME | reason".
func (t *tree) readVocabulary() *vocabulary {
	v := &vocabulary{words: map[string][]discouraged{}}
	for i, line := range strings.Split(t.readText(wordsFile), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		left, right, ok := strings.Cut(line, "|")
		forms, right := strings.Fields(left), strings.TrimSpace(right)
		switch {
		case !ok || right == "" || len(forms) == 0:
			where := fmt.Sprintf("%s:%d", wordsFile, i+1)
			v.unreadable = append(v.unreadable,
				breach(where, "is not words or an exception, a bar, and what to say instead or the reason"))
		case forms[0] == "allow" && len(forms) == 3:
			v.exceptions = append(v.exceptions, exception{forms[1], forms[2], right})
		default:
			for _, form := range forms {
				d := discouraged{strings.Split(form, "+"), right}
				v.words[d.words[0]] = append(v.words[d.words[0]], d)
			}
		}
	}
	return v
}

// find gives the discouraged word that a name is made of.
func (v *vocabulary) find(name string) (discouraged, bool) {
	parts := split(name)
	for i := range parts {
		for _, d := range v.words[parts[i]] {
			if len(parts)-i >= len(d.words) && slices.Equal(parts[i:i+len(d.words)], d.words) {
				return d, true
			}
		}
	}
	return discouraged{}, false
}

func (v *vocabulary) allows(folder, name string) bool {
	return slices.ContainsFunc(v.exceptions, func(e exception) bool { return e.folder == folder && e.name == name })
}

// split gives the words of a name in camelCase or with underscores, in lower case: "writeJSONFile" is write, json, file.
func split(name string) []string {
	var words []string
	start := 0
	for i := 1; i <= len(name); i++ {
		if i == len(name) || beginsWord(name, i) {
			if word := strings.Trim(name[start:i], "_"); word != "" {
				words = append(words, strings.ToLower(word))
			}
			start = i
		}
	}
	return words
}

// beginsWord says whether a new word of a name begins at i, which is not its beginning.
func beginsWord(name string, i int) bool {
	before, here := name[i-1], name[i]
	switch {
	case here == '_' || before == '_' || isDigit(here) != isDigit(before):
		return true
	case isUpper(here):
		return !isUpper(before) || i+1 < len(name) && isLower(name[i+1])
	}
	return false
}

func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }
func isLower(c byte) bool { return c >= 'a' && c <= 'z' }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// named is a name that a file declares.
type named struct {
	name string
	at   token.Pos
}

// sentence matches the names of tests, which are sentences and not names of things.
var sentence = regexp.MustCompile(`^(Test|Fuzz|Benchmark|Example)`)

// declared lists the names that a file declares, in order: functions, methods, types, fields, parameters, constants and variables.
func declared(f *goFile) []named {
	var list []named
	ast.Inspect(f.syntax, func(n ast.Node) bool {
		for _, id := range declaredBy(n) {
			if id != nil && id.Name != "_" && !(f.test && sentence.MatchString(id.Name)) {
				list = append(list, named{id.Name, id.Pos()})
			}
		}
		return true
	})
	return list
}

// declaredBy gives the names that a node itself declares.
func declaredBy(n ast.Node) []*ast.Ident {
	switch n := n.(type) {
	case *ast.FuncDecl:
		return []*ast.Ident{n.Name}
	case *ast.TypeSpec:
		return []*ast.Ident{n.Name}
	case *ast.Field:
		return n.Names
	case *ast.ValueSpec:
		return n.Names
	case *ast.AssignStmt:
		return variables(n.Tok, n.Lhs...)
	case *ast.RangeStmt:
		return variables(n.Tok, n.Key, n.Value)
	}
	return nil
}

// variables gives those that := declares.
func variables(assign token.Token, list ...ast.Expr) []*ast.Ident {
	var names []*ast.Ident
	for _, e := range list {
		if id, ok := e.(*ast.Ident); ok && assign == token.DEFINE {
			names = append(names, id)
		}
	}
	return names
}

// checkWords finds names and file names made of discouraged words, each name once a folder.
func checkWords(t *tree) []offence {
	return t.discouragedNames(t.vocabulary())
}

func (t *tree) discouragedNames(v *vocabulary) []offence {
	var list []offence
	seen := map[string]bool{}
	check := func(folder, name, at string) {
		where := folder + " " + name
		if d, ok := v.find(name); ok && !seen[where] && !v.allows(folder, name) {
			seen[where] = true
			text := fmt.Sprintf("%s: '%s': rather %s", at, strings.Join(d.words, " "), d.instead)
			list = append(list, breach(where, text))
		}
	}
	for _, f := range t.goFiles {
		base := strings.TrimSuffix(path.Base(f.name), ".go")
		check(f.folder, strings.TrimSuffix(base, "_test"), f.name)
		for _, n := range declared(f) {
			check(f.folder, n.name, f.position.Position(n.at).String())
		}
	}
	return list
}

// checkExceptions finds exceptions that are no longer needed, and lines of words.txt that cannot be read.
func checkExceptions(t *tree) []offence {
	v := t.vocabulary()
	list := slices.Clone(v.unreadable)
	if len(v.words) == 0 {
		list = append(list, breach(wordsFile, "lists no words"))
	}
	strict := &vocabulary{words: v.words}
	found := map[string]bool{}
	for _, o := range t.discouragedNames(strict) {
		found[o.where] = true
	}
	for _, e := range v.exceptions {
		if where := e.folder + " " + e.name; !found[where] {
			list = append(list, breach(where, "is allowed in "+wordsFile+", and there is no such name"))
		}
	}
	return list
}
