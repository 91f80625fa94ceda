package responses

import (
	"fmt"
	"kept/ui/browser"
	"kept/ui/editing"
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
	WholeForm        = "whole"
	formAssessment   = "assessment"
	formFundamentals = "fundamentals"
)

// Editing says what of a response is edited.
type Editing struct {
	Form   string
	Focus  string // the field that the cursor begins in
	append string // words to be put at the end of that field
}

// Edit opens a form of the response to a national action in a quarter, which
// is begun if need be.
func Edit(h host.Host, quarter calendar.Quarter, no string, e Editing) tea.Cmd {
	ctx, book := h.Context(), h.Workbook()
	if no == "" {
		return nil
	}
	return h.Await(func() tea.Msg {
		f := responseForm{quarter: quarter, no: no}
		var err error
		if f.response, err = submission.ResponseTo(ctx, book, quarter, no); err == nil {
			f.before, err = submission.ResponseBefore(ctx, book, quarter, no)
		}
		if err != nil {
			return host.Failed{Err: fmt.Errorf("opening the response: %w", err)}
		}
		return host.OnLoop(func() tea.Cmd { return h.Edit(f.edit(e)) })
	})
}

// responseForm is a response that was read in order to be edited.
type responseForm struct {
	quarter  calendar.Quarter
	no       string        // of the national action
	response *store.Record // nil: not begun
	before   *store.Record // that of the quarter before; nil: there is none
}

// edit describes the form.
func (f responseForm) edit(what Editing) host.Edit {
	e := host.Edit{Kind: responseKindOf(), Record: f.response, Title: submission.NationalTitle(f.no) + ", " + f.quarter.String(),
		Fields: responseFields(), Focus: what.Focus}
	if f.response == nil {
		e.Also = map[string]string{"quarter": f.quarter.String(), "national_action": f.no}
	}
	switch what.Form {
	case formAssessment:
		f.askAssessment(&e)
	case formFundamentals:
		f.askFundamentals(&e)
	}
	if what.append != "" {
		e.Append = map[string]string{what.Focus: what.append}
	}
	return e
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

// fieldEvidence is what the form of the assessment asks that is no field of its own.
const fieldEvidence = "new_evidence"

// assessmentKind describes the form of the assessment: the judgement or the
// answer in its place as one choice, why, what shows it, and the ratings.
func assessmentKind() *store.Kind {
	of := responseKindOf()
	one := *of.Field("assessment")
	one.Group = ""
	one.Help = "Is what is being done enough? It is not the status and not the BRAG of any action. " +
		"None received and does not apply are answers too."
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

// askAssessment makes a form ask for the assessment, beside what was judged before.
func (f responseForm) askAssessment(e *host.Edit) {
	e.Kind, e.Fields, e.Of = assessmentKind(), nil, "national action "+f.no
	e.Title = "Assessment of " + submission.NationalTitle(f.no) + ", " + f.quarter.String()
	if f.response != nil && f.response.Blank("assessment") && !f.response.Blank("assessment_answer") {
		e.Initial = map[string]form.Value{"assessment": {Text: f.response.Get("assessment_answer")}}
	}
	if a, ok := national.MatchAction(f.no); ok {
		e.Notes = append(e.Notes, "June 2021: "+a.Assessment.Title()+".")
	}
	if f.before != nil {
		e.Notes = append(e.Notes, f.before.Get("quarter")+": "+assessmentWithReason(f.before))
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
		id, err := f.save(tx, edits)
		if err == nil && evidence != "" {
			_, err = tx.Add("evidence", id, store.Values{"title": evidence})
		}
		return id, err
	}
}

// assessmentEdits store a judgement, or the answer in its place.
func assessmentEdits(value string) []form.Edit {
	judged := form.Edit{Field: responseKindOf().Field("assessment"), Value: value}
	answer := form.Edit{Field: responseKindOf().Field("assessment_answer")}
	for _, o := range answer.Field.Options() {
		if o.Code == value {
			judged.Value, answer.Value = "", value
		}
	}
	return []form.Edit{judged, answer}
}

// save stores answers in the fields of the response, and begins it where there
// is none.
func (f responseForm) save(tx *store.Tx, edits []form.Edit) (store.ID, error) {
	id, err := f.begin(tx)
	if err != nil {
		return "", err
	}
	for _, edit := range edits {
		if edit.Field.Many {
			err = editing.PutItems(tx, id, edit)
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
func (f responseForm) begin(tx *store.Tx) (store.ID, error) {
	if f.response != nil {
		return f.response.ID, nil
	}
	return tx.Add(store.Response, "", store.Values{"quarter": f.quarter.String(), "national_action": f.no})
}

// fundamentalsAsked are the five fundamentals as questions in plain words, by code.
var fundamentalsAsked = map[string]string{
	"what_matters": "How did the work this quarter start from what matters to children and families, and not from how services are set up?",
	"listening":    "What was heard from children and families this quarter, and what was done because of it?",
	"poverty":      "What did the work do this quarter to ease poverty for the families it meets?",
	"rights":       "How did the work uphold children's rights this quarter?",
	"language":     "How was language changed or looked after this quarter, so that it is caring and plain?",
}

// askFundamentals makes a form ask for a line on each of the five.
func (f responseForm) askFundamentals(e *host.Edit) {
	k := &store.Kind{Name: "fundamentals", Title: "Fundamentals", Plural: "Fundamentals", NameField: "fundamentals"}
	e.Initial = map[string]form.Value{}
	for _, of := range national.Plan2124().Fundamentals() {
		k.Fields = append(k.Fields, store.Field{Name: of.Code, Title: of.Name, Type: store.Prose, Max: 1000,
			Help: fundamentalsAsked[of.Code] + " A line is enough. An organisation must show that it " + of.MustShow + "."})
		if f.response == nil {
			continue
		}
		for _, item := range f.response.Items("fundamentals") {
			if item.Value == of.Code {
				e.Initial[of.Code] = form.Value{Text: item.Note}
			}
		}
	}
	e.Kind, e.Fields, e.Of = k, nil, "national action "+f.no
	e.Title = "Fundamentals of " + submission.NationalTitle(f.no) + ", " + f.quarter.String()
	e.Convert = func(edits []form.Edit) []form.Edit {
		own := form.Edit{Field: responseKindOf().Field("fundamentals")}
		if f.response != nil {
			own.Was = f.response.Items("fundamentals")
		}
		notes := map[string]string{}
		for _, item := range own.Was {
			notes[item.Value] = item.Note
		}
		for _, edit := range edits {
			if notes[edit.Field.Name] = edit.Value; edit.Value == "" {
				delete(notes, edit.Field.Name)
			}
		}
		for _, of := range national.Plan2124().Fundamentals() {
			if note, there := notes[of.Code]; there {
				own.Items = append(own.Items, store.Item{Value: of.Code, Note: note})
			}
		}
		return []form.Edit{own}
	}
	e.Apply = f.save
}

// addEntry adds a commitment, a lead or the like, and begins the response
// in the same change when there is none yet.
func (r *List) addEntry(s *document.Stop, initial map[string]form.Value) tea.Cmd {
	quarter, no := r.quarter.String(), r.Want
	kind := store.KindNamed(s.Add)
	e := host.Edit{Kind: kind, Parent: s.Parent, Of: "the response to national action " + no, Title: "New " + words.LowerFirst(kind.Title),
		Initial: initial, Saved: r.ShownEntry}
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
	return r.Host.Edit(e)
}

// partAt is the part of the response that the cursor stands on; nil where it
// stands on none.
func (r *List) partAt() *submission.Part {
	s := r.Page.Stop()
	if r.Focus != browser.OnPage || s == nil || s.Note != nil {
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
