package responses

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/submission"
	"kept/store/words"
	"kept/ui/browser"
	"kept/ui/dialog"
	"kept/ui/document"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/theme"
)

// copyTargets are where words can be taken into a response.
var copyTargets = []dialog.Letter{
	{Letter: "h", Value: "heard", Title: "What has been heard"},
	{Letter: "c", Value: "committed", Title: "What has been committed"},
	{Letter: "r", Value: "assessment_reason", Title: "Reason for the assessment"},
	{Letter: "e", Value: "evidence", Title: "Evidence", Help: "with where it is to be found"},
	{Letter: "n", Value: "next_step", Title: "A next step"},
}

// toggleNote ticks or unticks the line of the page at the cursor, so that several
// can be taken together.
func (r *List) toggleNote() {
	s := r.Page.Stop()
	if s == nil || s.Note == nil {
		r.Host.Notify(theme.Notice, "Only what is gathered, or was said before, can be ticked: it is in the next sections of the page.")
		return
	}
	r.markSelected()
	if r.selected[s.Key] {
		delete(r.selected, s.Key)
	} else {
		r.selected[s.Key] = true
	}
	r.markSelected()
	r.Page.Move(1)
}

// markSelected marks the lines of the page that are ticked.
func (r *List) markSelected() {
	d := r.Page.Doc
	if d == nil {
		return
	}
	if d.ID != r.marked { // the lines of another response are called the same
		clear(r.selected)
		r.marked = d.ID
	}
	mark := r.Host.Theme().Glyphs.Selected + " "
	for i := range d.Parts {
		p := &d.Parts[i]
		if p.Stop == nil || p.Stop.Note == nil {
			continue
		}
		p.Text = strings.TrimPrefix(p.Text, mark)
		p.Role = theme.Text
		if r.selected[p.Stop.Key] {
			p.Text, p.Role = mark+p.Text, theme.Mark
		}
	}
	r.Page.Width = 0 // to be laid out again, the lines as they are until then: the page stays where it is
}

// selectedNotes are the lines that are ticked, or the one at the cursor.
func (r *List) selectedNotes() []*submission.Note {
	var list []*submission.Note
	if d := r.Page.Doc; d != nil && r.Focus == browser.OnPage {
		for i := range d.Parts {
			if s := d.Parts[i].Stop; s != nil && s.Note != nil && r.selected[s.Key] {
				list = append(list, s.Note)
			}
		}
	}
	if s := r.Page.Stop(); len(list) == 0 && r.Focus == browser.OnPage && s != nil && s.Note != nil {
		list = append(list, s.Note)
	}
	return list
}

// copyNotes asks where the lines are wanted in the response, and opens its form
// with their words in it.
func (r *List) copyNotes() tea.Cmd {
	notes := r.selectedNotes()
	if len(notes) == 0 {
		r.Host.Notify(theme.Notice, "Go to a line of what is gathered, or of what was said before, and press the key there.")
		return nil
	}
	heading := "Take this line into"
	if len(notes) > 1 {
		heading = "Take " + strconv.Itoa(len(notes)) + " lines into"
	}
	l := &dialog.Letters{Host: r.Host, Heading: heading, Choices: copyTargets,
		Then: func(c dialog.Letter) tea.Cmd { return r.copyInto(notes, c.Value) }}
	for i, c := range copyTargets {
		if c.Value == notes[0].Into {
			l.At = i
		}
	}
	r.Host.Open(l)
	return nil
}

func (r *List) copyInto(notes []*submission.Note, where string) tea.Cmd {
	clear(r.selected)
	r.markSelected()
	var texts []string
	for _, n := range notes {
		texts = append(texts, strings.TrimSpace(n.Words))
	}
	switch where {
	case "evidence":
		first := notes[0]
		title, place := words.OneLine(strings.Join(texts, "; ")), words.OneLine(first.Place)
		initial := map[string]form.Value{"title": {Text: title}, "place": {Text: place}}
		day, err := calendar.ParseDate(first.Day)
		if err == nil && first.Day != "" && len(notes) == 1 && first.Group != submission.Steps {
			initial["date"] = form.Value{Text: day.Long()}
		}
		return r.addEntry(r.entryStop("evidence"), initial)
	case "next_step":
		return r.addEntry(r.entryStop("next_step"), map[string]form.Value{"step": {Text: words.OneLine(strings.Join(texts, "; "))}})
	case "assessment_reason":
		return r.edit(Editing{Form: formAssessment, Focus: where, append: strings.Join(texts, "\n\n")})
	}
	return r.edit(Editing{Form: WholeForm, Focus: where, append: strings.Join(texts, "\n\n")})
}

// entryStop is the place for a new entry of the response that is shown.
func (r *List) entryStop(kind string) *document.Stop {
	s := &document.Stop{Add: kind}
	if d := r.Page.Doc; d != nil && d.Record != nil {
		s.Parent = d.Record.ID
	}
	return s
}

// noteSection is the section of a record's page in which a note stands.
func noteSection(n *submission.Note) string {
	switch n.EntryKind {
	case "":
		return "Summary"
	case "reading": // of a measure
		return store.KindNamed("evidence").Plural
	}
	return store.KindNamed(n.EntryKind).Plural
}

// openNote opens the place of a line that was gathered.
func (r *List) openNote(n *submission.Note) tea.Cmd {
	if n.Kind == "" { // it stands in the response before, on this page
		return r.ToSection(2)
	}
	return r.Host.Go(host.Target{Page: host.PageOf(n.Kind), ID: n.Record, Section: noteSection(n), Entry: "entry:" + string(n.Entry)})
}
