package main

// The shape of the house, in one place. A package that is not described here is reported.

// topLevel are the only names at the top of the tree, with .ci and dot files.
var topLevel = []string{"cmd", "ui", "store", "export", "go.mod", "go.sum", "README.md", "LICENSE"}

// wanted must be there.
var wanted = []string{"README.md", "LICENSE", "go.mod", "go.sum", "cmd/kept"}

// floors are the parts of the house from the bottom up: a package imports only its own floor and those below.
var floors = []string{"store/national", "store", "export", "ui", "cmd"}

// trades are the libraries that each floor leaves to others. Its tests may use them.
var trades = map[string][]string{
	"store/national": {"database/sql", "modernc.org/", "charm.land/", "net/http"},
	"store":          {"charm.land/", "archive/zip", "html/template", "net/http"},
	"export":         {"database/sql", "modernc.org/", "charm.land/", "net/http"},
	"ui":             {"database/sql", "modernc.org/", "archive/zip", "net/http"},
	"cmd":            {"database/sql", "modernc.org/", "archive/zip", "net/http"},
}

// alone are packages that use no other package of the house, so that all may use them.
var alone = []string{"store/national", "store/calendar", "store/words"}

// pages are the packages of ui that are a page each. None imports another, so each can be read and changed by itself.
// Packages below one of these belong to its page.
var pages = []string{
	"ui/actions", "ui/backups", "ui/history", "ui/imports", "ui/nationalplan", "ui/overview", "ui/priorities",
	"ui/safety", "ui/setup", "ui/stakeholders", "ui/story", "ui/submission",
}

// parts are the packages of ui that pages are made of. They import no page.
var parts = []string{
	"ui/bigtype", "ui/browser", "ui/cell", "ui/command", "ui/describe", "ui/dialog", "ui/document", "ui/editing", "ui/files",
	"ui/form", "ui/grid", "ui/host", "ui/list", "ui/mouse", "ui/reports", "ui/settings", "ui/shelf", "ui/theme", "ui/tilemap", "ui/uitest",
}

// testSupport are packages that only tests and scripts use, with what uses them.
var testSupport = map[string]string{
	"export/example":    "the worked example of the tests and of .ci/worked-example.go",
	"export/exporttest": "the invented partnership that the tests below export share",
	"ui/uitest":         "the tests of the screens",
}

// Sizes, in lines of Go that is not a test.
const (
	longestFile    = 400  // as many as anybody reads in one go
	largestPackage = 6000 // beyond that nobody knows a package as a whole
	largestMean    = 1500
	widestLine     = 140 // columns, a tab counted as 4
	tabWidth       = 4
	leastComment   = 40 // words of a package comment
)

// largerPackages have a limit of their own.
var largerPackages = map[string]int{
	"store": 8000, // one write path, one log: splitting them would make two ways in
	"ui":    4000, // the loop and the host only: everything else has a package
}

// vague are words that do not say what is in a file or package.
var vague = []string{"util", "utils", "common", "helper", "helpers", "manager"}
