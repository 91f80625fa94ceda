package export

import (
	"context"
	"strings"
	"testing"
	"time"

	"kept/store"
	"kept/store/calendar"
)

func TestAWorkbookIsCheckedInPlainWords(t *testing.T) {
	now := time.Date(2026, 8, 1, 9, 0, 0, 0, time.UTC)
	w := emptyWorkbook(t, &now)
	plant(t, w, []planted{
		{1, "partnership", 0, store.Values{"name": "Orchard"}, nil},
		{10, "stakeholder", 0, store.Values{"name": "Orchard Council"}, nil},
		{12, "stakeholder", 0, store.Values{"name": "A group that left"}, nil},
		{30, "action", 0, store.Values{"reference": "1", "title": "Sound", "due": "31 March 2027", "brag": "green", "status": "in_progress"}, map[string][]store.Item{"leads": items(ref(10)), "national_actions": items("1", "2")}},
		{31, "evidence", 30, store.Values{"title": "Minutes"}, nil},
		{32, "action", 0, store.Values{"title": "To be removed"}, nil},
		{33, "action", 0, store.Values{"reference": "2a", "title": "Nobody, no date, blue", "brag": "blue"}, nil},
		{34, "action", 0, store.Values{"reference": "2A", "title": "Late and backwards", "start": "July 2026", "due": "30 June 2026"}, map[string][]store.Item{"leads": items(ref(10), ref(12))}},
		{35, "action_link", 34, store.Values{"relation": "depends_on", "to": ref(32)}, nil},
		{36, "action", 0, store.Values{"reference": "4", "title": "Done in time", "due": "May 2026", "status": "complete"}, map[string][]store.Item{"leads": items(ref(10))}},
		{60, "response", 0, store.Values{"quarter": "2026-27 Q2", "national_action": "9", "heard": "Something", "heard_answer": "none_received", "next_steps_answer": "none_received", "assessment": "underway"}, nil},
		{61, "next_step", 60, store.Values{"step": "One"}, nil},
		{62, "response", 0, store.Values{"quarter": "2026-27 Q2", "national_action": "10", "heard_answer": "none_received"}, nil},
		{63, "response", 0, store.Values{"quarter": "2026-27 Q1", "national_action": "11"}, nil},
	})
	found, err := CheckWorkbook(context.Background(), w, calendar.DateOf(now))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, f := range found.Findings {
		if f.Wrong == "" || f.Mend == "" || f.Place == "" {
			t.Errorf("a finding without its place, reason or way to mend it: %+v", f)
		}
		got[f.Rule+" "+f.Place] = f.String()
	}
	for place, want := range map[string]Level{
		"action.no-lead Action 2a Nobody, no date, blue":                            LevelWarning,
		"action.due-before-start Action 2A Late and backwards":                      LevelError,
		"response.both Response 2026-27 Q2: 9 Family Support":                       LevelError,
		"action.same-reference Action 2A Late and backwards":                        LevelError,
		"response.no-assessment Response 2026-27 Q2: 10 Peer and Community Support": LevelWarning,
	} {
		if !strings.HasPrefix(got[place], string(want)+": ") {
			t.Errorf("%s: %q, want it at the level of %s", place, got[place], want)
		}
	}
	if found.Errors() < 3 || found.Counts[LevelNote] == 0 {
		t.Errorf("counted: %v", found.Counts)
	}
}
