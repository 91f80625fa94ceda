package national

import (
	"io/fs"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// tables reads every embedded file as a table, by name.
func tables(t *testing.T) map[string]table {
	t.Helper()
	all := map[string]table{}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		if all[name], err = parseTable(data); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestEveryFileIsReadAndSaysWhereItComesFrom(t *testing.T) {
	if err := Check(); err != nil {
		t.Fatal(err)
	}
	titles := map[string]bool{}
	for _, s := range Sources() {
		if titles[s.Title] {
			t.Errorf("two sets are titled %q", s.Title)
		}
		titles[s.Title] = true
		if !strings.Contains(s.Licence, "Open Government Licence v3.0") {
			t.Errorf("%s: licence %q", s.Title, s.Licence)
		}
		if s.URL != "" {
			if u, err := url.Parse(s.URL); err != nil || u.Scheme != "https" {
				t.Errorf("%s: %q is no address", s.Title, s.URL)
			}
		}
	}
	if read := tables(t); len(read) != len(titles) {
		t.Errorf("%d files for %d sets: a file is embedded that nothing reads", len(read), len(titles))
	}
	if _, ok := SourceOf("weather"); ok {
		t.Error("a set that does not exist has a source")
	}
}

func TestTheTextIsCleanAndSpeaksToOutsiders(t *testing.T) {
	for name, table := range tables(t) {
		text := []string{table.source.Title, table.source.Document, table.source.Edition, table.source.Note}
		for i, cells := range table.rows {
			for j, cell := range cells {
				if cell != strings.TrimSpace(cell) || strings.ContainsAny(cell, "\r\n\t") {
					t.Errorf("%s line %d, %s: stray space in %q", name, table.lines[i], table.columns[j], cell)
				}
			}
			text = append(text, cells...)
		}
		for _, s := range text {
			if words := PlainWords(s); slices.Contains(words, "seed") || strings.Contains(s, "stored copy") {
				t.Errorf("%s speaks of something that no reader can look up: %q", name, s)
			}
		}
	}
}

// Where a file repeats a title beside a number, for people reading it, the two
// must agree.
func TestNumbersAndTitlesInTheFilesAgree(t *testing.T) {
	p, all := Plan2124(), tables(t)
	action := func(no string) string { a, _ := p.MatchAction(no); return a.Title }
	area := func(no string) string { a, _ := p.MatchPriorityArea(no); return a.Title }
	for _, c := range []struct {
		file, no, title string
		of              func(string) string
	}{
		{"actions", "priority_area_no", "priority_area", area},
		{"commitments", "action_no", "action", action},
		{"lead_organisations", "action_no", "action", action},
		{"links", "from_action_no", "from_action", action},
		{"links", "to_action_no", "to_title", action},
		{"links", "to_area_no", "to_title", area},
	} {
		table := all["plan-21-24/"+c.file+".csv"]
		checked := 0
		for i := range table.rows {
			r := row{t: &table, i: i}
			no, title := r.text(c.no), r.text(c.title)
			if r.err != nil {
				t.Fatal(r.err)
			}
			if no == "" {
				continue
			}
			checked++
			if title == "" || c.of(no) != title {
				t.Errorf("%s line %d: %s %s is %q, not %q", c.file, table.lines[i], c.no, no, c.of(no), title)
			}
		}
		if checked == 0 {
			t.Errorf("%s: nothing in %s", c.file, c.no)
		}
	}
}

func TestCommitmentIDsCarryTheirActionAndCountUp(t *testing.T) {
	n := map[int]int{}
	for _, c := range Plan2124().AllCommitments() {
		n[c.ActionNo]++
		if want := "C" + twoDigits(c.ActionNo) + "-" + twoDigits(n[c.ActionNo]); c.ID != want {
			t.Errorf("%s should be %s", c.ID, want)
		}
	}
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func TestFoundationsAreTheFiveInOrder(t *testing.T) {
	var names []string
	for i, f := range Foundations() {
		names = append(names, f.Name)
		if f.No != i+1 || string(f.Code) != strings.ToLower(f.Name) || f.Line == "" {
			t.Errorf("%+v in place %d", f, i+1)
		}
	}
	if !slices.Equal(names, []string{"Voice", "Family", "Care", "People", "Scaffolding"}) {
		t.Errorf("%q", names)
	}
}

func TestCallsToActionAreNinetyAndMapped(t *testing.T) {
	all := CallsToAction()
	if len(all) != 90 {
		t.Errorf("%d calls to action", len(all))
	}
	ids, themes, unmapped, near := map[string]bool{}, map[int]string{}, 0, 0
	for _, c := range all {
		if ids[c.ID] || !strings.HasPrefix(c.ID, "SC"+twoDigits(c.ThemeNo)+"-") {
			t.Errorf("%s stands twice, or under the wrong theme", c.ID)
		}
		ids[c.ID] = true
		if name, ok := themes[c.ThemeNo]; ok && name != c.Theme {
			t.Errorf("theme %d is %q and %q", c.ThemeNo, name, c.Theme)
		}
		themes[c.ThemeNo] = c.Theme
		if c.NearestActionNo == 0 {
			unmapped++
		}
		if _, ok := MatchFoundation(string(c.Foundation)); !ok {
			t.Errorf("%s: no foundation %q", c.ID, c.Foundation)
		}
	}
	var without []int
	for _, a := range Plan2124().Actions() {
		nearest, others := CallsNear(a.No)
		if near += len(nearest); len(nearest) == 0 {
			without = append(without, a.No)
		}
		for _, c := range others {
			if c.NearestActionNo == a.No {
				t.Errorf("%s lies nearest to %d, and near it too", c.ID, a.No)
			}
		}
	}
	if none, _ := CallsNear(0); len(themes) != 12 || unmapped != 3 || near != 87 || len(none) != 0 {
		t.Errorf("%d themes, %d near no action, %d near one", len(themes), unmapped, near)
	}
	if !slices.Equal(without, []int{2, 8, 18, 23}) {
		t.Errorf("no call is nearest to %v", without)
	}
}

func TestHeadlinesAndPrinciplesAreComplete(t *testing.T) {
	themes := map[int]bool{}
	for _, c := range CallsToAction() {
		themes[c.ThemeNo] = true
	}
	for i, h := range Headlines() {
		if h.No != i+1 || !themes[h.ThemeNo] {
			t.Errorf("%+v in place %d", h, i+1)
		}
	}
	lists, ids := map[string]string{}, map[string]bool{}
	for _, p := range Principles() {
		if title, ok := lists[p.List]; ok && title != p.ListTitle || ids[p.ID] || !strings.HasPrefix(p.ID, p.List+"-") {
			t.Errorf("%+v stands twice, or under two titles", p)
		}
		lists[p.List], ids[p.ID] = p.ListTitle, true
	}
	if len(Headlines()) != 14 || len(ids) != 84 || len(lists) != 16 {
		t.Errorf("%d headlines, %d principles in %d lists", len(Headlines()), len(ids), len(lists))
	}
}

func TestPlan2430HasItsRouteMapsUnderTheFiveFoundations(t *testing.T) {
	p, ok := PlanByCode("plan-24-30")
	if !ok || p.List() != "p24-30" || p.Naming().Item != "route map" || len(p.Actions()) != 25 {
		t.Fatalf("Plan 24-30: %v, %v", p, ok)
	}
	codes := map[string]bool{}
	for i, want := range []int{3, 3, 6, 4, 9} {
		area, _ := p.PriorityArea(i + 1)
		if f := Foundations()[i]; area.Title != f.Name || len(p.ActionsIn(i+1)) != want {
			t.Errorf("%s has %d route maps, want %d under %s", area.Title, len(p.ActionsIn(i+1)), want, f.Name)
		}
	}
	outcomes := 0
	for i, a := range p.Actions() {
		if codes[a.Code] || a.No != i+1 || a.SourceURL == "" || a.Assessment != "" {
			t.Errorf("%+v in place %d", a, i+1)
		}
		codes[a.Code] = true
		q := p.Requirements(a.No)
		outcomes += len(q)
		if (len(q) == 0) != slices.Contains(parts(a.NotRead, ";"), "outcomes") {
			t.Errorf("%s has %d outcomes, and %q could not be read", a.Title, len(q), a.NotRead)
		}
	}
	if outcomes != 29 || len(p.Bridges()) != 5 || len(p.Milestones(0)) == 0 {
		t.Errorf("%d outcomes, %d bridges, %d milestones of the whole plan", outcomes, len(p.Bridges()), len(p.Milestones(0)))
	}
	main := map[int]int{}
	for _, c := range p.Crossings() {
		if !codes[c.RouteMap] || (c.ActionNo == 0) != (c.Fundamental != "") {
			t.Errorf("%+v", c)
		}
		if c.Main {
			main[c.ActionNo]++
		}
	}
	for _, a := range Plan2124().Actions() {
		if main[a.No] != 1 {
			t.Errorf("national action %d has %d main route maps", a.No, main[a.No])
		}
	}
	for _, v := range VisionRouteMaps() {
		if !codes[v.RouteMap] {
			t.Errorf("vision statement %d points to %q", v.VisionNo, v.RouteMap)
		}
	}
}

func TestDutiesAndTheStoryOfProgressSayWhatIsKnown(t *testing.T) {
	questions := 0
	for _, s := range StoryParts() {
		if s.Kind == "question" {
			questions++
		}
	}
	ids := map[string]bool{}
	for _, d := range Duties() {
		if ids[d.ID] {
			t.Errorf("%s stands twice", d.ID)
		}
		ids[d.ID] = true
	}
	if len(ids) != 14 || questions != 3 || len(StoryParts()) != 16 {
		t.Errorf("%d duties, %d questions of %d parts", len(ids), questions, len(StoryParts()))
	}
}

func TestVisionStatementsAreTen(t *testing.T) {
	all := VisionStatements()
	if len(all) != 10 {
		t.Fatalf("%d vision statements", len(all))
	}
	for i, v := range all {
		if v.No != i+1 || v.SourceURL == "" {
			t.Errorf("%+v in place %d", v, i+1)
		}
		if !v.Verified || v.Statement == "" {
			t.Errorf("statement %d: %+v", v.No, v)
		}
	}
}

func TestIndicatorsSayWhatIsVerified(t *testing.T) {
	kinds, found := map[IndicatorKind]int{}, 0
	for _, i := range Indicators() {
		kinds[i.Kind]++
		if i.Kind.Title() == "" || i.VisionNo > 10 {
			t.Errorf("%+v", i)
		}
		if i.Verified != (i.Kind == FrameworkIndicator) {
			t.Errorf("%s is %s, and verified as an indicator: %v", i.Name, i.Kind, i.Verified)
		}
		if i.ValueVerified && (i.Latest.Figure == "" || i.Latest.Period == "") {
			t.Errorf("%s: a value is verified and none is given", i.Name)
		}
		for _, v := range []Value{i.Latest, i.Earlier} {
			if (v.Period == "") != (v.Figure == "") {
				t.Errorf("%s: a figure without a period, or the reverse: %+v", i.Name, v)
			}
		}
		if (strings.Contains(i.Evidence, "no value") || strings.Contains(i.Evidence, "not in-year")) && i.ValueVerified {
			t.Errorf("%s: %q, and yet verified", i.Name, i.Evidence)
		}
	}
	for v := range VisionStatements() {
		found += len(IndicatorsOf(v + 1))
	}
	if kinds[FrameworkIndicator] != 14 || kinds[FrameworkGap] != 1 || kinds[RelatedStatistic] != 12 || found != 27 {
		t.Errorf("%v, of which %d under a vision statement", kinds, found)
	}
}

func TestLanguageGuideExplainsItself(t *testing.T) {
	all := LanguageGuide()
	if len(all) != 53 {
		t.Errorf("%d entries", len(all))
	}
	seen, levels, rules := map[string]bool{}, map[LanguageLevel]int{}, 0
	for _, e := range all {
		if seen[e.Avoid] {
			t.Errorf("%q stands twice", e.Avoid)
		}
		seen[e.Avoid] = true
		levels[e.Level]++
		if e.Rule {
			rules++
		}
		if len(e.Alternatives()) == 0 || len(e.Sources()) == 0 || e.Why == "" {
			t.Errorf("%q does not explain itself", e.Avoid)
		}
	}
	if levels[LevelStrong] != 21 || levels[LevelAdvice] != 22 || levels[LevelStyle] != 3 || levels[LevelFraming] != 7 || rules != 6 {
		t.Errorf("%v, %d rules", levels, rules)
	}
	respite := all[0]
	if respite.Avoid != "respite" || !slices.Equal(respite.Alternatives(), []string{"short break", "time away"}) ||
		respite.Scope != ScopeNational {
		t.Errorf("%+v", respite)
	}
}

func TestWhatIsHandedOutCannotChangeTheReferenceData(t *testing.T) {
	p := Plan2124()
	p.Actions()[0].Title = "spoilt"
	p.ActionsIn(1)[0].Title = "spoilt"
	p.MovesWith(1)[0].Title = "spoilt"
	p.PriorityAreas()[0].Title = "spoilt"
	p.AllCommitments()[0].Text = "spoilt"
	p.Commitments(1)[0].Text = "spoilt"
	p.AllLeadOrganisations()[0].Organisation = "spoilt"
	p.LeadOrganisations(1)[0].Organisation = "spoilt"
	p.AllLinks()[0].Reason = "spoilt"
	p.Links(1)[0].Reason = "spoilt"
	p.SupportOffers()[0].Fact = "spoilt"
	Fundamentals()[0].Name = "spoilt"
	Foundations()[0].Name = "spoilt"
	CallsToAction()[0].Topic = "spoilt"
	nearest, _ := CallsNear(20)
	nearest[0].Topic = "spoilt"
	p.Requirements(1)[0].Text = "spoilt"
	p.Heard(1)[0].Text = "spoilt"
	p.NextSteps(1)[0].Text = "spoilt"
	p.Gaps(1)[0].Text = "spoilt"
	Headlines()[0].Text = "spoilt"
	Principles()[0].Text = "spoilt"
	Duties()[0].Duty = "spoilt"
	VisionStatements()[0].Title = "spoilt"
	Indicators()[0].Name = "spoilt"
	IndicatorsOf(1)[0].Name = "spoilt"
	LanguageGuide()[0].Prefer = "spoilt"
	Authorities()[0].Name = "spoilt"
	AuthoritiesOf("S08000020")[0].Name = "spoilt"
	HealthBoards()[0].Name = "spoilt"
	Assessments()[0] = "spoilt"
	Plans()[0] = nil

	for what, got := range map[string]string{
		"action": p.Actions()[0].Title, "area": p.PriorityAreas()[0].Title, "commitment": p.AllCommitments()[0].Text,
		"lead": p.AllLeadOrganisations()[0].Organisation, "link": p.AllLinks()[0].Reason, "offer": p.SupportOffers()[0].Fact,
		"fundamental": Fundamentals()[0].Name, "foundation": Foundations()[0].Name, "call": CallsToAction()[0].Topic,
		"vision": VisionStatements()[0].Title, "indicator": Indicators()[0].Name, "language": LanguageGuide()[0].Prefer,
		"requirement": p.Requirements(1)[0].Text, "heard": p.Heard(1)[0].Text, "next step": p.NextSteps(1)[0].Text,
		"gap": p.Gaps(1)[0].Text, "headline": Headlines()[0].Text, "principle": Principles()[0].Text, "duty": Duties()[0].Duty,
		"authority": Authorities()[0].Name, "board": HealthBoards()[0].Name, "assessment": string(Assessments()[0]),
	} {
		if got == "spoilt" {
			t.Errorf("the shared %s was changed", what)
		}
	}
	if Plans()[0] == nil {
		t.Error("the shared list of plans was changed")
	}
}

// watched notes which files are opened.
type watched struct {
	fs.FS
	opened []string
}

func (w *watched) Open(name string) (fs.File, error) {
	w.opened = append(w.opened, name)
	return w.FS.Open(name)
}

func TestASetReadsItsOwnFileOnceAndNoOther(t *testing.T) {
	w := &watched{FS: files}
	p := NewPlan(w, "plan-21-24")
	if len(w.opened) != 0 {
		t.Errorf("making the plan opened %q", w.opened)
	}
	p.Actions()
	p.Action(7)
	p.MatchAction("Moving On")
	if !slices.Equal(w.opened, []string{"plan-21-24/actions.csv"}) {
		t.Errorf("the actions opened %q", w.opened)
	}
	p.Links(7)
	p.Commitments(7)
	p.Commitments(8)
	if !slices.Equal(w.opened[1:], []string{"plan-21-24/links.csv", "plan-21-24/commitments.csv"}) {
		t.Errorf("links and commitments opened %q", w.opened[1:])
	}
}

func TestABrokenFileIsNamedWithLineAndColumn(t *testing.T) {
	head := "# title: T\n# publisher: P\n# edition: E\n# source: S\n# licence: L\n"
	columns := "id,from_action_no,to_action_no,to_area_no,section,certainty,reason,page,implied_how\n"
	for body, want := range map[string]string{
		columns + "L01-01,1,2,3,links,explicit,both,27,":                  "line 7, column to_action_no: a link points at",
		columns + "L01-01,1,,,links,explicit,neither,27,":                 "line 7, column to_action_no: a link points at",
		columns + "L01-01,x,2,,links,explicit,reason,27,":                 "line 7, column from_action_no: not a whole number",
		columns + "L01-01,1,2,,links,perhaps,reason,27,":                  `line 7, column certainty: "perhaps" is none of`,
		columns + "L01-01,1,2,,links,explicit, ,27,":                      "line 7, column reason: must not be blank",
		columns + "L01-01,0,2,,links,explicit,reason,27,":                 "line 7, column from_action_no: must be 1 or more",
		"id,page,implied_how,from_action_no,to_action_no\nL01-01,27,,1,2": "column to_area_no: the file has no such column",
		columns + "L01-01,1,2,,links,explicit,\"reason\n":                 "line 7: extraneous or missing",
	} {
		_, err := load(fstest.MapFS{"plan-x/links.csv": {Data: []byte(head + body)}}, "plan-x/links.csv", readLink)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "plan-x/links.csv") {
			t.Errorf("%q gives %v, want %q", body, err, want)
		}
	}
}
