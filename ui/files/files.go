// Package files lets a keeper choose a file. A [Model] is a line for the path, which Tab completes, above a list of
// the files and folders that could be meant; before anything is typed it offers what is in the usual folders, the
// latest first. Folders are read away from the event loop. It understands paths as a terminal writes them when a file
// is dragged into it. It only finds and names files: it must never open, change or delete one.
package files

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/ui/cell"
	"kept/ui/form"
	"kept/ui/theme"
)

// most is how many files are listed at once.
const most = 200

// Entry is a file or a folder that is offered.
type Entry struct {
	Path    string
	Folder  bool
	Changed time.Time
}

// Model is the line and the list under it.
type Model struct {
	Line   form.Line
	Wanted []string // the endings of files that are offered, with their dot: ".csv"
	Usual  []string // folders whose files are offered before anything is typed
	Home   string   // what ~ means

	found   []Entry
	at      int // the entry at the cursor; -1: the line itself
	top     int
	height  int
	asked   string // what was typed when the list was read
	trouble string // why a folder could not be read
}

// New makes a model that offers files with these endings, from the folders where
// files usually are.
func New(wanted ...string) *Model {
	m := &Model{Wanted: wanted, at: -1}
	if home, err := os.UserHomeDir(); err == nil {
		m.Home = home
		for _, name := range []string{"Downloads", "Documents", "Desktop"} {
			m.Usual = append(m.Usual, filepath.Join(home, name))
		}
		m.Usual = append(m.Usual, home)
	}
	if here, err := os.Getwd(); err == nil && !slices.Contains(m.Usual, here) {
		m.Usual = append([]string{here}, m.Usual...)
	}
	return m
}

// foundMsg is what is in the folder that was read.
type foundMsg struct {
	model *Model
	asked string
	found []Entry
	err   error
}

// Reload reads the list again for what is typed.
func (m *Model) Reload() tea.Cmd {
	typed := m.Line.Text()
	m.asked = typed
	wanted, usual, home := m.Wanted, m.Usual, m.Home
	return func() tea.Msg {
		found, err := candidates(typed, wanted, usual, home)
		return foundMsg{m, typed, found, err}
	}
}

// Update handles typing, pasted text, and what was found.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	if msg, ok := msg.(foundMsg); ok {
		if msg.model == m && msg.asked == m.asked {
			m.found, m.at, m.top, m.trouble = msg.found, -1, 0, ""
			if msg.err != nil {
				m.trouble = "This folder cannot be read."
			}
		}
		return nil
	}
	before := m.Line.Text()
	m.Line.Update(msg)
	if m.Line.Text() != before {
		return m.Reload()
	}
	return nil
}

// Move goes up or down in the list; above its first entry is the line.
func (m *Model) Move(by int) { m.at = max(-1, min(m.at+by, len(m.found)-1)) }

// Listed reports whether the cursor is in the list.
func (m *Model) Listed() bool { return m.at >= 0 }

// Complete fills in what is certain: the file at the cursor, or as much as all
// that are offered have in common.
func (m *Model) Complete() tea.Cmd {
	if len(m.found) == 0 {
		return nil
	}
	if m.at >= 0 {
		return m.set(m.found[m.at])
	}
	if len(m.found) == 1 {
		return m.set(m.found[0])
	}
	if strings.TrimSpace(m.Line.Text()) == "" {
		m.at = 0
		return nil
	}
	common := m.found[0].Path
	for _, e := range m.found[1:] {
		for !strings.HasPrefix(lower(e.Path), lower(common)) {
			common = common[:len(common)-1]
		}
	}
	if len(common) <= len(m.Path()) {
		m.at = 0
		return nil
	}
	m.Line.SetText(strings.ToValidUTF8(common, ""))
	return m.Reload()
}

func (m *Model) set(e Entry) tea.Cmd {
	path := e.Path
	if e.Folder {
		path += string(filepath.Separator)
	}
	m.Line.SetText(path)
	return m.Reload()
}

// Enter goes into the folder at the cursor, or returns the file that is meant. It
// returns "" when it went into a folder, or nothing is meant yet.
func (m *Model) Enter() (path string, cmd tea.Cmd) {
	if m.at >= 0 && m.at < len(m.found) {
		e := m.found[m.at]
		if e.Folder {
			return "", m.set(e)
		}
		m.Line.SetText(e.Path)
		return e.Path, nil
	}
	path = m.Path()
	if info, err := os.Stat(path); err == nil && info.IsDir() && path != "" {
		return "", m.set(Entry{Path: filepath.Clean(path), Folder: true})
	}
	return path, nil
}

// Path is the file that is typed, as a terminal or a keeper writes it.
func (m *Model) Path() string { return tidy(m.Line.Text(), m.Home) }

// tidy removes from a path what dragging it into a terminal adds, and replaces ~
// by the home folder.
func tidy(text, home string) string {
	path := strings.Trim(strings.TrimSpace(text), `"'`)
	if path == "~" && home != "" {
		return home
	}
	if rest, ok := strings.CutPrefix(path, "~/"); ok && home != "" {
		path = filepath.Join(home, rest)
		if rest == "" || strings.HasSuffix(rest, "/") {
			path += string(filepath.Separator)
		}
	}
	if _, err := os.Stat(path); err != nil { // dragged into a terminal, a blank becomes "\ "
		if plain := strings.ReplaceAll(path, `\ `, " "); plain != path {
			return plain
		}
	}
	return path
}

// candidates are the files and folders that could be meant by what is typed.
func candidates(typed string, wanted, usual []string, home string) ([]Entry, error) {
	if strings.TrimSpace(typed) == "" {
		var all []Entry
		for _, folder := range usual {
			found, _ := in(folder, "", wanted) // a folder that is not there has nothing to offer
			for _, e := range found {
				if !e.Folder {
					all = append(all, e)
				}
			}
		}
		slices.SortStableFunc(all, func(a, b Entry) int { return b.Changed.Compare(a.Changed) })
		return all[:min(len(all), most)], nil
	}
	path := tidy(typed, home)
	folder, begins := filepath.Split(path)
	if folder == "" {
		folder = "."
	}
	return in(folder, begins, wanted)
}

// in lists what is in a folder and begins with some letters: folders first, then
// files with the wanted endings, by name.
func in(folder, begins string, wanted []string) ([]Entry, error) {
	list, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var found []Entry
	for _, item := range list {
		name := item.Name()
		if strings.HasPrefix(name, ".") && !strings.HasPrefix(begins, ".") || !strings.HasPrefix(lower(name), lower(begins)) {
			continue
		}
		e := Entry{Path: filepath.Join(folder, name)}
		info, err := os.Stat(e.Path) // a link is what it leads to
		if err != nil {
			continue
		}
		if e.Folder = info.IsDir(); !e.Folder && !slices.Contains(wanted, lower(filepath.Ext(name))) {
			continue
		}
		e.Changed = info.ModTime()
		found = append(found, e)
	}
	slices.SortStableFunc(found, func(a, b Entry) int {
		if a.Folder != b.Folder {
			if a.Folder {
				return -1
			}
			return 1
		}
		return cmp.Compare(lower(a.Path), lower(b.Path))
	})
	return found[:min(len(found), most)], nil
}

func lower(s string) string { return strings.ToLower(s) }

// lead is how many cells are before the path.
const lead = 7

// Draw draws the line and the list in h lines of w cells, and says where the
// cursor is.
func (m *Model) Draw(t *theme.Theme, w, h int) (lines []string, x, y int) {
	g := &t.Glyphs
	text, at := m.Line.Draw(max(w-lead, 1))
	sign := g.Cursor + " "
	if m.at >= 0 {
		sign = "  "
	}
	lines = append(lines, cell.Cut(t.Render(theme.Strong, sign+"File ")+text, w, ""))
	x = min(at+lead, max(w-1, 0))
	m.height = max(h-2, 1)
	switch {
	case m.trouble != "":
		lines = append(lines, t.Render(theme.Problem, cell.Cut("  "+m.trouble, w, g.Cut)))
	case len(m.found) == 0:
		lines = append(lines, t.Render(theme.Dim, cell.Cut("  No file of this kind here ("+strings.Join(m.Wanted, ", ")+").", w, g.Cut)))
	}
	if m.at >= 0 && m.at < m.top {
		m.top = m.at
	}
	if m.at >= m.top+m.height {
		m.top = m.at - m.height + 1
	}
	for i := m.top; i < min(m.top+m.height, len(m.found)); i++ {
		line := m.row(m.found[i], w-2, g)
		if i == m.at {
			x, y = 0, len(lines)
			lines = append(lines, t.Render(theme.Cursor, cell.Fit(g.Cursor+" "+line, w, g.Cut)))
			continue
		}
		lines = append(lines, cell.Cut("  "+line, w, g.Cut))
	}
	if n := len(m.found); n > m.height {
		lines = append(lines, t.Render(theme.Dim, cell.Cut("  and more: type more of the name, or go down", w, g.Cut)))
	}
	return lines, x, y
}

// row is an entry as it is listed: its name, and where nothing is typed its folder
// and day too.
func (m *Model) row(e Entry, w int, g *theme.Glyphs) string {
	name := cell.Clean(filepath.Base(e.Path))
	if e.Folder {
		return name + string(filepath.Separator)
	}
	if strings.TrimSpace(m.asked) != "" {
		return name
	}
	folder := cell.Clean(filepath.Dir(e.Path))
	if rest, ok := strings.CutPrefix(folder, m.Home); ok && m.Home != "" {
		folder = "~" + rest
	}
	return cell.Fit(name, max(w-38, 12), g.Cut) + "  " + e.Changed.Format("02 Jan 2006") + "  " + folder
}

// Point handles a click on a line that was drawn: it puts the cursor there, and
// reports whether an entry was pressed.
func (m *Model) Point(x, y int, how form.Pointing) bool {
	if y == 0 {
		m.at = -1
		m.Line.Mouse(max(x-lead, 0), how)
		return false
	}
	i := m.top + y - 1
	if y < 1 || y > m.height || i >= len(m.found) {
		return false
	}
	m.at = i
	return true
}
