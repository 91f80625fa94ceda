package nationalplan

import (
	"context"
	"slices"
	"strconv"

	"kept/store"
	"kept/store/calendar"
	"kept/store/coverage"
	"kept/store/national"
	"kept/store/submission"
	"kept/store/words"
	"kept/ui/describe"
	"kept/ui/list"
	"kept/ui/theme"
)

// served is how local actions serve the national actions, with our last assessment of each.
type served struct {
	*coverage.National
	judged map[int]*store.Record
}

// readServed reads which local actions serve each national action. Its cost does not grow
// with the number of actions.
func readServed(ctx context.Context, w *store.Workbook, quarter calendar.Quarter) (*served, error) {
	of, err := coverage.OfNational(ctx, w)
	if err != nil {
		return nil, err
	}
	s := &served{National: of}
	s.judged, err = submission.LastAssessments(ctx, w, quarter)
	return s, err
}

// headed is a heading with the national actions under it. Its mark tells the rows of an
// action apart that is listed under several headings.
type headed struct {
	title   string
	mark    string
	actions []national.Action
	counts  map[int]int // how many of our actions count here; nil: all of them
}

// headed puts the national actions under the headings of a view.
func (s *served) headed(ctx context.Context, w *store.Workbook, view view, gaps bool) ([]headed, error) {
	switch {
	case gaps:
		return s.byGap(), nil
	case view == byFoundation:
		return s.byFoundation(), nil
	case view == byFundamental:
		return s.byFundamental(ctx, w)
	}
	var list []headed
	for _, area := range s.Plan.PriorityAreas() {
		actions := s.Plan.ActionsIn(area.No)
		list = append(list, headed{title: strconv.Itoa(area.No) + ". " + area.Title + s.without(actions), actions: actions})
	}
	return list, nil
}

// without says for a heading how many have no action of ours.
func (s *served) without(actions []national.Action) string {
	n := s.Without(actions)
	if n == 0 {
		return ""
	}
	return " (" + strconv.Itoa(n) + " of " + strconv.Itoa(len(actions)) + " without an action of ours)"
}

// byGap lists first the national actions that no local action serves, and last those
// with a green or blue action.
func (s *served) byGap() []headed {
	by := map[coverage.Served][]national.Action{}
	for _, a := range s.Plan.Actions() {
		far := s.Served(a.No)
		by[far] = append(by[far], a)
	}
	count := func(title string, actions []national.Action) headed {
		return headed{title: title + " (" + strconv.Itoa(len(actions)) + ")", actions: actions}
	}
	return []headed{
		count("No action of ours", by[coverage.NotServed]),
		count("With actions of ours, none green or blue", by[coverage.ServedWeakly]),
		count("With a green or blue action of ours", by[coverage.ServedWell]),
	}
}

// byFoundation goes by the calls to action of the promise that are near each
// national action, which is our own mapping.
func (s *served) byFoundation() []headed {
	var groups []headed
	seen := map[int]bool{}
	for _, f := range national.Foundations() {
		g := headed{mark: string(f.Code)}
		for _, a := range s.Plan.Actions() {
			if slices.Contains(coverage.FoundationsOf(a.No), f.Code) {
				g.actions = append(g.actions, a)
				seen[a.No] = true
			}
		}
		g.title = f.Name + s.without(g.actions)
		groups = append(groups, g)
	}
	rest := headed{title: "No call to action is near these (our mapping)", mark: "none"}
	for _, a := range s.Plan.Actions() {
		if !seen[a.No] {
			rest.actions = append(rest.actions, a)
		}
	}
	return append(groups, rest)
}

// byFundamental goes by what our actions show: under each fundamental stand the
// national actions that an action of ours showing it serves.
func (s *served) byFundamental(ctx context.Context, w *store.Workbook) ([]headed, error) {
	var groups []headed
	seen := map[int]bool{}
	for _, f := range s.Plan.Fundamentals() {
		counts, err := s.Showing(ctx, w, f.Code)
		if err != nil {
			return nil, err
		}
		g := headed{mark: f.Code, counts: counts}
		for _, a := range s.Plan.Actions() {
			if counts[a.No] > 0 {
				g.actions = append(g.actions, a)
				seen[a.No] = true
			}
		}
		g.title = f.Name
		if len(g.actions) == 0 {
			g.title += " (no action of ours shows it for a national action)"
		}
		groups = append(groups, g)
	}
	rest := headed{mark: "none"}
	for _, a := range s.Plan.Actions() {
		if !seen[a.No] {
			rest.actions = append(rest.actions, a)
		}
	}
	rest.title = "No action of ours shows a fundamental for these (" + strconv.Itoa(len(rest.actions)) + ")"
	return append(groups, rest), nil
}

// rows makes the rows of the list: headings, and the national actions found.
func (s *served) rows(groups []headed, words string) []list.Row {
	var rows []list.Row
	for _, g := range groups {
		var found []list.Row
		for _, a := range g.actions {
			if describe.NationalHolds(s.Plan, a, words) {
				found = append(found, s.row(a, g))
			}
		}
		if len(found) > 0 || words == "" {
			rows = append(rows, list.Row{Heading: true, Cells: []list.Cell{{Text: g.title}}})
			rows = append(rows, found...)
		}
	}
	return rows
}

func (s *served) row(a national.Action, g headed) list.Row {
	n, id := s.Actions(a.No), strconv.Itoa(a.No)
	if g.counts != nil {
		n = g.counts[a.No]
	}
	own := list.Cell{Text: words.Thousands(n)}
	if n == 0 {
		own = list.Cell{Text: "none", Role: theme.Notice}
	}
	var judged, quarter list.Cell
	if r := s.judged[a.No]; r != nil {
		judged.Text, quarter.Text = describe.ShortAssessment(national.Assessment(r.Get("assessment"))), r.Get("quarter")
	}
	cells := []list.Cell{{Text: id}, {Text: a.Title}, own, {Text: describe.ShortAssessment(a.Assessment)}, judged, quarter}
	if g.mark != "" {
		id += "@" + g.mark
	}
	return list.Row{ID: id, Data: a, Cells: cells}
}
