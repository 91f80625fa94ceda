package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/store/national"
	"kept/store/submission"
	"kept/store/words"
	"kept/ui/document"
	"kept/ui/form"
	"kept/ui/host"
)

// The forms of a response.
const (
	formWhole        = "whole"
	formAssessment   = "assessment"
	formFundamentals = "fundamentals"
)

// responseMsg is a response that was read in order to be edited; rec is nil when
// it is not begun.
type responseMsg struct {
	room    *submissionRoom
	rec     *store.Record
	before  *store.Record
	quarter calendar.Quarter
	no      string
	form    string
	focus   string
	taken   string // words to be put at the end of the field in focus
}

// editResponse reads the response at the cursor and opens one of its forms.
func (r *submissionRoom) editResponse(which, focus, taken string) tea.Cmd {
	ctx, book, quarter, no := r.host.Context(), r.host.Workbook(), r.quarter, r.want
	if no == "" {
		return nil
	}
	return r.host.Await(func() tea.Msg {
		rec, err := submission.ResponseTo(ctx, book, quarter, no)
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening the response: %w", err)}
		}
		before, err := submission.ResponseBefore(ctx, book, quarter, no)
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening the response: %w", err)}
		}
		return responseMsg{r, rec, before, quarter, no, which, focus, taken}
	})
}

// openForm opens the form that a response was read for.
func (r *submissionRoom) openForm(msg responseMsg) tea.Cmd {
	e := host.Edit{Kind: responseKindOf(), Record: msg.rec, Title: submission.NationalTitle(msg.no) + ", " + msg.quarter.String(), Fields: responseFields(), Focus: msg.focus,
		Saved: func(store.ID) tea.Cmd { return nil }}
	if msg.rec == nil {
		e.Also = map[string]string{"quarter": msg.quarter.String(), "national_action": msg.no}
	}
	switch msg.form {
	case formAssessment:
		msg.assessing(&e)
	case formFundamentals:
		msg.fundamentals(&e)
	}
	if msg.taken != "" {
		e.Append = map[string]string{msg.focus: msg.taken}
	}
	return r.host.Edit(e)
}

// responseFields are what a response's form asks; which quarter and which
// national action is clear from where it is opened.
func responseFields() []string {
	var names []string
	k := responseKindOf()
	for i := range k.Fields {
		if n := k.Fields[i].Name; n != "quarter" && n != "national_action" && n != "carried" {
			names = append(names, n)
		}
	}
	return names
}

// What the form of the assessment asks that is no field of its own.
const fieldEvidence = "new_evidence"

// assessmentKind describes the form of the assessment: the judgement or the
// answer in its place as one choice, why, what shows it, and the ratings.
func assessmentKind() *store.Kind {
	of := responseKindOf()
	one := *of.Field("assessment")
	one.Group = ""
	one.Help = "Is what is being done enough? It is not the status and not the BRAG of any action. None received and does not apply are answers too."
	one.Options = func() []store.Option {
		return append(append([]store.Option{}, of.Field("assessment").Options()...), of.Field("assessment_answer").Options()...)
	}
	evidence := store.Field{Name: fieldEvidence, Title: "Add evidence", Type: store.Text, Max: 300,
		Help: "What shows that it is so: minutes, figures, what families said. It is added to the evidence of the response."}
	k := &store.Kind{Name: "assessment", Title: "Assessment", Plural: "Assessments", NameField: "assessment",
		Fields: []store.Field{one, *of.Field("assessment_reason"), evidence}}
	for _, name := range submission.Ratings() {
		k.Fields = append(k.Fields, *of.Field(name))
	}
	return k
}

// assessing makes a form ask for the assessment, beside what was judged before.
func (msg responseMsg) assessing(e *host.Edit) {
	e.Kind, e.Fields, e.Title, e.Of = assessmentKind(), nil, "Assessment of "+submission.NationalTitle(msg.no)+", "+msg.quarter.String(), "national action "+msg.no
	if msg.rec != nil && msg.rec.Blank("assessment") && !msg.rec.Blank("assessment_answer") {
		e.Initial = map[string]form.Value{"assessment": {Text: msg.rec.Get("assessment_answer")}}
	}
	if a, ok := national.MatchAction(msg.no); ok {
		e.Notes = append(e.Notes, "June 2021: "+a.Assessment.Title()+".")
	}
	if msg.before != nil {
		e.Notes = append(e.Notes, msg.before.Get("quarter")+": "+judgedWhole(msg.before))
	}
	evidence := ""
	e.Convert = func(edits []form.Edit) (own []form.Edit) {
		for _, edit := range edits {
			switch edit.Field.Name {
			case fieldEvidence:
				evidence = edit.Value
			case "assessment":
				own = append(own, assessmentEdits(edit.Value)...)
			default:
				own = append(own, edit)
			}
		}
		return own
	}
	e.Apply = func(tx *store.Tx, edits []form.Edit) (store.ID, error) {
		id, err := msg.keepOwn(tx, edits)
		if err == nil && evidence != "" {
			_, err = tx.Add("evidence", id, store.Values{"title": evidence})
		}
		return id, err
	}
}

// assessmentEdits store a judgement, or the answer in its place.
func assessmentEdits(value string) []form.Edit {
	judged, answer := form.Edit{Field: responseKindOf().Field("assessment"), Value: value}, form.Edit{Field: responseKindOf().Field("assessment_answer")}
	for _, o := range answer.Field.Options() {
		if o.Code == value {
			judged.Value, answer.Value = "", value
		}
	}
	return []form.Edit{judged, answer}
}

// keepOwn stores answers in the fields of the response, and begins it where there
// is none.
func (msg responseMsg) keepOwn(tx *store.Tx, edits []form.Edit) (store.ID, error) {
	id, err := msg.begin(tx)
	if err != nil {
		return "", err
	}
	for _, edit := range edits {
		if edit.Field.Many {
			err = putItems(tx, id, edit)
		} else {
			err = tx.Set(id, edit.Field.Name, edit.Value)
		}
		if err != nil {
			return id, fmt.Errorf("saving %s: %w", edit.Field.Title, err)
		}
	}
	return id, nil
}

// begin gives the response that is edited, and begins it where there is none.
func (msg responseMsg) begin(tx *store.Tx) (store.ID, error) {
	if msg.rec != nil {
		return msg.rec.ID, nil
	}
	return tx.Add(store.Response, "", store.Values{"quarter": msg.quarter.String(), "national_action": msg.no})
}

// fundamentalsAsked are the five fundamentals as questions in plain words, by code.
var fundamentalsAsked = map[string]string{
	"what_matters": "How did the work this quarter start from what matters to children and families, and not from how services are set up?",
	"listening":    "What was heard from children and families this quarter, and what was done because of it?",
	"poverty":      "What did the work do this quarter to ease poverty for the families it meets?",
	"rights":       "How did the work uphold children's rights this quarter?",
	"language":     "How was language changed or looked after this quarter, so that it is caring and plain?",
}

// fundamentals makes a form ask for a line on each of the five.
func (msg responseMsg) fundamentals(e *host.Edit) {
	k := &store.Kind{Name: "fundamentals", Title: "Fundamentals", Plural: "Fundamentals", NameField: "fundamentals"}
	e.Initial = map[string]form.Value{}
	for _, f := range national.Plan2124().Fundamentals() {
		k.Fields = append(k.Fields, store.Field{Name: f.Code, Title: f.Name, Type: store.Prose, Max: 1000, Help: fundamentalsAsked[f.Code] + " A line is enough. An organisation must show that it " + f.MustShow + "."})
		if msg.rec == nil {
			continue
		}
		for _, item := range msg.rec.Items("fundamentals") {
			if item.Value == f.Code {
				e.Initial[f.Code] = form.Value{Text: item.Note}
			}
		}
	}
	e.Kind, e.Fields, e.Title, e.Of = k, nil, "Fundamentals of "+submission.NationalTitle(msg.no)+", "+msg.quarter.String(), "national action "+msg.no
	e.Convert = func(edits []form.Edit) []form.Edit {
		own := form.Edit{Field: responseKindOf().Field("fundamentals")}
		if msg.rec != nil {
			own.Was = msg.rec.Items("fundamentals")
		}
		said := map[string]string{}
		for _, item := range own.Was {
			said[item.Value] = item.Note
		}
		for _, edit := range edits {
			if said[edit.Field.Name] = edit.Value; edit.Value == "" {
				delete(said, edit.Field.Name)
			}
		}
		for _, f := range national.Plan2124().Fundamentals() {
			if note, there := said[f.Code]; there {
				own.Items = append(own.Items, store.Item{Value: f.Code, Note: note})
			}
		}
		return []form.Edit{own}
	}
	e.Apply = msg.keepOwn
}

// addToResponse adds a commitment, a lead or the like, and begins the response
// in the same change when there is none yet.
func (r *submissionRoom) addToResponse(s *document.Stop, initial map[string]form.Value) tea.Cmd {
	quarter, no := r.quarter.String(), r.want
	e := host.Edit{Kind: store.KindNamed(s.Add), Parent: s.Parent, Of: "the response to national action " + no, Title: "New " + words.LowerFirst(store.KindNamed(s.Add).Title),
		Initial: initial, Saved: r.shownEntry}
	if s.Parent == "" {
		e.Also, e.Before = nil, func(tx *store.Tx) (store.ID, error) {
			return tx.Add(store.Response, "", store.Values{"quarter": quarter, "national_action": no})
		}
	}
	for i := range e.Kind.Fields {
		if e.Kind.Fields[i].Required {
			e.Focus = e.Kind.Fields[i].Name
			break
		}
	}
	return r.host.Edit(e)
}

// partAt is the part of the response that the cursor stands on; nil where it
// stands on none.
func (r *submissionRoom) partAt() *submission.Part {
	s := r.page.Stop()
	if r.focus != onPage || s == nil || s.Note != nil {
		return nil
	}
	kind := s.Add
	if s.Record != nil {
		kind = s.Record.Kind.Name
	}
	for _, p := range submission.Parts() {
		switch {
		case s.Field != "" && (s.Field == p.Field || s.Field == p.Answer), kind != "" && kind == p.Kind:
			return &p
		case p.Name == submission.Assessment && (strings.HasPrefix(s.Field, "assessment") || s.Field == "pace" || kind == "evidence"):
			return &p
		}
	}
	return nil
}
