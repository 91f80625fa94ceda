package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"kept/store"
	"kept/store/calendar"
	"kept/store/submission"
)

// quarterBook is the partnership's workbook with a quarter before, so that there
// is something to carry forward.
func quarterBook(t *testing.T) *store.Workbook {
	t.Helper()
	w := partnershipBook(t)
	write(t, w, "Answered the quarter before", func(tx *store.Tx) error {
		r, err := tx.Add(store.Response, "", store.Values{"quarter": "2026-27 Q1", "national_action": "9",
			"heard":     "Families want one door.",
			"committed": "A worker for each family.", "assessment": "little_or_none", "assessment_reason": "Two posts are vacant.",
			"pace": "weak"})
		if err != nil {
			return err
		}
		if err := tx.SetItem(r, "fundamentals", "listening", "Parents sit on the panel."); err != nil {
			return err
		}
		for _, c := range []struct {
			kind string
			v    store.Values
		}{
			{"commitment", store.Values{"commitment": "Fill both posts", "due": "by end of 2026-27"}},
			{"commitment", store.Values{"commitment": "Open the hub", "status": "complete"}},
			{"next_step", store.Values{"step": "Advertise again", "due": "August 2026"}},
			{"response_lead", store.Values{"stakeholder": string(find(t, w, store.Stakeholder, "Harbour").ID), "role": "lead"}},
		} {
			if _, err := tx.Add(c.kind, r, c.v); err != nil {
				return err
			}
		}
		_, err = tx.Add(store.Response, "", store.Values{"quarter": "2026-27 Q1", "national_action": "8", "heard_answer": "none_received",
			"committed_answer": "none_received", "leads_answer": "none_received", "next_steps_answer": "none_received",
			"assessment_answer": "none_received"})
		return err
	})
	return w
}

// second opens the submission at the quarter under way.
func second(d *driver) *driver {
	d.press("6")
	for range 4 {
		for _, between := range []string{" › ", " > ", ", "} {
			if strings.Contains(d.Screen(), "Submission"+between+"2026-27 Q2") {
				return d
			}
		}
		d.press(".")
	}
	d.t.Fatalf("2026-27 Q2 is not shown:\n%s", d.Screen())
	return d
}

// begin begins the submission of the quarter under way.
func begin(t *testing.T, w *store.Workbook) {
	t.Helper()
	q, err := calendar.ParseQuarter("2026-27 Q2")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := submission.Begin(t.Context(), w, q); err != nil {
		t.Fatal(err)
	}
}

// answer reads the response of the quarter under way to a national action.
func answer(t *testing.T, w *store.Workbook, no string) *store.Record {
	t.Helper()
	q, err := calendar.ParseQuarter("2026-27 Q2")
	if err != nil {
		t.Fatal(err)
	}
	r, err := submission.ResponseTo(t.Context(), w, q, no)
	if err != nil || r == nil {
		t.Fatalf("there is no response to national action %s: %v", no, err)
	}
	return r
}

func TestResponseScreens(t *testing.T) {
	w := quarterBook(t)
	begin(t, w)
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for _, c := range []struct {
			name, row string
			keys      []string
		}{
			{"list", "1  Support", nil},
			{"still_to_do", "1  Support", []string{"o"}},
			{"carried", "9  Family", []string{"tab"}},
			{"carried_end", "9  Family", []string{"tab", "end"}},
			{"gathered", "4  Brothers", []string{"tab", "right"}},
			{"gathered_end", "4  Brothers", []string{"tab", "right", "end"}},
			{"before", "9  Family", []string{"tab", "right", "right"}},
			{"take", "4  Brothers", []string{"tab", "right", "down", "space", "space", "t"}},
			{"assess", "9  Family", []string{"a"}},
			{"fundamentals", "9  Family", []string{"f"}},
			{"differs", "1  Support", []string{"v"}},
		} {
			t.Run(fmt.Sprintf("%s_%dx%d", c.name, size[0], size[1]), func(t *testing.T) {
				d := second(drive(t, w, size[0], size[1])).row(c.row).press(c.keys...)
				fits(t, d, size[0], size[1])
				golden.RequireEqual(t, d.Screen()+"\n")
			})
		}
	}
}

func TestWhatIsKnownOfTheQuarterStandsUnderEachNationalAction(t *testing.T) {
	w := quarterBook(t)
	write(t, w, "Noted more", func(tx *store.Tx) error {
		a := find(t, w, store.Action, "2.1 ").ID
		for _, c := range []struct {
			kind string
			v    store.Values
		}{
			{"update", store.Values{"date": "2026-08-03", "note": "The first post is filled.", "author": "Isla Test"}},
			{"update", store.Values{"date": "2026-06-30", "note": "Of the quarter before.", "author": "Isla Test"}},
			{"update", store.Values{"date": "2026-07-01", "note": "Interviews were held.", "author": "Morag Test"}},
			{"next_step", store.Values{"step": "Fill the second post", "due": "September 2026"}},
			{"next_step", store.Values{"step": "Write the advert", "due": "May 2026"}},
			{"next_step", store.Values{"step": "Much later", "due": "May 2028"}},
			{"next_step", store.Values{"step": "Agree the grade", "done": "yes"}},
			{"evidence", store.Values{"title": "What parents told us", "form": "voice", "date": "2026-07-09"}},
			{"evidence", store.Values{"title": "Staff figures", "form": "data"}},
		} {
			if _, err := tx.Add(c.kind, a, c.v); err != nil {
				return err
			}
		}
		return nil
	})
	d := second(drive(t, w, 170, 80)).row("9  Family").press("tab", "right")
	d.sees("Our actions for it (2)", "Updates of the quarter (2)", "1 Jul 2026   2.1: Interviews were held. (Morag Test)",
		"The first post is filled. (Isla Test)",
		"Next steps done or due (3)", "Due: Fill the second post", "Overdue: Write the advert", "Done: Agree the grade",
		"Evidence added (1)", "Staff figures (Figures)",
		"What parents told us", "Commitments still open (1)", "2026-27 Q1: Fill both posts", "Barriers (1)", "2.1: Two posts are vacant.",
		"Champions Board: They want decisions explained the same")
	d.misses("Of the quarter before", "Much later", "Open the hub")
	if s := d.Screen(); strings.Index(s, "Interviews") > strings.Index(s, "The first post") {
		t.Errorf("the updates do not stand in the order of their days:\n%s", s)
	}
	d.row("3 Aug 2026").press("enter").sees("[2 Actions]", "[Updates 3]", ">   3 August 2026: The first post is filled.")
	d.press("esc").sees("[6 Submission]", "9 Family Support")
	d.row("2 Jul 2026").press("enter").sees("[3 Stakeholders]", "[Engagement log 1]", ">   2 July 2026: They want decisions explained")
}

func TestOneKeySaysThatNothingChanged(t *testing.T) {
	w := quarterBook(t)
	d := second(drive(t, w, 80, 24)).row("9  Family").press("=")
	d.sees("Begun, 2 carried forward. Nothing changed for 9. Ctrl+Z undoes.", "9  Family Support      Nothing changed",
		"8  Physical Interven…  Carried forward")
	r := answer(t, w, "9")
	if r.Get("carried") != store.Unchanged || r.Get("heard") != "Families want one door." || len(r.Children("commitment")) != 1 {
		t.Errorf("it is %q, and heard %q", r.Get("carried"), r.Get("heard"))
	}
	d.press("ctrl+z").sees("[Open]", "s begins it").misses("Carried forward") // the beginning too
	if c := stageNow(t, w); c.Submission != nil {
		t.Errorf("undone, it is %+v", c)
	}
	// and nothing is begun for nothing
	d.row("4  Brothers").press("=").sees("Nothing was said of 4 Brothers and Sisters in any quarter before", "[Open]")
	d.press("s").row("4  Brothers").press("=").sees("Nothing was said of 4 Brothers")
}

func TestNothingChangedFillsOnlyWhatIsBlank(t *testing.T) {
	w := quarterBook(t)
	write(t, w, "Wrote by hand", func(tx *store.Tx) error {
		_, err := tx.Add(store.Response, "", store.Values{"quarter": "2026-27 Q2", "national_action": "9", "heard": "Something new."})
		return err
	})
	d := second(drive(t, w, 80, 24)).row("9  Family").press("=").sees("Nothing changed for 9")
	r := answer(t, w, "9")
	if r.Get("heard") != "Something new." || r.Get("committed") != "A worker for each family." || r.Get("pace") != "weak" ||
		r.Get("carried") != "" {
		t.Errorf("heard %q, committed %q, carried %q", r.Get("heard"), r.Get("committed"), r.Get("carried"))
	}
	if steps := r.Children("next_step"); len(steps) != 1 || steps[0].When("due").Words != "August 2026" {
		t.Errorf("%d next steps came along", len(steps))
	}
	d.press("=").sees("is written already; nothing was copied over it.")
}

func TestOneKeyAnswersAllThatAreTicked(t *testing.T) {
	w := quarterBook(t)
	begin(t, w)
	d := second(drive(t, w, 80, 24)).row("1  Support").press("space", "space", "0")
	d.sees("None received for 2 national actions. Ctrl+Z undoes.", "1  Support             None received    None received",
		"2  Right to Education  None received")
	d.row("3  Relation").press("-").sees("3  Relationships       Does not apply   Does not apply")
	for _, b := range submission.Parts() {
		if got := answer(t, w, "3").Get(b.Answer); got != "not_applicable" {
			t.Errorf("%s is %q", b.Title, got)
		}
	}
	d.press("ctrl+a").sees("25 ticked.").press("-").sees("Does not apply to us for 23 national actions. Ctrl+Z undoes. Of 4 Bro")
	if r := answer(t, w, "4"); r.Get("heard") != "They want to live together." || r.Get("heard_answer") != "" {
		t.Errorf("what was written gave way: %q, %q", r.Get("heard"), r.Get("heard_answer"))
	}
	d.press("ctrl+z").sees("1  Support             None received")
}

func TestWhatWasCarriedForwardGivesWayToAnAnswerAndUndoBringsItBack(t *testing.T) {
	w := quarterBook(t)
	d := second(drive(t, w, 80, 24)).press("s").row("9  Family").press("=", "ctrl+z", "0").sees("9  Family Support      None received")
	r := answer(t, w, "9")
	if r.Get("heard") != "" || len(r.Children("next_step")) != 0 || r.Get("assessment") != "" || r.Get("carried") != "" {
		t.Errorf("what was carried is still there: %q", r.Get("heard"))
	}
	d.press("ctrl+z").sees("9  Family Support      Carried forward")
	if got := answer(t, w, "9").Get("heard"); got != "Families want one door." {
		t.Errorf("heard is %q", got)
	}
}

func TestOneKeyAnswersThePartAtTheCursor(t *testing.T) {
	w := quarterBook(t)
	begin(t, w)
	d := second(drive(t, w, 80, 24)).row("1  Support").press("tab").row("Committed").press("0").sees(
		"None received in what is committed for 1", "Committed        None received")
	d.row("Next steps").press("-").sees("Next steps       Does not apply to us")
	if r := answer(t, w, "1"); r.Get("heard_answer") != "" || r.Get("next_steps_answer") != "not_applicable" {
		t.Errorf("heard %q, next steps %q", r.Get("heard_answer"), r.Get("next_steps_answer"))
	}
	d.press("end", "0").sees("Go to a part of the response first")
	d.press("esc").row("4  Brothers").press("tab").row("Heard").press("0").sees(
		"Of 4 Brothers and Sisters, what was heard stays as written")
}

func TestTheAssessmentIsOneSmallForm(t *testing.T) {
	w := quarterBook(t)
	d := second(drive(t, w, 80, 24)).row("9  Family").press("a").sees("June 2021: Underway, not yet sufficient.",
		"2026-27 Q1: Little or none: Two posts are vacant.", "Add evidence", "Collaboration")
	d.press("right", "down").typed("One post is filled.").press("tab").typed("Staff list of July").press("tab", "right",
		"ctrl+s").sees("Saved.", "Underway")
	r := answer(t, w, "9")
	if r.Get("assessment") != "underway" || r.Get("assessment_reason") != "One post is filled." || r.Get("pace") != "strong" ||
		len(r.Children("evidence")) != 1 {
		t.Errorf("assessment %q because %q, pace %q", r.Get("assessment"), r.Get("assessment_reason"), r.Get("pace"))
	}
	d.press("a", "left", "left", "ctrl+s").sees("Does not apply")
	if r := answer(t, w, "9"); r.Get("assessment") != "" || r.Get("assessment_answer") != "not_applicable" {
		t.Errorf("assessment %q, answer %q", r.Get("assessment"), r.Get("assessment_answer"))
	}
	d.press("a", "right", "right", "ctrl+s")
	if r := answer(t, w, "9"); r.Get("assessment") != "underway" || r.Get("assessment_answer") != "" {
		t.Errorf("assessment %q, answer %q", r.Get("assessment"), r.Get("assessment_answer"))
	}
}

func TestTheThreeJudgementsStandApart(t *testing.T) {
	d := second(drive(t, quarterBook(t), 120, 60)).row("4  Brothers").press("tab")
	d.sees("Assessment: is it enough?", "Not the assessment: how our actions for it stand", "Delivery status  1 in progress",
		"BRAG             1 amber")
}

func TestEachFundamentalHasItsLine(t *testing.T) {
	w := quarterBook(t)
	d := second(drive(t, w, 80, 24)).row("4  Brothers").press("f").sees("How did the work this quarter start from what")
	d.press("tab").typed("Brothers told us which homes they want.").press("ctrl+s").sees("Saved.", "1 of 5")
	d.press("tab", "end").sees("The five fundamentals (1 of 5 have a line)", "Listening: Brothers told us which homes they want.",
		"Poverty: -")
	d.row("Listening:").press("enter", "ctrl+a", "backspace", "ctrl+s").sees("(0 of 5 have a line)")
}

func TestALineIsTakenIntoTheResponseByTheKeeper(t *testing.T) {
	w := quarterBook(t)
	d := second(drive(t, w, 80, 24)).row("4  Brothers").press("tab", "right").row("20 Jul 2026").press("t").sees("Take this line into",
		"> h  What has been heard")
	d.press("h").sees("They want to live together.", "The first brothers moved in together.", "it is not saved yet")
	if got := answer(t, w, "4").Get("heard"); got != "They want to live together." {
		t.Errorf("it was saved without being asked: %q", got)
	}
	d.press("ctrl+s").sees("Saved.")
	if got := answer(t, w, "4").Get("heard"); got != "They want to live together.\n\nThe first brothers moved in together." {
		t.Errorf("heard is %q", got)
	}
	d.row("1 Jul 2026").press("t", "e").sees("Placement figures", "Shared drive, Promise folder").press("ctrl+s").sees("Saved.")
	if e := answer(t, w, "4").Children("evidence"); len(e) != 1 || e[0].Get("place") != "Shared drive, Promise folder" ||
		e[0].Get("date") != "2026-07-01" {
		t.Errorf("%d pieces of evidence", len(e))
	}
}

func TestSeveralLinesAreTakenTogether(t *testing.T) {
	w := quarterBook(t)
	d := second(drive(t, w, 80, 24)).row("9  Family").press("tab", "right", "right").sees("[2026-27 Q1]").row("Heard").press("space").sees(
		"[x] Families want one door.")
	d.row("Reason").press("space").sees("[x] Two posts are vacant.").press("t").sees("Take 2 lines into").press("r").sees(
		"Families want one door.", "Two posts are vacant.").press("ctrl+s").sees("Saved.")
	if got := answer(t, w, "9").Get("assessment_reason"); got != "Families want one door.\n\nTwo posts are vacant." {
		t.Errorf("the reason is %q", got)
	}
}

func TestLinesTickedOnOneResponseAreNotTickedOnAnother(t *testing.T) {
	w := quarterBook(t)
	write(t, w, "Another answer of the quarter before", func(tx *store.Tx) error {
		_, err := tx.Add(store.Response, "", store.Values{"quarter": "2026-27 Q1", "national_action": "4", "heard": "They write letters."})
		return err
	})
	d := second(drive(t, w, 80, 24)).row("9  Family").press("tab", "right", "right").row("Heard").press("space").sees("[x]")
	d.press("esc", "home").row("4  Brothers").press("tab").sees("They write letters.").misses("[x]")
}

// A line at the end of a long page is ticked, and the page stays where it was.
func TestTickingALineLeavesThePageWhereItIs(t *testing.T) {
	d := second(drive(t, quarterBook(t), 80, 18)).row("4  Brothers").press("tab", "right", "end").sees("end of page")
	before := d.Screen()
	d.press("space").sees("[x]", "end of page").press("space")
	if after := d.Screen(); after != before {
		t.Errorf("ticked and unticked, the page is\n%s\nand was\n%s", after, before)
	}
}

func TestOnlyWhatIsStillToBeDone(t *testing.T) {
	w := quarterBook(t)
	d := second(drive(t, w, 80, 40)).press("o").sees("still to do").misses("4  Brothers", "25  Governance")
	d.row("9  Family").press("=").misses("9  Family Support").sees("8  Physical")
	d.press("esc").sees("4  Brothers").misses("still to do")
}

func TestTwoSubmissionsAreComparedOnScreen(t *testing.T) {
	w := quarterBook(t)
	d := second(drive(t, w, 120, 40)).row("9  Family").press("=", "e", "ctrl+a").typed("Families want one open door.").press("ctrl+s")
	q, _ := calendar.ParseQuarter("2026-27 Q3")
	if _, err := submission.Begin(t.Context(), w, q); err != nil {
		t.Fatal(err)
	}
	d.press("v").sees("Compare which submission?", "2026-27 Q3, revision 1", "> 2026-27 Q2, revision 1  being filled",
		"2026-27 Q1  not begun")
	d.press("enter").sees("Compare 2026-27 Q2, revision 1 with which?", "> 2026-27 Q1").press("enter")
	d.sees("2026-27 Q1 and 2026-27 Q2, revision 1", "~ changed", "Response 9 Family Support", "What has been heard", "+ added",
		"Response 4 Brothers", "- removed", "Open the hub")
	d.row("~ changed").press("enter").sees("Families want one {+open +}door.").press("enter").sees("9 Family Support, 2026-27 Q2")
	d.press("v", "enter", "enter", "/").typed("hub").press("enter").sees("Open the hub").misses("4 Brothers").press("esc").sees(
		"4 Brothers").press("esc").sees("National action")
}

func TestWordsThatAreGoneAndNewHaveColourAndSigns(t *testing.T) {
	w := quarterBook(t)
	begin(t, w)
	write(t, w, "Changed it", func(tx *store.Tx) error { return tx.Set(answer(t, w, "9").ID, "heard", "Families want two doors.") })
	open := func(change func(*Options)) *driver {
		return second(drive(t, w, 120, 40, change)).press("v").row("~ changed")
	}
	d := open(func(*Options) {}).sees("Families want [-one door-]{+two doors+}.")
	coloured := false
	for line := range strings.SplitSeq(d.app.View().Content, "\n") {
		if plain := ansi.Strip(line); strings.Contains(plain, "[-one door-]") {
			part := line[strings.Index(line, "Families want"):]
			coloured = strings.Contains(part[:strings.Index(part, "[-")], "\x1b[") && strings.Contains(part[:strings.Index(part, "{+")],
				"\x1b[")
		}
	}
	if !coloured {
		t.Error("what is gone and what is new are drawn like the rest")
	}
	open(func(o *Options) { o.Environ = []string{"TERM=dumb"} }).sees("[-one door-]{+two doors+}")
	open(func(o *Options) { o.ScreenReader = true }).press("enter").sees("(gone: one door) (new: two doors)").misses("[-")
}

func TestWhatWasCarriedForwardAndNotRewrittenIsSaid(t *testing.T) {
	w := quarterBook(t)
	d := second(drive(t, w, 80, 24)).press("s").row("9  Family").sees("9  Family Support      Carried forward").press("tab").misses(
		"Word for word")
	ninth := answer(t, w, "9")
	write(t, w, "Wrote what was heard", func(tx *store.Tx) error {
		return tx.Set(ninth.ID, "heard", "Families want two doors.")
	})
	d.send(watchMsg{}).sees("Word for word as in 2026-27 Q1: what is committed, the assessment.")
	d.press("esc").sees("9  Family Support      Filled, 2 same")
}

func TestRightGoesToWhatIsKnownOfTheQuarter(t *testing.T) {
	d := second(drive(t, quarterBook(t), 80, 24)).row("9  Family").sees("Right What is known").press("right").sees("[Gathered 3]",
		"Our actions for it (2)")
	d.press("esc").row("4  Brothers").press("tab").sees("4 Brothers and Sisters")
}

func TestALockedQuarterTellsWhyItsKeysChangeNothing(t *testing.T) {
	w := quarterBook(t)
	q, _ := calendar.ParseQuarter("2026-27 Q2")
	for _, step := range []func() (store.Batch, error){
		func() (store.Batch, error) { return submission.Begin(t.Context(), w, q) },
		func() (store.Batch, error) { return submission.MarkChecked(t.Context(), w, q, 0) },
		func() (store.Batch, error) {
			return submission.Sign(t.Context(), w, q, submission.Signature{Name: "Morag Test", Role: "Lead officer",
				For: "the partnership"})
		},
	} {
		if _, err := step(); err != nil {
			t.Fatal(err)
		}
	}
	d := second(drive(t, w, 120, 24)).row("1  Support").press("0").sees("It is signed: reopen it first (Ctrl+K, Reopen)", "1  Support")
	d.misses("Edit it", "a Assess ", "= Nothing changed").press("enter").misses("What has been heard").press("right", "left",
		"enter").sees("It is signed: reopen it first")
	if _, err := submission.Lock(t.Context(), w, q); err != nil {
		t.Fatal(err)
	}
	second(drive(t, w, 80, 24)).row("4  Brothers").press("e").sees("It is locked: s begins an amendment, to correct it in the open.").press(
		"tab", "enter").sees("It is locked: s begins", "[Response]")
}
