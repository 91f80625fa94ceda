package form

import (
	tea "charm.land/bubbletea/v2"
	"github.com/atotto/clipboard"

	"kept/store"
	"kept/ui/cell"
	"kept/ui/theme"
)

// Remark is a piece of advice about the words of one answer. It never blocks.
type Remark struct {
	Found   string // the words as written
	Instead string // what could be said instead, in a few words; "" for nothing better
	Why     string
	From    string // whose advice it is, in a few words; "" where it needs none
	Source  string // all the works that ask for it, with where they are
}

// remarks are what there is to say about an answer as it was when it was read.
type remarks struct {
	text string
	list []Remark
}

const briefRemarks = 2 // shown under the field; the rest is counted

// Wording is the field in focus and its words, where the words can be advised on.
func (f *Form) Wording() (field *store.Field, text string) {
	if len(f.entries) == 0 {
		return nil, ""
	}
	e := f.entries[f.focus]
	if e.field.Many || e.field.Type != store.Text && e.field.Type != store.Prose {
		return nil, ""
	}
	return e.field, e.editor.Value().Text
}

// Advise takes what there is to say about an answer. It is passed over when the
// answer has changed since.
func (f *Form) Advise(field, text string, list []Remark) {
	for _, e := range f.entries {
		if e.field.Name == field && e.editor.Value().Text == text {
			e.remarks = remarks{text, list}
		}
	}
}

// Advised tells whether an answer was advised on as it stands.
func (f *Form) Advised(field *store.Field, text string) bool {
	e := f.entries[f.focus]
	return e.field == field && e.remarks.text == text
}

// Remarks is what there is to say about the answer in focus. While one types it
// stays as it was, so that nothing jumps about.
func (f *Form) Remarks() []Remark {
	if len(f.entries) == 0 {
		return nil
	}
	return f.entries[f.focus].remarks.list
}

// inBrief is a remark in a line or two.
func (r Remark) inBrief() string {
	text := "\"" + r.Found + "\": "
	if r.Instead != "" {
		text += "perhaps " + r.Instead + ". "
	}
	text += r.Why
	if r.From != "" {
		text += " (" + r.From + ")"
	}
	return text
}

// advice draws the remarks in w cells and at most h lines.
func (f *Form) advice(t *theme.Theme, w, h int) []string {
	list := f.Remarks()
	if len(list) == 0 || h < 2 {
		return nil
	}
	var lines []string
	for i, r := range list {
		if i == briefRemarks {
			break
		}
		for k, line := range cell.Wrap(r.inBrief(), max(w-2, 1)) {
			lead := "  "
			if k == 0 {
				lead = t.Glyphs.Dot + " "
			}
			lines = append(lines, t.Render(theme.Notice, lead+line))
		}
	}
	if len(lines) > h-1 {
		lines = lines[:h-1]
	}
	more := "Advice only: F3 shows it in full."
	if len(list) > briefRemarks {
		more = "Advice only, and there is more: F3 shows all of it."
	}
	return append(lines, t.Render(theme.Dim, cell.Cut(more, w, t.Glyphs.Cut)))
}

// Copy copies the marked text, and with cut takes it out; false when none is
// marked.
func (f *Form) Copy(cut bool) (tea.Cmd, bool) {
	if len(f.entries) == 0 {
		return nil, false
	}
	e, ok := f.entries[f.focus].editor.(copying)
	if !ok {
		return nil, false
	}
	text := e.Copy(cut)
	if text == "" {
		return nil, false
	}
	// A terminal far away takes it by its own means, where this computer has no clipboard.
	return tea.Batch(tea.SetClipboard(text), func() tea.Msg {
		_ = clipboard.WriteAll(text)
		return nil
	}), true
}
