package file

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
)

// Extension is how the name of every workbook ends.
const Extension = ".kept"

// URI names a file to SQLite (sqlite.org/uri.html).
func URI(path string) string {
	slashed := filepath.ToSlash(Absolute(path))
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/folder becomes /C:/folder, as SQLite's URIs want
	}
	if strings.HasPrefix(slashed, "//") {
		slashed = "//" + slashed // else the server of //server/share would be mistaken for the URI's authority
	}
	return "file:" + (&url.URL{Path: slashed}).EscapedPath()
}

// WorkbookName is the name of a workbook without its folder and ending.
func WorkbookName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), Extension)
}

// PlaceMark tells apart files by where they are, in eight letters.
func PlaceMark(path string) string {
	path = Absolute(path)
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(folder, filepath.Base(path))
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		path = strings.ToLower(path) // the same file, however it is written
	}
	sum := sha256.Sum256([]byte(path))
	return hex.EncodeToString(sum[:4])
}

// Absolute is the path from the root of the disk; the path itself where that cannot be found.
func Absolute(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}
