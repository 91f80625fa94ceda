package ui

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

// reportDialog asks what report is to be written: of what kind, for which program,
// of which quarter.
type reportDialog struct {
	host   host.Host
	folder string // where the report is put
	lines  []reportLine
	at     int
	kind   report.Kind
	format string
	of     calendar.Quarter
	done   bool
}

// reportLine is one thing that is asked of a report, with what can be chosen.
type reportLine struct {
	title  string
	values []string
	titles []string // the values in words
	chosen int
	choose func(value string)
}

// add adds a value to choose, in words.
func (l *reportLine) add(value, title string) {
	l.values, l.titles = append(l.values, value), append(l.titles, title)
}

// turn chooses the value so many further on.
func (l *reportLine) turn(by int) {
	n := len(l.values)
	l.chosen = (l.chosen + by + n) % n
	l.choose(l.values[l.chosen])
}

// reportTitles say for whom each kind of report is.
var reportTitles = map[report.Kind][2]string{
	report.Submission: {"The whole submission", "Every response with its evidence, as it stands in the bundle."},
	report.Board:      {"A page for a board", "One page of A4: what moved, what is at risk, what is asked for."},
	report.Annual:     {"The year of a children's services plan", "The quarters of the financial year up to this one."},
	report.Parenting:  {"Corporate parents", "An account by the six duties of corporate parents."},
	report.Young:      {"For young people", "In plain words, short sentences and no jargon."},
}

var reportFormats = map[string][2]string{
	"html": {"A page for any browser", "It prints well, and needs nothing but itself."},
	"docx": {"A document for Word", "To be edited further in a word processor."},
	"md":   {"Plain text with marks (Markdown)", "For pasting into an e-mail or a web page."},
}

const reportQuarters = 8 // how many quarters back can be chosen

// openReport asks what report of a quarter is to be written into a folder, "" for the
// keeper's documents. Another quarter can be chosen.
func openReport(h host.Host, of calendar.Quarter, folder string) {
	if folder == "" {
		folder = dialog.Documents()
	}
	d := &reportDialog{host: h, folder: folder, kind: report.Submission, format: report.Formats()[0], of: of}
	kinds := reportLine{title: "Kind", choose: func(v string) { d.kind = report.Kind(v) }}
	for _, k := range report.Kinds() {
		kinds.add(string(k), reportTitles[k][0])
	}
	formats := reportLine{title: "Format", choose: func(v string) { d.format = v }}
	for _, f := range report.Formats() {
		formats.add(f, reportFormats[f][0])
	}
	quarters := reportLine{title: "Quarter", choose: func(v string) {
		if q, err := calendar.ParseQuarter(v); err == nil {
			d.of = q
		}
	}}
	latest := calendar.QuarterOf(host.Today(h))
	if of.Compare(latest) > 0 {
		latest = of
	}
	for q, n := latest, 0; n < reportQuarters; q, n = q.Prev(), n+1 {
		if q == of {
			quarters.chosen = n
		}
		quarters.add(q.String(), q.String()+", "+q.From().Long()+" to "+q.To().Long())
	}
	d.lines = []reportLine{kinds, formats, quarters}
	h.Open(d)
}

func (d *reportDialog) Title() string            { return "Write a report" }
func (d *reportDialog) Scopes() []command.Scope  { return []command.Scope{inReport, command.AnyTime} }
func (d *reportDialog) State(s *command.State)   { s.Form, s.Selected = true, true }
func (d *reportDialog) Update(tea.Msg) tea.Cmd   { return nil }
func (d *reportDialog) Closed() bool             { return d.done }
func (d *reportDialog) Size(w, h int) (int, int) { return min(w, 76), min(h, len(d.lines)+8) }

// move goes so many lines on.
func (d *reportDialog) move(by int) { d.at = max(0, min(d.at+by, len(d.lines)-1)) }

// turn chooses the value so many further on in the line at the cursor.
func (d *reportDialog) turn(by int) { d.lines[d.at].turn(by) }

// write writes the report that was chosen, after what may identify somebody was shown.
func (d *reportDialog) write() tea.Cmd {
	d.done = true
	return beforeLeaving(d.host, d.of, "report", d.writeFile)
}

// writeFile writes the report, and shows where it is.
func (d *reportDialog) writeFile() tea.Cmd {
	h, book, folder, q, kind, format := d.host, d.host.Workbook(), d.folder, d.of, d.kind, d.format
	var path string
	return h.Work(host.LongWork{Title: "Writing the report", ReadOnly: true, Stopped: "Stopped. No report was written.",
		Run: func(ctx context.Context, _ host.Progress) (said string, err error) {
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
			h.Open(&dialog.Question{Host: h, Heading: reportTitles[kind][0] + ", " + q.String(), Answers: []string{"Close"},
				Text: "It is written to\n" + path})
			return nil
		}})
}

func (d *reportDialog) Draw(w, h int) (lines []string, x, y int) {
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
	about := []string{reportTitles[d.kind][1], reportFormats[d.format][1],
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
func (d *reportDialog) Point(m mouse.Act) tea.Cmd {
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

// reportCommands are those of writing a report.
func reportCommands() []command.Command {
	return []command.Command{
		{ID: "app.report", Title: "Write a report", Keys: []string{"P"}, Scope: command.OnEveryPage,
			Run: command.Do((*App).openReport),
			Help: "Writes a report of a quarter to read, print or edit: for a board, for the year, for corporate parents, " +
				"for young people, or all of it."},
		{ID: "report.write", Title: "Write it", Keys: []string{"enter", "ctrl+s"}, Scope: inReport, Foot: 10,
			Run:  command.On((*reportDialog).write),
			Help: "Writes the report and says where it is. A file that is there is never replaced."},
		{ID: "report.next", Title: "Change", Keys: []string{"right", "space"}, Scope: inReport, Foot: 11,
			Run: command.Do(func(d *reportDialog) { d.turn(1) }), Help: "Takes the next value of the line."},
		{ID: "report.previous", Title: "Change back", Keys: []string{"left"}, Scope: inReport, Quiet: true,
			Run: command.Do(func(d *reportDialog) { d.turn(-1) }), Help: "Takes the value before."},
		{ID: "report.up", Title: "Up", Keys: []string{"up", "k"}, Scope: inReport, Quiet: true,
			Run: command.Do(func(d *reportDialog) { d.move(-1) }), Help: "Goes one line up."},
		{ID: "report.down", Title: "Down", Keys: []string{"down", "j", "tab"}, Scope: inReport, Quiet: true,
			Run: command.Do(func(d *reportDialog) { d.move(1) }), Help: "Goes one line down."},
		{ID: "report.leave", Title: "Back", Keys: []string{"esc"}, Scope: inReport, Foot: 20,
			Run: command.Do(func(d *reportDialog) { d.done = true }), Help: "Goes back and writes nothing."},
	}
}

// inReport is where it is asked what report is to be written.
const inReport command.Scope = "Writing a report"

// openReport asks what report is to be written, of the quarter that the page of the
// submission is about.
func (a *App) openReport() {
	of := calendar.QuarterOf(host.Today(a))
	if page, ok := a.rooms[pageAt(host.Submission)].(interface{ Quarter() calendar.Quarter }); ok {
		of = page.Quarter()
	}
	openReport(a, of, a.opt.Folder)
}
