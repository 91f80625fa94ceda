package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
	"kept/store/national"
	"kept/store/rule"
	"kept/store/words"
)

// boardReport is one page of A4 for a board: how things stand, what needs it,
// what was heard and done, what comes next. Long texts are cut short, and say so.
func boardReport(b *snapshot.Snapshot) *document {
	const long = 165
	s := b.Submission
	d := newDocument(b, "For the board: keeping the promise, "+monthsOf(s.Quarter)+" ("+s.Quarter.String()+")")
	d.Form = formOnePage
	d.fact("State", words.CapitalFirst(s.StateTitle()))
	d.fact("Whole account", s.FileName())
	actions := sortedActions(b)

	d.heading(2, "How things stand")
	d.paragraph(fmt.Sprintf("The partnership has %s and %s. %s", words.CountOrNone(len(actions), "action", "actions"),
		words.CountOrNone(len(b.Entries(store.Priority)), "priority", "priorities"), answeredInWords(b)))
	d.across("The actions by reporting colour", "Reporting colour", tallied(actions, "brag", "Not given"))
	d.across("The actions by delivery status", "Delivery status", tallied(actions, "status", "Not given"))

	atRisk := filter(actions, func(e *snapshot.Entry) bool { return rule.IsRedOrAmber(e) })
	slices.SortStableFunc(atRisk, func(x, y *snapshot.Entry) int { return strings.Compare(y.Get("brag"), x.Get("brag")) }) // red first
	var needs []string
	for _, e := range atRisk {
		text := b.Name(e) + ": " + bragText(e)
		if lead := b.NamesIn(e, "leads"); lead != "" {
			text += "; led by " + lead
		}
		if due := e.Display("due"); due != "" {
			text += "; due " + due
		}
		if barriers := e.Get("barriers"); barriers != "" {
			text += ". In the way: " + words.CutAtWord(barriers, 90)
		}
		needs = append(needs, words.EndSentence(text))
	}
	d.part("What needs the board", "No action is marked at risk or off track.", firstTexts(5, "such actions", needs))

	var feedback []string
	for _, r := range sortedResponses(b) {
		if text := r.Get("heard"); text != "" {
			feedback = append(feedback, nationalNamed(r)+": "+words.CutAtWord(text, long))
		}
	}
	d.part("What was heard", "Nothing is written of this quarter.", firstTexts(3, "national actions on which something was heard",
		feedback))

	var done []string
	for _, e := range actions {
		if updates := updatesWithin(b, e, s.Quarter.From(), s.Quarter.To()); len(updates) > 0 {
			done = append(done, b.Name(e)+": "+words.CutAtWord(updates[len(updates)-1].Get("note"), long))
		}
	}
	d.part("What was done", "No update is dated within the quarter.", firstTexts(4, "actions with an update", done))
	d.part("What comes next", "No next step is written down.", firstTexts(4, "next steps", nextSteps(b, long)))
	d.aside("Delivery status, reporting colour and assessment are three judgements; none is worked out from another. Texts that end in " +
		"… are cut short.")
	return d
}

// part is a heading with a list, or with what is said when the list is empty.
func (d *document) part(heading, empty string, items []string) {
	d.heading(2, heading)
	if len(items) == 0 {
		d.paragraph(empty)
	}
	d.list(items...)
}

// answeredInWords says how many national actions are answered, and how they are assessed.
func answeredInWords(b *snapshot.Snapshot) string {
	responses := b.Entries(store.Response)
	text := fmt.Sprintf("It answers %d of the 25 national actions this quarter", len(responses))
	var parts []string
	for _, a := range national.Assessments() {
		if n := count(responses, "assessment", string(a)); n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", strings.ToLower(a.Title()), n))
		}
	}
	if len(parts) == 0 {
		return text + "; none is assessed."
	}
	return text + "; assessed as: " + strings.Join(parts, "; ") + "."
}

// across is a table of one row, which takes less of a page than one of many.
func (d *document) across(caption, what string, counts [][2]string) {
	columns, row := []docColumn{col(what, 3)}, []string{"Actions"}
	for _, c := range counts {
		columns, row = append(columns, num(c[0])), append(row, c[1])
	}
	d.tabulate(caption, columns, [][]string{row})
}

// tallied counts actions by the choices of a field, the blank ones last.
func tallied(actions []*snapshot.Entry, field, blank string) [][2]string {
	var rows [][2]string
	for _, o := range store.KindNamed(store.Action).Field(field).Options() {
		title := o.Title
		if field == "brag" {
			title += ", " + o.Help
		}
		rows = append(rows, [2]string{title, strconv.Itoa(count(actions, field, o.Code))})
	}
	return append(rows, [2]string{blank, strconv.Itoa(count(actions, field, ""))})
}

// nationalNamed names the national action of a response.
func nationalNamed(response *snapshot.Entry) string {
	no, _ := strconv.Atoi(response.Get("national_action")) // a choice among whole numbers
	if a, ok := national.Plan2124().Action(no); ok {
		return fmt.Sprintf("National action %d, %s", a.No, a.Title)
	}
	return "National action " + response.Get("national_action")
}

// nextSteps are the steps that are not done, those with the nearest day first.
func nextSteps(b *snapshot.Snapshot, long int) []string {
	open := filter(b.Entries("next_step"), func(e *snapshot.Entry) bool { return !rule.IsDone(e) })
	last := func(e *snapshot.Entry) string {
		if w, err := calendar.DecodeWhen(e.Get("due")); err == nil && e.Get("due") != "" && !w.To.IsZero() {
			return w.To.String()
		}
		return "9999" // no day is named
	}
	slices.SortStableFunc(open, func(x, y *snapshot.Entry) int { return strings.Compare(last(x), last(y)) })
	var list []string
	for _, e := range open {
		list = append(list, words.JoinFilled("; ", words.CutAtWord(e.Get("step"), long), b.NameOf(e.Get("owner")), e.Display("due")))
	}
	return list
}
