package submission

import (
	"cmp"
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/check"
	"kept/store/submission"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/command"
	"kept/ui/dialog"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/theme"
)

// signing asks who signs, in which post and on whose behalf, under what they put
// their name to.
type signing struct {
	page   *Page
	form   *form.Form
	top    []string // what stands over the form, as drawn last
	saving bool
	done   bool
}

// signFields are what is asked, of the kind that holds a submission.
var signFields = []string{"signed_by", "signed_role", "signed_for"}

// sign asks for the signature. It begins with what was typed here a moment ago, if
// that was undone, or else with the last signature in the workbook.
func (p *Page) sign() tea.Cmd {
	if p.signed != nil {
		p.openSigning(*p.signed, "")
		return nil
	}
	ctx, book := p.host.Context(), p.host.Workbook()
	return p.host.Await(func() tea.Msg {
		last, err := submission.LastSignature(ctx, book)
		if err != nil {
			return host.Failed{Err: err}
		}
		name := ""
		if of, err := book.Partnership(ctx); err == nil {
			name = of.Get("name")
		}
		return host.OnLoop(func() tea.Cmd { p.openSigning(last, name); return nil })
	})
}

// openSigning opens the form, with the last signature and the name of the partnership
// in it.
func (p *Page) openSigning(last submission.Signature, partnership string) {
	focus := "signed_by"
	if last.Name == "" {
		focus = "signed_role"
	}
	initial := map[string]form.Value{"signed_by": {Text: cmp.Or(last.Name, p.host.Workbook().Keeper())},
		"signed_role": {Text: last.Role}, "signed_for": {Text: cmp.Or(last.For, partnership)}}
	p.host.Open(&signing{page: p, form: form.New(form.Options{Kind: store.KindNamed(store.Submission), Fields: signFields, Focus: focus,
		Initial: initial, Context: store.Context{Today: host.Today(p.host)}})})
}

func (d *signing) Title() string { return "Sign " + d.page.quarter.String() }
func (d *signing) Scopes() []command.Scope {
	return []command.Scope{form.Scope, command.Everywhere, command.AnyTime}
}
func (d *signing) Closed() bool           { return d.done }
func (d *signing) State(s *command.State) { s.Form, s.Entry = true, true }
func (d *signing) Size(w, h int) (int, int) {
	w = min(w, 78)
	return w, min(h, len(d.words(w-4))+10)
}

// words say what the name is put to, and what of it is published.
func (d *signing) words(w int) []string {
	t, p := d.page.host.Theme(), d.page
	var lines []string
	add := func(role theme.Role, text string) {
		for _, line := range cell.Wrap(cell.Clean(text), max(w, 1)) {
			lines = append(lines, t.Render(role, line))
		}
	}
	add(theme.Text, "You sign the account of "+p.quarter.String()+" as it stands at this moment: what its bundle says from then on. "+
		"Published are the post and on whose behalf it is signed. The name stays in the workbook.")
	now := words.Count(p.now.counts.Complete, "response is", "responses are") + " filled"
	if n := 25 - p.now.counts.Complete - p.now.counts.Begun - p.now.counts.Carried; n > 0 {
		now += ", " + words.Thousands(n) + " not begun"
	}
	if n := p.now.counts.Begun; n > 0 {
		now += ", " + words.Thousands(n) + " lacking parts"
	}
	if n := p.now.counts.Carried; n > 0 {
		now += ", " + words.Thousands(n) + " carried forward that nobody looked at"
	}
	add(theme.Text, now+".")
	if n := p.findings.Count(string(check.Warning)); n > 0 {
		add(theme.Notice, words.Count(n, "warning stands", "warnings stand")+" beside it; they do not stand in the way.")
	}
	var accepted []*store.Record
	if s := p.now.cycle.Submission; s != nil {
		accepted = s.Children(store.AcceptedFinding)
	}
	if len(accepted) == 0 {
		return lines
	}
	add(theme.Heading, "Accepted, and published with the reason ("+words.Thousands(len(accepted))+")")
	for i, a := range accepted {
		if i == mostAccepted && len(accepted) > mostAccepted+1 {
			add(theme.Dim, "and "+words.Thousands(len(accepted)-i)+" more: the findings list them all")
			break
		}
		finding := cell.Cut(cell.Clean(a.Get("finding")), w/2, t.Glyphs.Cut)
		lines = append(lines, cell.Cut(finding+" - "+cell.Clean(a.Get("reason")), w, t.Glyphs.Cut))
	}
	return lines
}

// mostAccepted is how much of what was accepted stands over the signature.
const mostAccepted = 3

func (d *signing) Draw(w, h int) ([]string, int, int) {
	d.top = d.words(w)
	if len(d.top) > h-6 {
		d.top = d.top[:max(h-6, 0)]
	}
	lines := append(append([]string{}, d.top...), "")
	lines = append(lines, d.form.Draw(d.page.host.Theme(), w, max(h-len(lines), 1))...)
	x, y := d.form.Cursor()
	return lines[:min(len(lines), h)], x, y + len(d.top) + 1
}

func (d *signing) Update(msg tea.Msg) tea.Cmd {
	if _, isKey := msg.(tea.KeyPressMsg); isKey && d.saving {
		return nil
	}
	return d.form.Update(msg)
}

// Leave closes the form without signing.
func (d *signing) Leave() tea.Cmd {
	d.done = true
	return nil
}

// GoField goes to another field.
func (d *signing) GoField(s form.Step) tea.Cmd {
	d.form.Go(s)
	return nil
}

// Copy puts the marked text on the clipboard; a cut takes it out of the field too.
func (d *signing) Copy(cut bool) tea.Cmd { return dialog.CopyMarked(d.page.host, d.form, cut) }

// Save signs, once every answer is there.
func (d *signing) Save() tea.Cmd {
	if d.saving {
		return nil
	}
	edits, ok := d.form.Edits()
	if !ok {
		return nil
	}
	values := map[string]string{}
	for _, edit := range edits {
		values[edit.Field.Name] = edit.Value
	}
	for _, name := range signFields {
		if values[name] == "" {
			d.form.Message = store.KindNamed(store.Submission).Field(name).Title + " is needed."
			return nil
		}
	}
	d.saving = true
	p, signature := d.page, submission.Signature{Name: values["signed_by"], Role: values["signed_role"], For: values["signed_for"]}
	book, quarter, next := p.host.Workbook(), p.quarter, host.KeyFor(p.host, "quarter.next")
	return p.findings.Write(true, host.Job{
		Run: func(ctx context.Context) (string, error) {
			if _, err := submission.Sign(ctx, book, quarter, signature); err != nil {
				return "", fmt.Errorf("signing: %w", err)
			}
			return "Signed. " + next + " locks it for good; Ctrl+Z takes the signature back.", nil
		},
		Then: func(err error) tea.Cmd {
			d.saving = false
			if err != nil {
				d.form.Message = store.Sentence(err)
				return nil
			}
			d.done, p.signed = true, &signature
			return nil
		},
	})
}
