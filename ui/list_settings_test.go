package ui

import (
	"path/filepath"
	"strings"
	"testing"
)

func remembering(t *testing.T) func(*Options) {
	path := filepath.Join(t.TempDir(), "settings.json")
	return func(o *Options) { o.SettingsPath = path }
}

func TestColumnsAreChosenOrderedSizedAndRemembered(t *testing.T) {
	w, remember := partnershipBook(t), remembering(t)
	d := drive(t, w, 120, 40, remember).press("2", "w").sees("Columns of the list", "[x] Reference", "[ ] Outcome sought")
	for range 20 { // down to Outcome sought, wherever it stands
		if strings.Contains(d.Screen(), "> [ ] Outcome sought") {
			break
		}
		d.press("down")
	}
	d.press("space").sees("[x] Outcome sought")
	for range 20 {
		d.press("<")
	}
	d.press("right", "right").sees("32 wide").press("enter")
	heading := func() string { return strings.Split(d.Screen(), "\n")[2] }
	if !strings.HasPrefix(strings.TrimSpace(heading()), "Outcome sought") {
		t.Errorf("the headings are %q", heading())
	}
	d = drive(t, w, 120, 40, remember).press("2")
	if !strings.HasPrefix(strings.TrimSpace(heading()), "Outcome sought") {
		t.Errorf("the next time the headings are %q", heading())
	}
	d.press("w", "r", "enter")
	if strings.Contains(heading(), "Outcome") {
		t.Errorf("after going back to the usual ones the headings are %q", heading())
	}
}

func TestAListKeepsOneColumn(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("4", "w")
	for range 12 {
		if strings.Contains(d.Screen(), "> [x]") {
			d.press("space")
		}
		d.press("down")
	}
	d.press("enter").sees("A list needs one column or more")
}

func TestTheOrderIsRemembered(t *testing.T) {
	w, remember := partnershipBook(t), remembering(t)
	drive(t, w, 80, 24, remember).press("2", "s").typed("title").press("enter")
	drive(t, w, 80, 24, remember).press("2").sees("Title↑", "> 1.2")
}

func TestWhatThereIsNoOrderOfSaysWhy(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "s").typed("tags").sees("no: a record can hold several").press("enter")
	d.sees("cannot be ordered by Tags: a record can hold several")
}

// An action with two leads stands under both.
func TestTheListIsOrderedByWhatARecordHoldsSeveralOf(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "s").typed("lead").sees("under each of them").press("enter")
	d.sees("grouped by Lead", "each stands under every one that it has")
}

func TestTheListIsGroupedUnderHeadings(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "o").typed("BRAG").press("enter")
	d.sees("> - B◆ Blue (1)", "- A▲ Amber (1)", "BRAG: blank (2)", "grouped by BRAG")
	d.press("enter").sees("> + B◆ Blue (1)").misses("A language guide").press("right").sees("> - B◆ Blue (1)", "A language guide")
	d.press("down", "left").sees("> + B◆ Blue (1)").misses("A language guide")
	d.press("e").sees("This is a heading. Down goes to its rows.")
	d.press("G").sees("> 2.3").press("home").sees("> + B◆ Blue")
	d.press("o").typed("do not").press("enter").sees("1 of 6").misses("Blue (1)")
}

func TestEveryGroupingHoldsEveryAction(t *testing.T) {
	w := partnershipBook(t)
	for field, heading := range map[string]string{"local priorities": "1 Brothers and sisters", "national actions": "4 ",
		"lead": "Firth Council (1)", "status": "In progress (3)", "foundations": "Family (1)"} {
		d := drive(t, w, 120, 40).press("2", "o").typed(field).press("enter").sees(heading)
		for _, ref := range []string{"1.1 ", "1.2 ", "1.10 ", "2.1 ", "2.2 ", "2.3 "} {
			d.sees(ref)
		}
	}
}

func TestAGroupedListFollowsItsFilters(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "o").typed("BRAG").press("enter")
	d.press("f").typed("status").press("enter").typed("progr").press("enter").sees("G● Green (1)", "A▲ Amber (1)",
		"R■ Red (1)").misses("Blue", "blank (2)")
}

func TestALongGroupIsReadAsFarAsItIsShown(t *testing.T) {
	w := bigBook(t, 2_000)
	d := drive(t, w, 80, 24, remembering(t)).press("2", "o").typed("status").press("enter").sees("Not started (667)")
	d.press("left").sees("+ Not started (667)", "- In progress (667)")
	d.press("end").sees("> 20.98") // the last that is complete
	for range 40 {
		d.press("pgup")
	}
	d.press("home").sees("> + Not started (667)")
	for range 10 {
		d.press("pgdown")
	}
	if _, ok := d.app.browserOf(1).List.Selected(); !ok {
		t.Errorf("there is no row at the cursor:\n%s", d.Screen())
	}
}
