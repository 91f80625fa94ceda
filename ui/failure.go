package ui

import (
	"context"
	"errors"
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
	"kept/ui/theme"
)

// failure stands before everything when the workbook could not be written: what
// happened, what was kept, and what can be done.
type failure struct {
	app     *App
	err     error
	jobs    []job // what was not done, in its order
	at      int
	details bool
	drawn   int // the line of the first choice, as drawn last
	done    bool
}

// failureChoices are what can be done, in the order in which they are shown.
var failureChoices = []struct{ id, title string }{
	{"failure.retry", "Try again"},
	{"failure.copy", "Save a copy of the workbook somewhere else"},
	{"failure.text", "Save what I typed as a text file"},
	{"failure.details", "Details"},
	{"failure.leave", "Leave it for now"},
}

// failed shows that a change was not made because of the file or the disk.
func (a *App) failed(err error, j *job) {
	if !store.Failed(err) || j == nil {
		return
	}
	j.once = nil
	for _, d := range a.dialogs {
		if f, ok := d.(*failure); ok { // what waited behind it failed too
			f.jobs = append(f.jobs, *j)
			return
		}
	}
	a.Open(&failure{app: a, err: err, jobs: []job{*j}})
}

func (f *failure) Title() string           { return "This was not saved" }
func (f *failure) Scopes() []command.Scope { return []command.Scope{inFailure, command.AnyTime} }
func (f *failure) State(s *command.State)  { s.Form, s.Draft = true, len(f.app.desk.Typed()) > 0 }
func (f *failure) Update(tea.Msg) tea.Cmd  { return nil }
func (f *failure) Closed() bool            { return f.done }

func (f *failure) Size(w, h int) (int, int) {
	w = min(w, 76)
	return w, min(h, len(f.words(w-4))+len(failureChoices)+3)
}

// words say what happened and what was kept.
func (f *failure) words(w int) []string {
	w = max(w, 1)
	lines := append(cell.Wrap(store.Sentence(f.err), w), "")
	kept := "Everything that was saved before is in the workbook as it was."
	if n := len(f.app.desk.Typed()); n > 0 {
		kept += " What you typed is still in the form, every word."
	}
	lines = append(lines, cell.Wrap(kept, w)...)
	if n := len(f.jobs); n > 1 {
		lines = append(lines, cell.Wrap(fmt.Sprintf("%d changes wait to be tried again.", n), w)...)
	}
	if f.details {
		lines = append(lines, "")
		lines = append(lines, cell.Wrap("For whoever looks after the computer: "+cell.Clean(f.err.Error())+" ("+f.app.Workbook().Path()+")", w)...)
	}
	return lines
}

func (f *failure) Draw(w, h int) (lines []string, x, y int) {
	t := f.app.Theme()
	lines = f.words(w)
	if most := max(h-len(failureChoices)-1, 1); len(lines) > most {
		lines = lines[:most]
	}
	lines = append(lines, "")
	f.drawn = len(lines)
	state := f.app.State()
	for i, c := range failureChoices {
		known := f.app.registry.Named(c.id)
		line, role := "  "+cell.Fit(known.KeyInWords(), 5, "")+c.title, theme.Text
		if ok, why := known.Ready(state); !ok {
			line, role = line+" ("+strings.TrimSuffix(why, ".")+")", theme.Dim
		}
		if i == f.at {
			line, role, y = t.Glyphs.Cursor+line[1:], theme.Cursor, len(lines)
		}
		lines = append(lines, t.Render(role, cell.Fit(line, w, t.Glyphs.Cut)))
	}
	return lines, 0, y
}

// askCopy asks where a copy of the workbook is to go, and makes it.
func (a *App) askCopy() {
	name := strings.TrimSuffix(filepath.Base(a.book.Path()), filepath.Ext(a.book.Path()))
	book := a.book
	dialog.AskPlace(a, "Save a copy", "Where shall the copy of the workbook go? Open it later with: kept --file, and its name.",
		name+" copy "+a.opt.Now().Format("2006-01-02")+".kept", "Saving a copy", func(ctx context.Context, path string, tell host.Progress) (string, error) {
			if err := book.SaveCopy(ctx, path, tell); err != nil {
				return "", err
			}
			return "A copy of the workbook is in " + path, nil
		})
}

// askText asks where what was typed is to go, and writes it there.
func (a *App) askText() {
	text := strings.Join(a.desk.Typed(), "\n\n") + "\n"
	dialog.AskPlace(a, "Save what I typed", "Where shall the text go?", "what I typed "+a.opt.Now().Format("2006-01-02")+".txt", "Saving the text", func(_ context.Context, path string, _ host.Progress) (string, error) {
		out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, os.ErrExist) {
			return "", fmt.Errorf("%s: %w", path, store.ErrExists)
		}
		if err != nil {
			return "", fmt.Errorf("writing the text: %w", err)
		}
		_, err = out.WriteString(text)
		if err := errors.Join(err, out.Sync(), out.Close()); err != nil {
			return "", fmt.Errorf("writing the text: %w", err)
		}
		return "What you typed is in " + path, nil
	})
}

// choose runs the command of the line at the cursor.
func (f *failure) choose() tea.Cmd { return f.app.Run(failureChoices[f.at].id) }

// retry makes once more what was not done, before anything else that waits.
func (f *failure) retry() tea.Cmd {
	f.done = true
	f.app.queue = append(f.jobs, f.app.queue...)
	f.app.toast = toast{}
	return f.app.nextWrite()
}
