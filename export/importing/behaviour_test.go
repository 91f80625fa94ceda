package importing

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"kept/store"
	"kept/store/input"
	"kept/store/words"
)

func TestASecondImportUpdatesOnlyWhatChanged(t *testing.T) {
	w := newWorkbook(t)
	apply(t, w, plan(t, w,
		readTable(t, "Ref,Action,Lead,RAG,Tags\n1.1,Language guide,NHS Exampleshire,A,guide\n1.2,Advocacy,Advocacy Together,R,\n"),
		Options{}))
	keep := resolve(t, w, "action:1.1")
	if _, err := w.Write(context.Background(), "Tagged",
		func(tx *store.Tx) error { return tx.SetItem(keep.ID, "tags", "ours", "") }); err != nil {
		t.Fatal(err)
	}

	p := plan(t, w, readTable(t, "Ref,Action,Lead,RAG,Tags\n1.1,Language guide,Schools,G,guide\n1.2,,,,\n1.3,Family time,,,\n"), Options{})
	if p.Added != 1 || p.Changed != 1 || p.Same != 1 {
		t.Errorf("added %d, changed %d, same %d:\n%s", p.Added, p.Changed, p.Same, p.Text())
	}
	if want := "    BRAG: Amber -> Green\n"; !strings.Contains(p.Text(), want) {
		t.Errorf("the plan does not say %q:\n%s", want, p.Text())
	}
	apply(t, w, p)
	r := resolve(t, w, "action:1.1")
	if r.ID != keep.ID || r.Get("brag") != "green" || r.Show("leads") != "Schools" {
		t.Errorf("1.1 is %s, lead %s", r.Get("brag"), r.Show("leads"))
	}
	if !r.Has("tags", "ours") || !r.Has("tags", "guide") {
		t.Errorf("a keeper's own tag was lost: %s", r.Show("tags"))
	}
	if r := resolve(t, w, "action:1.2"); r.Get("brag") != "red" || r.Show("leads") != "Advocacy Together" {
		t.Errorf("blank cells changed 1.2: %s, %s", r.Get("brag"), r.Show("leads"))
	}

	before, err := w.Version(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	b := apply(t, w, plan(t, w, readTable(t, "Ref,Action,RAG\n1.1,Language guide,Green\n"), Options{}))
	if after, err := w.Version(context.Background()); err != nil || after != before || b.No != 0 {
		t.Errorf("an import that changes nothing wrote batch %d (version %d to %d, %v)", b.No, before, after, err)
	}
}

func TestAnImportIsUndoneAtOnce(t *testing.T) {
	ctx := context.Background()
	w := newWorkbook(t)
	b := apply(t, w, plan(t, w, readTable(t, "Ref,Action,Lead,Progress\n1,Language guide,NHS,Begun\n2,Advocacy,Schools,Agreed\n"),
		Options{}))
	if b.Title != "Imported 2 actions from plan.csv" {
		t.Errorf("the batch is called %q", b.Title)
	}
	if _, err := w.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{store.Action, store.Stakeholder, "update"} {
		if n, err := w.Count(ctx, store.Query{Kind: kind}, 10); err != nil || n != 0 {
			t.Errorf("after undo there are %d of %s (%v)", n, kind, err)
		}
	}
}

func TestPlanningWritesNothing(t *testing.T) {
	ctx := context.Background()
	w := newWorkbook(t)
	before, err := w.Version(ctx)
	if err != nil {
		t.Fatal(err)
	}
	plan(t, w, readTable(t, "Ref,Action,Lead\n1,Language guide,NHS\n"), Options{})
	after, err := w.Version(ctx)
	if err != nil || after != before {
		t.Errorf("the workbook went from version %d to %d (%v)", before, after, err)
	}
}

func TestAPlanThatIsOutOfDateIsRefused(t *testing.T) {
	w := newWorkbook(t)
	p := plan(t, w, readTable(t, "Ref,Action\n1,Language guide\n"), Options{})
	apply(t, w, plan(t, w, readTable(t, "Ref,Action\n2,Advocacy\n"), Options{}))
	if _, err := p.Apply(context.Background(), w); !errors.Is(err, ErrPlanOutOfDate) {
		t.Errorf("got %v", err)
	}
}

func TestAnImportThatIsStoppedLeavesNothing(t *testing.T) {
	w := newWorkbook(t)
	ctx, stop := context.WithCancel(context.Background())
	var b strings.Builder
	b.WriteString("Ref,Action\n")
	for i := range 1000 {
		fmt.Fprintf(&b, "%d,Action number %d\n", i+1, i+1)
	}
	p := plan(t, w, readTable(t, b.String()), Options{Progress: func(done, total int) {
		if done > 0 {
			stop()
		}
	}})
	if _, err := p.Apply(ctx, w); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if n, err := w.Count(context.Background(), store.Query{Kind: store.Action}, 10); err != nil || n != 0 {
		t.Errorf("%d actions were left (%v)", n, err)
	}
}

// TestCells says what becomes of one cell under one heading.
func TestCells(t *testing.T) {
	long := strings.Repeat("very ", 80) + "long"
	for _, c := range []struct {
		heading, cell string
		field, want   string // what the action shows; "" for nothing
		problem       string // what a problem line must contain; "" for none
	}{
		{"RAG", "g", "brag", "Green", ""},
		{"BRAG", "Blue", "brag", "Blue", ""},
		{"RAG status (Q3 2025)", "amber", "brag", "Amber", ""},
		{"RAG", "purple", "brag", "", `row 2, RAG: "purple" is not one of its choices; choose Blue, Green, Amber, Red.`},
		{"RAG", "n/a", "brag", "", ""},
		{"Status", "Not begun", "status", "Not started", ""},
		{"Timescale", "by end of 2025-26", "due", "by end of 2025-26 (by 31 March 2026)", ""},
		{"Timescale", "Ongoing", "due", "Ongoing", ""},
		{"Timescale", "Year 2 Q4", "due", "Year 2 Q4 (1 January to 31 March 2026)", ""},
		{"National action", "7; 9", "national_actions", "7 Moving On; 9 Family Support", ""},
		{"National action", "7, 9 and 10", "national_actions", "7 Moving On; 9 Family Support; 10 Peer and Community Support", ""},
		{"National action", "Moving On", "national_actions", "7 Moving On", ""},
		{"National action", "26", "national_actions", "", `"26" is not one of its choices`},
		{"Foundation", "care ", "foundations", "Care", ""},
		{"Theme", "Voice / Care", "foundations", "Care; Voice", ""},
		{"Fundamental", "Listening: young people chair it; Poverty", "fundamentals", "Listening: young people chair it; Poverty", ""},
		{"Lead", "NHS; Housing Options", "leads", "NHS; Housing Options", ""},
		{"Lead / Support", "NHS / Housing Options", "leads", "NHS; Housing Options", ""},
		{"Lead", "Health, Housing and Care Ltd", "leads", "Health, Housing and Care Ltd", ""},
		{"Lead", "TBC", "leads", "", ""},
		{"Lead", "not named (national)", "leads", "", ""},
		{"Priority", "A priority nobody has", "priorities", "", "is no local priority of this workbook"},
		{"Tags", "one; two", "tags", "one; two", ""},
		{"Description", long, "description", long, ""},
		{"Ref", "a reference that is far too long to be one at all", "reference", "", "is too long"},
	} {
		t.Run(c.heading+" "+words.Cut(c.cell, 30), func(t *testing.T) {
			w := newWorkbook(t)
			p := plan(t, w, readTable(t, fmt.Sprintf("Action,%q\nThe action,%q\n", c.heading, c.cell)), Options{})
			apply(t, w, p)
			if got := resolve(t, w, "The action").Show(c.field); got != c.want {
				t.Errorf("it shows %q, not %q\n%s", got, c.want, p.Text())
			}
			var problems []string
			for _, x := range p.Problems {
				problems = append(problems, x.String())
			}
			if message := strings.Join(problems, "\n"); (c.problem == "") != (message == "") || !strings.Contains(message, c.problem) {
				t.Errorf("problems: %q, want %q", message, c.problem)
			}
		})
	}
}

func TestNamesThatAreKnownArePartedAtCommas(t *testing.T) {
	w := newWorkbook(t)
	apply(t, w, plan(t, w, readTable(t, "Name,Also known as\nNHS Exampleshire,Health\nHousing Options,\n"), Options{As: "stakeholders"}))
	p := plan(t, w, readTable(t,
		"Action,Lead\nOne,\"Health, Housing Options\"\nTwo,Health and Housing Options\nThree,NHS Exampleshire (lead)\n"), Options{})
	if len(p.NewNames) != 0 {
		t.Errorf("would add %q", p.NewNames)
	}
	apply(t, w, p)
	for name, want := range map[string]string{"One": "NHS Exampleshire; Housing Options", "Two": "NHS Exampleshire; Housing Options",
		"Three": "NHS Exampleshire"} {
		if got := resolve(t, w, name).Show("leads"); got != want {
			t.Errorf("%s is led by %q, not %q", name, got, want)
		}
	}
}

func TestAFirstAndLastDaySettleWhatWordsMean(t *testing.T) {
	w := newWorkbook(t)
	apply(t, w, plan(t, w,
		readTable(t, "Action,due_text,due_from,due_to\nA,as soon as may be,2026-04-01,2026-09-30\nB,,,31/03/2027\nC,winter 2026,,\n"),
		Options{}))
	for name, want := range map[string]string{
		"A": "2026-04-01/2026-09-30 as soon as may be", "B": "/2027-03-31", "C": "2026-12-01/2027-02-28 winter 2026",
	} {
		if got := resolve(t, w, name).Get("due"); got != want {
			t.Errorf("%s is due %q, not %q", name, got, want)
		}
	}
}

func TestTheSameWordsKeepTheRangeThatWasGivenThem(t *testing.T) {
	w := newWorkbook(t)
	apply(t, w, plan(t, w, readTable(t, "Ref,Action,Due,due_to\n1,A,2026,2026-06-30\n"), Options{}))
	if p := plan(t, w, readTable(t, "Ref,Action,Due\n1,A,2026\n"), Options{}); p.Same != 1 {
		t.Errorf("the range would be lost:\n%s", p.Text())
	}
	if p := plan(t, w, readTable(t, "Ref,Action,Due\n1,A,2027\n"), Options{}); p.Changed != 1 {
		t.Errorf("a new date is not taken:\n%s", p.Text())
	}
}

func TestProgressBecomesAnUpdateOfTodayOnce(t *testing.T) {
	ctx := context.Background()
	w := newWorkbook(t)
	table := readTable(t, "Ref,Action,Progress update Q3\n1,Guide,14 of 22 teams trained\n")
	apply(t, w, plan(t, w, table, Options{}))
	apply(t, w, plan(t, w, table, Options{}))
	apply(t, w, plan(t, w, readTable(t, "Ref,Action,Comment\n1,Guide,All trained\n"), Options{}))
	r, err := w.Load(ctx, resolve(t, w, "action:1").ID)
	if err != nil {
		t.Fatal(err)
	}
	var notes []string
	for _, u := range r.Children("update") {
		notes = append(notes, u.Get("date")+" "+u.Get("note"))
	}
	if got, want := strings.Join(notes, "; "), "2026-05-20 14 of 22 teams trained; 2026-05-20 All trained"; got != want {
		t.Errorf("updates: %s", got)
	}
}

func TestColumnsThatMatchNothingCanBeMapped(t *testing.T) {
	w := newWorkbook(t)
	text := "Ref,Action,Timescael,Budget line,RAG\n1,Guide,May 2026,£400 from reserves,Green\n"
	p := plan(t, w, readTable(t, text), Options{})
	for _, want := range []string{"--map Timescael=due", `--map "Budget line=description"`} {
		if !strings.Contains(p.Text(), want) {
			t.Errorf("the plan does not offer %s:\n%s", want, p.Text())
		}
	}
	apply(t, w, plan(t, w, readTable(t, text), Options{Map: map[string]string{"Timescael": "due", "D": "description", "RAG": "-"}}))
	r := resolve(t, w, "action:1")
	if got := r.Show("due") + " | " + r.Get("description") + " | " + r.Get("brag"); got != "May 2026 | Budget line: £400 from reserves | " {
		t.Errorf("got %s", got)
	}
}

// TestWhatCannotBePlannedSaysWhy covers mistakes about the table as a whole.
func TestWhatCannotBePlannedSaysWhy(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		opt              Options
	}{
		{"no headings", "some words,other words\nmore,and more\n", "no row of headings was found that fits actions",
			Options{As: "actions"}},
		{"unknown kind", "Action\nGuide\n",
			`"acton" is not something that can be imported: choose actions, stakeholders or priorities (did you mean actions?)`,
			Options{As: "acton"}},
		{"unknown field", "Action,X\nGuide,1\n", `"colur" is not a field of actions`,
			Options{As: "actions", Map: map[string]string{"X": "colur"}}},
		{"unknown column", "Action,Colour\nGuide,1\n",
			`"Coluor" is not a column of the table: use one of Action, Colour (did you mean Colour?)`,
			Options{As: "actions", Map: map[string]string{"Coluor": "brag"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := NewPlan(context.Background(), newWorkbook(t), readTable(t, c.text), c.opt)
			if _, ok := errors.AsType[*input.Error](err); !ok || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestNoRowIsSilentlyLost(t *testing.T) {
	w := newWorkbook(t)
	p := plan(t, w, readTable(t, "Ref,Action,RAG\n1,Guide,G\n2,,A\n1,Guide,R\n1,Another,B\n"), Options{})
	var got []string
	for _, r := range p.Rows {
		got = append(got, fmt.Sprintf("%d %s", r.Row, r.What))
	}
	if s := strings.Join(got, ", "); s != "2 add, 3 left out, 4 left out, 5 add" {
		t.Errorf("rows: %s", s)
	}
	for _, want := range []string{
		`row 3, Action: "2 | A" is blank; write the title, without which there is no action. The row is left out.`,
		`row 4, Action: "Guide" row 2 is the same record; give each a reference or name of its own, or take one of the rows out. The ` +
			`row is left out.`,
		`row 5: has the reference 1 of row 2 but another title: taken as an action of its own with the same reference`,
	} {
		if !strings.Contains(p.Text(), want) {
			t.Errorf("the plan does not say %s\n%s", want, p.Text())
		}
	}
}

func TestAnotherActionUnderAKnownReferenceIsPointedOut(t *testing.T) {
	w := newWorkbook(t)
	apply(t, w, plan(t, w, readTable(t, "Ref,Action\n1,Language guide\n2,Advocacy for all\n"), Options{}))
	p := plan(t, w, readTable(t, "Ref,Action\n1,Housing pathway signed\n2,Advocacy for every child\n"), Options{})
	want := `row 2, Title: "Housing pathway signed" would take the place of "Language guide", which has the reference 1; if it is ` +
		`another action, give it a reference of its own.`
	if len(p.Problems) != 1 || p.Problems[0].String() != want {
		t.Errorf("problems: %v", p.Problems)
	}
}

func TestATitleTooLongIsKeptWholeInTheDescription(t *testing.T) {
	w := newWorkbook(t)
	title := strings.Repeat("word ", 99) + "end"
	apply(t, w, plan(t, w, readTable(t, "Ref,Action\n1,"+title+"\n"), Options{}))
	if r := resolve(t, w, "action:1"); r.Get("description") != title || len([]rune(r.Get("title"))) != 300 {
		t.Errorf("title %q, description %q", r.Get("title"), r.Get("description"))
	}
}

func TestPrioritiesAreImportedWithTheirOwner(t *testing.T) {
	w := newWorkbook(t)
	apply(t, w, plan(t, w,
		readTable(t, "Rank,Priority,Owner,Mandated or local,Priority area\n1,Brothers and sisters together,Council,local,1\n2,Whole "+
			"family support,,mandated,Whole Family Support\n"), Options{As: "priorities"}))
	r := resolve(t, w, "priority:1")
	if got := r.Name() + ", " + r.Show("owner") + ", " + r.Show("origin") + ", " +
		r.Show("priority_area"); got != "1 Brothers and sisters together, Council, Local, A Good Childhood" {
		t.Errorf("got %s", got)
	}
	apply(t, w, plan(t, w, readTable(t, "Action,Local priority,Foundation\nOne,1,\nTwo,Whole family support,Family\n"), Options{}))
	if got := resolve(t, w, "Two").Show("priorities"); got != "2 Whole family support" {
		t.Errorf("Two serves %q", got)
	}
}

// TestWhatKeptShowsIsUnderstoodAgain brings in every field as Kept shows it: a
// list written for a spreadsheet and imported again changes nothing.
func TestWhatKeptShowsIsUnderstoodAgain(t *testing.T) {
	w := newWorkbook(t)
	apply(t, w, plan(t, w, readTable(t, "Ref,Action,Status,RAG,Lead,Due,National action,Foundation,Fundamental,Tags,Start\n"+
		"1.1,=Guide,begun,G,NHS; Schools,by end of 2026-27,7;9,Voice,\"Listening: asked; and answered\",one;two,winter 2026\n"+
		"1.2,Advocacy,started,A,NHS,ongoing,6,,,,3 April 2026\n"), Options{}))
	kind := store.KindNamed(store.Action)
	var names []string
	for i := range kind.Fields {
		names = append(names, kind.Fields[i].Name)
	}
	rows := [][]string{names}
	err := w.Each(context.Background(), store.Query{Kind: store.Action}, false, func(r *store.Record) error {
		var row []string
		for _, n := range names {
			row = append(row, r.Show(n))
		}
		rows = append(rows, row)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	p := plan(t, w, Table{Rows: rows, Name: "list.csv"}, Options{})
	if p.Same != 2 || len(p.Problems) != 0 {
		t.Errorf("the list is not what it was:\n%s", p.Text())
	}
}
