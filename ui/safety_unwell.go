package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/mouse"
	"kept/ui/theme"
)

// unwell stands before everything when the check of the file found it damaged:
// what that means, and the ways out.
type unwell struct {
	app     *App
	health  store.FileHealth
	at      int
	details bool
	done    bool
}

// waysOut are what can be done about a damaged file, in the order of the dialog.
var waysOut = []struct{ id, title string }{
	{"unwell.backups", "Look at the backups, and what changed since"},
	{"unwell.recover", "Save what can be read as a new workbook"},
	{"unwell.details", "Details"},
	{"unwell.leave", "Go on reading"},
}

// fallIll takes the workbook for reading only from now on, and shows the ways out.
func (a *App) fallIll(h store.FileHealth) tea.Cmd {
	a.safety.unwell, a.opt.ReadOnly, a.drawn = &h, true, nil
	a.Open(&unwell{app: a, health: h})
	return nil
}

func (u *unwell) Title() string           { return "This workbook is damaged" }
func (u *unwell) Scopes() []command.Scope { return []command.Scope{inUnwell, command.AnyTime} }
func (u *unwell) State(s *command.State)  { s.Form = true }
func (u *unwell) Update(tea.Msg) tea.Cmd  { return nil }
func (u *unwell) Closed() bool            { return u.done }
func (u *unwell) Size(w, h int) (int, int) {
	w = min(w, 76)
	return w, min(h, len(u.words(w-4))+len(waysOut)+3)
}

func (u *unwell) words(w int) []string {
	w = max(w, 1)
	text := "The check of today found that parts of the file do not say any more what was written there. A failing disk or a copy that was cut off can do that. " +
		"Kept writes nothing into it from now on, so that it does not get worse."
	lines := append(cell.Wrap(text, w), "")
	text = "What you see may be right for the most part. The backups were each read through when they were made, and are untouched."
	if len(u.app.desk.Typed()) > 0 {
		text += " What you typed is still in the form, every word."
	}
	lines = append(lines, cell.Wrap(text, w)...)
	if u.details {
		lines = append(lines, "")
		found := u.health.Findings
		for _, f := range found[:min(len(found), 3)] {
			lines = append(lines, cell.Wrap("For whoever looks after the computer: "+f, w)...)
		}
		lines = append(lines, cell.Wrap(u.health.Path, w)...)
	}
	return lines
}

func (u *unwell) Do(id string) (tea.Cmd, bool) {
	a := u.app
	switch id {
	case "unwell.up":
		u.at = max(u.at-1, 0)
	case "unwell.down":
		u.at = min(u.at+1, len(waysOut)-1)
	case "unwell.choose":
		return a.Run(waysOut[u.at].id), true
	case "unwell.backups":
		return a.openBackups(), true
	case "unwell.recover":
		return a.askRecover(), true
	case "unwell.details":
		u.details = !u.details
	case "unwell.leave":
		u.done = true
	default:
		return nil, false
	}
	return nil, true
}

func (u *unwell) Draw(w, h int) (lines []string, x, y int) {
	t := u.app.Theme()
	lines = u.words(w)
	if most := max(h-len(waysOut)-1, 1); len(lines) > most {
		lines = lines[:most]
	}
	lines = append(lines, "")
	for i, c := range waysOut {
		line, role := "  "+cell.Fit(host.KeyFor(u.app, c.id), 5, "")+c.title, theme.Text
		if i == u.at {
			line, role, y = t.Glyphs.Cursor+line[1:], theme.Cursor, len(lines)
		}
		lines = append(lines, t.Render(role, cell.Fit(line, w, t.Glyphs.Cut)))
	}
	return lines, 0, y
}

func (u *unwell) Point(m mouse.Act) tea.Cmd {
	_, h := u.Size(u.app.width, u.app.height-frameLines)
	i := m.Y - (h - 2 - len(waysOut))
	if i < 0 || i >= len(waysOut) {
		return nil
	}
	u.at = i
	return u.app.Run(waysOut[i].id)
}

// askRecover asks where what can be read shall go, and gives an account of it.
func (a *App) askRecover() tea.Cmd {
	from := a.book.Path()
	name := strings.TrimSuffix(filepath.Base(from), filepath.Ext(from)) + " recovered " + a.opt.Now().Format("2006-01-02") + ".kept"
	q := &dialog.Ask{Host: a, Heading: "Save what can be read", Help: "Where shall the new workbook go? The damaged one is not touched."}
	q.Line.SetText(filepath.Join(documents(), name))
	q.Check = newFile
	now := a.opt.Now
	q.Then = func(to string) tea.Cmd {
		var account string
		return a.Work(host.LongWork{Title: "Recovering", ReadOnly: true, Stopped: "Stopped. Nothing was made.",
			Run: func(ctx context.Context, _ host.Progress) (string, error) {
				report, err := store.Salvage(ctx, from, to, store.Options{Now: now})
				account = accountOf(report)
				return "What could be read is in " + to, err
			},
			Then: func(err error) tea.Cmd {
				if err == nil {
					a.Open(&dialog.Notice{Host: a, Heading: "What was recovered", Text: account})
				}
				return nil
			}})
	}
	a.Open(q)
	return nil
}

// accountOf says what was recovered, and what not.
func accountOf(r store.SalvageReport) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d records are in the new workbook.", r.Records)
	switch {
	case r.Whole:
		b.WriteString(" The history was all there: nothing was lost.")
	case r.LostChanges > 0:
		fmt.Fprintf(&b, " %d values could be read, %d could not.", r.Changes, r.LostChanges)
	}
	fmt.Fprintf(&b, "\n\n%s\n\nTo open it, leave Kept and write: kept --file \"%s\"\n", r.To, r.To)
	if len(r.Lost) > 0 {
		b.WriteString("\nNot recovered:\n")
		for _, l := range r.Lost {
			b.WriteString(l + "\n")
		}
	}
	if len(r.Doubtful) > 0 {
		b.WriteString("\nTo be looked at, because two places said different things:\n")
		for _, d := range r.Doubtful {
			b.WriteString(d.Name + ": " + d.Sentence() + "\n")
		}
	}
	return b.String()
}

// newFile says whether a path can become a new file, in the words of a question.
func newFile(text string) (meaning, problem string) {
	if text == "" {
		return "", "Say where."
	}
	if _, err := os.Lstat(text); err == nil {
		return "", "There is a file of this name already; choose another name."
	}
	if info, err := os.Stat(filepath.Dir(text)); err != nil || !info.IsDir() {
		return "", "There is no folder " + filepath.Dir(text) + "."
	}
	return "a new file in " + filepath.Dir(text), ""
}

// fileSize is how many bytes a file has; 0 if it is not there.
func fileSize(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
