package ui

import (
	"context"
	"path/filepath"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/file"
	"kept/ui/cell"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/shelf"
	"kept/ui/theme"
)

// toldFolder notes on the shelf that it was said what sort of folder this is.
const toldFolder = "folder: "

// lookAround looks where the workbook is and what stands beside it.
func (a *App) lookAround() tea.Cmd {
	ctx, book, path, beside := a.ctx, a.book, a.book.Path(), a.shelf
	return func() tea.Msg {
		m := aroundMsg{folder: file.FolderKindOf(path), notice: book.Notice(ctx)}
		if m.folder.Warning() != "" {
			m.warn = beside.DoneAt(toldFolder + string(m.folder)).IsZero()
		}
		m.copies, _ = store.ConflictedCopies(ctx, path) // a folder that cannot be listed has none to show
		for _, c := range m.copies {
			m.news = m.news || beside.DoneAt(copyMark(c)).IsZero()
		}
		return m
	}
}

// copyMark notes a copy as it is now: one that changes again is news again.
func copyMark(path string) string {
	return "copy: " + filepath.Base(path) + " " + strconv.FormatInt(fileSize(path), 10)
}

// aroundMsg is where the workbook is and what stands beside it.
type aroundMsg struct {
	folder file.FolderKind
	notice string // what is unusual about how it could be opened; "" when nothing is
	warn   bool
	copies []string
	news   bool // of these, one was not yet spoken of
}

func (m aroundMsg) take(a *App) tea.Cmd {
	a.safety.copies = m.copies
	if m.warn {
		a.drawn = nil
		a.warnOfFolder(m.folder)
	}
	if m.news {
		a.drawn = nil
		a.tellOfCopies()
	}
	if m.notice != "" {
		a.drawn = nil
		a.Open(&dialog.Question{Host: a, Heading: "About this workbook", Text: m.notice, Answers: []string{"Go on"}, Then: func(int) tea.Cmd { return nil }})
	}
	return nil
}

// note writes down on the shelf that things were told.
func note(s *shelf.Shelf, at time.Time, what ...string) tea.Cmd {
	return func() tea.Msg {
		for _, w := range what {
			_ = s.NoteDone(w, at) // at worst it is told once more
		}
		return nil
	}
}

// warnOfFolder says once what the trouble with the folder is, what Kept does about
// it, and what the keeper can do.
func (a *App) warnOfFolder(k file.FolderKind) {
	text := k.Warning() + "\n\nUntil you do, Kept writes each change whole and waits until it has arrived, says who else has the workbook open, and points out a second file if one appears. This is said once."
	noted := func() tea.Cmd { return note(a.shelf, a.opt.Now(), toldFolder+string(k)) }
	a.Open(&dialog.Question{Host: a, Heading: "Where this workbook is", Text: text, Answers: []string{"Go on here", "Copy it to this computer"}, Then: func(i int) tea.Cmd {
		if i == 1 {
			a.askLocalCopy()
		}
		return noted()
	}})
}

// askLocalCopy asks where on this computer a copy shall go.
func (a *App) askLocalCopy() {
	book := a.book
	a.askPlace("Copy it to this computer", "Where shall the workbook go? Then leave Kept, open the copy with kept --file and its name, and put the one here away, so that there is one only.",
		filepath.Base(book.Path()), "Copying it to this computer", func(ctx context.Context, path string, tell host.Progress) (string, error) {
			if err := book.SaveCopy(ctx, path, tell); err != nil {
				return "", err
			}
			return "The copy is in " + path, nil
		})
}

// tellOfCopies says that there are copies beside the workbook that sync made.
func (a *App) tellOfCopies() {
	copies := a.safety.copies
	what := "A second copy of this workbook lies beside it, as a sync program leaves one when two computers changed the workbook at once:\n\n" + cell.Clean(filepath.Base(copies[0]))
	if n := len(copies) - 1; n > 0 {
		what += "\n(and more)"
	}
	what += "\n\nSomebody's changes may be in the copy and not here. Nothing is lost yet: look at what it says differently, and bring over what shall count."
	var marks []string
	for _, c := range copies {
		marks = append(marks, copyMark(c))
	}
	a.Open(&dialog.Question{Host: a, Heading: "A second copy", Text: what, Answers: []string{"Later", "Show the differences"}, Then: func(i int) tea.Cmd {
		noted := note(a.shelf, a.opt.Now(), marks...)
		if i == 1 {
			return tea.Batch(noted, a.chooseCopy())
		}
		a.Notify(theme.Text, "Copies beside this workbook ("+host.KeyFor(a, "app.copies")+") shows them again.")
		return noted
	}})
}

// lookForCopies looks again what lies beside the workbook, and shows it.
func (a *App) lookForCopies() tea.Cmd {
	ctx, path := a.ctx, a.book.Path()
	return a.Await(func() tea.Msg {
		copies, err := store.ConflictedCopies(ctx, path)
		return copiesMsg{copies, err}
	})
}

// copiesMsg is what lies beside the workbook, as it was asked for.
type copiesMsg struct {
	copies []string
	err    error
}

func (m copiesMsg) take(a *App) tea.Cmd {
	a.drawn = nil
	if m.err != nil {
		a.Notify(theme.Problem, store.Sentence(m.err))
		return nil
	}
	a.safety.copies = m.copies
	return a.chooseCopy()
}

// chooseCopy shows in what a copy beside the workbook differs.
func (a *App) chooseCopy() tea.Cmd {
	copies := a.safety.copies
	switch len(copies) {
	case 0:
		a.Notify(0, "There is no second copy of this workbook beside it.")
		return nil
	case 1:
		return a.compareWith(copyOf(copies[0]))
	}
	p := &form.Picker{Title: "Copies beside this workbook"}
	for _, c := range copies {
		p.Choices = append(p.Choices, form.Choice{Value: c, Title: cell.Clean(filepath.Base(c))})
	}
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		return a.compareWith(copyOf(chosen[0].Value))
	}
	return dialog.Pick(a, p, "")
}
