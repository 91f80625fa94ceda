// Package example builds a worked example: Change Programme ONE (The Promise
// Scotland, 25 June 2021) as a workbook, with its 101 commitments as actions and
// its account of each of the 25 national actions as a response.
//
// The commitments come in from commitments.csv exactly as a person would import
// a table of their own; the responses come from the national plan's reference
// data. All wording is our own short paraphrase of the document; names, numbers,
// dates and pages are its facts.
package example

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"kept/export/importing"
	"kept/store"
	"kept/store/calendar"
	"kept/store/national"
	"kept/store/reference"
)

// Name is what the workbook's partnership is called.
const Name = "Change Programme ONE, June 2021"

// Quarter is the quarter that the responses speak of: the document appeared in
// June 2021, the last month of 2021-22 Q1.
const Quarter = "2021-22 Q1"

// commitments is a table that can be imported with
//
//	kept import commitments.csv --as actions --map commitment=title,owner=leads,section=tags
//
//go:embed commitments.csv
var commitments []byte

// CommitmentsCSV gives the table of commitments as it is imported.
func CommitmentsCSV() []byte { return bytes.Clone(commitments) }

// ImportOptions are those with which the table of commitments is imported.
func ImportOptions() importing.Options {
	return importing.Options{As: store.Action, Today: published(),
		Map: map[string]string{"commitment": "title", "owner": "leads", "section": "tags"}}
}

// published is the day of the document, on which its words about time are read.
func published() calendar.Date {
	_, day := national.Plan2124().Document()
	d, _ := calendar.ParseDate(day) // the reference data's own tests hold it to this form
	return d
}

// Build makes the workbook at path. The keeper is Kept itself unless opt names
// one. It fails with [store.ErrExists] if there is a file already.
func Build(ctx context.Context, path string, opt store.Options) (*store.Workbook, error) {
	if opt.Keeper == "" {
		opt.Keeper = "Kept"
	}
	w, err := store.Create(ctx, path, opt)
	if err != nil {
		return nil, err
	}
	if err := fill(ctx, w); err != nil {
		return nil, errors.Join(fmt.Errorf("building the worked example: %w", err), w.Close())
	}
	return w, nil
}

func fill(ctx context.Context, w *store.Workbook) error {
	_, err := w.Write(ctx, "Made the workbook", func(tx *store.Tx) error {
		id, err := tx.Add(store.Partnership, "", store.Values{"name": Name, "kind": "national", "first_quarter": Quarter,
			"licence": "OGL-UK-3.0"})
		if err != nil {
			return err
		}
		_, err = tx.Add("keeper", id, store.Values{"name": w.Keeper(), "role": "worked example"})
		return err
	})
	if err != nil {
		return err
	}
	table, err := importing.ReadTable(bytes.NewReader(commitments), "commitments.csv", "")
	if err != nil {
		return err
	}
	plan, err := importing.NewPlan(ctx, w, table, ImportOptions())
	if err != nil {
		return err
	}
	if _, err := plan.Apply(ctx, w); err != nil {
		return err
	}
	if err := keepTheRest(ctx, w); err != nil {
		return err
	}
	return addResponses(ctx, w)
}

// keepTheRest writes into the descriptions what the document says and no column
// could hold: statuses off the delivery scale, and owners with a remark.
func keepTheRest(ctx context.Context, w *store.Workbook) error {
	byReference := map[string]*store.Record{}
	err := w.Each(ctx, store.Query{Kind: store.Action}, false, func(r *store.Record) error {
		byReference[r.Get("reference")] = r
		return nil
	})
	if err != nil {
		return err
	}
	_, err = w.Write(ctx, "Kept what the columns could not hold", func(tx *store.Tx) error {
		for _, c := range allCommitments(national.Plan2124()) {
			r := byReference[c.ID]
			if r == nil {
				return fmt.Errorf("commitment %s was not imported", c.ID)
			}
			var lines []string
			if r.Blank("status") && c.StatusInDocument != "" {
				lines = append(lines, "Status in the document: "+c.StatusInDocument+".")
			}
			if owner := c.OwnerText(); strings.Contains(owner, "(") {
				lines = append(lines, "Owner as recorded: "+owner+".")
			}
			if len(lines) == 0 {
				continue
			}
			if err := tx.Set(r.ID, "description", strings.Join(lines, "\n")); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}

// addResponses makes the account of each national action.
func addResponses(ctx context.Context, w *store.Workbook) error {
	names := map[string]store.ID{}
	err := w.Each(ctx, store.Query{Kind: store.Stakeholder}, false, func(r *store.Record) error {
		names[r.Get("name")] = r.ID
		return nil
	})
	if err != nil {
		return err
	}
	plan := national.Plan2124()
	_, err = w.Write(ctx, "Entered the responses to the 25 national actions", func(tx *store.Tx) error {
		if err := addOrganisations(tx, plan, names); err != nil {
			return err
		}
		for _, a := range plan.Actions() {
			if err := addResponse(tx, plan, a, names); err != nil {
				return fmt.Errorf("national action %d: %w", a.No, err)
			}
		}
		return nil
	})
	return err
}

// organisationKinds are the kinds of stakeholder that partners are.
var organisationKinds = map[national.PartnerKind]string{
	national.PartnerNational: "national_body", national.PartnerPartnership: "other", national.PartnerCouncil: "council",
	national.PartnerHealthBoard: "health_board", national.PartnerProvider: "provider", national.PartnerThirdSector: "third_sector",
}

// addOrganisations adds the organisations with a part that own no commitment,
// and says of each what kind it is.
func addOrganisations(tx *store.Tx, plan *national.Plan, names map[string]store.ID) error {
	added := map[string]bool{}
	for _, l := range allLeadOrganisations(plan) {
		if added[l.Organisation] {
			continue
		}
		added[l.Organisation] = true
		kind := organisationKinds[l.PartnerKind]
		if id, ok := names[l.Organisation]; ok {
			if err := tx.Set(id, "kind", kind); err != nil {
				return err
			}
			continue
		}
		id, err := tx.Add(store.Stakeholder, "", store.Values{"name": l.Organisation, "kind": kind})
		if err != nil {
			return err
		}
		names[l.Organisation] = id
	}
	return nil
}

func addResponse(tx *store.Tx, plan *national.Plan, a national.Action, names map[string]store.ID) error {
	values := store.Values{
		"quarter": Quarter, "national_action": strconv.Itoa(a.No),
		"heard": whatWasHeard(plan, a), "assessment": string(a.Assessment), "assessment_reason": reason(a),
	}
	var promised []string
	for _, c := range plan.Commitments(a.No) {
		promised = append(promised, c.ID+" "+c.Text+" ("+c.OwnerText()+")")
	}
	if values["committed"] = strings.Join(promised, "\n"); len(promised) == 0 {
		values["committed_answer"] = "none_received"
	}
	steps := plan.NextSteps(a.No)
	if len(steps) == 0 {
		values["next_steps_answer"] = "none_received"
	}
	id, err := tx.Add(store.Response, "", values)
	if err != nil {
		return err
	}
	for _, s := range steps {
		step := store.Values{"step": s.Text}
		if owner, ok := names[s.Who]; ok {
			step["owner"] = string(owner)
		} else if s.Who != national.NotNamed {
			step["step"] += " (" + s.Who + ")"
		}
		if _, err := tx.Add("next_step", id, step); err != nil {
			return err
		}
	}
	source, _ := plan.SourceOf(national.SetActions)
	_, err = tx.Add("evidence", id, store.Values{"title": "Change Programme ONE, page " + a.Pages, "form": "document", "place": source.URL,
		"date": published().String()})
	if err != nil {
		return err
	}
	for _, l := range plan.LeadOrganisations(a.No) {
		role, note := part(l)
		if _, err := tx.Add("response_lead", id, store.Values{"stakeholder": string(names[l.Organisation]), "role": role,
			"note": note}); err != nil {
			return err
		}
	}
	return nil
}

// whatWasHeard is the block on what was heard, a line for each thing, with who said it
// where the document tells.
func whatWasHeard(plan *national.Plan, a national.Action) string {
	var lines []string
	for _, h := range plan.Heard(a.No) {
		line := h.Text
		if h.Who != national.NotStated {
			line += " (" + h.Who + ")"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// reason is why the document assesses a national action as it does: blank where it does
// not say, as in 16 of 25.
func reason(a national.Action) string {
	if a.Reason.Kind == national.ReasonNone {
		return ""
	}
	return reference.ReasonWords(a.Reason)
}

// part gives the role that the workbook knows for the document's word. A word
// that it does not know is another role, and stands in the note.
func part(l national.LeadOrganisation) (role, note string) {
	roles := store.KindNamed("response_lead").Field("role")
	if _, ok := roles.Option(l.Role); ok {
		return l.Role, l.Note
	}
	if l.Note == "" {
		return "other", l.Role
	}
	return "other", l.Role + ": " + l.Note
}

// allCommitments lists those of every action, in the order of the plan.
func allCommitments(plan *national.Plan) []national.Commitment {
	var list []national.Commitment
	for _, a := range plan.Actions() {
		list = append(list, plan.Commitments(a.No)...)
	}
	return list
}

// allLeadOrganisations lists those of every action, in the order of the plan.
func allLeadOrganisations(plan *national.Plan) []national.LeadOrganisation {
	var list []national.LeadOrganisation
	for _, a := range plan.Actions() {
		list = append(list, plan.LeadOrganisations(a.No)...)
	}
	return list
}
