package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/national"
	"kept/store/rule"
	"kept/store/words"
)

// areas lays the 25 national actions out under their priority areas.
func areas(b *snapshot.Snapshot, plan *national.Plan, actions []*snapshot.Entry) []areaView {
	responses := map[string]*snapshot.Entry{}
	for _, e := range b.Entries(store.Response) {
		responses[e.Get("national_action")] = e
	}
	var list []areaView
	for _, a := range plan.PriorityAreas() {
		area := areaView{No: a.No, Title: a.Title}
		for _, n := range plan.ActionsIn(a.No) {
			area.Actions = append(area.Actions, nationalAction(b, plan, n, responses[strconv.Itoa(n.No)], actions))
		}
		list = append(list, area)
	}
	return list
}

func nationalAction(b *snapshot.Snapshot, plan *national.Plan, n national.Action, response *snapshot.Entry,
	actions []*snapshot.Entry) nationalView {
	v := nationalView{No: n.No, Title: n.Title, Requirement: words.EndSentence(n.Requirement), Pages: pages(n.Pages),
		Then: n.Assessment.Title(), ThenWhy: words.EndSentence(n.AssessmentNote)}
	for _, o := range plan.LeadOrganisations(n.No) {
		if o.Role == "lead" && !slices.Contains(v.PlanLeads, o.Organisation) {
			v.PlanLeads = append(v.PlanLeads, o.Organisation)
		}
	}
	for _, l := range plan.Links(n.No) {
		if text := linkText(plan, l); !slices.Contains(v.Links, text) {
			v.Links = append(v.Links, text)
		}
	}
	no := strconv.Itoa(n.No)
	for _, a := range actions {
		if slices.ContainsFunc(a.Items("national_actions"), func(i snapshot.Item) bool { return i.Value == no }) {
			v.Actions = append(v.Actions, standing(b, a))
		}
	}
	if response != nil {
		v.answer(b, response)
	}
	return v
}

// standing is an action with how it stands in brackets.
func standing(b *snapshot.Snapshot, a *snapshot.Entry) string {
	if how := words.JoinFilled("; ", a.Display("status"), bragText(a)); how != "" {
		return b.Name(a) + " (" + how + ")"
	}
	return b.Name(a)
}

// pages says on which page of the plan's document something stands.
func pages(of string) string {
	if strings.Contains(of, "-") {
		return "pages " + of
	}
	return "page " + of
}

func linkText(plan *national.Plan, l national.Link) string {
	if a, ok := plan.Action(l.ToAction); ok {
		return fmt.Sprintf("%d %s", a.No, a.Title)
	}
	if a, ok := plan.PriorityArea(l.ToArea); ok {
		return "all of " + a.Title
	}
	return ""
}

// answer fills in what the partnership says this quarter.
func (v *nationalView) answer(b *snapshot.Snapshot, e *snapshot.Entry) {
	v.Answered, v.Change = true, e.Change
	v.Heard, v.HeardAnswer = paragraphs(e.Get("heard")), e.Display("heard_answer")
	v.Committed, v.CommittedAnswer = paragraphs(e.Get("committed")), e.Display("committed_answer")
	v.LeadsAnswer, v.StepsAnswer = e.Display("leads_answer"), e.Display("next_steps_answer")
	v.Assessment, v.AssessmentAnswer = e.Display("assessment"), e.Display("assessment_answer")
	v.AssessmentReason = paragraphs(e.Get("assessment_reason"))
	v.CommitmentsCaption = fmt.Sprintf("Commitments to national action %d", v.No)
	v.StepsCaption = fmt.Sprintf("Next steps on national action %d", v.No)
	for _, c := range b.Children(e.ID, "commitment") {
		v.Commitments = append(v.Commitments, stepView{What: words.OneLine(c.Get("commitment")), Owner: b.NameOf(c.Get("owner")),
			Due: c.Display("due"), Status: c.Display("status"), Change: c.Change})
	}
	for _, c := range b.Children(e.ID, "next_step") {
		status := "To do"
		if rule.IsDone(c) {
			status = "Done"
		}
		v.Steps = append(v.Steps, stepView{What: words.OneLine(c.Get("step")), Owner: b.NameOf(c.Get("owner")), Due: c.Display("due"),
			Status: status, Change: c.Change})
	}
	for _, c := range b.Children(e.ID, "response_lead") {
		v.Leads = append(v.Leads, leadView{Name: b.NameOf(c.Get("stakeholder")), Role: c.Display("role"),
			Note: words.OneLine(c.Get("note"))})
	}
	for _, c := range b.Children(e.ID, "evidence") {
		v.Evidence = append(v.Evidence, words.JoinFilled(", ", words.OneLine(c.Get("title")), c.Display("form"),
			words.OneLine(c.Get("place")), c.Display("date")))
	}
	if e.Get("carried") != "" {
		v.Carried = e.Display("carried")
	}
	v.Fundamentals, v.Ratings = fundamentals(e), ratings(e)
	v.HasCommitted = len(v.Committed)+len(v.Commitments) > 0 || v.CommittedAnswer != ""
	v.HasLeads = len(v.Leads) > 0 || v.LeadsAnswer != ""
	v.HasAssess = v.Assessment != "" || v.AssessmentAnswer != ""
}
