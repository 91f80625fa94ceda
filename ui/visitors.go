package ui

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
	"kept/ui/theme"
)

// theScreens is what this program calls itself to others who open the workbook.
const theScreens = "the screens"

// callOn says to others that the workbook is open here, and looks who they are.
func (a *App) callOn() tea.Cmd {
	a.safety.visit, a.safety.greeted = &visiting{}, map[string]bool{}
	visit, book := a.safety.visit, a.book
	return func() tea.Msg {
		visit.arrive(book)
		return visitorsOf(visit)
	}
}

// lookForOthers looks who else has the workbook open now.
func (a *App) lookForOthers() tea.Cmd {
	visit := a.safety.visit
	if visit == nil {
		return nil
	}
	a.safety.looking = true
	return func() tea.Msg { return visitorsOf(visit) }
}

// visitorsMsg is who else has the workbook open.
type visitorsMsg struct {
	others []file.Visitor
	failed bool // nobody could find out: what was known stands
}

func visitorsOf(v *visiting) tea.Msg {
	others, err := v.others()
	return visitorsMsg{others, err != nil}
}

// take greets who came, and keeps in mind who is there.
func (m visitorsMsg) take(a *App) tea.Cmd {
	s := &a.safety
	s.looking = false
	if m.failed || slices.Equal(m.others, s.others) {
		return nil
	}
	s.others, a.drawn = m.others, nil
	for _, v := range m.others {
		who := fmt.Sprint(v.Computer, v.Process, v.Since)
		if s.greeted[who] {
			continue
		}
		s.greeted[who] = true
		if a.toast.text == "" { // what was just done matters more; the mark in the frame says it anyway
			a.Notify(theme.Notice, a.visitorBrief(v))
		}
	}
	if len(m.others) > 0 && s.checking != nil && fileSize(a.book.Path()) > largeFile {
		return a.makeWay() // who came to save need not wait for the check
	}
	return nil
}

// visitorName is what a keeper calls a visitor.
func (a *App) visitorName(v file.Visitor) string {
	name := cell.Clean(v.Keeper)
	switch {
	case name == "":
		return "Somebody"
	case v.Keeper == a.book.Keeper():
		return "Another window of yours"
	}
	return name
}

// visitorBrief says in the one line that there is who came.
func (a *App) visitorBrief(v file.Visitor) string {
	with := ""
	if v.With != theScreens && v.With != "" {
		with = " (" + cell.Clean(v.With) + ")"
	}
	return fmt.Sprintf("%s has this workbook open too, since %s%s.", a.visitorName(v), a.clock(v), with)
}

func (a *App) clock(v file.Visitor) string {
	now := a.opt.Now()
	at := v.Since.In(now.Location())
	if calendar.DateOf(at) != calendar.DateOf(now) {
		return at.Format("2 January, 15:04")
	}
	return at.Format("15:04")
}

// withWhom is the quiet mark in the frame while somebody else is there.
func (a *App) withWhom() string {
	switch n := len(a.safety.others); {
	case n == 0 || a.safety.lookingInto != nil:
		return ""
	case n == 1 && a.safety.others[0].Keeper == a.book.Keeper():
		return " Open twice "
	case n == 1:
		return " With " + cell.Cut(a.visitorName(a.safety.others[0]), 20, a.theme.Glyphs.Cut) + " "
	default:
		return fmt.Sprintf(" With %d others ", n)
	}
}

// showVisitors tells who else has the workbook open, and what that means.
func (a *App) showVisitors() {
	if len(a.safety.others) == 0 {
		a.Notify(0, "Nobody else has this workbook open, as far as this computer can see.")
		return
	}
	var b strings.Builder
	for _, v := range a.safety.others {
		b.WriteString(a.visitorBrief(v))
		if v.Computer != "" {
			b.WriteString(" On " + cell.Clean(v.Computer) + ".")
		}
		b.WriteString("\n")
	}
	b.WriteString("\nYou can all go on. What the others save shows here within a second, and what you save shows there. " +
		"If two of you change the same field, the second to save is shown both and chooses; nothing is overwritten unseen.")
	a.Open(&dialog.Notice{Host: a, Heading: "Who else has this open", Text: b.String()})
}

// cameMsg is what others changed since a version.
type cameMsg struct{ said string }

// whatCame reads what others changed since the version that was shown.
func (a *App) whatCame(since int64) tea.Cmd {
	if since == 0 || a.safety.lookingInto != nil {
		return nil
	}
	ctx, book := a.ctx, a.book
	return func() tea.Msg { return cameMsg{cameSince(ctx, book, since)} }
}

func cameSince(ctx context.Context, w *store.Workbook, since int64) string {
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
	said := who + ": " + batches[0].Sentence()
	if n > 1 {
		said += fmt.Sprintf(" (and %d more)", n-1)
	}
	return said
}

func (m cameMsg) take(a *App) tea.Cmd {
	if m.said != "" && a.toast.text == "" {
		a.drawn = nil
		a.Notify(theme.Dim, m.said)
	}
	return nil
}
