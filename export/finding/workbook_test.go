package finding

import (
	"context"
	"strings"
	"testing"
	"time"

	"kept/export/exporttest"
	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
)

func TestAWorkbookIsCheckedInPlainWords(t *testing.T) {
	now := time.Date(2026, 8, 1, 9, 0, 0, 0, time.UTC)
	w := exporttest.EmptyWorkbook(t, &now)
	exporttest.Plant(t, w, []exporttest.Record{
		{No: 1, Kind: "partnership", Parent: 0, Values: store.Values{"name": "Orchard"}},
		{No: 10, Kind: "stakeholder", Parent: 0, Values: store.Values{"name": "Orchard Council"}},
		{No: 12, Kind: "stakeholder", Parent: 0, Values: store.Values{"name": "A group that left"}},
		{No: 30, Kind: "action", Parent: 0, Values: store.Values{"reference": "1", "title": "Sound", "due": "31 March 2027",
			"brag": "green", "status": "in_progress"},
			Items: map[string][]store.Item{"leads": exporttest.Items(exporttest.Ref(10)), "national_actions": exporttest.Items("1", "2")}},
		{No: 31, Kind: "evidence", Parent: 30, Values: store.Values{"title": "Minutes"}},
		{No: 32, Kind: "action", Parent: 0, Values: store.Values{"title": "To be removed"}},
		{No: 33, Kind: "action", Parent: 0, Values: store.Values{"reference": "2a", "title": "Nobody, no date, blue", "brag": "blue"}},
		{No: 34, Kind: "action", Parent: 0, Values: store.Values{"reference": "2A", "title": "Late and backwards", "start": "July 2026",
			"due": "30 June 2026"}, Items: map[string][]store.Item{"leads": exporttest.Items(exporttest.Ref(10), exporttest.Ref(12))}},
		{No: 35, Kind: "action_link", Parent: 34, Values: store.Values{"relation": "depends_on", "to": exporttest.Ref(32)}},
		{No: 36, Kind: "action", Parent: 0, Values: store.Values{"reference": "4", "title": "Done in time", "due": "May 2026",
			"status": "complete"}, Items: map[string][]store.Item{"leads": exporttest.Items(exporttest.Ref(10))}},
		{No: 60, Kind: "response", Parent: 0, Values: store.Values{"quarter": "2026-27 Q2", "national_action": "9", "heard": "Something",
			"heard_answer": "none_received", "next_steps_answer": "none_received", "assessment": "underway"}},
		{No: 61, Kind: "next_step", Parent: 60, Values: store.Values{"step": "One"}},
		{No: 62, Kind: "response", Parent: 0, Values: store.Values{"quarter": "2026-27 Q2", "national_action": "10",
			"heard_answer": "none_received"}},
		{No: 63, Kind: "response", Parent: 0, Values: store.Values{"quarter": "2026-27 Q1", "national_action": "11"}},
	})
	found, err := CheckWorkbook(context.Background(), w, calendar.DateOf(now), calendar.QuarterOf(calendar.DateOf(now)))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, f := range found.Findings {
		if f.Wrong == "" || f.Fix == "" || f.Place == "" {
			t.Errorf("a finding without its place, reason or way to mend it: %+v", f)
		}
		got[f.Rule+" "+f.Place] = f.String()
	}
	for place, want := range map[string]check.Level{
		"action.no-lead Action 2a Nobody, no date, blue":                            check.Warning,
		"action.due-before-start Action 2A Late and backwards":                      check.Error,
		"response.both Response 2026-27 Q2: 9 Family Support":                       check.Error,
		"action.same-reference Action 2A Late and backwards":                        check.Error,
		"response.no-assessment Response 2026-27 Q2: 10 Peer and Community Support": check.Warning,
	} {
		if !strings.HasPrefix(got[place], string(want)+": ") {
			t.Errorf("%s: %q, want it at the level of %s", place, got[place], want)
		}
	}
	if found.Errors() < 3 || found.Counts[check.Note] == 0 {
		t.Errorf("counted: %v", found.Counts)
	}
}
