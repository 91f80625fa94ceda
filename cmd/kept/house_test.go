package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rank is where a package stands: it may only import what stands below it, or
// its own parts.
var rank = []string{"store/national", "store", "export", "ui", "cmd"}

// standing gives the place of a folder in rank, and which part of the house it is.
func standing(folder string) (int, string) {
	for i, part := range rank {
		if folder == part || strings.HasPrefix(folder, part+"/") {
			return i, part
		}
	}
	return -1, ""
}

// goFiles calls fn for every Go file of the project with its folder and imports.
func goFiles(t *testing.T, fn func(file, folder string, imports []string)) {
	t.Helper()
	root := os.DirFS(filepath.Join("..", ".."))
	count := 0
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != "." || d.Name() == "testdata" || d.Name() == "node_modules"):
			return fs.SkipDir
		case d.IsDir() || path.Ext(name) != ".go":
			return nil
		}
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
		if err != nil {
			return err
		}
		var imports []string
		for _, i := range parsed.Imports {
			what, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			imports = append(imports, what)
		}
		count++
		fn(name, path.Dir(name), imports)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if count < 20 {
		t.Fatalf("only %d Go files were found", count)
	}
}

func TestImportsRunOneWay(t *testing.T) {
	goFiles(t, func(file, folder string, imports []string) {
		place, part := standing(folder)
		if place < 0 {
			t.Errorf("%s stands outside of %s", file, strings.Join(rank, ", "))
			return
		}
		for _, what := range imports {
			inside, ok := strings.CutPrefix(what, "kept/")
			if !ok {
				continue
			}
			below, target := standing(inside)
			if below > place || below < 0 {
				t.Errorf("%s imports %s: imports run from cmd over ui, export and store to store/national", file, what)
			}
			if part == target && part == "store" && below == place && strings.HasPrefix(inside, "store/national") {
				t.Errorf("%s imports %s the wrong way", file, what)
			}
		}
	})
}

func TestEachPartKeepsToItsTrade(t *testing.T) {
	forbidden := map[string][]string{
		"store/national": {"database/sql", "modernc.org/", "charm.land/", "net/http"},
		"store":          {"charm.land/", "archive/zip", "html/template", "net/http"},
		"export":         {"database/sql", "modernc.org/", "charm.land/", "net/http"},
		"ui":             {"database/sql", "modernc.org/", "archive/zip", "net/http"},
		"cmd":            {"database/sql", "modernc.org/", "archive/zip", "net/http"},
	}
	goFiles(t, func(file, folder string, imports []string) {
		if strings.HasSuffix(file, "_test.go") {
			return
		}
		_, part := standing(folder)
		for _, what := range imports {
			for _, no := range forbidden[part] {
				if strings.HasPrefix(what, no) {
					t.Errorf("%s imports %s, which is not the trade of %s", file, what, part)
				}
			}
		}
	})
}

func TestTopLevelIsTheHouse(t *testing.T) {
	house := []string{"cmd", "ui", "store", "export", "go.mod", "go.sum", "README.md", "LICENSE"}
	for _, name := range tracked(t) {
		if !strings.HasPrefix(name, ".") && !slices.Contains(house, name) {
			t.Errorf("%s does not belong at the top level, which holds %s", name, strings.Join(house, ", "))
		}
	}
}

// tracked names what stands at the top level: of a git clone what is committed
// or would be, so that a program somebody built there is no fault.
func tracked(t *testing.T) []string {
	t.Helper()
	root := filepath.Join("..", "..")
	cmd := exec.Command("git", "ls-files", "--cached", "--others", "--exclude-standard")
	cmd.Dir = root
	var names []string
	if out, err := cmd.Output(); err == nil && len(out) > 0 {
		for name := range strings.FieldsSeq(string(out)) {
			top, _, _ := strings.Cut(name, "/")
			if !slices.Contains(names, top) {
				names = append(names, top)
			}
		}
		return names
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
