package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/browser"
)

const marked = "\x1b[1;4m"

func TestHitsAreMarkedInTheRowsAndOnThePage(t *testing.T) {
	d := drive(t, partnershipBook(t), 120, 40).press("2", "/").typed("family")
	if n := strings.Count(d.app.View().Content, marked); n < 3 {
		t.Errorf("%d hits are marked:\n%s", n, d.Screen())
	}
	d.press("esc")
	if strings.Contains(d.app.View().Content, marked) {
		t.Error("hits are still marked when nothing is looked for")
	}
}

func TestHitsAreMarkedBySignsWhereThereIsNoStyle(t *testing.T) {
	d := drive(t, partnershipBook(t), 120, 40, func(o *Options) { o.Environ = []string{"TERM=dumb"} })
	d.press("2", "/").typed("lang").sees("A *lang*uage guide")
}

func TestTheFirstHitsComeBeforeTheBestOnes(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "/")
	var waiting []func() tea.Msg
	d.app.later = func(_ time.Duration, fn func() tea.Msg) tea.Cmd { waiting = append(waiting, fn); return nil }
	d.typed("care").sees("Leaving care without a cliff edge")
	ranked := func() bool { return d.app.browserOf(1).Ranked }
	if len(waiting) != 4 {
		t.Fatalf("after four letters %d orders by rank wait", len(waiting))
	}
	if d.send(waiting[1]()); ranked() {
		t.Error("they were put in order although something was typed since")
	}
	if d.send(waiting[3]()).sees("Leaving care"); !ranked() {
		t.Error("they were never put in order")
	}
}

func TestACursorThatWasMovedStaysWhenTheBestHitsCome(t *testing.T) {
	d := drive(t, bigBook(t, 150), 80, 24).press("2", "/")
	var waiting func() tea.Msg
	d.app.later = func(_ time.Duration, fn func() tea.Msg) tea.Cmd { waiting = fn; return nil }
	d.typed("invented").press("enter", "down", "down", "down").sees("> 1.4 ")
	d.send(waiting()).sees("> 1.4 ")
}

// What is found can be put in the order of any column, and back into that of the
// best match; a heading that is clicked does the same as s.
func TestWhatIsFoundIsPutInOrder(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "/").typed("a").press("enter")
	d.press("s").sees("> Best match first  now").press("esc", "s").typed("due").press("enter").sees("Due↑", "Find: a", "> 1.2 ")
	d.press("s").sees("Due  now; again turns it round").typed("due").press("enter").sees("Due↓", "Find: a", "1 of 5")
	d.press("end").sees("5 of 5").press("home", "/").typed(" l").sees("Due↓", "Find: a l").press("enter")
	d.press("o").typed("status").press("enter").sees("- In progress (", "Due↓", "grouped by Status")
	d.press("o", "enter", "s").typed("best").press("enter").misses("Due↓").sees("Find: a l")
	d.clickOn("Title").sees("Title↑", "Find: a l").press("esc").misses("Find:").sees("Title↑")
}

// A saved set of filters brings back the order in which it was seen, also of what
// is found.
func TestFiltersAreSavedWithTheirOrder(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24, remembering(t)).press("2", "/").typed("a").press("enter", "s").typed("due").press("enter")
	d.press("f").typed("save these").press("enter").typed("By date").press("enter").sees("saved as By date")
	d.press("esc").misses("Find:").press("s").typed("title").press("enter").sees("Title↑")
	d.press("f").typed("by date").press("enter").sees("Find: a", "Due↑")
}

func TestOnAHeadingItIsSaidWhyNothingIsTicked(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "o").typed("status").press("enter", "home", "space")
	d.sees("This is a heading. Down goes to its rows.")
}

func TestFindingGoesOnBehindTheBestHits(t *testing.T) {
	d := drive(t, bigBook(t, 450), 80, 24).press("2", "/").typed("invented").press("enter", "end").sees("450 of 450")
	d.press("home").sees("1 of 450")
	for range 30 {
		d.press("pgdown")
	}
	d.sees("450 of 450")
}

func TestFindingKeepsTheGroups(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "o").typed("lead").press("enter").sees("- Firth Council (1)", "- Lead: blank (2)")
	d.press("/").typed("fam").sees("- Firth Council (1)", "Lead: blank (1)", "1.10", "2.1 ").misses("NHS Firth", "2.3")
	d.press("enter", "home", "enter").sees("+ Firth Council (1)", "2.1 ").misses("1.1 ")
	d.press("end", "esc").sees("NHS Firth (1)", "Lead: blank (2)")
}

func TestAmongVeryManyTheFirstHitsComeBeforeTheirGroups(t *testing.T) {
	d := drive(t, bigBook(t, browser.GroupAtOnce+100), 80, 24).press("2", "o").typed("brag").press("enter").sees("- G")
	var waiting func() tea.Msg
	d.app.later = func(_ time.Duration, fn func() tea.Msg) tea.Cmd { waiting = fn; return nil }
	d.press("/").typed("number").sees("1.1 ", "Invented action").misses("(1,275)")
	d.send(waiting()).sees("(1,275)")
	d.press("esc", "/").typed("4999").misses("(1,275)").sees("(1)", "Invented action number 4999")
}

func TestReadyMadeFiltersAreChosenByName(t *testing.T) {
	w := partnershipBook(t)
	for name, want := range map[string][3]string{ // what is typed: chip, seen, missed
		"without evidence":  {"[No evidence]", "2.2", "1.1 "},
		"overdue":           {"[Due before 12 Aug 2026]", "2.1", "1.1 "},
		"gone quiet":        {"[Gone quiet, no update since 13 Jun 2026]", "2.2", "1.1 "},
		"without a lead":    {"[Lead: blank]", "2.3", "1.1 "},
		"without a date":    {"[Due: blank]", "2.3", "1.1 "},
		"without a measure": {"[No measure]", "2.2", "1.1 "},
	} {
		drive(t, w, 80, 24).press("2", "f").typed(name).press("enter").sees(want[0], want[1]).misses(want[2])
	}
}

func TestFiltersAreTakenOutOneByOne(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "f").typed("status").press("enter").typed("progr").press("enter")
	d.press("f").typed("lead").press("enter").typed("harb").press("enter").sees("1 of 1")
	d.press("F").sees(">[Status: In progress x]").press("right").sees(">[Lead: Harbour Families x]").press("left", "delete")
	d.sees(">[Lead: Harbour Families x]", "1 of 1").misses("Status: In progress").press("delete").sees("1 of 6").misses("[Lead")
	d.press("down").sees("2 of 6")
}

func TestAnotherValueOfAFieldThatHoldsOneIsAnOr(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "f").typed("status").press("enter").typed("progr").press("enter")
	d.press("f").typed("status").press("enter").typed("paus").press("enter").sees("[Status: In progress or Paused]", "1 of 4")
}

func TestFiltersAreSavedUnderANameAndBroughtBack(t *testing.T) {
	w, remember := partnershipBook(t), remembering(t)
	d := drive(t, w, 80, 24, remember).press("2", "f").typed("overdue").press("enter")
	d.press("f").typed("lead").press("enter").typed("harb").press("enter").sees("1 of 1")
	d.press("f").typed("save these").press("enter").press("enter").sees("A name is needed.").typed("Harbour, late").press("enter").sees(
		"saved as Harbour, late")
	d = drive(t, w, 80, 24, remember, func(o *Options) { o.Now = func() time.Time { return noon.AddDate(0, 0, 1) } })
	d.press("2", "f").typed("harbour").press("enter").sees("[Due before 13 Aug 2026]", "[Lead: Harbour Fami", "1 of 1")
	d.press("f").typed("forget").press("enter", "enter").sees("was forgotten")
	d.press("f").misses("saved by you")
}

func TestADayOfASavedFilterGoesWithTheDays(t *testing.T) {
	today := calendar.DateOf(noon)
	for value, want := range map[string]string{"2026-08-12": "today", "2026-08-13": "today+1", "2026-06-13": "today-60",
		"not a day": "not a day"} {
		got := browser.RelativeDay(store.Before, value, today)
		if got != want || browser.AbsoluteDay(got, today) != value {
			t.Errorf("%s is kept as %q and comes back as %q", value, got, browser.AbsoluteDay(got, today))
		}
	}
}

func TestThePageBesideAFilteredListIsThatOfTheRowAtTheCursor(t *testing.T) {
	d := drive(t, partnershipBook(t), 120, 40).press("2", "home").sees("\u2502   1.1 ").press("down", "down",
		"down").misses("\u2502   1.1 ")
	d.press("f").typed("status").press("enter").typed("prog").press("enter").sees("[Status: In progress]", "> 1.1 ", "\u2502   1.1 ")
}

func TestThePageOfWhatAQuestionFindsIsReadAgain(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 120, 40).press("2", "f").typed("red or amber").press("enter").sees("> 1.1 ", "A\u25b2 Amber").press("b", "r")
	d.press("1", "ctrl+z").row("Red or amber").press("enter").sees("> 1.1 ", "\u2502   A\u25b2 Amber")
}
