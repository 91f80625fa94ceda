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
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/mouse"
	"kept/ui/theme"
)

// Dialog asks what report is to be written: of what kind, for which program,
// of which quarter.
type Dialog struct {
	host   host.Host
	folder string // where the report is put
	lines  []line
	at     int
	kind   report.Kind
	format string
	of     calendar.Quarter
	done   bool
}

// line is one thing that is asked of a report, with what can be chosen.
type line struct {
	title  string
	values []string
	titles []string // the values in words
	chosen int
	choose func(value string)
}

// add adds a value to choose, in words.
func (l *line) add(value, title string) {
	l.values, l.titles = append(l.values, value), append(l.titles, title)
}

// turn chooses the value so many further on.
func (l *line) turn(by int) {
	n := len(l.values)
	l.chosen = (l.chosen + by + n) % n
	l.choose(l.values[l.chosen])
}

// titles say who each kind of report is for.
var titles = map[report.Kind][2]string{
	report.Submission: {"The whole submission", "Every response with its evidence, as it stands in the bundle."},
	report.Board:      {"A page for a board", "One page of A4: what moved, what is at risk, what is asked for."},
	report.Annual:     {"The year of a children's services plan", "The quarters of the financial year up to this one."},
	report.Parenting:  {"Corporate parents", "An account by the six duties of corporate parents."},
	report.Young:      {"For young people", "In plain words, short sentences and no jargon."},
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
	kinds := line{title: "Kind", choose: func(v string) { d.kind = report.Kind(v) }}
	for _, k := range report.Kinds() {
		kinds.add(string(k), titles[k][0])
	}
	choices := line{title: "Format", choose: func(v string) { d.format = v }}
	for _, f := range report.Formats() {
		choices.add(f, formats[f][0])
	}
	quarters := line{title: "Quarter", choose: func(v string) {
		if q, err := calendar.ParseQuarter(v); err == nil {
			d.of = q
		}
	}}
	latest := calendar.QuarterOf(host.Today(h))
	if of.Compare(latest) > 0 {
		latest = of
	}
	for q, n := latest, 0; n < quartersBack; q, n = q.Prev(), n+1 {
		if q == of {
			quarters.chosen = n
		}
		quarters.add(q.String(), q.String()+", "+q.From().Long()+" to "+q.To().Long())
	}
	d.lines = []line{kinds, choices, quarters}
	h.Open(d)
}

// Title implements [host.Dialog].
func (d *Dialog) Title() string { return "Write a report" }

// Scopes implements [host.Dialog].
func (d *Dialog) Scopes() []command.Scope { return []command.Scope{InReport, command.AnyTime} }

// State implements [host.Dialog].
func (d *Dialog) State(s *command.State) { s.Form, s.Selected = true, true }

// Update implements [host.Dialog].
func (d *Dialog) Update(tea.Msg) tea.Cmd { return nil }

// Closed implements [host.Dialog].
func (d *Dialog) Closed() bool { return d.done }

// Size implements [host.Dialog].
func (d *Dialog) Size(w, h int) (int, int) { return min(w, 76), min(h, len(d.lines)+8) }

// move goes so many lines on.
func (d *Dialog) move(by int) { d.at = max(0, min(d.at+by, len(d.lines)-1)) }

// turn chooses the value so many further on in the line at the cursor.
func (d *Dialog) turn(by int) { d.lines[d.at].turn(by) }

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
			h.Open(&dialog.Question{Host: h, Heading: titles[kind][0] + ", " + q.String(), Answers: []string{"Close"},
				Text: "It is written to\n" + path})
			return nil
		}})
}

// Draw implements [host.Dialog].
func (d *Dialog) Draw(w, h int) (lines []string, x, y int) {
	t := d.host.Theme()
	for i := range d.lines {
		s := &d.lines[i]
		sign, role := "  ", theme.Text
		if i == d.at {
			sign, role, y = t.Glyphs.Cursor+" ", theme.Cursor, len(lines)
		}
		lines = append(lines, t.Render(role, cell.Fit(sign+cell.Fit(s.title, 10, t.Glyphs.Cut)+s.titles[s.chosen], w, t.Glyphs.Cut)))
	}
	lines = append(lines, "")
	about := []string{titles[d.kind][1], formats[d.format][1],
		"What stands in the workbook for this quarter; of a signed one, what was signed."}[d.at]
	for _, line := range cell.Wrap(about, w) {
		lines = append(lines, t.Render(theme.Dim, line))
	}
	for len(lines) < h-1 {
		lines = append(lines, "")
	}
	foot := cell.Cut("Right and Left change it. Enter writes it. Esc goes back.", w, t.Glyphs.Cut)
	return append(lines[:max(h-1, 0)], t.Render(theme.Dim, foot)), 0, y
}

// Point takes a click on a line: on the one at the cursor it takes the next value.
func (d *Dialog) Point(m mouse.Act) tea.Cmd {
	if m.Y < 0 || m.Y >= len(d.lines) {
		return nil
	}
	if d.at == m.Y {
		d.turn(1)
		return nil
	}
	d.at = m.Y
	return nil
}

// Commands are those of writing a report.
func Commands() []command.Command {
	return []command.Command{
		{ID: "report.write", Title: "Write it", Keys: []string{"enter", "ctrl+s"}, Scope: InReport, Foot: 10,
			Run:  command.On((*Dialog).write),
			Help: "Writes the report and says where it is. A file that is there is never replaced."},
		{ID: "report.next", Title: "Change", Keys: []string{"right", "space"}, Scope: InReport, Foot: 11,
			Run: command.Do(func(d *Dialog) { d.turn(1) }), Help: "Takes the next value of the line."},
		{ID: "report.previous", Title: "Change back", Keys: []string{"left"}, Scope: InReport, Quiet: true,
			Run: command.Do(func(d *Dialog) { d.turn(-1) }), Help: "Takes the value before."},
		{ID: "report.up", Title: "Up", Keys: []string{"up", "k"}, Scope: InReport, Quiet: true,
			Run: command.Do(func(d *Dialog) { d.move(-1) }), Help: "Goes one line up."},
		{ID: "report.down", Title: "Down", Keys: []string{"down", "j", "tab"}, Scope: InReport, Quiet: true,
			Run: command.Do(func(d *Dialog) { d.move(1) }), Help: "Goes one line down."},
		{ID: "report.leave", Title: "Back", Keys: []string{"esc"}, Scope: InReport, Foot: 20,
			Run: command.Do(func(d *Dialog) { d.done = true }), Help: "Goes back and writes nothing."},
	}
}

// InReport is where it is asked what report is to be written.
const InReport command.Scope = "Writing a report"
