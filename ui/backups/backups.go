package backups

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/backup"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/host"
	"kept/ui/mouse"
	"kept/ui/theme"
)

// Backups leads to the backups of the workbook: it lists them, compares the workbook
// with one or with a copy, and knows the keys that a keeper gave for encrypted ones.
type Backups struct {
	host    host.Host
	program Program
	keys    *backup.Keys // what opens encrypted backups, as far as it was given
}

// Program is what backups need of the program beside the host.
type Program struct {
	// Show shows a backup or a copy in the place of the workbook.
	Show func(Source) tea.Cmd
	// Health says in a line how the workbook's file is; "" when nobody looks after it.
	Health func() (string, theme.Role)
}

// New makes the backups of the host's workbook; the program shows another workbook for them.
func New(h host.Host, p Program) *Backups { return &Backups{host: h, program: p} }

// Open opens the list of backups.
func (b *Backups) Open() tea.Cmd {
	d := &list{host: b.host, backups: b, states: map[string]string{}}
	b.host.Open(d)
	return d.reread()
}

// root is the folder with the backups of all workbooks, where the keys of encrypted
// ones are; "" where none are kept.
func (b *Backups) root() string {
	if folder := b.host.Workbook().BackupFolder(); folder != "" {
		return filepath.Dir(folder)
	}
	return ""
}

// list lists the backups of the workbook: each can be looked into,
// comparison with now, put back, or made a workbook of its own.
type list struct {
	host    host.Host
	backups *Backups
	list    []backup.Backup
	keys    []string          // the public keys that new backups are encrypted to
	states  map[string]string // by path, what reading it through just now gave
	err     error             // why they could not be listed
	read    bool
	rows    cell.Window
	done    bool
}

// reread reads the list of backups as it is now.
func (d *list) reread() tea.Cmd {
	book, root := d.host.Workbook(), d.backups.root()
	return d.host.Await(func() tea.Msg {
		list, err := book.Backups()
		var keys []string
		if err == nil && root != "" {
			keys, err = backup.Recipients(root)
		}
		return host.OnLoop(func() tea.Cmd {
			d.list, d.keys, d.err, d.read = list, keys, err, true
			d.move(0)
			return nil
		})
	})
}

func (d *list) Title() string { return "Backups" }
func (d *list) Scopes() []command.Scope {
	return []command.Scope{InList, command.AnyTime}
}
func (d *list) State(s *command.State) { s.Form, s.Selected = true, len(d.list) > 0 }
func (d *list) Update(tea.Msg) tea.Cmd { return nil }
func (d *list) Closed() bool           { return d.done }
func (d *list) Size(w, h int) (int, int) {
	w = min(w, 90)
	return w, min(h, max(len(d.list), 3)+len(d.foot(w-4))+4)
}

// selected is the backup at the cursor.
func (d *list) selected() (backup.Backup, bool) {
	if d.rows.At >= len(d.list) {
		return backup.Backup{}, false
	}
	return d.list[d.rows.At], true
}

// move goes so many backups on, as far as there are.
func (d *list) move(by int) { d.rows.Go(d.rows.At+by, len(d.list)) }

// onSelected does something with the backup at the cursor, once it is unlocked.
func (d *list) onSelected(do func(backup.Backup) tea.Cmd) tea.Cmd {
	b, ok := d.selected()
	if !ok {
		return nil
	}
	return d.backups.unlock(b, do)
}

func (d *list) showContents() tea.Cmd {
	return d.onSelected(func(b backup.Backup) tea.Cmd { return d.backups.program.Show(backupSource(d.host, b)) })
}

func (d *list) compare() tea.Cmd {
	return d.onSelected(func(b backup.Backup) tea.Cmd { return d.backups.compare(backupSource(d.host, b)) })
}

func (d *list) restore() tea.Cmd {
	return d.onSelected(func(b backup.Backup) tea.Cmd { d.askRestore(b); return nil })
}

func (d *list) copy() tea.Cmd {
	return d.onSelected(func(b backup.Backup) tea.Cmd { d.askCopy(b); return nil })
}

// check reads every backup through. What opens encrypted ones is asked for once; what
// it does not open is said.
func (d *list) check() tea.Cmd {
	for _, b := range d.list {
		if b.Encrypted {
			return d.backups.unlock(b, func(backup.Backup) tea.Cmd { return d.checkAll() })
		}
	}
	return d.checkAll()
}

// make makes a backup now.
func (d *list) make() tea.Cmd {
	book := d.host.Workbook()
	return d.host.Work(host.LongWork{Title: "Making a backup", ReadOnly: true, Stopped: "Stopped. No backup was made.",
		Run: func(ctx context.Context, _ host.Progress) (string, error) {
			_, err := book.Backup(ctx, backup.WhyAsked)
			return "A backup was made, and read through.", err
		},
		Then: func(error) tea.Cmd { d.rows.At = 0; return d.reread() }})
}

// checkAll reads every backup through.
func (d *list) checkAll() tea.Cmd {
	list, h, keys := d.list, d.host, d.backups.keys
	states := map[string]string{}
	return h.Work(host.LongWork{Title: "Reading the backups through", Of: len(list), What: "backups", ReadOnly: true,
		Run: func(ctx context.Context, progress host.Progress) (string, error) {
			bad, locked := 0, 0
			for i, b := range list {
				err := store.CheckBackup(ctx, b.With(keys))
				if ctx.Err() != nil {
					return "", fmt.Errorf("reading the backups through: %w", ctx.Err())
				}
				states[b.Path] = "whole"
				switch {
				case errors.Is(err, backup.ErrLocked):
					locked++
					states[b.Path] = "locked"
				case err != nil:
					bad++
					states[b.Path] = "DAMAGED"
				}
				progress(i+1, 0, "")
			}
			switch {
			case len(list) == 0:
				return "There is no backup to read.", nil
			case bad > 0:
				const damaged = "%d of %d backups are damaged. Make one now (%s), and keep to the whole ones."
				return fmt.Sprintf(damaged, bad, len(list), host.KeyFor(h, "backups.make")), nil
			case locked > 0:
				const others = "%d of %d backups are whole; the others are encrypted for another key."
				return fmt.Sprintf(others, len(list)-locked, len(list)), nil
			}
			return fmt.Sprintf("All %d backups were read through: all are whole.", len(list)), nil
		},
		Then: func(error) tea.Cmd { d.states = states; return nil }})
}

// askRestore asks before the workbook is put back.
func (d *list) askRestore(b backup.Backup) {
	h := d.host
	text := "The workbook becomes as it was on " + moment(h, b.At) + ". What was changed since is taken back, as one change: " +
		"the history keeps it, and Ctrl+Z brings it back. A backup of how it is now is made first."
	h.Open(&dialog.Question{Host: h, Heading: "Put this backup back?", Text: text, Answers: []string{"Cancel", "Put it back"},
		Then: func(i int) tea.Cmd {
			if i != 1 {
				return nil
			}
			book := h.Workbook()
			return h.Work(host.LongWork{Title: "Putting the backup back", Run: func(ctx context.Context, _ host.Progress) (string, error) {
				batch, err := book.Restore(ctx, b)
				if err == nil && batch.No == 0 {
					return "The workbook is as it was then already.", nil
				}
				return fmt.Sprintf("%s: %d values changed. Ctrl+Z undoes.", batch.Title, batch.Changes), err
			}, Then: func(err error) tea.Cmd {
				d.done = d.done || err == nil
				return d.reread()
			}})
		}})
}

// askCopy asks where a workbook made out of a backup shall go.
func (d *list) askCopy(b backup.Backup) {
	name := b.Workbook + " of " + b.At.In(d.host.Now().Location()).Format("2006-01-02") + ".kept"
	dialog.AskPlace(d.host, "A workbook out of this backup", "Where shall it go? The workbook that is open stays as it is.", name,
		"Making a workbook of the backup", func(ctx context.Context, path string, _ host.Progress) (string, error) {
			if err := store.CopyBackup(ctx, b, path); err != nil {
				return "", err
			}
			return "It is in " + path, nil
		})
}

func (d *list) Draw(w, h int) (lines []string, x, y int) {
	t := d.host.Theme()
	foot := d.foot(w)
	from, to := d.rows.Show(len(d.list), h-len(foot)-2)
	lines = append(lines, t.Render(theme.Heading, cell.Cut(d.row("Made on", "Why", "Size", "State", w), w, "")))
	switch {
	case d.err != nil:
		lines = append(lines, cell.Wrap("! "+store.Sentence(d.err), w)...)
	case !d.read:
		lines = append(lines, t.Render(theme.Dim, "  Reading..."))
	case len(d.list) == 0 && d.host.Workbook().BackupFolder() == "":
		lines = append(lines, cell.Wrap("  No backups are kept of this one: it is thrown away in the end.", w)...)
	case len(d.list) == 0:
		lines = append(lines, cell.Wrap("  There is none yet. Kept makes the first one before your first change of the day.", w)...)
	}
	for i := from; i < to; i++ {
		b := d.list[i]
		row := d.row(moment(d.host, b.At), whyInWords(b.Why), words.Size(b.Size), d.stateOf(b), w)
		role := theme.Text
		if i == d.rows.At {
			row, role, y = t.Glyphs.Cursor+row[1:], theme.Cursor, len(lines)
		}
		lines = append(lines, t.Render(role, cell.Fit(row, w, t.Glyphs.Cut)))
	}
	for len(lines) < h-len(foot) {
		lines = append(lines, "")
	}
	return append(lines, foot...), 0, y
}

func (d *list) row(when, why, size, state string, w int) string {
	cut := d.host.Theme().Glyphs.Cut
	width := max(w-2-20-10-10, 10)
	return "  " + cell.Fit(when, 19, cut) + " " + cell.Fit(why, width, cut) + cell.FitRight(size, 8, cut) + "  " + state
}

func (d *list) stateOf(b backup.Backup) string {
	if state := d.states[b.Path]; state != "" {
		return state
	}
	if !b.Verified {
		return "NOT WHOLE"
	}
	if b.Encrypted {
		return "encrypted"
	}
	return "whole"
}

// foot says where the backups are, how the workbook's own file is, and what went wrong.
func (d *list) foot(w int) []string {
	t, book := d.host.Theme(), d.host.Workbook()
	var lines []string
	add := func(role theme.Role, text string) {
		for _, line := range cell.Wrap(text, max(w, 1)) {
			lines = append(lines, t.Render(role, line))
		}
	}
	lines = append(lines, "")
	if err := book.BackupTrouble(); err != nil {
		add(theme.Problem, "! The last backup could not be made. "+store.Sentence(err))
	}
	if folder := book.BackupFolder(); folder != "" {
		add(theme.Dim, "They are in "+folder)
		how := "New ones are not encrypted."
		if len(d.keys) > 0 {
			how = "New ones are encrypted."
		}
		add(theme.Dim, how)
	}
	if text, role := d.backups.program.Health(); text != "" {
		add(role, "This workbook: "+words.LowerFirst(text))
	}
	keys := ""
	for _, id := range []string{"backups.look", "backups.compare", "backups.restore", "backups.make", "backups.check", "backups.copy",
		"backups.encrypt", "backups.keep"} {
		item := host.KeyWithTitle(d.host, id)
		if keys != "" && cell.Width(keys)+2+cell.Width(item) > w { // a key stays beside its words
			add(theme.Dim, keys)
			keys = ""
		}
		if keys != "" {
			keys += "  "
		}
		keys += item
	}
	add(theme.Dim, keys)
	return lines
}

func (d *list) Point(m mouse.Act) tea.Cmd {
	row, ok := d.rows.Row(m.Y-1, len(d.list))
	if !ok {
		return nil
	}
	d.rows.At = row
	if m.Gesture == mouse.DoubleClick {
		return d.showContents()
	}
	return nil
}

// moment is a time as a keeper says it, in the least space.
func moment(h host.Host, at time.Time) string {
	return at.In(h.Now().Location()).Format("2 Jan 2006, 15:04")
}

// whyInWords says why a backup was made.
func whyInWords(why string) string {
	switch why {
	case backup.WhyAsked:
		return "you asked for it"
	case backup.WhyDay:
		return "before the first change of the day"
	case backup.WhyMigration:
		return "before a newer Kept took it over"
	}
	return why
}
