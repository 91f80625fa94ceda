package check

import (
	"strconv"
	"strings"

	"kept/store"
	"kept/store/national"
	"kept/store/rule"
	"kept/store/submission"
	"kept/store/words"
)

// mapped is what our own actions say of one national action.
type mapped struct {
	actions  int // that are not stopped
	open     int
	colours  map[string]int // of the open ones
	evidence int            // how many have evidence
	updates  int            // of the quarter
	updated  int            // how many actions have such updates
	names    []string       // of a few of them
}

// mostNamed is how many actions a finding names.
const mostNamed = 3

// rememberNational keeps what an action says of the national actions it serves.
func (c *checker) rememberNational(r *store.Record, open bool) {
	if rule.IsStopped(r) {
		return
	}
	updates := 0
	for _, u := range r.Children("update") {
		if c.Quarter.Holds(u.Get("date")) {
			updates++
		}
	}
	for _, no := range r.Values("national_actions") {
		m := c.plan[no]
		if m == nil {
			m = &mapped{colours: map[string]int{}}
			c.plan[no] = m
		}
		m.actions++
		if open {
			m.open++
			m.colours[r.Get("brag")]++
		}
		if len(r.Children("evidence")) > 0 {
			m.evidence++
		}
		if updates > 0 {
			m.updates += updates
			if m.updated++; len(m.names) < mostNamed {
				m.names = append(m.names, words.Excerpt(r.Name(), mostShown))
			}
		}
	}
}

// partWords are the parts of a response as a finding calls them.
var partWords = map[string]string{"heard": "what has been heard", "committed": "what has been committed", "leads": "who leads",
	"next_steps": "next steps", submission.Assessment: "the assessment"}

func (c *checker) response(r *store.Record) {
	no := r.Get("national_action")
	if first, ok := c.responses[no]; ok {
		c.report("response.twice", r, "national_action", r.Show("national_action"), first+" is another response to it in the same quarter")
	} else {
		c.responses[no] = c.place(r)
	}
	blank, none := c.responseParts(r)
	if len(blank) > 0 {
		c.report("response.blank-parts", r, "", strings.Join(blank, ", "), "nothing is said of "+words.Join(blank, "and"))
	}
	m := c.plan[no]
	if m == nil {
		m = &mapped{}
	}
	if len(none) > 0 && m.updates > 0 {
		c.report("response.none-but-updates", r, "", strings.Join(none, ", "), "it says that none was received of "+words.Join(none, "and")+
			", while our own actions for it have "+words.CountPlain(m.updates, "update",
			"updates")+" in the quarter: "+namedAndMore(m.names, m.updated))
	}
	c.assessment(r, m)
	for _, s := range r.Children("next_step") {
		if by := s.When("due"); rule.IsStepOverdue(s, c.Today) {
			c.report("next_step.overdue", s, "due", by.String(), "it was due by "+by.To.Long()+" and is not done")
		}
	}
}

// responseParts checks the parts of a response by themselves, and lists those that are blank and those of which none was
// received.
func (c *checker) responseParts(r *store.Record) (blank, none []string) {
	for _, p := range submission.Parts() {
		written, answer, what := p.IsWritten(r), r.Get(p.Answer), partWords[p.Name]
		switch {
		case written && answer != "":
			c.report("response.both", r, p.Answer, r.Show(p.Answer),
				"it says \""+r.Show(p.Answer)+"\" of "+what+", and something is written there")
		case !written && answer == "" && p.Name == submission.Assessment:
			c.report("response.no-assessment", r, "assessment", "", "it has no assessment")
		case !written && answer == "":
			blank = append(blank, what)
		case answer == store.NoneReceived:
			none = append(none, what)
		}
	}
	return blank, none
}

func namedAndMore(names []string, of int) string {
	list := strings.Join(names, "; ")
	if of > len(names) {
		list += " and " + words.CountPlain(of-len(names), "other action", "other actions")
	}
	return list
}

// assessment asks what the assessment rests on.
func (c *checker) assessment(r *store.Record, m *mapped) {
	assessment := national.Assessment(r.Get("assessment"))
	if assessment == "" {
		return
	}
	if r.Blank("assessment_reason") {
		c.report("response.no-reason", r, "assessment_reason", "", "no reason is given for \""+r.Show("assessment")+"\"")
	}
	evidence := len(r.Children("evidence"))
	if evidence == 0 && m.evidence == 0 {
		c.report("response.no-evidence", r, "assessment", r.Show("assessment"), "no evidence is given for \""+r.Show("assessment")+"\"")
	}
	ask := func(why string) {
		c.report("response.assessment-question", r, "assessment", r.Show("assessment"),
			"a reader may ask how \""+r.Show("assessment")+"\" and this go together: "+why)
	}
	our := words.CountPlain(m.open, "open action", "open actions") + " of ours for it"
	switch {
	case assessment == national.Underway && m.open > 0 && m.colours[store.BRAGRed] == m.open:
		ask("the " + our + " " + words.Pick(m.open, "is", "are all") + " red")
	case assessment == national.Underway && m.actions == 0 && len(r.Children("commitment")) == 0 && evidence == 0:
		ask("no action of ours serves it, and the response has neither a commitment nor evidence")
	case assessment == national.LittleOrNone && m.open > 0 && m.colours[store.BRAGGreen]+m.colours[store.BRAGBlue] == m.open:
		ask("the " + our + " " + words.Pick(m.open, "is", "are all") + " green or blue")
	}
}

// nationalAcross notes the national actions of which nothing speaks.
func (c *checker) nationalAcross() {
	for _, a := range national.Plan2124().Actions() {
		no := strconv.Itoa(a.No)
		if m := c.plan[no]; m != nil && m.actions > 0 || c.responses[no] != "" {
			continue
		}
		c.add("national.unanswered", Finding{Kind: store.Response, Field: "national_action", Name: "National action " + no + " " + a.Title,
			Value: c.Quarter.String(),
			Wrong: "no action serves it and no response of " + c.Quarter.String() + " speaks of it"}, c.kindOf(store.Response), a.No)
	}
}
