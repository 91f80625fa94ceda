package stakeholders

import (
	"context"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/coverage"
	"kept/ui/cell"
	"kept/ui/document"
	"kept/ui/form"
	"kept/ui/host"
	"kept/ui/theme"
)

// offer is a stakeholder that can be added from a line, with what is known of it.
type offer struct {
	name string
	kind string // the code of the kind
}

func (r *Page) readMissing() tea.Cmd {
	ctx, book, today := r.Host.Context(), r.Host.Workbook(), host.Today(r.Host)
	return func() tea.Msg {
		offers := map[string]offer{}
		doc, err := describeMissing(ctx, book, today, offers)
		return host.OnLoop(func() tea.Cmd {
			r.setMissing(doc, offers, err)
			return nil
		})
	}
}

// setMissing shows who is missing, as it was read.
func (r *Page) setMissing(doc *document.Document, offers map[string]offer, err error) {
	if err != nil {
		r.missing.Show(nil)
		r.missing.Empty = store.Sentence(err)
		return
	}
	r.offers = offers
	r.missing.Show(doc)
}

// leaveMissing goes back to the directory or the grid.
func (r *Page) leaveMissing() tea.Cmd {
	r.onMissing = false
	return r.ReadPage(false)
}

// openOrAddMissing opens the stakeholder of the line at the cursor, or the form to add
// the one who is missing.
func (r *Page) openOrAddMissing() tea.Cmd {
	if s := r.missing.Stop(); s != nil && s.Open != "" {
		r.onMissing = false
		return r.OpenID(s.Open)
	}
	return r.addMissing()
}

// addMissing opens the form for the stakeholder of the line at the cursor, with the name
// and the kind filled in.
func (r *Page) addMissing() tea.Cmd {
	s := r.missing.Stop()
	if s == nil {
		return nil
	}
	o, ok := r.offers[s.Key]
	if !ok {
		return nil
	}
	initial := map[string]form.Value{"kind": {Text: o.kind}}
	e := host.Edit{Kind: r.Kind, Title: "New stakeholder", Initial: initial}
	if o.name != "" {
		initial["name"] = form.Value{Text: o.name}
		e.Focus = "part"
	}
	return r.Host.Edit(e)
}

// describeMissing makes the page of who is missing, and fills in the offers of its lines.
func describeMissing(ctx context.Context, w *store.Workbook, today calendar.Date, offers map[string]offer) (*document.Document, error) {
	missing, err := coverage.ReadMissing(ctx, w, today)
	if err != nil {
		return nil, err
	}
	d := &document.Document{ID: "missing", Title: "Who is missing"}
	describeVoices(d, missing.Voices, offers)
	describeHidden(d, missing.Hidden)
	describeBodies(d, missing.Bodies, true, "National leads named for our actions",
		"Every national lead named for our actions is a stakeholder.", offers)
	describeBodies(d, missing.Bodies, false, "Local bodies named for our actions",
		"Every local body named for our actions is a stakeholder.", offers)
	d.Parts = append(d.Parts, document.Part{}, document.Part{Role: theme.Dim,
		Text: "Named in Change Programme ONE (The Promise Scotland, 25 June 2021) for the national actions " +
			"that our actions are mapped to."})
	return d, nil
}

// voiceWords say of a kind of stakeholder that it is there, or that it is missing.
var voiceWords = map[string]struct{ there, missing string }{
	store.LivedExperience: {"Children and families with lived experience", "No group of children and families with lived experience"},
	store.ThirdSector:     {"Third sector", "No third sector organisation"},
	store.ElectedMembers:  {"Elected members", "No elected members"},
}

// describeVoices lists whether the groups are there that every partnership needs to hear.
func describeVoices(d *document.Document, voices []coverage.Voice, offers map[string]offer) {
	d.AddHeading("Who should be in the room")
	for _, v := range voices {
		key, words := "voice:"+v.Kind, voiceWords[v.Kind]
		if len(v.People) == 0 {
			offers[key] = offer{kind: v.Kind}
			d.Parts = append(d.Parts, document.Part{Text: "[ ] " + words.missing, Indent: 2, Role: theme.Notice,
				Stop: &document.Stop{Key: key}})
			continue
		}
		var names []string
		for _, s := range v.People[:min(len(v.People), 3)] {
			names = append(names, cell.Clean(s.Name()))
		}
		text := "[x] " + words.there + ": " + strings.Join(names, ", ")
		if n := len(v.People) - len(names); n > 0 {
			text += " and " + strconv.Itoa(n) + " more"
		}
		d.Parts = append(d.Parts, document.Part{Text: text, Indent: 2, Single: true, Stop: &document.Stop{Key: key}})
	}
}

// describeHidden lists stakeholders with much influence and little involvement.
func describeHidden(d *document.Document, list []coverage.Hidden) {
	if len(list) == 0 {
		d.AddHeading("Decision makers out of sight: none")
		return
	}
	d.AddHeading("Decision makers out of sight (" + strconv.Itoa(len(list)) + ")")
	for _, h := range list {
		s := h.Stakeholder
		text := cell.Clean(s.Name()) + ": influence " + s.Get("influence") + ", " + strings.Join(hiddenWhy(h), ", ")
		d.Parts = append(d.Parts, document.Part{Text: text, Indent: 2,
			Stop: &document.Stop{Key: "hidden:" + string(s.ID), Kind: store.Stakeholder, Open: s.ID}})
	}
}

// hiddenWhy is why a stakeholder may be out of sight.
func hiddenWhy(h coverage.Hidden) []string {
	var why []string
	switch {
	case h.Uninvolved && h.Involvement == "":
		why = append(why, "nobody has said how they are involved")
	case h.Uninvolved:
		why = append(why, "only informed")
	}
	switch {
	case h.Silent && h.Last.IsZero():
		why = append(why, "no engagement noted")
	case h.Silent:
		why = append(why, "last engagement "+h.Last.Long())
	}
	return why
}

const mostParts = 4 // national actions named beside a body

func describeBodies(d *document.Document, bodies []coverage.Body, nationally bool, title, none string, offers map[string]offer) {
	bodies = slices.DeleteFunc(slices.Clone(bodies), func(b coverage.Body) bool { return b.National != nationally })
	if len(bodies) == 0 {
		d.AddHeading(none)
		return
	}
	d.AddHeading(title + " (" + strconv.Itoa(len(bodies)) + ")")
	for _, b := range bodies {
		key := "body:" + b.Name
		offers[key] = offer{b.Name, b.Kind}
		text := strings.Join(b.Parts[:min(len(b.Parts), mostParts)], ", ")
		if n := len(b.Parts) - mostParts; n > 0 {
			text += " and " + strconv.Itoa(n) + " more"
		}
		d.Parts = append(d.Parts, document.Part{Text: "[ ] " + b.Name + ": " + text, Indent: 2, Stop: &document.Stop{Key: key}})
	}
}
