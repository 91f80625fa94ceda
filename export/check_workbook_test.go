package export

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kept/store"
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
	found, err := CheckWorkbook(context.Background(), w, store.DateOf(now))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	notes := 0
	for _, f := range found.Findings {
		if f.Rule == "W10" {
			notes++
			continue
		}
		if f.Wrong == "" || f.Mend == "" || f.Record == "" {
			t.Errorf("a finding without its place, reason or way to mend it: %+v", f)
		}
		got = append(got, fmt.Sprintf("%s %s %s | %s", f.Level, f.Rule, f.Place, f.Column))
	}
	slices.Sort(got)
	want := strings.Split(strings.TrimSpace(`
error W5 Action 2A Late and backwards | Reference
error W5 Action 2a Nobody, no date, blue | Reference
error W6 Action 2A Late and backwards | Due
error W9 Response 2026-27 Q2: 9 Family Support | Heard: none, or not ours
error W9 Response 2026-27 Q2: 9 Family Support | Next steps: none, or not ours
warning W1 Action 2a Nobody, no date, blue | Lead
warning W2 Action 2a Nobody, no date, blue | Due
warning W3 Action 2A Late and backwards | Due
warning W4 Action 2a Nobody, no date, blue | BRAG
warning W7 Action 2A Late and backwards | Lead
warning W7 Action 2A Late and backwards, link | Other action
warning W8 Response 2026-27 Q2: 10 Peer and Community Support | Assessment`), "\n")
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if notes != 25-4 {
		t.Errorf("%d national actions are said to have neither action nor response, want 21", notes)
	}
	if found.Errors() != 5 {
		t.Errorf("%d errors", found.Errors())
	}
}
