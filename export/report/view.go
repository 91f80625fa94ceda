package report

import (
	"cmp"
	"html/template"
	"io"
	"slices"
	"strings"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
	"kept/store/national"
	"kept/store/words"
)

// view is the report as its template needs it: text only, in order.
type view struct {
	PageTitle, Partnership, Quarter, Days, State, ID, Format string
	Revision                                                 int
	Areas                                                    []string
	Invented                                                 bool
	Licence, LicenceURL                                      string
	Counts                                                   []chartView
	Plan, Document                                           string
	PriorityAreas                                            []areaView
	Answered                                                 int
	Actions                                                  []actionView
	Updates                                                  []updateView
	Priorities                                               []priorityView
	Stakeholders                                             []stakeholderView
	Heard                                                    []heardView
	Sources                                                  []national.Source
	Signature, Amends, Reason, Since                         string
	Accepted                                                 []acceptedView
	Differences                                              *differencesView
	Counted, Completed                                       []string // what changed for children
	SinceWords, NothingCounted                               string
}

// chartView is a table whose numbers are also drawn as bars.
type chartView struct {
	ID, Caption, What, Of string
	Rows                  []barView
}

type barView struct {
	Label, Help, Tone string
	N, Share          int // how many, and in per cent of all, rounded
}

type areaView struct {
	No      int
	Title   string
	Actions []nationalView
}

// nationalView is one national action in the five blocks of Change Programme ONE.
type nationalView struct {
	No                                int
	Title, Requirement, Pages         string
	PlanLeads, Links                  []string
	Then, ThenWhy                     string // the assessment of June 2021
	Answered                          bool
	Heard, Committed                  []string
	HeardAnswer, CommittedAnswer      string
	LeadsAnswer, StepsAnswer          string
	Commitments, Steps                []stepView
	Leads                             []leadView
	Assessment, AssessmentAnswer      string
	AssessmentReason                  []string
	Change                            string
	Evidence                          []string
	Actions                           []string
	CommitmentsCaption, StepsCaption  string
	HasCommitted, HasLeads, HasAssess bool
	Carried                           string
	Fundamentals, Ratings             []pairView
}

type stepView struct{ What, Owner, Due, Status, Change string }
type leadView struct{ Name, Role, Note string }
type actionView struct {
	Reference, Title, Leads, Status, BRAG, Tone, Due, National, Change string
}
type updateView struct{ Day, Action, Note string }
type priorityView struct {
	Rank, Title, Origin, Belongs, Owner, Change string
	Why, Actions                                []string
}
type stakeholderView struct {
	Name, Kind, Involvement, Change string
	Part                            []string
	Leads                           int
}
type heardView struct {
	Where string
	Text  []string
}

// ForBundle gives what writes the report of a submission as its bundle holds it, as
// a page and as a document for word processors.
func ForBundle(b *snapshot.Snapshot) (html, docx func(io.Writer) error) {
	view := newView(b)
	return view.write, view.document(b).writeDocx
}

// newView gathers what the report says.
func newView(b *snapshot.Snapshot) view {
	s := b.Submission
	plan := national.Plan2124()
	document, published := plan.Document()
	v := view{
		PageTitle: shortTitle(s), Partnership: s.Partnership, Quarter: s.Quarter.String(),
		Days:  s.Quarter.From().Long() + " to " + s.Quarter.To().Long(),
		State: words.CapitalFirst(s.StateTitle()), ID: s.ID(), Format: s.Format, Revision: s.Revision, Invented: s.Invented,
		Plan: plan.Title(), Document: document + ", " + longDate(published), Answered: len(b.Entries(store.Response)),
	}
	names := s.AreaNames()
	for i, code := range s.Areas {
		v.Areas = append(v.Areas, names[i]+" ("+code+")")
	}
	v.Licence, v.LicenceURL = snapshot.LicenceText(s.Licence)
	actions := sortedActions(b)
	v.Counted, v.Completed = changedForChildren(b, actions)
	v.SinceWords, v.NothingCounted = sinceWords(s), nothingCounted
	v.Counts = charts(b, actions)
	v.PriorityAreas = areas(b, plan, actions)
	for _, e := range actions {
		v.Actions = append(v.Actions, actionView{Reference: e.Get("reference"), Title: e.Get("title"), Leads: b.NamesIn(e, "leads"),
			Status: e.Display("status"), BRAG: bragText(e), Tone: e.Get("brag"), Due: e.Display("due"),
			National: e.Codes("national_actions"), Change: e.Change})
		if heard := e.Get("heard"); heard != "" {
			v.Heard = append(v.Heard, heardView{Where: "Action " + b.Name(e), Text: paragraphs(heard)})
		}
		for _, u := range b.Children(e.ID, "update") {
			if d, err := calendar.ParseDate(u.Get("date")); err == nil && calendar.QuarterOf(d) == s.Quarter {
				v.Updates = append(v.Updates, updateView{Day: u.Get("date"), Action: b.Name(e), Note: words.OneLine(u.Get("note"))})
			}
		}
	}
	slices.SortStableFunc(v.Updates, func(x, y updateView) int { return strings.Compare(x.Day, y.Day) })
	for i := range v.Updates {
		v.Updates[i].Day = longDate(v.Updates[i].Day)
	}
	v.sign(b)
	v.Priorities = priorities(b, actions)
	v.Stakeholders = stakeholders(b)
	for _, set := range []national.Set{national.SetActions, national.SetLeadOrganisations, national.SetLinks} {
		if source, ok := plan.SourceOf(set); ok {
			v.Sources = append(v.Sources, source)
		}
	}
	if source, ok := national.SourceOf(national.SetAuthorities); ok {
		v.Sources = append(v.Sources, source)
	}
	return v
}

// shortTitle is the page's title, which browsers show in a tab: at most 70
// characters as they are written in HTML.
func shortTitle(s snapshot.Submission) string {
	title := s.Quarter.String() + " submission: "
	name, whole := []rune(words.OneLine(s.Partnership)), true
	for len(name) > 0 && len([]rune(title+template.HTMLEscapeString(string(name)))) > 68 {
		name, whole = name[:len(name)-1], false
	}
	if !whole {
		return title + strings.TrimSpace(string(name)) + "…"
	}
	return title + string(name)
}

func charts(b *snapshot.Snapshot, actions []*snapshot.Entry) []chartView {
	assessed := chart("assessment", "How the national actions are assessed", "Assessment", "national actions")
	for _, a := range national.Assessments() {
		assessed.Rows = append(assessed.Rows,
			barView{Label: a.Title(), Tone: string(a), N: count(b.Entries(store.Response), "assessment", string(a))})
	}
	rest := len(national.Plan2124().Actions())
	for _, r := range assessed.Rows {
		rest -= r.N
	}
	assessed.Rows = append(assessed.Rows, barView{Label: "No assessment", Tone: "none", N: rest})
	marked := chart("change", "What became of the actions since "+sinceText(b.Submission), "Change", "actions")
	for _, m := range snapshot.Marks() {
		marked.Rows = append(marked.Rows,
			barView{Label: words.CapitalFirst(m), Tone: "plain",
				N: len(filter(actions, func(e *snapshot.Entry) bool { return e.Change == m }))})
	}
	list := []chartView{
		choiceChart("brag", "Reporting colour (BRAG) of the actions", "Colour", actions, "brag", "Not given"),
		choiceChart("status", "Delivery status of the actions", "Status", actions, "status", "Not given"),
		assessed, marked,
	}
	for i := range list {
		list[i].shares()
	}
	return list
}

func chart(id, caption, what, of string) chartView {
	return chartView{ID: id, Caption: caption, What: what, Of: of}
}

func choiceChart(id, caption, what string, entries []*snapshot.Entry, field, blank string) chartView {
	c := chart(id, caption, what, "actions")
	for _, o := range store.KindNamed(store.Action).Field(field).Options() {
		tone := "plain"
		if field == "brag" {
			tone = o.Code
		}
		c.Rows = append(c.Rows, barView{Label: o.Title, Help: o.Help, Tone: tone, N: count(entries, field, o.Code)})
	}
	c.Rows = append(c.Rows, barView{Label: blank, Tone: "none", N: count(entries, field, "")})
	return c
}

func (c *chartView) shares() {
	all := 0
	for _, r := range c.Rows {
		all += r.N
	}
	for i := range c.Rows {
		if all > 0 {
			c.Rows[i].Share = (c.Rows[i].N*200 + all) / (2 * all)
		}
	}
}

func count(entries []*snapshot.Entry, field, code string) int {
	return len(filter(entries, func(e *snapshot.Entry) bool { return e.Get(field) == code }))
}

func filter(entries []*snapshot.Entry, keep func(*snapshot.Entry) bool) []*snapshot.Entry {
	var kept []*snapshot.Entry
	for _, e := range entries {
		if keep(e) {
			kept = append(kept, e)
		}
	}
	return kept
}

func priorities(b *snapshot.Snapshot, actions []*snapshot.Entry) []priorityView {
	var list []priorityView
	sorted := slices.SortedStableFunc(slices.Values(b.Entries(store.Priority)), func(x, y *snapshot.Entry) int {
		return cmp.Or(cmp.Compare(snapshot.RankOf(x), snapshot.RankOf(y)), strings.Compare(x.Get("title"), y.Get("title")))
	})
	for _, e := range sorted {
		p := priorityView{Rank: e.Get("rank"), Title: e.Get("title"), Origin: e.Display("origin"), Owner: b.NameOf(e.Get("owner")),
			Why: paragraphs(e.Get("why")), Change: e.Change}
		p.Belongs = words.JoinFilled(", ", e.Display("priority_area"), e.Display("foundation"))
		for _, a := range actions {
			if slices.ContainsFunc(a.Items("priorities"), func(i snapshot.Item) bool { return i.Value == string(e.ID) }) {
				p.Actions = append(p.Actions, standing(b, a))
			}
		}
		list = append(list, p)
	}
	return list
}

func stakeholders(b *snapshot.Snapshot) []stakeholderView {
	leads := map[string]int{}
	for _, e := range b.Entries(store.Action) {
		for _, i := range e.Items("leads") {
			leads[i.Value]++
		}
	}
	var list []stakeholderView
	for _, e := range b.Entries(store.Stakeholder) {
		list = append(list, stakeholderView{Name: e.Get("name"), Kind: e.Display("kind"), Involvement: e.Display("involvement"),
			Change: e.Change,
			Part:   paragraphs(e.Get("part")), Leads: leads[string(e.ID)]})
	}
	slices.SortStableFunc(list, func(x, y stakeholderView) int {
		return strings.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name))
	})
	return list
}

func bragText(e *snapshot.Entry) string {
	o, ok := e.Kind.Field("brag").Option(e.Get("brag"))
	if !ok {
		return ""
	}
	return o.Title + ", " + o.Help
}
