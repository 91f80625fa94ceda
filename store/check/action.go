package check

import (
	"fmt"
	"slices"
	"strings"

	"kept/store"
	"kept/store/calendar"
	"kept/store/rule"
	"kept/store/words"
)

// reference is an action that has a reference, and how many share it.
type reference struct {
	finding Finding
	order   int
	others  []*reference
}

// action looks at an action by itself and notes what others are held against.
func (c *checker) action(r *store.Record) {
	for _, one := range c.ask.missing {
		if one.rule.Holds(r) {
			c.report("action."+one.rule.Name, r, one.field, "", one.wrong)
		}
	}
	open := rule.IsOpen(r)
	if open {
		c.smart(r)
	}
	if c.ask.overdue.Holds(r) {
		due := r.When("due")
		c.report("action.overdue", r, "due", due.String(), "it was due by "+due.To.Long()+" and is not complete")
	}
	if c.ask.quiet.Holds(r) {
		c.noRecentUpdate(r)
	}
	c.judgements(r, open)
	start, due := r.When("start"), r.When("due")
	if !start.From.IsZero() && !due.To.IsZero() && due.To.Before(start.From) {
		c.report("action.due-before-start", r, "due", due.String(), "it is due by "+due.To.Long()+" and starts on "+start.From.Long())
	}
	c.measures(r, start, due)
	c.steps(r, due, open)
	c.remember(r, open)
}

// asked are the rules about actions as they are asked in one check.
type asked struct {
	missing        []missing
	overdue, quiet rule.Rule
	unproven       rule.Rule
}

// missing is what an action ought to have, and what is said where it has not.
type missing struct {
	rule         rule.Rule
	field, wrong string
}

// askedOf are the rules as they are asked on the day of the check.
func askedOf(o Options) asked {
	return asked{
		missing: []missing{
			{rule.OpenWithoutLead(), "leads", "nobody leads it"},
			{rule.OpenWithoutDue(), "due", "it has no due date"},
			{rule.OpenWithoutMeasure(), "", "it has no measure"},
			{rule.OpenWithoutResources(), "", "it shows no resources"},
		},
		overdue: rule.Overdue(o.Today), quiet: rule.Quiet(o.Today, o.QuietDays), unproven: rule.Unproven(),
	}
}

// noRecentUpdate says how long ago the last update was.
func (c *checker) noRecentUpdate(r *store.Record) {
	last := rule.LastUpdate(r)
	if last == "" {
		c.report("action.quiet", r, "", "", "it has no update")
		return
	}
	if d, err := calendar.ParseDate(last); err == nil {
		c.report("action.quiet", r, "", last, "its last update is of "+d.Long())
	}
}

// Words from which a title, or a description next to it, is specific.
const (
	wordsOfTitle       = 4
	wordsOfDescription = 8
)

// smart reports which letters of SMART an action does not meet.
func (c *checker) smart(r *store.Record) {
	target := slices.ContainsFunc(r.Children("measure"), func(m *store.Record) bool { return !m.Blank("target") })
	secured := slices.ContainsFunc(r.Children("resource"), func(m *store.Record) bool { return m.Get("certainty") == "secured" })
	var letters, missing []string
	lack := func(letter, what string) {
		letters, missing = append(letters, letter[:1]), append(missing, letter+" ("+what+")")
	}
	if why := notSpecific(r); why != "" {
		lack("Specific", why)
	}
	if !target {
		lack("Measurable", "no measure has a target")
	}
	if !secured && r.Blank("leads") {
		lack("Achievable", "it has no lead and no secured resources")
	}
	if r.Blank("national_actions") && r.Blank("foundations") && r.Blank("priorities") {
		lack("Relevant", "it names no national action, foundation or priority")
	}
	if r.When("due").To.IsZero() {
		lack("Time-bound", "no date says when it will be done")
	}
	if len(letters) > 0 {
		c.report("action.not-smart", r, "", strings.Join(letters, ""), "it is not yet "+words.Join(missing, "nor"))
	}
}

// notSpecific is why an action is not specific; "" when it is.
func notSpecific(r *store.Record) string {
	countWords := func(field string) int { return len(strings.Fields(r.Get(field))) }
	switch short := countWords("title") < wordsOfTitle && countWords("description") < wordsOfDescription; {
	case short && r.Blank("outcome"):
		return "its title and description say little, and no outcome is said"
	case short:
		return "its title and description say little"
	case r.Blank("outcome"):
		return "no outcome is said"
	}
	return ""
}

// judgements holds status, BRAG and what is shown for them against each other.
func (c *checker) judgements(r *store.Record, open bool) {
	status, brag := r.Get("status"), r.Get("brag")
	if c.ask.unproven.Holds(r) {
		c.report("action.no-evidence", r, "brag", r.Show("brag"), "it is reported as "+brag+" and has no evidence")
	}
	switch {
	case rule.IsComplete(r) && rule.IsRedOrAmber(r):
		c.report("action.status-against-brag", r, "brag", r.Show("brag"), "its status is complete and its colour is "+brag)
	case brag == store.BRAGBlue && status != "" && !rule.IsComplete(r):
		c.report("action.status-against-brag", r, "brag", r.Show("brag"),
			"its colour is blue, which means complete, and its status is "+strings.ToLower(r.Show("status")))
	}
	if open && rule.IsRedOrAmber(r) && r.Blank("barriers") && !rule.HasOpenStep(r) {
		c.report("action.no-way-on", r, "brag", r.Show("brag"), "it is "+brag+", and neither a next step nor a barrier is said")
	}
}

func (c *checker) measures(r *store.Record, start, due calendar.When) {
	for _, m := range r.Children("measure") {
		if m.Blank("baseline") {
			c.report("measure.no-baseline", m, "baseline", "", "it has no baseline")
		}
		if m.Blank("target") {
			c.report("measure.no-target", m, "target", "", "it has no target")
		}
		base := m.Get("baseline_date")
		for _, reading := range m.Children("reading") {
			day, report := reading.Get("date"), func(code, wrong string) {
				c.report(code, reading, "date", reading.Show("date"), wrong)
			}
			switch {
			case base != "" && day < base:
				report("reading.before-baseline", "it is from before the baseline of "+m.Show("baseline_date"))
			case base != "" && day == base:
			case !start.From.IsZero() && day < start.From.String():
				report("reading.outside-dates", "it is from before the action's start on "+start.From.Long())
			case !due.To.IsZero() && day > due.To.String():
				report("reading.outside-dates", "it is from after the action's due date of "+due.To.Long())
			}
		}
	}
}

// steps looks at next steps that are not done.
func (c *checker) steps(r *store.Record, due calendar.When, open bool) {
	for _, s := range r.Children("next_step") {
		by := s.When("due")
		switch {
		case !open || rule.IsDone(s) || by.To.IsZero():
		case rule.IsPast(by, c.Today):
			c.report("next_step.overdue", s, "due", by.String(), "it was due by "+by.To.Long()+" and is not done")
		case !due.To.IsZero() && by.To.After(due.To) && (by.From.IsZero() || by.From.After(due.To)):
			c.report("next_step.after-due", s, "due", by.String(), "it is due by "+by.To.Long()+", and the action by "+due.To.Long())
		}
	}
}

// remember keeps of an action what is held against other records.
func (c *checker) remember(r *store.Record, open bool) {
	if ref := strings.ToLower(strings.Join(strings.Fields(r.Get("reference")), " ")); ref != "" {
		this := &reference{order: c.order, finding: Finding{Record: r.ID, Owner: r.ID, Kind: r.Kind.Name, Name: c.place(r),
			Field: "reference", Value: r.Get("reference")}}
		if first := c.references[ref]; first != nil {
			first.others = append(first.others, this)
		} else {
			c.references[ref] = this
		}
	}
	for _, p := range r.Values("priorities") {
		if p := c.priorities[store.ID(p)]; p != nil && !rule.IsStopped(r) {
			p.actions++
		}
	}
	c.rememberLinks(r)
	c.rememberNational(r, open)
}

// referencesAcross reports references that several actions have.
func (c *checker) referencesAcross() {
	for _, first := range c.references {
		if len(first.others) == 0 {
			continue
		}
		all := append([]*reference{first}, first.others...)
		for i, this := range all {
			other := all[0]
			if i == 0 {
				other = all[1]
			}
			f := this.finding
			f.Wrong = "it has the same reference as " + other.finding.Name
			if len(all) > 2 {
				f.Wrong += fmt.Sprintf(" and %s", words.CountPlain(len(all)-2, "other action", "other actions"))
			}
			c.add("action.same-reference", f, c.kindOf(store.Action), this.order)
		}
	}
}
