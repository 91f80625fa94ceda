package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/export/importing"
	"kept/store"
	"kept/store/calendar"
	"kept/store/words"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/files"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/theme"
)

// importDialog brings in a spreadsheet: which file, how its columns are read, what
// would become of every row; then all of it at one stroke, or nothing.
type importDialog struct {
	app    *App
	files  *files.Model
	path   string
	sheet  string // of an Excel file; "": the one that holds most
	as     string // the kind of record that a row is
	mapped map[string]string
	table  importing.Table
	plan   *importing.Plan // nil while the file is chosen
	teller *told           // hears how far the plan is while it is applied

	lines           []planLine
	at, top, height int
	first           int    // lines drawn over the first of the plan
	busy            bool   // something is read or written
	said            string // why the file was not taken
	done            bool
}

// importKinds are what a row can be.
var importKinds = []struct{ name, words string }{{store.Action, "an action"}, {store.Stakeholder, "a stakeholder"}, {store.Priority, "a priority"}}

// TableEndings are the endings of files that can be brought in as a table.
func TableEndings() []string { return []string{".xlsx", ".csv", ".tsv", ".txt"} }

func (a *App) openImport() tea.Cmd {
	d := &importDialog{app: a, files: files.New(TableEndings()...), mapped: map[string]string{}}
	a.Open(d)
	return d.files.Reload()
}

func (d *importDialog) Title() string {
	if d.plan == nil {
		return "Import a spreadsheet"
	}
	return "Import " + d.table.Name
}

func (d *importDialog) Scopes() []command.Scope {
	if d.busy {
		return []command.Scope{inWork, command.AnyTime}
	}
	if d.plan == nil {
		return []command.Scope{inTable, command.AnyTime}
	}
	return []command.Scope{inImport, command.AnyTime}
}

func (d *importDialog) State(s *command.State) {
	s.Form, s.Entry, s.ReadOnly = true, d.plan == nil && !d.busy, d.app.Mode().ReadOnly
	s.Addable = d.plan != nil && d.plan.Added+d.plan.Changed > 0
}

func (d *importDialog) Closed() bool             { return d.done }
func (d *importDialog) Size(w, h int) (int, int) { return min(w, 120), h }

func (d *importDialog) Update(msg tea.Msg) tea.Cmd {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if d.busy || d.plan != nil {
			return nil
		}
		d.said = ""
	}
	return d.files.Update(msg)
}

func (d *importDialog) Do(id string) (tea.Cmd, bool) {
	switch id {
	case "table.up":
		d.files.Move(-1)
	case "table.down":
		d.files.Move(1)
	case "table.page-up":
		d.files.Move(-10)
	case "table.page-down":
		d.files.Move(10)
	case "table.complete":
		return d.files.Complete(), true
	case "table.take":
		return d.take(), true
	case "table.leave":
		d.done = true
	case "import.back":
		d.plan, d.mapped, d.sheet, d.as = nil, map[string]string{}, "", ""
	case "import.open":
		return d.openLine(), true
	case "import.bring":
		return d.bring(), true
	default:
		return nil, d.walk(id)
	}
	return nil, true
}

func (d *importDialog) take() tea.Cmd {
	path, cmd := d.files.Enter()
	if path == "" {
		return cmd
	}
	d.path, d.sheet, d.as, d.mapped = path, "", "", map[string]string{}
	return d.read()
}

// work does something with the dialog waiting for it.
func (d *importDialog) work(w host.LongWork, then func(err error) tea.Cmd) tea.Cmd {
	d.busy, d.said = true, ""
	w.Then = func(err error) tea.Cmd {
		d.busy = false
		if err == nil {
			return then(nil)
		}
		if d.said = store.Sentence(err); errors.Is(err, context.Canceled) {
			d.said = "Stopped. Nothing was imported."
		}
		d.app.toast = toast{} // it is said in the dialog
		return then(err)
	}
	return d.app.Work(w)
}

// read reads the file, guesses what a row is if nobody said, and works out what
// importing it would do.
func (d *importDialog) read() tea.Cmd {
	book, today, path, sheet, as, mapped := d.app.Workbook(), host.Today(d.app), d.path, d.sheet, d.as, d.mapped
	var table importing.Table
	var plan *importing.Plan
	told := new(told)
	return d.work(host.LongWork{Title: "Reading the spreadsheet", ReadOnly: true,
		Run: func(ctx context.Context, tell host.Progress) (said string, err error) {
			if table, err = importing.ReadTableSheet(path, sheet); err != nil {
				if errors.Is(err, os.ErrNotExist) {
					err = fmt.Errorf("there is no file %s: check the name and the folder", path)
				}
				return "", err
			}
			tell(0, 0, "looking at "+words.Count(len(table.Rows), "row", "rows"))
			if as == "" {
				if as, err = likeliest(ctx, book, table, today); err != nil {
					return "", err
				}
			}
			plan, err = importing.NewPlan(ctx, book, table, importing.Options{As: as, Map: mapped, Today: today, Progress: told.progress})
			return "", err
		}}, func(err error) tea.Cmd {
		if err != nil {
			return nil
		}
		d.app.toast = toast{}
		d.table, d.plan, d.as = table, plan, as
		d.teller = told
		d.arrange()
		return nil
	})
}

// told hands on what a plan tells while it is applied to whoever listens then.
type told struct{ tell host.Progress }

func (t *told) progress(done, total int) {
	if t.tell != nil {
		t.tell(done, total, "rows")
	}
}

// likeliest is the kind of record whose fields most of the columns are read as. It
// looks at the first rows only.
func likeliest(ctx context.Context, book *store.Workbook, table importing.Table, today calendar.Date) (string, error) {
	table.Rows = table.Rows[:min(len(table.Rows), 60)]
	best, most := importKinds[0].name, -1
	var failed error
	for _, k := range importKinds {
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

// bring writes it all to the workbook, as one change.
func (d *importDialog) bring() tea.Cmd {
	plan, book, told := d.plan, d.app.Workbook(), d.teller
	var batch store.Batch
	return d.work(host.LongWork{Title: "Importing", Of: plan.Added + plan.Changed, What: "rows", Stopped: "Stopped. Nothing was imported.",
		Run: func(ctx context.Context, tell host.Progress) (string, error) {
			book.BackupFirst(ctx, store.WhyImport)
			told.tell = tell
			var err error
			if batch, err = plan.Apply(ctx, book); err != nil {
				return "", err
			}
			if batch.No == 0 {
				return "Nothing to change: the workbook says all of it already.", nil
			}
			return fmt.Sprintf("%s. Ctrl+Z takes it all back. (%d added, %d changed, %d left out)", batch.Title, plan.Added, plan.Changed, plan.LeftOut), nil
		}}, func(err error) tea.Cmd {
		if errors.Is(err, importing.ErrPlanOutOfDate) {
			return d.read()
		}
		if err != nil {
			return nil
		}
		d.done = true
		a := d.app
		if len(plan.Problems) > 0 {
			var left []string
			for _, p := range plan.Problems {
				left = append(left, p.String())
			}
			a.Open(&dialog.Notice{Host: a, Heading: "Imported; this is left to put right", Text: strings.Join(left, "\n")})
		}
		if to := pageAt(host.PageOf(plan.Kind.Name)); a.at != to {
			said := a.toast
			cmd := a.goTo(to)
			a.toast = said
			return cmd
		}
		return nil
	})
}

// openLine changes what the line at the cursor says, or shows it in full.
func (d *importDialog) openLine() tea.Cmd {
	if d.at >= len(d.lines) {
		return nil
	}
	line, a := d.lines[d.at], d.app
	switch {
	case line.asks == "as":
		l := &dialog.Letters{Host: a, Heading: "A row of the table is"}
		for _, k := range importKinds {
			l.Choices = append(l.Choices, dialog.Letter{Letter: string(strings.TrimPrefix(strings.TrimPrefix(k.words, "an "), "a ")[0]), Value: k.name, Title: words.CapitalFirst(k.words)})
		}
		l.Then = func(c dialog.Letter) tea.Cmd {
			d.as, d.mapped = c.Value, map[string]string{}
			return d.read()
		}
		a.Open(l)
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
		return dialog.Pick(a, p, "")
	case line.column != nil:
		return d.chooseField(line.column)
	case line.full != "":
		a.Open(&dialog.Notice{Host: a, Heading: line.heading, Text: line.full})
	}
	return nil
}

// chooseField asks which field a column is, and looks the table over again.
func (d *importDialog) chooseField(c *importing.Column) tea.Cmd {
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
	return dialog.Pick(d.app, p, "")
}

// importCommands are those of bringing in a spreadsheet.
func importCommands() []command.Command {
	something := func(s command.State) (bool, string) {
		if !s.Addable {
			return false, "There is nothing in it to bring in."
		}
		return true, ""
	}
	return []command.Command{
		{ID: "app.import", Title: "Import a spreadsheet", Keys: []string{"I"}, Scope: command.OnEveryPage, Run: command.On((*App).openImport), When: command.NeedsWriting, Undoable: true,
			Help: "Brings in a plan or a list from an Excel or CSV file: you see how each column is read and what would become of every row before anything is written."},
		{ID: "table.take", Title: "Read it", Keys: []string{"enter"}, Scope: inTable, Foot: 10, Help: "Reads the file, or goes into the folder at the cursor. Nothing is written yet."},
		{ID: "table.complete", Title: "Complete", Keys: []string{"tab"}, Scope: inTable, Foot: 11, Help: "Completes the name of the file or folder, as far as it is certain."},
		{ID: "table.up", Title: "Up", Keys: []string{"up"}, Scope: inTable, Quiet: true, Help: "Goes one file up."},
		{ID: "table.down", Title: "Down", Keys: []string{"down"}, Scope: inTable, Quiet: true, Help: "Goes one file down."},
		{ID: "table.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: inTable, Quiet: true, Help: "Goes ten files up."},
		{ID: "table.page-down", Title: "Page down", Keys: []string{"pgdown"}, Scope: inTable, Quiet: true, Help: "Goes ten files down."},
		{ID: "table.leave", Title: "Back", Keys: []string{"esc"}, Scope: inTable, Foot: 20, Help: "Goes back to where you were."},
		{ID: "import.bring", Title: "Bring it in", Keys: []string{"ctrl+s"}, Scope: inImport, When: command.All(command.NeedsWriting, something), Foot: 10, Undoable: true,
			Help: "Writes all of it to the workbook, as one change that Ctrl+Z takes back."},
		{ID: "import.open", Title: "Change or read", Keys: []string{"enter"}, Scope: inImport, Foot: 11,
			Help: "On a column, chooses which field it is; on what a row is or on the sheet, chooses another; on anything else, shows it in full."},
		{ID: "import.back", Title: "Another file", Keys: []string{"esc"}, Scope: inImport, Foot: 20, Help: "Goes back to the choice of the file. Nothing is written."},
		{ID: "import.up", Title: "Up", Keys: []string{"up", "k"}, Scope: inImport, Quiet: true, Help: "Goes one line up."},
		{ID: "import.down", Title: "Down", Keys: []string{"down", "j"}, Scope: inImport, Quiet: true, Help: "Goes one line down."},
		{ID: "import.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: inImport, Quiet: true, Help: "Goes a screen up."},
		{ID: "import.page-down", Title: "Page down", Keys: []string{"pgdown", "space"}, Scope: inImport, Quiet: true, Help: "Goes a screen down."},
		{ID: "import.first", Title: "To the top", Keys: []string{"home", "g"}, Scope: inImport, Quiet: true, Help: "Goes to the first line."},
		{ID: "import.last", Title: "To the end", Keys: []string{"end", "G"}, Scope: inImport, Quiet: true, Help: "Goes to the last line."},
	}
}

// The scopes of bringing in a spreadsheet.
const (
	inTable  command.Scope = "Choosing a file"
	inImport command.Scope = "Before an import"
)

// role of a row by what becomes of it.
func rowRole(what string) theme.Role {
	if what == importing.RowLeftOut {
		return theme.Notice
	}
	return theme.Text
}
