package safety

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
)

// damagedDialog stands before everything when the check of the file found it damaged:
// what that means, and the ways out.
type damagedDialog struct {
	dialog.Choices
	safety  *Safety
	health  store.FileHealth
	details bool
	done    bool
}

// waysOut are what can be done about a damaged file, in the order of the dialog.
func waysOut() []dialog.Choice {
	return []dialog.Choice{
		{ID: "unwell.backups", Title: "Look at the backups, and what changed since"},
		{ID: "unwell.recover", Title: "Save what can be read as a new workbook"},
		{ID: "unwell.details", Title: "Details"},
		{ID: "unwell.leave", Title: "Go on reading"},
	}
}

// ShowDamage takes the workbook for reading only from now on, and shows the ways out.
func (s *Safety) ShowDamage(h store.FileHealth) {
	s.damage = &h
	s.program.StopWriting()
	d := &damagedDialog{safety: s, health: h}
	d.Choices = dialog.Choices{Host: s.host, Text: d.words, Choices: waysOut()}
	s.host.Open(d)
}

func (d *damagedDialog) Title() string           { return "This workbook is damaged" }
func (d *damagedDialog) Scopes() []command.Scope { return []command.Scope{InDamaged, command.AnyTime} }
func (d *damagedDialog) Closed() bool            { return d.done }

// words say what a damaged workbook means, in lines of w cells.
func (d *damagedDialog) words(w int) []string {
	text := "The check of today found that parts of the file do not say any more what was written there. A failing disk or a copy that " +
		"was cut off can do that. " +
		"Kept writes nothing into it from now on, so that it does not get worse."
	lines := append(cell.Wrap(text, w), "")
	text = "What you see may be right for the most part. The backups were each read through when they were made, and are untouched."
	if d.safety.program.Unsaved() {
		text += " What you typed is still in the form, every word."
	}
	lines = append(lines, cell.Wrap(text, w)...)
	if d.details {
		lines = append(lines, "")
		found := d.health.Findings
		for _, f := range found[:min(len(found), 3)] {
			lines = append(lines, cell.Wrap("For whoever looks after the computer: "+f, w)...)
		}
		lines = append(lines, cell.Wrap(d.health.Path, w)...)
	}
	return lines
}

// askRecover asks where what can be read shall go, and gives an account of it.
func (d *damagedDialog) askRecover() {
	h, from := d.safety.host, d.safety.book.Path()
	name := strings.TrimSuffix(filepath.Base(from), filepath.Ext(from)) + " recovered " + h.Now().Format("2006-01-02") + ".kept"
	q := &dialog.Ask{Host: h, Heading: "Save what can be read", Help: "Where shall the new workbook go? The damaged one is not touched."}
	q.Line.SetText(filepath.Join(dialog.DocumentsFolder(), name))
	q.Check = dialog.NewFile
	now := h.Now
	q.Then = func(to string) tea.Cmd {
		var account string
		return h.Work(host.LongWork{Title: "Recovering", ReadOnly: true, Stopped: "Stopped. Nothing was made.",
			Run: func(ctx context.Context, _ host.Progress) (string, error) {
				report, err := store.Salvage(ctx, from, to, store.Options{Now: now})
				account = accountOf(report)
				return "What could be read is in " + to, err
			},
			Then: func(err error) tea.Cmd {
				if err == nil {
					h.Open(&dialog.Notice{Host: h, Heading: "What was recovered", Text: account})
				}
				return nil
			}})
	}
	h.Open(q)
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

// fileSize is how many bytes a file has; 0 if it is not there.
func fileSize(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}
