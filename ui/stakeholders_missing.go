package ui

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/national"
	"kept/ui/cell"
	"kept/ui/form"
	"kept/ui/theme"
)

// offer is a stakeholder that can be added from a line, with what is known of it.
type offer struct {
	name string
	kind string // the code of the kind
}

// missingMsg is who is missing, as it was read.
type missingMsg struct {
	room   *stakeholderRoom
	doc    *document
	offers map[string]offer
	err    error
}

func (r *stakeholderRoom) readMissing() tea.Cmd {
	ctx, book, today := r.app.ctx, r.app.book, r.app.today()
	return func() tea.Msg {
		m := missingMsg{room: r, offers: map[string]offer{}}
		m.doc, m.err = describeMissing(ctx, book, today, m.offers)
		return m
	}
}

func (r *stakeholderRoom) takeMissing(m missingMsg) {
	if m.room != r {
		return
	}
	if m.err != nil {
		r.missing.show(nil)
		r.missing.empty = store.Sentence(m.err)
		return
	}
	r.offers = m.offers
	r.missing.show(m.doc)
}

func (r *stakeholderRoom) doMissing(id string) (tea.Cmd, bool) {
	s := r.missing.stop()
	switch id {
	case "missing.leave":
		r.onMissing = false
		return r.readPage(false), true
	case "missing.open":
		if s != nil && s.open != "" {
			r.onMissing = false
			return r.openID(s.open), true
		}
		return r.addMissing(s), true
	case "missing.add":
		return r.addMissing(s), true
	}
	return nil, r.missing.do(id)
}

// addMissing opens the form for the stakeholder of a line, its name and kind
// filled in.
func (r *stakeholderRoom) addMissing(s *stop) tea.Cmd {
	if s == nil {
		return nil
	}
	o, ok := r.offers[s.key]
	if !ok {
		return nil
	}
	initial := map[string]form.Value{"kind": {Text: o.kind}}
	e := editing{kind: r.kind, title: "New stakeholder", initial: initial, saved: func(store.ID) tea.Cmd { return nil }}
	if o.name != "" {
		initial["name"] = form.Value{Text: o.name}
		e.focus = "part"
	}
	return r.app.edit(e)
}

// missingBody is a body named for national actions that ours are mapped to.
type missingBody struct {
	name, kind string
	national   bool
	parts      []string // "4 Brothers and Sisters (lead)"
}

// kindsOfPartners says which kind of stakeholder a body of the plan would be.
var kindsOfPartners = map[national.PartnerKind]string{
	national.PartnerNational: "national_body", national.PartnerCouncil: "council", national.PartnerHealthBoard: "health_board",
	national.PartnerProvider: "provider", national.PartnerThirdSector: "third_sector", national.PartnerPartnership: "other",
}

// missingBodies are the bodies named for the national actions that have actions
// of ours, and that no stakeholder stands for.
func missingBodies(plan *national.Plan, counts map[string]int, people []*store.Record) []missingBody {
	var bodies []missingBody
	for _, a := range plan.Actions() {
		if counts[strconv.Itoa(a.No)] == 0 {
			continue
		}
		for _, l := range plan.LeadOrganisations(a.No) {
			if slices.ContainsFunc(people, func(s *store.Record) bool { return standsFor(s, l) }) {
				continue
			}
			at := slices.IndexFunc(bodies, func(b missingBody) bool { return b.name == l.Organisation })
			if at < 0 {
				at = len(bodies)
				bodies = append(bodies, missingBody{name: l.Organisation, kind: kindsOfPartners[l.PartnerKind], national: l.PartnerKind == national.PartnerNational})
			}
			bodies[at].parts = append(bodies[at].parts, strconv.Itoa(a.No)+" "+a.Title+" ("+l.Role+")")
		}
	}
	slices.SortStableFunc(bodies, func(a, b missingBody) int { return len(b.parts) - len(a.parts) })
	return bodies
}

// standsFor tells whether a stakeholder is the body that the plan names: by its
// name or one of its other names, or by their first letters. Where the plan names
// a whole kind of body, such as Local Authorities, any of that kind stands for it.
func standsFor(s *store.Record, l national.LeadOrganisation) bool {
	switch l.PartnerKind {
	case national.PartnerCouncil, national.PartnerHealthBoard:
		return s.Get("kind") == kindsOfPartners[l.PartnerKind]
	case national.PartnerProvider, national.PartnerThirdSector:
		if general := l.Organisation == "Care providers" || l.Organisation == "Third sector organisations"; general && s.Get("kind") == kindsOfPartners[l.PartnerKind] {
			return true
		}
	}
	for _, name := range append(s.Values("also_known_as"), s.Get("name")) {
		if bare(name) == bare(l.Organisation) {
			return true
		}
		if l.Organisation == strings.ToUpper(l.Organisation) && !strings.Contains(l.Organisation, " ") {
			whole, short := firstLetters(name)
			if whole == l.Organisation || short == l.Organisation || firstSounds(name) == l.Organisation {
				return true
			}
		}
	}
	return false
}

// bare is a name without what people write in different ways.
func bare(name string) string {
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(name, "&", " and ")), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r < 0x80
	})
	words = slices.DeleteFunc(words, func(w string) bool { return w == "the" || w == "and" || w == "s" })
	return strings.Join(words, " ")
}

// firstLetters are those of all words of a name, and of its words without "of",
// "and" and "the".
func firstLetters(name string) (all, some string) {
	for _, w := range strings.Fields(name) {
		letter := strings.ToUpper(string([]rune(w)[:1]))
		all += letter
		if lower := strings.ToLower(w); lower != "of" && lower != "and" && lower != "the" && lower != "for" {
			some += letter
		}
	}
	return all, some
}

// firstSounds are the first letters with the second of the first word, as in
// COSLA, the Convention of Scottish Local Authorities.
func firstSounds(name string) string {
	_, some := firstLetters(name)
	first := []rune(strings.ToUpper(name))
	if len(first) < 2 || len(some) < 2 {
		return ""
	}
	return string(first[:2]) + some[1:]
}

const longSilence = 182 // days without a word after which somebody with influence may be out of sight

// describeMissing makes the page of who is missing, and fills in what its lines offer.
func describeMissing(ctx context.Context, w *store.Workbook, today calendar.Date, offers map[string]offer) (*document, error) {
	counts, err := w.Tally(ctx, store.Action, "national_actions")
	if err != nil {
		return nil, fmt.Errorf("counting our actions: %w", err)
	}
	var people []*store.Record
	if err := w.Each(ctx, store.Query{Kind: store.Stakeholder, Sort: "name"}, false, func(s *store.Record) error {
		people = append(people, s)
		return nil
	}); err != nil {
		return nil, fmt.Errorf("reading the stakeholders: %w", err)
	}
	d := &document{id: "missing", title: "Who is missing"}
	describeVoices(d, people, offers)
	if err := describeHidden(ctx, d, w, today); err != nil {
		return nil, err
	}
	bodies := missingBodies(national.Plan2124(), counts, people)
	describeBodies(d, bodies, true, "National leads named for our actions", "Every national lead named for our actions is a stakeholder.", offers)
	describeBodies(d, bodies, false, "Local bodies named for our actions", "Every local body named for our actions is a stakeholder.", offers)
	d.parts = append(d.parts, part{}, part{role: theme.Dim,
		text: "Named in Change Programme ONE (The Promise Scotland, 25 June 2021) for the national actions that our actions are mapped to."})
	return d, nil
}

// describeVoices says whether those are there without whom the rest is talk.
func describeVoices(d *document, people []*store.Record, offers map[string]offer) {
	d.heading("Who should be in the room")
	for _, v := range []struct{ kind, there, missing string }{
		{"lived_experience", "Children and families with lived experience", "No group of children and families with lived experience"},
		{"third_sector", "Third sector", "No third sector organisation"},
		{"elected_members", "Elected members", "No elected members"},
	} {
		var names []string
		for _, s := range people {
			if s.Get("kind") == v.kind {
				names = append(names, cell.Clean(s.Name()))
			}
		}
		key := "voice:" + v.kind
		if len(names) == 0 {
			offers[key] = offer{kind: v.kind}
			d.parts = append(d.parts, part{text: "[ ] " + v.missing, indent: 2, role: theme.Notice, stop: &stop{key: key}})
			continue
		}
		text := "[x] " + v.there + ": " + strings.Join(names[:min(len(names), 3)], ", ")
		if len(names) > 3 {
			text += " and " + strconv.Itoa(len(names)-3) + " more"
		}
		d.parts = append(d.parts, part{text: text, indent: 2, single: true, stop: &stop{key: key}})
	}
}

// describeHidden lists those who decide much and hear little.
func describeHidden(ctx context.Context, d *document, w *store.Workbook, today calendar.Date) error {
	var lines []part
	q := store.Query{Kind: store.Stakeholder, Sort: "influence", Desc: true, Where: []store.Filter{{Field: "influence", Op: store.After, Values: []string{"3"}}}}
	err := w.Each(ctx, q, true, func(s *store.Record) error {
		var why []string
		switch s.Get("involvement") {
		case "":
			why = append(why, "nobody has said how they are involved")
		case "inform":
			why = append(why, "only informed")
		}
		last := ""
		for _, e := range s.Children("engagement") {
			last = max(last, e.Get("date"))
		}
		if day, err := calendar.ParseDate(last); err != nil || last == "" {
			why = append(why, "no engagement noted")
		} else if day.AddDays(longSilence).Before(today) {
			why = append(why, "last engagement "+day.Long())
		}
		if len(why) > 0 {
			lines = append(lines, part{text: cell.Clean(s.Name()) + ": influence " + s.Get("influence") + ", " + strings.Join(why, ", "), indent: 2,
				stop: &stop{key: "hidden:" + string(s.ID), kind: store.Stakeholder, open: s.ID}})
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("reading who has influence: %w", err)
	}
	if len(lines) == 0 {
		d.heading("Decision makers out of sight: none")
		return nil
	}
	d.heading("Decision makers out of sight (" + strconv.Itoa(len(lines)) + ")")
	d.parts = append(d.parts, lines...)
	return nil
}

const mostParts = 4 // national actions named beside a body

func describeBodies(d *document, bodies []missingBody, nationally bool, title, none string, offers map[string]offer) {
	bodies = slices.DeleteFunc(slices.Clone(bodies), func(b missingBody) bool { return b.national != nationally })
	if len(bodies) == 0 {
		d.heading(none)
		return
	}
	d.heading(title + " (" + strconv.Itoa(len(bodies)) + ")")
	for _, b := range bodies {
		key := "body:" + b.name
		offers[key] = offer{b.name, b.kind}
		text := strings.Join(b.parts[:min(len(b.parts), mostParts)], ", ")
		if n := len(b.parts) - mostParts; n > 0 {
			text += " and " + strconv.Itoa(n) + " more"
		}
		d.parts = append(d.parts, part{text: "[ ] " + b.name + ": " + text, indent: 2, stop: &stop{key: key}})
	}
}
