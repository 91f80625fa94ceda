package imports

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/export/importing"
	"kept/store"
	"kept/store/backup"
	"kept/store/calendar"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/files"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/theme"
)

// importer brings in a spreadsheet: which file, how its columns are read, what
// would become of every row; then all of it at one stroke, or nothing.
type importer struct {
	host   host.Host
	files  *files.Model
	path   string
	sheet  string // of an Excel file; "": the one that holds most
	as     string // the kind of record that a row is
	mapped map[string]string
	table  importing.Table
	plan   *importing.Plan // nil while the file is chosen
	relay  *relay          // hears how far the plan is while it is applied

	lines   []planLine
	rows    cell.Window
	first   int    // lines drawn over the first of the plan
	busy    bool   // something is read or written
	problem string // why the file was not taken
	done    bool
}

// kinds are what a row can be.
var kinds = []struct{ name, words string }{{store.Action, "an action"}, {store.Stakeholder, "a stakeholder"},
	{store.Priority, "a priority"}}

// Endings are the endings of files that can be brought in as a table.
func Endings() []string { return []string{".xlsx", ".csv", ".tsv", ".txt"} }

// Open opens the choice of a file to import.
func Open(h host.Host) tea.Cmd {
	d := &importer{host: h, files: files.New(Endings()...), mapped: map[string]string{}}
	h.Open(d)
	return d.files.Reload()
}

func (d *importer) Title() string {
	if d.plan == nil {
		return "Import a spreadsheet"
	}
	return "Import " + d.table.Name
}

func (d *importer) Scopes() []command.Scope {
	if d.busy {
		return []command.Scope{command.InWork, command.AnyTime}
	}
	if d.plan == nil {
		return []command.Scope{InFiles, command.AnyTime}
	}
	return []command.Scope{InPlan, command.AnyTime}
}

func (d *importer) State(s *command.State) {
	s.Form, s.Entry = true, d.plan == nil && !d.busy
	s.Addable = d.plan != nil && d.plan.Added+d.plan.Changed > 0
}

func (d *importer) Closed() bool             { return d.done }
func (d *importer) Size(w, h int) (int, int) { return min(w, 120), h }

func (d *importer) Update(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if d.busy || d.plan != nil {
			return nil
		}
		d.problem = ""
	}
	return d.files.Update(msg)
}

// anotherFile goes back to the choice of the file.
func (d *importer) anotherFile() {
	d.plan, d.mapped, d.sheet, d.as = nil, map[string]string{}, "", ""
}

// choose reads the file at the cursor, or goes into the folder.
func (d *importer) choose() tea.Cmd {
	path, cmd := d.files.Enter()
	if path == "" {
		return cmd
	}
	d.path, d.sheet, d.as, d.mapped = path, "", "", map[string]string{}
	return d.read()
}

// work does something with the dialog waiting for it.
func (d *importer) work(w host.LongWork, then func(err error) tea.Cmd) tea.Cmd {
	d.busy, d.problem = true, ""
	w.Then = func(err error) tea.Cmd {
		d.busy = false
		if err == nil {
			return then(nil)
		}
		if d.problem = store.Sentence(err); errors.Is(err, context.Canceled) {
			d.problem = "Stopped. Nothing was imported."
		}
		d.host.Notify(0, "") // the dialog shows it
		return then(err)
	}
	return d.host.Work(w)
}

// read reads the file, guesses what a row is if nobody said, and works out what
// importing it would do.
func (d *importer) read() tea.Cmd {
	book, today, path, sheet, as, mapped := d.host.Workbook(), host.Today(d.host), d.path, d.sheet, d.as, d.mapped
	var table importing.Table
	var plan *importing.Plan
	relayed := new(relay)
	return d.work(host.LongWork{Title: "Reading the spreadsheet", ReadOnly: true,
		Run: func(ctx context.Context, progress host.Progress) (sentence string, err error) {
			if table, err = importing.ReadTableSheet(path, sheet); err != nil {
				if errors.Is(err, os.ErrNotExist) {
					err = fmt.Errorf("there is no file %s: check the name and the folder", path)
				}
				return "", err
			}
			progress(0, 0, "looking at "+words.Count(len(table.Rows), "row", "rows"))
			if as == "" {
				if as, err = bestKind(ctx, book, table, today); err != nil {
					return "", err
				}
			}
			plan, err = importing.NewPlan(ctx, book, table,
				importing.Options{As: as, Map: mapped, Today: today, Progress: relayed.progress})
			return "", err
		}}, func(err error) tea.Cmd {
		if err != nil {
			return nil
		}
		d.host.Notify(0, "")
		d.table, d.plan, d.as = table, plan, as
		d.relay = relayed
		d.makeLines()
		return nil
	})
}

// relay hands the progress of a plan to the work that applies it, which begins later.
type relay struct{ to host.Progress }

func (r *relay) progress(done, total int) {
	if r.to != nil {
		r.to(done, total, "rows")
	}
}

// bestKind is the kind of record whose fields most of the columns are read as. It
// looks at the first rows only.
func bestKind(ctx context.Context, book *store.Workbook, table importing.Table, today calendar.Date) (string, error) {
	table.Rows = table.Rows[:min(len(table.Rows), 60)]
	best, most := kinds[0].name, -1
	var failed error
	for _, k := range kinds {
		plan, err := importing.NewPlan(ctx, book, table, importing.Options{As: k.name, Today: today})
		if err != nil {
			if ctx.Err() != nil {
				return "", err
			}
			if failed == nil {
				failed = err
			}
			continue
		}
		n := 0
		for _, c := range plan.Columns {
			if c.Field != "" {
				n++
			}
		}
		if n > most {
			best, most = k.name, n
		}
	}
	if most < 0 {
		return "", failed
	}
	return best, nil
}

// apply writes it all to the workbook, as one change.
func (d *importer) apply() tea.Cmd {
	plan, book, relay := d.plan, d.host.Workbook(), d.relay
	var batch store.Batch
	var sentence string
	return d.work(host.LongWork{Title: "Importing", Of: plan.Added + plan.Changed, What: "rows", Stopped: "Stopped. Nothing was imported.",
		Run: func(ctx context.Context, progress host.Progress) (string, error) {
			book.BackupFirst(ctx, backup.WhyImport)
			relay.to = progress
			var err error
			if batch, err = plan.Apply(ctx, book); err != nil {
				return "", err
			}
			sentence = "Nothing to change: the workbook says all of it already."
			if batch.No != 0 {
				sentence = fmt.Sprintf("%s. Ctrl+Z takes it all back. (%d added, %d changed, %d left out)", batch.Title, plan.Added,
					plan.Changed, plan.LeftOut)
			}
			return sentence, nil
		}}, func(err error) tea.Cmd {
		if errors.Is(err, importing.ErrPlanOutOfDate) {
			return d.read()
		}
		if err != nil {
			return nil
		}
		d.done = true
		if len(plan.Problems) > 0 {
			var left []string
			for _, p := range plan.Problems {
				left = append(left, p.String())
			}
			d.host.Open(&dialog.Notice{Host: d.host, Heading: "Imported; this is left to put right", Text: strings.Join(left, "\n")})
		}
		cmd := d.host.Go(host.Target{Page: host.PageOf(plan.Kind.Name), Alone: true})
		d.host.Notify(theme.Good, sentence)
		return cmd
	})
}

// openLine changes what the line at the cursor says, or shows it in full.
func (d *importer) openLine() tea.Cmd {
	if d.rows.At >= len(d.lines) {
		return nil
	}
	line, h := d.lines[d.rows.At], d.host
	switch {
	case line.asks == "as":
		l := &dialog.Letters{Host: h, Heading: "A row of the table is"}
		for _, k := range kinds {
			l.Choices = append(l.Choices, dialog.Letter{Letter: string(strings.TrimPrefix(strings.TrimPrefix(k.words, "an "), "a ")[0]),
				Value: k.name, Title: words.CapitalFirst(k.words)})
		}
		l.Then = func(c dialog.Letter) tea.Cmd {
			d.as, d.mapped = c.Value, map[string]string{}
			return d.read()
		}
		h.Open(l)
	case line.asks == "sheet":
		p := &form.Picker{Title: "Sheet", Then: func(chosen []form.Choice) tea.Cmd {
			if len(chosen) == 0 {
				return nil
			}
			d.sheet, d.as, d.mapped = chosen[0].Value, "", map[string]string{}
			return d.read()
		}}
		for _, name := range d.table.Sheets {
			p.Choices = append(p.Choices, form.Choice{Value: name, Title: name})
		}
		return dialog.Pick(h, p, "")
	case line.column != nil:
		return d.chooseField(line.column)
	case line.full != "":
		h.Open(&dialog.Notice{Host: h, Heading: line.heading, Text: line.full})
	}
	return nil
}

// chooseField asks which field a column is, and looks the table over again.
func (d *importer) chooseField(c *importing.Column) tea.Cmd {
	heading := c.Heading
	if strings.TrimSpace(heading) == "" {
		heading = "column " + c.Letter
	}
	p := &form.Picker{Title: "What is in " + heading + "?", Then: func(chosen []form.Choice) tea.Cmd {
		if len(chosen) == 0 {
			return nil
		}
		d.mapped[c.Letter] = chosen[0].Value
		return d.read()
	}}
	if c.Offer != "" {
		if f := d.plan.Kind.Field(c.Offer); f != nil {
			p.Choices = append(p.Choices, form.Choice{Value: f.Name, Title: f.Title, Help: "could take it"})
		}
	}
	if d.plan.Kind.Name == store.Action {
		p.Choices = append(p.Choices, form.Choice{Value: "update", Title: "Update", Help: "a note of progress, dated today"})
	}
	for i := range d.plan.Kind.Fields {
		f := &d.plan.Kind.Fields[i]
		if f.Name != c.Offer {
			p.Choices = append(p.Choices, form.Choice{Value: f.Name, Title: f.Title})
		}
	}
	p.Choices = append(p.Choices, form.Choice{Value: "-", Title: "Nothing: leave it out"})
	return dialog.Pick(d.host, p, "")
}

// rowRole is the role of a row by what becomes of it.
func rowRole(what string) theme.Role {
	if what == importing.RowLeftOut {
		return theme.Notice
	}
	return theme.Text
}
