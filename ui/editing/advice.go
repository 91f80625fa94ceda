package editing

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/care"
	"kept/store/national"
	"kept/store/words"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
)

// adviseAfter is how long the hand rests before words are advised on.
const adviseAfter = 600 * time.Millisecond

// advise reads the words of the field in focus a moment later.
func (d *Dialog) advise() tea.Cmd {
	field, text := d.form.Wording()
	if field == nil || d.advising || d.form.Advised(field, text) {
		return nil
	}
	d.advising = true
	return d.host.Later(adviseAfter, func() tea.Msg {
		return host.Background(func() (bool, tea.Cmd) { return false, d.adviseNow() })
	})
}

// adviseNow reads them, off the loop.
func (d *Dialog) adviseNow() tea.Cmd {
	d.advising = false
	field, text := d.form.Wording()
	if field == nil || d.done || d.form.Advised(field, text) {
		return nil
	}
	return func() tea.Msg {
		remarks := remarksOn(field, text)
		return host.OnLoop(func() tea.Cmd { d.form.Advise(field.Name, text, remarks); return nil })
	}
}

// remarksOn is what there is to say about words: what could tell who a child is
// first, then the language. What never leaves the workbook may name people.
func remarksOn(field *store.Field, text string) []form.Remark {
	var list []form.Remark
	if !field.Private {
		for _, c := range care.Personal(text, care.Options{}) {
			list = append(list, form.Remark{Found: c.Found, Why: c.Why + " " + c.Suggest})
		}
	}
	seen := map[string]bool{}
	for _, a := range care.Language(text) {
		if seen[a.Entry] {
			continue // once for the same words
		}
		seen[a.Entry] = true
		list = append(list, form.Remark{Found: a.Found, Instead: strings.Join(a.Instead, ", or "), Why: words.Sentence(a.Why),
			From: firstSource(a.Source), Source: sourceOf(a.Scope, a.Source)})
	}
	return list
}

// firstSource names the first work of a source, without its address.
func firstSource(source string) string {
	first, _, _ := strings.Cut(source, " ; ")
	first, _, _ = strings.Cut(first, " http")
	return first
}

func sourceOf(scope national.LanguageScope, source string) string {
	return strings.ReplaceAll(source, " ; ", "\n  ") + "\n  (" + string(scope) + ")"
}

// showAdvice opens everything that there is to say about the field in focus.
func (d *Dialog) showAdvice() {
	list := d.form.Remarks()
	if len(list) == 0 {
		d.host.Notify(0, "There is no advice on the words of this field.")
		return
	}
	var b strings.Builder
	for _, r := range list {
		b.WriteString("\"" + r.Found + "\"\n")
		if r.Instead != "" {
			b.WriteString("Perhaps: " + r.Instead + "\n")
		}
		b.WriteString(r.Why + "\n")
		if r.Source != "" {
			b.WriteString("Source: " + r.Source + "\n")
		}
		b.WriteString("\n")
	}
	b.WriteString("This is advice. You decide, and everything can be saved as it is.")
	d.host.Open(&dialog.Notice{Host: d.host, Heading: "On the words of this field", Text: b.String()})
}
