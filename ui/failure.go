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
)

// failure stands before everything when the workbook could not be written: what
// happened, what was kept, and what can be done.
type failure struct {
	dialog.Choices
	app     *App
	err     error
	jobs    []job // what was not done, in its order
	details bool
	done    bool
}

// failureChoices are what can be done, in the order in which they are shown.
func failureChoices() []dialog.Choice {
	return []dialog.Choice{
		{ID: "failure.retry", Title: "Try again"},
		{ID: "failure.copy", Title: "Save a copy of the workbook somewhere else"},
		{ID: "failure.text", Title: "Save what I typed as a text file"},
		{ID: "failure.details", Title: "Details"},
		{ID: "failure.leave", Title: "Leave it for now"},
	}
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
	f := &failure{app: a, err: err, jobs: []job{*j}}
	f.Choices = dialog.Choices{Host: a, Text: f.words, Choices: failureChoices(),
		Ready: func(id string) (bool, string) { return a.registry.Named(id).Ready(a.State()) }}
	a.Open(f)
}

func (f *failure) Title() string           { return "This was not saved" }
func (f *failure) Scopes() []command.Scope { return []command.Scope{inFailure, command.AnyTime} }
func (f *failure) State(s *command.State)  { s.Form, s.Draft = true, len(f.app.desk.Typed()) > 0 }
func (f *failure) Closed() bool            { return f.done }

// words say what happened and what was kept.
func (f *failure) words(w int) []string {
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
		lines = append(lines, cell.Wrap("For whoever looks after the computer: "+cell.Clean(f.err.Error())+" ("+f.app.Workbook().Path()+")",
			w)...)
	}
	return lines
}

// askCopy asks where a copy of the workbook is to go, and makes it.
func (a *App) askCopy() {
	name := strings.TrimSuffix(filepath.Base(a.book.Path()), filepath.Ext(a.book.Path()))
	book := a.book
	dialog.AskPlace(a, "Save a copy", "Where shall the copy of the workbook go? Open it later with: kept --file, and its name.",
		name+" copy "+a.opt.Now().Format("2006-01-02")+".kept", "Saving a copy",
		func(ctx context.Context, path string, progress host.Progress) (string, error) {
			if err := book.SaveCopy(ctx, path, progress); err != nil {
				return "", err
			}
			return "A copy of the workbook is in " + path, nil
		})
}

// askText asks where what was typed is to go, and writes it there.
func (a *App) askText() {
	text := strings.Join(a.desk.Typed(), "\n\n") + "\n"
	dialog.AskPlace(a, "Save what I typed", "Where shall the text go?", "what I typed "+a.opt.Now().Format("2006-01-02")+".txt",
		"Saving the text", func(_ context.Context, path string, _ host.Progress) (string, error) {
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

// retry makes once more what was not done, before anything else that waits.
func (f *failure) retry() tea.Cmd {
	f.done = true
	f.app.queue = append(f.jobs, f.app.queue...)
	f.app.toast = toast{}
	return f.app.nextWrite()
}
