package main

import (
	"bytes"
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
)

// tree is the house as files and packages.
type tree struct {
	fs       fs.FS
	names    []string // of all files, sorted
	goFiles  []*goFile
	packages map[string]*pkg // by folder

	declaredNames names       // made when first asked for: see index
	wordList      *vocabulary // read when first asked for: see vocabulary
}

// goFile is one parsed file of Go.
type goFile struct {
	name, folder string
	lines        []string
	syntax       *ast.File
	position     *token.FileSet
	imports      []string
	test         bool // a file of tests
	outside      bool // a program of .ci, not a part of the house
}

// pkg is a package of the house, without its tests.
type pkg struct {
	folder string
	lines  int
	files  []*goFile
}

// filesOf lists what is committed at root or would be; without git, what is there.
func filesOf(root string) ([]string, error) {
	cmd := exec.CommandContext(context.Background(), "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	cmd.Dir = root
	if out, err := cmd.Output(); err == nil && len(out) > 0 {
		return strings.Split(strings.TrimSuffix(string(out), "\x00"), "\x00"), nil
	}
	var names []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

// readTree reads and parses the named files. Names that git knows and that are gone are ignored.
func readTree(files fs.FS, names []string) (*tree, error) {
	t := &tree{fs: files, packages: map[string]*pkg{}}
	for _, name := range names {
		info, err := fs.Stat(files, name)
		if err != nil || info.IsDir() {
			continue
		}
		t.names = append(t.names, name)
		if path.Ext(name) != ".go" || strings.Contains("/"+name, "/testdata/") {
			continue
		}
		f, err := t.parse(name)
		if err != nil {
			return nil, err
		}
		t.goFiles = append(t.goFiles, f)
		if !f.test && !f.outside {
			t.add(f)
		}
	}
	slices.Sort(t.names)
	return t, nil
}

func (t *tree) parse(name string) (*goFile, error) {
	text, err := fs.ReadFile(t.fs, name)
	if err != nil {
		return nil, err
	}
	f := &goFile{
		name: name, folder: path.Dir(name), position: token.NewFileSet(),
		test: strings.HasSuffix(name, "_test.go"), outside: strings.HasPrefix(name, "."),
	}
	f.syntax, err = parser.ParseFile(f.position, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("parse: %w", err)
	}
	f.lines = strings.Split(string(bytes.TrimSuffix(text, []byte("\n"))), "\n")
	for _, spec := range f.syntax.Imports {
		target, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, fmt.Errorf("%s: import: %w", name, err)
		}
		f.imports = append(f.imports, target)
	}
	return f, nil
}

func (t *tree) add(f *goFile) {
	p := t.packages[f.folder]
	if p == nil {
		p = &pkg{folder: f.folder}
		t.packages[f.folder] = p
	}
	p.files = append(p.files, f)
	p.lines += len(f.lines)
}

// folders lists those of the packages, sorted.
func (t *tree) folders() []string {
	var folders []string
	for folder := range t.packages {
		folders = append(folders, folder)
	}
	slices.Sort(folders)
	return folders
}

// has says whether there is a file or folder of that name.
func (t *tree) has(name string) bool {
	i, found := slices.BinarySearch(t.names, name)
	if found {
		return true
	}
	for ; i < len(t.names) && strings.HasPrefix(t.names[i], name); i++ {
		if strings.HasPrefix(t.names[i], name+"/") {
			return true
		}
	}
	return false
}

// within says whether a folder is one of the others or lies in one, and in which.
func within(folder string, others []string) (string, bool) {
	for _, other := range others {
		if folder == other || strings.HasPrefix(folder, other+"/") {
			return other, true
		}
	}
	return "", false
}

// inHouse gives the folder of an import path of this module.
func inHouse(target string) (string, bool) { return strings.CutPrefix(target, "kept/") }
