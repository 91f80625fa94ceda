package safety

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/file"
	"kept/ui/cell"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/theme"
)

// Screens is what this program calls itself to others who open the workbook.
const Screens = "the screens"

// announce says to others that the workbook is open here, and looks who they are.
func (s *Safety) announce() tea.Cmd {
	s.visit, s.greeted = &visiting{}, map[string]bool{}
	visit, book := s.visit, s.book
	return func() tea.Msg {
		visit.arrive(book)
		return s.readVisitors(visit)
	}
}

// findOthers looks who else has the workbook open now.
func (s *Safety) findOthers() tea.Cmd {
	visit := s.visit
	if visit == nil {
		return nil
	}
	s.searching = true
	return func() tea.Msg { return s.readVisitors(visit) }
}

func (s *Safety) readVisitors(v *visiting) tea.Msg {
	others, err := v.others()
	return host.Background(func() (bool, tea.Cmd) {
		s.searching = false
		if err != nil || slices.Equal(others, s.others) { // nobody could find out: what was known stands
			return false, nil
		}
		return true, s.showArrivals(others)
	})
}

// showArrivals says who came, and keeps in mind who is there.
func (s *Safety) showArrivals(others []file.Visitor) tea.Cmd {
	s.others = others
	for _, v := range others {
		who := fmt.Sprint(v.Computer, v.Process, v.Since)
		if s.greeted[who] {
			continue
		}
		s.greeted[who] = true
		if s.program.Quiet() { // the mark in the frame says it anyway
			s.host.Notify(theme.Notice, s.visitorBrief(v))
		}
	}
	if len(others) > 0 && s.checking != nil && fileSize(s.book.Path()) > largeFile {
		return s.MakeWay() // who came to save need not wait for the check
	}
	return nil
}

// visitorName is what a keeper calls a visitor.
func (s *Safety) visitorName(v file.Visitor) string {
	name := cell.Clean(v.Keeper)
	switch {
	case name == "":
		return "Somebody"
	case v.Keeper == s.book.Keeper():
		return "Another window of yours"
	}
	return name
}

// visitorBrief says in the one line that there is who came.
func (s *Safety) visitorBrief(v file.Visitor) string {
	with := ""
	if v.With != Screens && v.With != "" {
		with = " (" + cell.Clean(v.With) + ")"
	}
	return fmt.Sprintf("%s has this workbook open too, since %s%s.", s.visitorName(v), s.clock(v), with)
}

func (s *Safety) clock(v file.Visitor) string {
	now := s.host.Now()
	at := v.Since.In(now.Location())
	if calendar.DateOf(at) != calendar.DateOf(now) {
		return at.Format("2 January, 15:04")
	}
	return at.Format("15:04")
}

// Mark is the quiet mark in the frame while somebody else is there.
func (s *Safety) Mark() string {
	switch n := len(s.others); {
	case n == 0 || s.away:
		return ""
	case n == 1 && s.others[0].Keeper == s.book.Keeper():
		return " Open twice "
	case n == 1:
		return " With " + cell.Cut(s.visitorName(s.others[0]), 20, s.host.Theme().Glyphs.Cut) + " "
	default:
		return fmt.Sprintf(" With %d others ", n)
	}
}

// ShowVisitors tells who else has the workbook open, and what that means.
func (s *Safety) ShowVisitors() {
	if len(s.others) == 0 {
		s.host.Notify(0, "Nobody else has this workbook open, as far as this computer can see.")
		return
	}
	var b strings.Builder
	for _, v := range s.others {
		b.WriteString(s.visitorBrief(v))
		if v.Computer != "" {
			b.WriteString(" On " + cell.Clean(v.Computer) + ".")
		}
		b.WriteString("\n")
	}
	b.WriteString("\nYou can all go on. What the others save shows here within a second, and what you save shows there. " +
		"If two of you change the same field, the second to save is shown both and chooses; nothing is overwritten unseen.")
	s.host.Open(&dialog.Notice{Host: s.host, Heading: "Who else has this open", Text: b.String()})
}

// ShowChanges reads what others changed since the version that was shown, and shows it.
func (s *Safety) ShowChanges(since int64) tea.Cmd {
	if since == 0 || s.away {
		return nil
	}
	ctx, book := s.host.Context(), s.book
	return func() tea.Msg {
		text := changesSince(ctx, book, since)
		return host.Background(func() (bool, tea.Cmd) {
			if text == "" || !s.program.Quiet() {
				return false, nil
			}
			s.host.Notify(theme.Dim, text)
			return true, nil
		})
	}
}

// changesSince is the last change by somebody else since a version, in a line.
func changesSince(ctx context.Context, w *store.Workbook, since int64) string {
	const most = 100
	batches, err := w.History(ctx, store.HistoryQuery{Limit: most})
	if err != nil {
		return "" // the screens say it when they cannot read
	}
	n := 0
	for n < len(batches) && batches[n].No > since {
		n++
	}
	if n == 0 {
		return ""
	}
	who := batches[0].Who
	if who == w.Keeper() {
		who = "From elsewhere, as you"
	}
	text := who + ": " + batches[0].Sentence()
	if n > 1 {
		text += fmt.Sprintf(" (and %d more)", n-1)
	}
	return text
}
