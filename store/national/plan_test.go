package national

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

func TestPlan2124HasItsFiveAreasAnd25Actions(t *testing.T) {
	p := Plan2124()
	if p.Code() != "plan-21-24" || p.Title() != "Plan 21-24" {
		t.Errorf("code %q, title %q", p.Code(), p.Title())
	}
	if document, published := p.Document(); document != "Change Programme ONE" || published != "2021-06-25" {
		t.Errorf("document %q of %q", document, published)
	}
	if from, to := p.Period(); from != "2021-03-31" || to != "2024-03-31" {
		t.Errorf("period %s to %s", from, to)
	}
	want := []struct {
		title   string
		actions int
	}{
		{"A Good Childhood", 8}, {"Whole Family Support", 4}, {"Supporting the Workforce", 4}, {"Planning", 3}, {"Building Capacity", 6},
	}
	areas := p.PriorityAreas()
	if len(areas) != len(want) {
		t.Fatalf("%d priority areas", len(areas))
	}
	for i, a := range areas {
		if a.No != i+1 || a.Title != want[i].title {
			t.Errorf("area %d is %d %q", i+1, a.No, a.Title)
		}
		if n := len(p.ActionsIn(a.No)); n != want[i].actions {
			t.Errorf("%s has %d actions, want %d", a.Title, n, want[i].actions)
		}
		if found, ok := p.PriorityArea(a.No); !ok || found != a {
			t.Errorf("area %d is found as %+v", a.No, found)
		}
	}
	actions := p.Actions()
	if len(actions) != 25 {
		t.Fatalf("%d actions", len(actions))
	}
	titles := map[string]bool{}
	for i, a := range actions {
		if a.No != i+1 {
			t.Errorf("action %d stands in place %d", a.No, i+1)
		}
		if found, ok := p.Action(a.No); !ok || found != a {
			t.Errorf("action %d is found as %+v", a.No, found)
		}
		if a.Pages == "" || a.Requirement == "" || a.AssessmentPage == "" || titles[a.Title] {
			t.Errorf("action %d is incomplete or its title stands twice: %+v", a.No, a)
		}
		titles[a.Title] = true
	}
	for _, no := range []int{0, -1, 26} {
		if a, ok := p.Action(no); ok {
			t.Errorf("action %d is found as %q", no, a.Title)
		}
	}
}

func TestAssessmentsOfJune2021AreEightSixteenAndOne(t *testing.T) {
	got := map[Assessment]int{}
	for _, a := range Plan2124().Actions() {
		got[a.Assessment]++
		if a.Assessment.Title() == "" {
			t.Errorf("action %d: %q has no title", a.No, a.Assessment)
		}
	}
	want := map[Assessment]int{Underway: 8, UnderwayNotSufficient: 16, LittleOrNone: 1}
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if a, _ := Plan2124().Action(25); a.Assessment != LittleOrNone || a.CommitmentCount != 0 {
		t.Errorf("action 25: %+v", a)
	}
	if Assessment("green").Title() != "" || Assessment("").Title() != "" {
		t.Error("a value off the scale has a title")
	}
}

func TestCommitmentsAgreeWithTheActions(t *testing.T) {
	p := Plan2124()
	all := p.AllCommitments()
	if len(all) != 101 {
		t.Errorf("%d commitments", len(all))
	}
	ids, bases, spoken, dated := map[string]bool{}, map[OwnerBasis]int{}, 0, 0
	for _, c := range all {
		if ids[c.ID] {
			t.Errorf("%s stands twice", c.ID)
		}
		ids[c.ID] = true
		bases[c.OwnerBasis]++
		if c.Due.Words != "" {
			spoken++
		}
		if c.Due.Dated() {
			dated++
		}
		if c.OwnerBasis == OwnerInferred && c.OwnerHow == "" || strings.Contains(c.Owner, "inferred") {
			t.Errorf("%s: owner %q is %s: %q", c.ID, c.Owner, c.OwnerBasis, c.OwnerHow)
		}
	}
	// One of the 49 that say something about when says "no timescale provided".
	if spoken != 49 || dated != 48 {
		t.Errorf("%d say when, %d give a range", spoken, dated)
	}
	if bases[OwnerStated] != 65 || bases[OwnerInferred] != 33 || bases[OwnerNotNamed] != 3 {
		t.Errorf("owners: %v", bases)
	}
}

// The counts in actions.csv are those of the people who read the document.
func TestEveryBlockOfEveryNationalActionIsWhole(t *testing.T) {
	p := Plan2124()
	requirements, heard, commitments, steps, gaps := 0, 0, 0, 0, len(p.Gaps(0))
	var without []int
	for _, a := range p.Actions() {
		q, h, c, s := p.Requirements(a.No), p.Heard(a.No), p.Commitments(a.No), p.NextSteps(a.No)
		if len(q) != a.RequirementCount || len(h) != a.HeardCount || len(c) != a.CommitmentCount || len(q) == 0 || len(h) == 0 {
			t.Errorf("action %d has %d requirements of %d, %d heard of %d, %d commitments of %d", a.No,
				len(q), a.RequirementCount, len(h), a.HeardCount, len(c), a.CommitmentCount)
		}
		if len(s) == 0 {
			without = append(without, a.No)
		}
		requirements, heard, commitments, steps, gaps = requirements+len(q), heard+len(h), commitments+len(c), steps+len(s),
			gaps+len(p.Gaps(a.No))
		from, to := pageRange(t, a.Pages)
		pages := map[string]string{"requirement": a.RequirementPage, "assessment": a.AssessmentPage}
		for _, x := range q {
			pages[x.ID] = x.Page
		}
		for _, x := range h {
			pages[x.ID] = x.Page
		}
		for _, x := range c {
			pages[x.ID] = x.Page
		}
		for _, x := range s {
			pages[x.ID] = x.Page
		}
		for what, page := range pages {
			if n, err := strconv.Atoi(page); err != nil || n < from || n > to {
				t.Errorf("action %d, %s: page %q is not of pages %s", a.No, what, page, a.Pages)
			}
		}
	}
	if requirements != 94 || heard != 183 || commitments != 101 || steps != 43 || gaps != 140 {
		t.Errorf("%d requirements, %d heard, %d commitments, %d next steps, %d risks and gaps", requirements, heard, commitments, steps,
			gaps)
	}
	if !slices.Equal(without, []int{12, 23}) {
		t.Errorf("no next step is stated for %v", without)
	}
}

func pageRange(t *testing.T, pages string) (from, to int) {
	t.Helper()
	a, b, ranged := strings.Cut(pages, "-")
	from, err := strconv.Atoi(a)
	if to = from; ranged && err == nil {
		to, err = strconv.Atoi(b)
	}
	if err != nil {
		t.Fatalf("pages %q: %v", pages, err)
	}
	return from, to
}

func TestAReasonIsGivenOnlyWhereTheAssessmentGivesOne(t *testing.T) {
	kinds := map[ReasonKind][]int{}
	for _, a := range Plan2124().Actions() {
		kinds[a.Reason.Kind] = append(kinds[a.Reason.Kind], a.No)
		if (a.Reason.Kind == ReasonNone) != (a.Reason.Text == "") {
			t.Errorf("action %d: %+v", a.No, a.Reason)
		}
	}
	if !slices.Equal(kinds[ReasonJudgement], []int{1, 5}) || !slices.Equal(kinds[ReasonNeed], []int{2, 3, 4, 7, 8, 17, 19}) ||
		len(kinds[ReasonNone]) != 16 {
		t.Errorf("%v", kinds)
	}
}

func TestDueKeepsTheWordsBesideTheRange(t *testing.T) {
	byID := map[string]Due{}
	for _, c := range Plan2124().AllCommitments() {
		byID[c.ID] = c.Due
	}
	for id, want := range map[string]Due{
		"C01-01": {},
		"C01-02": {"winter of 2021", "2021-12-01", "2022-02-28"},
		"C05-02": {"beyond 2022", "2023-01-01", ""},
		"C09-02": {"No timescale provided", "", ""},
		"C18-06": {"by the end of 2021-22", "", "2022-03-31"},
	} {
		if byID[id] != want {
			t.Errorf("%s: %+v, want %+v", id, byID[id], want)
		}
	}
}

func TestOwnersAreTheBodiesNamed(t *testing.T) {
	for owner, want := range map[string][]Owner{
		"COSLA; Scottish Government":                   {{Name: "COSLA"}, {Name: "Scottish Government"}},
		"Scottish Government (inferred from action 3)": {{Name: "Scottish Government", Note: "inferred from action 3"}},
		"not named (national)":                         nil,
		" ; ":                                          nil,
	} {
		if got := (Commitment{Owner: owner}).Owners(); !slices.Equal(got, want) {
			t.Errorf("%q: %+v, want %+v", owner, got, want)
		}
	}
}

func TestLeadOrganisationsAreComplete(t *testing.T) {
	p := Plan2124()
	if n := len(p.AllLeadOrganisations()); n != 116 {
		t.Errorf("%d lead organisations", n)
	}
	n := 0
	for _, a := range p.Actions() {
		of := p.LeadOrganisations(a.No)
		if len(of) == 0 {
			t.Errorf("action %d has none", a.No)
		}
		n += len(of)
	}
	if n != 116 {
		t.Errorf("%d belong to an action", n)
	}
}

func TestLinksAre58TwelveOfThemImplied(t *testing.T) {
	p := Plan2124()
	all, implied := p.AllLinks(), 0
	out, in := 0, 0
	for _, l := range all {
		if l.Implied {
			implied++
		}
		if l.Implied != (l.ImpliedHow != "") {
			t.Errorf("%s is implied: %v, on the ground of %q", l.ID, l.Implied, l.ImpliedHow)
		}
		if _, ok := p.Action(l.FromAction); !ok || l.FromAction == l.ToAction {
			t.Errorf("link from nowhere or to itself: %+v", l)
		}
		_, action := p.Action(l.ToAction)
		_, area := p.PriorityArea(l.ToArea)
		if action == area {
			t.Errorf("a link points at one action or one area: %+v", l)
		}
	}
	for _, a := range p.Actions() {
		out += len(p.Links(a.No))
		for _, l := range p.LinksTo(a.No) {
			if l.ToAction == a.No {
				in++
			}
		}
	}
	for _, a := range p.PriorityAreas() {
		in += len(p.LinksToArea(a.No))
	}
	if len(all) != 58 || implied != 12 || out != 58 || in != 58 {
		t.Errorf("%d links, %d implied; %d go out and %d come in", len(all), implied, out, in)
	}
}

func TestIfOneActionMovesTheseMove(t *testing.T) {
	p := Plan2124()
	for no, want := range map[int][]int{
		// 11 is in Whole Family Support, at which 5, 6 and 23 point as a whole.
		11: {5, 6, 7, 23, 24},
		// 5 names that area, and is named by 17 and 20.
		5:  {9, 10, 11, 12, 17, 20},
		25: {18, 23},
		26: nil,
	} {
		var got []int
		for _, a := range p.MovesWith(no) {
			got = append(got, a.No)
		}
		if !slices.Equal(got, want) {
			t.Errorf("with %d move %v, want %v", no, got, want)
		}
	}
	for _, a := range p.Actions() {
		for _, b := range p.MovesWith(a.No) {
			if !slices.Contains(p.MovesWith(b.No), a) {
				t.Errorf("%d moves with %d, and not the other way", a.No, b.No)
			}
		}
	}
	if n := len(p.LinksTo(99)); n != 0 {
		t.Errorf("%d links to an action that is not there", n)
	}
}

func TestFundamentalsAndSupportOffersAreComplete(t *testing.T) {
	var codes, names []string
	for i, f := range Fundamentals() {
		codes, names = append(codes, f.Code), append(names, f.Name)
		if f.No != i+1 {
			t.Errorf("%s stands in place %d", f.Code, i+1)
		}
	}
	if !slices.Equal(codes, []string{"what_matters", "listening", "poverty", "rights", "language"}) {
		t.Errorf("codes %q", codes)
	}
	if !slices.Equal(names, []string{"What matters to children and families", "Listening", "Poverty", "Children's rights", "Language"}) {
		t.Errorf("names %q", names)
	}
	offers := map[string]int{}
	for _, o := range Plan2124().SupportOffers() {
		if o.IsOffer() {
			offers[o.Offer]++
		}
	}
	if len(Plan2124().SupportOffers()) != 101 || len(offers) != 9 {
		t.Errorf("%d facts, of which offers %v", len(Plan2124().SupportOffers()), offers)
	}
}

// A later plan is a new folder. These facts are invented, for the test alone.
func TestALaterPlanIsOnlyNewFiles(t *testing.T) {
	head := "# title: T\n# publisher: P\n# edition: E\n# source: S\n# licence: L\n"
	facts := "title,list,document,published,runs_from,runs_to,item_title,items_title,area_title,requirement_title,requirements_title\n"
	names := "route map,route maps,foundation,outcome,outcomes\n"
	found, err := findPlans(fstest.MapFS{
		"plan-30-36/plan.csv": {Data: []byte(head + facts + "Plan 30-36,p30-36,Document,2030-06-01,2030-04-01,2036-12-31," + names)},
		"plan-30-36/actions.csv": {
			Data: []byte(head + "no,code,priority_area_no,title\n1,example,1,Example\n")},
		"plan-21-24/plan.csv": {Data: []byte(head + facts + "Plan 21-24,p21-24,Document,,,," + names)},
	})
	if err != nil || len(found) != 2 {
		t.Fatalf("%d plans, %v", len(found), err)
	}
	if found[0].Title() != "Plan 21-24" || found[1].Title() != "Plan 30-36" {
		t.Errorf("plans are not oldest first: %s, %s", found[0].Title(), found[1].Title())
	}
	p := found[1]
	if a, ok := p.MatchAction("1. example"); !ok || a.Assessment != "" || a.Code != "example" || p.List() != "p30-36" {
		t.Errorf("%+v, %v", a, ok)
	}
	if len(p.AllLinks()) != 0 || len(p.PriorityAreas()) != 0 {
		t.Error("sets without a file are not empty")
	}
	if _, ok := p.SourceOf(SetLinks); ok {
		t.Error("a set without a file has a source")
	}
	if _, ok := p.SourceOf(SetActions); !ok {
		t.Error("the actions have no source")
	}
}
