package safety

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

// noteFolder notes on the shelf that it was said what type of folder this is.
const noteFolder = "folder: "

// surroundings is where the workbook is and what lies beside it.
type surroundings struct {
	folder file.FolderKind
	notice string // what is unusual about how it could be opened; "" when nothing is
	warn   bool   // of the folder
	copies []string
	news   bool // of these, one was not yet spoken of
}

// readSurroundings looks where the workbook is and what lies beside it.
func (s *Safety) readSurroundings() tea.Cmd {
	ctx, book, path, notes := s.host.Context(), s.book, s.book.Path(), s.shelf
	return func() tea.Msg {
		m := surroundings{folder: file.FolderKindOf(path), notice: book.Notice(ctx)}
		if m.folder.Warning() != "" {
			m.warn = notes.DoneAt(noteFolder + string(m.folder)).IsZero()
		}
		m.copies, _ = store.ConflictedCopies(ctx, path) // a folder that cannot be listed has none to show
		for _, c := range m.copies {
			m.news = m.news || notes.DoneAt(copyMark(c)).IsZero()
		}
		return host.Background(func() (bool, tea.Cmd) { return s.showSurroundings(m), nil })
	}
}

// showSurroundings warns of what is unusual about where the workbook is.
func (s *Safety) showSurroundings(m surroundings) (shown bool) {
	s.copies = m.copies
	if m.warn {
		s.warnOfFolder(m.folder)
	}
	if m.news {
		s.showNewCopies()
	}
	if m.notice != "" {
		s.host.Open(&dialog.Question{Host: s.host, Heading: "About this workbook", Text: m.notice, Answers: []string{"Go on"},
			Then: func(int) tea.Cmd { return nil }})
	}
	return m.warn || m.news || m.notice != ""
}

// copyMark notes a copy as it is now: one that changes again is news again.
func copyMark(path string) string {
	return "copy: " + filepath.Base(path) + " " + strconv.FormatInt(fileSize(path), 10)
}

// note writes down on the shelf that things were shown.
func note(sh *shelf.Shelf, at time.Time, what ...string) tea.Cmd {
	return func() tea.Msg {
		for _, w := range what {
			_ = sh.NoteDone(w, at) // at worst it is shown once more
		}
		return nil
	}
}

// warnOfFolder says once what the trouble with the folder is, what Kept does about
// it, and what the keeper can do.
func (s *Safety) warnOfFolder(k file.FolderKind) {
	text := k.Warning() +
		"\n\nUntil you do, Kept writes each change whole and waits until it has arrived, says who else has the workbook open, and " +
		"points out a second file if one appears. This is said once."
	noted := func() tea.Cmd { return note(s.shelf, s.host.Now(), noteFolder+string(k)) }
	s.host.Open(&dialog.Question{Host: s.host, Heading: "Where this workbook is", Text: text,
		Answers: []string{"Go on here", "Copy it to this computer"}, Then: func(i int) tea.Cmd {
			if i == 1 {
				s.askLocalCopy()
			}
			return noted()
		}})
}

// askLocalCopy asks where on this computer a copy shall go.
func (s *Safety) askLocalCopy() {
	book := s.book
	dialog.AskPlace(s.host, "Copy it to this computer",
		"Where shall the workbook go? Then leave Kept, open the copy with kept --file and its name, and put the one here away, so that "+
			"there is one only.",
		filepath.Base(book.Path()), "Copying it to this computer",
		func(ctx context.Context, path string, progress host.Progress) (string, error) {
			if err := book.SaveCopy(ctx, path, progress); err != nil {
				return "", err
			}
			return "The copy is in " + path, nil
		})
}

// showNewCopies says that there are copies beside the workbook that sync made.
func (s *Safety) showNewCopies() {
	copies := s.copies
	what := "A second copy of this workbook lies beside it, as a sync program leaves one when two computers changed the workbook at " +
		"once:\n\n" + cell.Clean(filepath.Base(copies[0]))
	if n := len(copies) - 1; n > 0 {
		what += "\n(and more)"
	}
	what += "\n\nSomebody's changes may be in the copy and not here. Nothing is lost yet: look at what it says differently, and bring " +
		"over what shall count."
	var marks []string
	for _, c := range copies {
		marks = append(marks, copyMark(c))
	}
	s.host.Open(&dialog.Question{Host: s.host, Heading: "A second copy", Text: what, Answers: []string{"Later", "Show the differences"},
		Then: func(i int) tea.Cmd {
			noted := note(s.shelf, s.host.Now(), marks...)
			if i == 1 {
				return tea.Batch(noted, s.chooseCopy())
			}
			s.host.Notify(theme.Text, "Copies beside this workbook ("+host.KeyFor(s.host, "app.copies")+") shows them again.")
			return noted
		}})
}

// FindCopies looks again what lies beside the workbook, and shows it.
func (s *Safety) FindCopies() tea.Cmd {
	ctx, path := s.host.Context(), s.book.Path()
	return s.host.Await(func() tea.Msg {
		copies, err := store.ConflictedCopies(ctx, path)
		if err != nil {
			return host.Failed{Err: err}
		}
		return host.OnLoop(func() tea.Cmd {
			s.copies = copies
			return s.chooseCopy()
		})
	})
}

// chooseCopy shows in what a copy beside the workbook differs.
func (s *Safety) chooseCopy() tea.Cmd {
	copies := s.copies
	switch len(copies) {
	case 0:
		s.host.Notify(0, "There is no second copy of this workbook beside it.")
		return nil
	case 1:
		return s.program.Compare(copies[0])
	}
	p := &form.Picker{Title: "Copies beside this workbook"}
	for _, c := range copies {
		p.Choices = append(p.Choices, form.Choice{Value: c, Title: cell.Clean(filepath.Base(c))})
	}
	p.Then = func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		return s.program.Compare(chosen[0].Value)
	}
	return dialog.Pick(s.host, p, "")
}
