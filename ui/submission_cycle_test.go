package ui

import (
	"fmt"
	"kept/ui/editing"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"kept/store"
	"kept/store/calendar"
	"kept/store/submission"
	"kept/store/words"
)

// cycleBook is the partnership's workbook with an error in the quarter's
// responses, and a small number of people in an update.
func cycleBook(t *testing.T) *store.Workbook {
	t.Helper()
	w := partnershipBook(t)
	write(t, w, "Wrote what is not right yet", func(tx *store.Tx) error {
		if _, err := tx.Add(store.Response, "", store.Values{"quarter": "2026-27 Q2", "national_action": "7",
			"heard":        "They want one person who stays.",
			"heard_answer": "none_received", "assessment": "underway", "assessment_reason": "A worker began in August."}); err != nil {
			return err
		}
		_, err := tx.Add("update", find(t, w, store.Action, "2.2 ").ID,
			store.Values{"date": "2026-08-01", "note": "Two children moved home.", "author": "Morag Test"})
		return err
	})
	return w
}

func quarterTwo(t testing.TB) calendar.Quarter {
	t.Helper()
	q, err := calendar.ParseQuarter("2026-27 Q2")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// stageNow is how far the quarter is in the workbook.
func stageNow(t testing.TB, w *store.Workbook) submission.Cycle {
	t.Helper()
	c, err := submission.ReadCycle(t.Context(), w, quarterTwo(t))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// untilSigned takes the quarter of the driver on, from the list of responses.
func (d *driver) begins() *driver { return d.press("s") }

func (d *driver) acceptsErrors() *driver {
	return d.press("c", "home", "a").typed("It was heard of one other board").press("enter", "c")
}

func (d *driver) signs() *driver {
	return d.press("s").typed("Chief Officer").press("ctrl+s")
}

func TestCycleScreens(t *testing.T) {
	begun := func(d *driver) *driver { return d.press("6").begins() }
	checked := func(d *driver) *driver { return begun(d).acceptsErrors().press("s") }
	signed := func(d *driver) *driver { return checked(d).signs() }
	locked := func(d *driver) *driver { return signed(d).press("s", "right", "enter") }
	for _, c := range []struct {
		name string
		to   func(*driver) *driver
	}{
		{"open", func(d *driver) *driver { return d.press("6") }},
		{"filling", begun},
		{"errors_block", func(d *driver) *driver { return begun(d).press("s") }},
		{"findings", func(d *driver) *driver { return begun(d).press("c") }},
		{"finding", func(d *driver) *driver { return begun(d).press("c", "tab") }},
		{"accepting", func(d *driver) *driver { return begun(d).press("c", "a") }},
		{"accepted", func(d *driver) *driver { return begun(d).acceptsErrors().press("c", "end", "tab") }},
		{"narrowing", func(d *driver) *driver { return begun(d).press("c", "f") }},
		{"mending", func(d *driver) *driver { return begun(d).press("c", "enter") }},
		{"checked", checked},
		{"changed_since", func(d *driver) *driver { return checked(d).press("c", "a").typed("Known").press("enter", "c") }},
		{"signing", func(d *driver) *driver { return checked(d).press("s") }},
		{"signed", signed},
		{"locking", func(d *driver) *driver { return signed(d).press("s") }},
		{"locked", locked},
		{"amending", func(d *driver) *driver { return locked(d).press("s") }},
		{"amended", func(d *driver) *driver { return locked(d).press("s").typed("A figure was wrong").press("enter") }},
	} {
		d := drive(t, cycleBook(t), 80, 24)
		c.to(d)
		for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
			t.Run(fmt.Sprintf("%s_%dx%d", c.name, size[0], size[1]), func(t *testing.T) {
				d.resize(size[0], size[1])
				fits(t, d, size[0], size[1])
				golden.RequireEqual(t, d.Screen()+"\n")
			})
		}
	}
	t.Run("aloud", func(t *testing.T) {
		d := drive(t, cycleBook(t), 80, 24, func(o *Options) { o.ScreenReader = true })
		begun(d).sees("Stage 2 of 5: being filled. Next: s checks it: errors stand.",
			"2 of 25 filled, 1 begun. 1 error, ", " others. c lists them") // how many they are stands in the golden too
		golden.RequireEqual(t, d.press("c").Screen()+"\n")
	})
	t.Run("ascii", func(t *testing.T) {
		d := drive(t, cycleBook(t), 80, 24, func(o *Options) { o.Environ = []string{"TERM=dumb"} })
		golden.RequireEqual(t, checked(d).press("c").Screen()+"\n")
	})
}

func TestAQuarterIsTakenThroughItsCycleWithOneKey(t *testing.T) {
	w := cycleBook(t)
	d := drive(t, w, 80, 24).press("6").sees("[Open]", "s begins it")
	d.press("s").sees("[Being filled]", "Began the submission of 2026-27 Q2. Ctrl+Z undoes.")
	d.press("s").sees("1 error stands in the way: mend it, or accept it with a reason.", "Findings of 2026-27 Q2", "> Response 7 Moving On")
	if c := stageNow(t, w); c.Stage != store.StageFilling {
		t.Fatalf("with an error it is %s", c.Stage)
	}
	d.press("enter").sees("Heard: none, or not ours") // the form, at the field
	d.press("delete", "ctrl+s").sees("Mended.").misses("1 error")
	d.press("esc", "esc", "s").sees("[Checked]", "Checked: nothing stands in the way of signing. s signs it.")
	d.press("s").sees("Sign 2026-27 Q2", "The name stays in the workbook", "Morag Test", "Invented Firth Partnership")
	d.press("ctrl+s").sees("Role of who signed is needed.")
	d.typed("Chief Officer").press("ctrl+s").sees("[Signed]", "Ctrl+Z takes the signature back")
	d.press("s").sees("Lock 2026-27 Q2?", "It cannot be").press("enter").sees("[Signed]")
	d.press("s", "right", "enter").sees("[Locked]", "x exports, s amends", "Locked: what 2026-27 Q2 says stands.")
	d.press("ctrl+z").sees("is locked and cannot change").press("esc")
	d.press("s", "enter").sees("A reason is needed").typed("A figure was wrong").press("enter").sees("[Being filled]", "Revision 2")
	c := stageNow(t, w)
	if c.Revision != 2 || c.Stage != store.StageFilling || c.Submission.Get("reason") != "A figure was wrong" ||
		c.Earlier[0].Get("signed_role") != "Chief Officer" {
		t.Errorf("the workbook says revision %d, %s, %q", c.Revision, c.Stage, c.Submission.Get("reason"))
	}
	d.press("ctrl+z").sees("[Locked]")
}

func TestASignatureIsRememberedAndTakenBack(t *testing.T) {
	w := cycleBook(t)
	d := drive(t, w, 80, 24).press("6").begins().acceptsErrors().press("s").signs().sees("[Signed]")
	d.press("ctrl+z").sees("[Checked]").press("s").sees("Chief Officer")
	d.press("ctrl+s").sees("[Signed]")
	d.press("ctrl+k").typed("reopen").press("enter").sees("[Being filled]", "Reopened: it can be changed")
	d.press("s").sees("[Checked]").press("s").sees("Chief Officer", "Accepted, and published with the reason (1)",
		"It was heard of one other board")
}

func TestEachStepSaysWhyItCannotBeDone(t *testing.T) {
	d := drive(t, cycleBook(t), 120, 40).press("6")
	refuses := func(step, why string) {
		t.Helper()
		d.press("ctrl+k").typed(step).press("enter").sees(why).press("esc")
	}
	refuses("sign the submission", "Begin it first, then check it.")
	refuses("reopen", "It is not begun: there is nothing to reopen.")
	refuses("amend the", "Only what is locked is amended: this is not begun.")
	d.press("c", "a").sees("Begin the quarter's submission first.")
	d.press("esc", "s")
	refuses("begin the submission", "It was begun already.")
	refuses("sign the submission", "1 error stands in the way: mend or accept them, check it, then sign.")
	refuses("lock the submission", "Check and sign it first.")
	d.acceptsErrors().press("s").signs()
	d.press("c").press("a").sees("It is signed: reopen it first")
}

func TestAFindingIsAcceptedWithAReasonAndTakenBack(t *testing.T) {
	w := cycleBook(t)
	d := drive(t, w, 80, 24).press("6").begins().press("c", "a", "enter").sees("A reason is needed")
	d.typed("It was heard of one other board").press("enter").sees("Accepted, with its reason. Ctrl+Z undoes.",
		"1 accepted").misses("1 error")
	d.press("end").sees("> Response 7 Moving", "Accepted: It was heard").press("enter", "esc")
	d.press("tab").sees("Reason", "It was heard of one other board", "Published as").press("esc")
	d.press("a").sees("It is accepted already.").press("d").sees("Taken back: it stands again.", "1 error")
	d.press("home", "d").sees("Only what was accepted can be taken back.")
	if c := stageNow(t, w); len(c.Submission.Children(store.AcceptedFinding)) != 0 {
		t.Error("the workbook still has it as accepted")
	}
	d.press("ctrl+z").sees("1 accepted")
}

func TestSeveralFindingsAreAcceptedAtOneStroke(t *testing.T) {
	w := cycleBook(t)
	d := drive(t, w, 80, 24).press("6").begins().press("c", "f").typed("without a measure").press("enter")
	d.press("space", "space", "space").sees("3 ticked").press("a").sees("Accept 3 findings").typed("Measures come in October").press(
		"enter").sees("3 accepted, with their reason.")
	c := stageNow(t, w)
	if accepted := c.Submission.Children(store.AcceptedFinding); len(accepted) != 3 ||
		accepted[2].Get("reason") != "Measures come in October" || accepted[2].Get("code") != "action.no-measure" {
		t.Errorf("%d are accepted: %v", len(accepted), accepted)
	}
	d.press("ctrl+z").sees("Undone.")
	if c := stageNow(t, w); len(c.Submission.Children(store.AcceptedFinding)) != 0 {
		t.Error("one Undo does not take back all of it")
	}
}

func TestWhatIsMissingIsAddedFromItsFinding(t *testing.T) {
	for _, c := range []struct{ find, form, typed, kind string }{
		{"without a measure", "New measure", "Families helped", "measure"},
		{"gone quiet", "New update", "", "update"},
		{"shows no resources", "Secured or sought", "", "resource"},
		{"National action of which nothing", "2026-27 Q2", "", ""},
		{"Action without a lead", "> Lead ", "", ""},
	} {
		d := drive(t, cycleBook(t), 80, 24).press("6").begins().press("c", "f").typed(c.find).press("enter")
		d.press("enter")
		if _, ok := d.app.front().(*editing.Dialog); !ok {
			t.Fatalf("%s: no form opened:\n%s", c.find, d.Screen())
		}
		d.sees(c.form)
		if c.typed != "" {
			d.typed(c.typed).press("ctrl+s").sees("Mended.")
		} else {
			d.press("esc").sees("Findings of 2026-27 Q2")
		}
	}
}

func TestWhoIsMissingIsAddedFromItsFinding(t *testing.T) {
	w := newWorkbook(t)
	write(t, w, "Wrote an action", func(tx *store.Tx) error {
		_, err := tx.Add(store.Action, "", store.Values{"title": "The only one"})
		return err
	})
	d := drive(t, w, 80, 24).press("6", "c", "home").sees("> Stakeholders  ").press("enter").sees("New stakeholder",
		"Group with lived experience")
	d.typed("Champions Board").press("ctrl+s").sees("Mended.").misses("no stakeholder is a group")
}

func TestTheRecordOfAFindingIsLookedAtAndLeftAgain(t *testing.T) {
	d := drive(t, cycleBook(t), 80, 24).press("6").begins().press("c",
		"o").sees("7 Moving On, 2026-27 Q2").press("esc").sees("Findings of 2026-27 Q2", "> Response 7 Moving")
	d.press("/").typed("two children").press("enter", "o").sees("[2 Actions]", "2.2 Leaving care").press("esc").sees("[6 Submission]",
		"Findings of 2026-27 Q2", "Find: two children")
	d.press("esc").sees("1 error").press("esc").misses("Findings of")
}

func TestFindingsAreNarrowedToALevelOrACheck(t *testing.T) {
	d := drive(t, cycleBook(t), 80, 24).press("6").begins().press("c").sees("1 error: in the way of signing")
	d.press("f").typed("notes").press("enter").sees("only to be known").misses("in the way of signing", "improvements:")
	d.press("f").typed("small number").press("enter").sees("Two children").misses("only to be known")
	d.press("esc").sees("1 error: in the way of signing")
	d.press("/").typed("moving on").sees("7 Moving On").misses("2.1 One trusted")
	d.press("esc").sees("2.1 One trusted")
}

func TestThePartnershipsOwnBoundOfSmallNumbersHolds(t *testing.T) {
	w := cycleBook(t)
	p, err := w.Partnership(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d := drive(t, w, 80, 24).press("6", "c", "/").typed("two children").press("enter").sees("looks like a small numbe")
	write(t, w, "Set the bound", func(tx *store.Tx) error { return tx.Set(p.ID, "small_count", "2") })
	d.press("r").sees("No finding is like that")
}

func TestThePageBeginsWithTheQuarterThatIsDue(t *testing.T) {
	first := func(w *store.Workbook, q string) {
		t.Helper()
		p, err := w.Partnership(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		write(t, w, "Said where it begins", func(tx *store.Tx) error { return tx.Set(p.ID, "first_quarter", q) })
	}
	w := cycleBook(t)
	drive(t, w, 80, 24).press("6").sees("Submission › 2026-27 Q2")
	first(w, "2026-27 Q1")
	drive(t, w, 80, 24).press("6").sees("Submission › 2026-27 Q1")
	first(w, "2026-27 Q2")
	drive(t, w, 80, 24).press("6").sees("Submission › 2026-27 Q2")
	if _, err := submission.Begin(t.Context(), w, quarterTwo(t).Prev()); err != nil {
		t.Fatal(err)
	}
	drive(t, w, 80, 24).press("6").sees("Submission › 2026-27 Q1", "[Being filled]")
}

func TestALargeWorkbookIsCheckedWhenItIsAskedFor(t *testing.T) {
	w := bigBook(t, 2_000)
	d := drive(t, w, 80, 24).press("6").sees("c checks for findings")
	counts := regexp.MustCompile(`([\d,]+) warnings, ([\d,]+) others`).FindStringSubmatch(d.press("c").Screen())
	if counts == nil {
		t.Fatalf("it is not said how many findings there are:\n%s", d.Screen())
	}
	all := 0
	for _, count := range counts[1:] {
		n, err := strconv.Atoi(strings.ReplaceAll(count, ",", ""))
		if err != nil || n < 2_000 { // each action has more than one
			t.Errorf("%s findings, %v", count, err)
		}
		all += n
	}
	d.press("end").sees(words.Thousands(all) + " of " + words.Thousands(all)).press("home").sees("> ")
	fits(t, d, 80, 24)
}

func TestNothingOfTheCycleCanBeDoneInWhatIsReadOnly(t *testing.T) {
	d := drive(t, cycleBook(t), 80, 24, func(o *Options) { o.ReadOnly = true }).press("6").sees("read only")
	d.press("s").sees("This workbook is open for reading only.").misses("[Being filled]")
	d.press("c").sees("1 error: in the way of signing").press("enter").sees("This workbook is open for reading only.")
}

func TestTheStripIsClicked(t *testing.T) {
	d := drive(t, cycleBook(t), 80, 24).press("6")
	d.clickOn("s begins it").sees("[Being filled]").clickOn("1 error").sees("Findings of 2026-27 Q2")
}

func TestTheBundleIsWrittenFromTheFindingsToo(t *testing.T) {
	drive(t, partnershipBook(t), 80, 24).press("6", "c").sees("Findings of").press("x").sees("It is written to", "Its SHA-256")
}

func TestUndoOfALockSaysTheWayOnInFull(t *testing.T) {
	w := cycleBook(t)
	d := drive(t, w, 80, 24).press("6").begins().acceptsErrors().press("s").signs().press("s", "right",
		"enter").sees("[Locked]").press("ctrl+z")
	d.sees("This cannot be taken back", "is locked and cannot change",
		"begin an amendment").press("esc").sees("[Locked]").misses("This cannot be taken back")
	if c := stageNow(t, w); c.Stage != store.StageLocked {
		t.Errorf("it is %s", c.Stage)
	}
}
