package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/submission"
	"kept/store/words"
	"kept/ui/dialog"
	"kept/ui/document"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/theme"
)

// takeTargets are where words can be taken into a response.
var takeTargets = []dialog.Letter{
	{Letter: "h", Value: "heard", Title: "What has been heard"},
	{Letter: "c", Value: "committed", Title: "What has been committed"},
	{Letter: "r", Value: "assessment_reason", Title: "Reason for the assessment"},
	{Letter: "e", Value: "evidence", Title: "Evidence", Help: "with where it is to be found"},
	{Letter: "n", Value: "next_step", Title: "A next step"},
}

// tickNote ticks or unticks the line of the page at the cursor, so that several
// can be taken together.
func (r *submissionRoom) tickNote() tea.Cmd {
	s := r.page.Stop()
	if s == nil || s.Note == nil {
		r.host.Notify(theme.Notice, "Only what is gathered, or was said before, can be ticked: it is in the next sections of the page.")
		return nil
	}
	if r.ticked == nil {
		r.ticked = map[string]bool{}
	}
	if r.ticked[s.Key] {
		delete(r.ticked, s.Key)
	} else {
		r.ticked[s.Key] = true
	}
	r.showTicks()
	r.page.Move(1)
	return nil
}

// showTicks marks the lines of the page that are ticked.
func (r *submissionRoom) showTicks() {
	d := r.page.Doc
	if d == nil {
		return
	}
	mark := r.host.Theme().Glyphs.Selected + " "
	for i := range d.Parts {
		p := &d.Parts[i]
		if p.Stop == nil || p.Stop.Note == nil {
			continue
		}
		p.Text = strings.TrimPrefix(p.Text, mark)
		p.Role = theme.Text
		if r.ticked[p.Stop.Key] {
			p.Text, p.Role = mark+p.Text, theme.Mark
		}
	}
	r.page.Width = 0 // to be laid out anew, the lines as they are until then: the page stays where it is
}

// notesTaken are the lines that are ticked, or the one at the cursor.
func (r *submissionRoom) notesTaken() []*submission.Note {
	var list []*submission.Note
	if d := r.page.Doc; d != nil && r.focus == onPage {
		for i := range d.Parts {
			if s := d.Parts[i].Stop; s != nil && s.Note != nil && r.ticked[s.Key] {
				list = append(list, s.Note)
			}
		}
	}
	if s := r.page.Stop(); len(list) == 0 && r.focus == onPage && s != nil && s.Note != nil {
		list = append(list, s.Note)
	}
	return list
}

// takeNotes asks where the lines are wanted in the response, and opens its form
// with their words in it.
func (r *submissionRoom) takeNotes() tea.Cmd {
	notes := r.notesTaken()
	if len(notes) == 0 {
		r.host.Notify(theme.Notice, "Go to a line of what is gathered, or of what was said before, and press the key there.")
		return nil
	}
	heading := "Take this line into"
	if len(notes) > 1 {
		heading = "Take " + strconv.Itoa(len(notes)) + " lines into"
	}
	l := &dialog.Letters{Host: r.host, Heading: heading, Choices: takeTargets, Then: func(c dialog.Letter) tea.Cmd { return r.takeInto(notes, c.Value) }}
	for i, c := range takeTargets {
		if c.Value == notes[0].Into {
			l.At = i
		}
	}
	r.host.Open(l)
	return nil
}

func (r *submissionRoom) takeInto(notes []*submission.Note, where string) tea.Cmd {
	clear(r.ticked)
	r.showTicks()
	var texts []string
	for _, n := range notes {
		texts = append(texts, strings.TrimSpace(n.Words))
	}
	switch where {
	case "evidence":
		initial := map[string]form.Value{"title": {Text: words.OneLine(strings.Join(texts, "; "))}, "place": {Text: words.OneLine(notes[0].Place)}}
		if day, err := calendar.ParseDate(notes[0].Day); err == nil && notes[0].Day != "" && len(notes) == 1 && notes[0].Group != submission.Steps {
			initial["date"] = form.Value{Text: day.Long()}
		}
		return r.addToResponse(r.adding("evidence"), initial)
	case "next_step":
		return r.addToResponse(r.adding("next_step"), map[string]form.Value{"step": {Text: words.OneLine(strings.Join(texts, "; "))}})
	case "assessment_reason":
		return r.editResponse(formAssessment, where, strings.Join(texts, "\n\n"))
	}
	return r.editResponse(formWhole, where, strings.Join(texts, "\n\n"))
}

// adding is the place for a new entry of the response that is shown.
func (r *submissionRoom) adding(kind string) *document.Stop {
	s := &document.Stop{Add: kind}
	if d := r.page.Doc; d != nil && d.Record != nil {
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
func (r *submissionRoom) openNote(n *submission.Note) tea.Cmd {
	if n.Kind == "" { // it stands in the response before, on this page
		return r.toSection(2)
	}
	return r.host.Go(host.Target{Page: pageOf(n.Kind), ID: n.Record, Section: noteSection(n), Entry: "entry:" + string(n.Entry)})
}
