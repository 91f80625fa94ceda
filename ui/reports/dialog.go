package reports

import (
	"context"
	"errors"
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"

	"kept/export/report"
	"kept/store"
	"kept/store/calendar"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/host"
)

// Dialog asks what report is to be written: of what kind, for which program,
// of which quarter.
type Dialog struct {
	dialog.Options
	host   host.Host
	folder string // where the report is put
	kind   report.Kind
	format string
	of     calendar.Quarter
	done   bool
}

var formats = map[string][2]string{
	"html": {"A page for any browser", "It prints well, and needs nothing but itself."},
	"docx": {"A document for Word", "To be edited further in a word processor."},
	"md":   {"Plain text with marks (Markdown)", "For pasting into an e-mail or a web page."},
}

const quartersBack = 8 // how many quarters back can be chosen

// Open asks what report of a quarter is to be written into a folder. Another
// quarter can be chosen.
func Open(h host.Host, of calendar.Quarter, folder string) {
	d := &Dialog{host: h, folder: folder, kind: report.Submission, format: report.Formats()[0], of: of}
	d.Options = dialog.Options{Host: h, Lines: []dialog.Option{d.kinds(), d.formats(), d.quarters()}, Width: 10,
		Foot: func() string { return "Right and Left change it. Enter writes it. Esc goes back." }}
	h.Open(d)
}

func (d *Dialog) kinds() dialog.Option {
	kinds := dialog.Option{Title: "Kind", Help: func() string { return d.kind.Help() },
		Get: func() string { return string(d.kind) }, Set: func(v string) { d.kind = report.Kind(v) }}
	for _, k := range report.Kinds() {
		kinds.Add(string(k), k.Title())
	}
	return kinds
}

func (d *Dialog) formats() dialog.Option {
	choices := dialog.Option{Title: "Format", Help: func() string { return formats[d.format][1] },
		Get: func() string { return d.format }, Set: func(v string) { d.format = v }}
	for _, f := range report.Formats() {
		choices.Add(f, formats[f][0])
	}
	return choices
}

// quarters are those that can be chosen, the latest first.
func (d *Dialog) quarters() dialog.Option {
	quarters := dialog.Option{Title: "Quarter",
		Help: func() string {
			return "What stands in the workbook for this quarter; of a signed one, what was signed."
		},
		Get: func() string { return d.of.String() },
		Set: func(v string) {
			if q, err := calendar.ParseQuarter(v); err == nil {
				d.of = q
			}
		}}
	latest := calendar.QuarterOf(host.Today(d.host))
	if d.of.Compare(latest) > 0 {
		latest = d.of
	}
	for q, n := latest, 0; n < quartersBack; q, n = q.Prev(), n+1 {
		quarters.Add(q.String(), q.String()+", "+q.From().Long()+" to "+q.To().Long())
	}
	return quarters
}

// Title implements [host.Dialog].
func (d *Dialog) Title() string { return "Write a report" }

// Scopes implements [host.Dialog].
func (d *Dialog) Scopes() []command.Scope { return []command.Scope{InReport, command.AnyTime} }

// Closed implements [host.Dialog].
func (d *Dialog) Closed() bool { return d.done }

// Size implements [host.Dialog].
func (d *Dialog) Size(w, h int) (int, int) { return min(w, 76), min(h, len(d.Lines)+8) }

// write writes the report that was chosen, after what may identify somebody was shown.
func (d *Dialog) write() tea.Cmd {
	d.done = true
	return warnBeforeLeaving(d.host, d.of, "report", d.writeFile)
}

// writeFile writes the report, and shows where it is.
func (d *Dialog) writeFile() tea.Cmd {
	h, book, folder, q, kind, format := d.host, d.host.Workbook(), d.folder, d.of, d.kind, d.format
	var path string
	return h.Work(host.LongWork{Title: "Writing the report", ReadOnly: true, Stopped: "Stopped. No report was written.",
		Run: func(ctx context.Context, _ host.Progress) (sentence string, err error) {
			if err := os.MkdirAll(folder, 0o755); err != nil {
				return "", fmt.Errorf("making the folder of the report: %w", err)
			}
			path, err = report.Write(ctx, book, q, kind, format, folder, 0)
			return "The report is written.", err
		},
		Then: func(err error) tea.Cmd {
			if err != nil {
				if !errors.Is(err, context.Canceled) {
					h.Open(&dialog.Notice{Host: h, Heading: "No report was written", Text: store.Sentence(err)})
				}
				return nil
			}
			h.Open(&dialog.Question{Host: h, Heading: kind.Title() + ", " + q.String(), Answers: []string{"Close"},
				Text: "It is written to\n" + path})
			return nil
		}})
}

// Commands are those of writing a report.
func Commands() []command.Command {
	return []command.Command{
		{ID: "report.write", Title: "Write it", Keys: []string{"enter", "ctrl+s"}, Scope: InReport, Foot: 10,
			Run:  command.On((*Dialog).write),
			Help: "Writes the report and says where it is. A file that is there is never replaced."},
		{ID: "report.next", Title: "Change", Keys: []string{"right", "space"}, Scope: InReport, Foot: 11,
			Run: command.On(func(d *Dialog) tea.Cmd { return d.Step(1) }), Help: "Takes the next value of the line."},
		{ID: "report.previous", Title: "Change back", Keys: []string{"left"}, Scope: InReport, Quiet: true,
			Run: command.On(func(d *Dialog) tea.Cmd { return d.Step(-1) }), Help: "Takes the value before."},
		{ID: "report.up", Title: "Up", Keys: []string{"up", "k"}, Scope: InReport, Quiet: true,
			Run: command.Do(func(d *Dialog) { d.Move(-1) }), Help: "Goes one line up."},
		{ID: "report.down", Title: "Down", Keys: []string{"down", "j", "tab"}, Scope: InReport, Quiet: true,
			Run: command.Do(func(d *Dialog) { d.Move(1) }), Help: "Goes one line down."},
		{ID: "report.leave", Title: "Back", Keys: []string{"esc"}, Scope: InReport, Foot: 20,
			Run: command.Do(func(d *Dialog) { d.done = true }), Help: "Goes back and writes nothing."},
	}
}

// InReport is where it is asked what report is to be written.
const InReport command.Scope = "Writing a report"
