package ui

import (
	"strings"
	"testing"

	"kept/store"
	"kept/ui/host"
)

func TestLanguageAdviceStandsBesideTheFieldAndBlocksNothing(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		w := partnershipBook(t)
		d := drive(t, w, size[0], size[1]).press("2", "u").typed("The siblings came home.")
		got := strings.Join(strings.Fields(strings.ReplaceAll(d.Screen(), "│", "")), " ")
		if !strings.Contains(got, `"siblings": perhaps brothers and sisters.`) || !strings.Contains(got, "(North Lanarkshire") {
			t.Errorf("in %v there is no advice:\n%s", size, d.Screen())
		}
		d.press("f3").sees("On the words of this field", "Perhaps: brothers and sisters", "Source: ", "You decide").press("esc")
		d.press("ctrl+s").sees("Saved.")
	}
}

func TestAdviceGoesWhenTheWordsAreChanged(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "n", "tab").typed("For siblings").sees(`"siblings"`)
	d.press("ctrl+u").typed("For brothers and sisters").misses("perhaps").press("f3").sees("There is no advice")
}

func TestWhatCouldTellWhoAChildIsIsPointedOut(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24).press("2", "u").typed("Jamie, aged 9, moved in.").sees(`"Jamie, aged 9"`,
		"A name with an age or date of birth")
	d.press("ctrl+s").sees("Saved.")
}

func TestTextOfSeveralLinesIsMarkedAndCut(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24).press("2", "u").typed("One home").press("enter").typed("two homes")
	d.press("ctrl+x").sees("Mark text first")
	for range 5 {
		d.press("shift+left")
	}
	d.press("ctrl+x").sees("two").misses("two homes")
	d.press("shift+up").typed("now").sees("One now").press("ctrl+a", "ctrl+x").misses("One now")
}

func TestANewUpdateBeginsWithTodayAndTheKeeperWhereverItIsOpened(t *testing.T) {
	w := partnershipBook(t)
	d := drive(t, w, 80, 24)
	a := find(t, w, store.Action, "2.1 ")
	d.Run(d.app.Edit(host.Edit{Kind: store.KindNamed("update"), Parent: a.ID, Title: "New update"}))
	d.resize(80, 24).sees("12 August 2026", "Morag Test")
}
