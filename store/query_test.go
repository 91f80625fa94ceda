package store

import (
	"fmt"
	"io"
	"kept/store/calendar"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close() }()
	out, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = out.Close() }()
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
}

// fill adds n actions that differ in everything that lists sort and filter by.
func fill(t testing.TB, w *Workbook, n int) {
	t.Helper()
	random := rand.New(rand.NewPCG(7, 7))
	choose := func(list ...string) string { return list[random.IntN(len(list))] }
	words := strings.Fields("family time room carers school advocacy housing pathway trauma training young people voice group rights " +
		"brothers sisters")
	mustWrite(t, w, "Filled", func(tx *Tx) error {
		var leads []string
		for i := range 20 {
			id, err := tx.Add(Stakeholder, "", Values{"name": fmt.Sprint("Group ", i), "kind": choose("council", "third_sector", "other")})
			if err != nil {
				return err
			}
			leads = append(leads, string(id))
		}
		for i := range n {
			values := Values{
				"reference": fmt.Sprintf("%d.%d", 1+i%12, 1+i/12), "title": choose(words...) + " " + choose(words...) + " " +
					choose(words...),
				"description": strings.Join([]string{choose(words...), choose(words...), choose(words...), choose(words...)}, " "),
				"status":      choose("", "not_started", "in_progress", "complete"), "brag": choose("", "red", "amber", "green", "green",
					"green",
					"blue"),
				"due": choose("", "ongoing", "2026-07-31", "winter 2026", "by end of 2026-27", fmt.Sprintf("2027-%02d-%02d",
					1+random.IntN(12),
					1+random.IntN(28))),
				"leads": choose(leads...), "national_actions": fmt.Sprint(1 + random.IntN(25)), "foundations": choose("", "voice",
					"family", "care"),
				"tags": choose("", "", "housing", "schools"),
			}
			if i == n/2 {
				values["title"] = "The only lighthouse"
			}
			if _, err := tx.Add(Action, "", values); err != nil {
				return err
			}
		}
		return nil
	})
}

// all reads a query page by page.
func all(t *testing.T, w *Workbook, q Query) []*Record {
	t.Helper()
	var list []*Record
	for range 10_000 {
		page, err := w.Page(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, page.Records...)
		if !page.More {
			return list
		}
		q.After = page.Next
	}
	t.Fatal("the pages have no end")
	return nil
}

func TestPagesOfAnyOrderHoldEveryRecordOnceInOrder(t *testing.T) {
	w := newTestWorkbook(t)
	fill(t, w, 150)
	for _, sort := range []string{"", "reference", "title", "status", "brag", "start", "due"} {
		for _, desc := range []bool{false, true} {
			list := all(t, w, Query{Kind: Action, Sort: sort, Desc: desc, Limit: 7})
			seen := map[ID]bool{}
			for _, r := range list {
				seen[r.ID] = true
			}
			if len(list) != 150 || len(seen) != 150 {
				t.Errorf("by %q (down %v): %d records, %d different", sort, desc, len(list), len(seen))
			}
			checkOrder(t, list, sort, desc)
		}
	}
}

func TestWhatIsFoundComesInAnyOrder(t *testing.T) {
	w := newTestWorkbook(t)
	fill(t, w, 150)
	found := all(t, w, Query{Kind: Action, Find: "family"})
	for _, sort := range []string{"reference", "title", "status", "brag", "start", "due"} {
		for _, desc := range []bool{false, true} {
			list := all(t, w, Query{Kind: Action, Find: "family", Sort: sort, Desc: desc, Limit: 7})
			seen := map[ID]bool{}
			for _, r := range list {
				seen[r.ID] = true
			}
			if len(list) != len(found) || len(seen) != len(found) || len(found) == 0 {
				t.Errorf("by %q (down %v): %d found, %d different, want %d", sort, desc, len(list), len(seen), len(found))
			}
			checkOrder(t, list, sort, desc)
		}
	}
	if n := len(all(t, w, Query{Kind: Action, Find: "...", Sort: "due"})); n != 0 {
		t.Errorf("%d are found by no word", n)
	}
}

func checkOrder(t *testing.T, list []*Record, sort string, desc bool) {
	t.Helper()
	if sort == "" {
		return
	}
	f := list[0].Kind.Field(sort)
	rank := func(r *Record) string {
		v := r.sortValue(f)
		if f.Type == Choice && v != "" {
			return fmt.Sprint(slices.IndexFunc(f.Options(), func(o Option) bool { return o.Code == v }))
		}
		return strings.ToLower(v)
	}
	for i := 1; i < len(list); i++ {
		a, b := rank(list[i-1]), rank(list[i])
		if a == "" && b != "" {
			t.Fatalf("by %s: a blank stands before %q", sort, b)
		}
		if b != "" && ((!desc && a > b) || (desc && a < b)) {
			t.Fatalf("by %s (down %v): %q stands before %q", sort, desc, a, b)
		}
	}
}

func TestReferencesSortAsPeopleCount(t *testing.T) {
	w := newTestWorkbook(t)
	for _, ref := range []string{"10.1", "2.10", "2.9", "A3", "2.9a", "1", "a20"} {
		mustAdd(t, w, Action, "", Values{"reference": ref, "title": ref})
	}
	var got []string
	for _, r := range all(t, w, Query{Kind: Action, Sort: "reference"}) {
		got = append(got, r.Get("reference"))
	}
	if want := []string{"1", "2.9", "2.9a", "2.10", "10.1", "A3", "a20"}; !slices.Equal(got, want) {
		t.Errorf("the order is %v, want %v", got, want)
	}
}

func TestFiltersKeepWhatTheySay(t *testing.T) {
	w := newTestWorkbook(t)
	fill(t, w, 300)
	lead, err := w.Resolve(t.Context(), "Group 3", Stakeholder)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name  string
		where Filter
		keeps func(*Record) bool
	}{
		{"one choice", Filter{"brag", Is, []string{"red"}}, func(r *Record) bool { return r.Get("brag") == "red" }},
		{"two choices", Filter{"brag", Is, []string{"red", "amber"}}, func(r *Record) bool {
			return r.Get("brag") == "red" ||
				r.Get("brag") == "amber"
		}},
		{"not a choice", Filter{"brag", IsNot, []string{"red"}}, func(r *Record) bool { return r.Get("brag") != "red" }},
		{"blank", Filter{"status", Blank, nil}, func(r *Record) bool { return r.Blank("status") }},
		{"filled", Filter{"due", Filled, nil}, func(r *Record) bool { return !r.Blank("due") }},
		{"a lead", Filter{"leads", Is, []string{string(lead.ID)}}, func(r *Record) bool { return r.Has("leads", string(lead.ID)) }},
		{"not a lead", Filter{"leads", IsNot, []string{string(lead.ID)}}, func(r *Record) bool { return !r.Has("leads", string(lead.ID)) }},
		{"a national action", Filter{"national_actions", Is, []string{"7", "8"}}, func(r *Record) bool {
			return r.Has("national_actions",
				"7") || r.Has("national_actions", "8")
		}},
		{"no tag", Filter{"tags", Blank, nil}, func(r *Record) bool { return r.Blank("tags") }},
		{"any foundation", Filter{"foundations", Filled, nil}, func(r *Record) bool { return !r.Blank("foundations") }},
		{"due before", Filter{"due", Before, []string{"2026-08-01"}}, func(r *Record) bool {
			w := r.When("due")
			return !w.To.IsZero() &&
				w.To.String() < "2026-08-01"
		}},
		{"due on or after", Filter{"due", NotBefore, []string{"2027-01-01"}},
			func(r *Record) bool { return r.When("due").To.String() >= "2027-01-01" }},
	}
	whole := all(t, w, Query{Kind: Action, Limit: 50})
	for _, test := range tests {
		want := map[ID]bool{}
		for _, r := range whole {
			if test.keeps(r) {
				want[r.ID] = true
			}
		}
		for _, sort := range []string{"", "due", "brag"} {
			got := all(t, w, Query{Kind: Action, Where: []Filter{test.where}, Sort: sort, Limit: 9})
			for _, r := range got {
				if !want[r.ID] {
					t.Errorf("%s, by %q: %s should not be there", test.name, sort, r.Name())
				}
			}
			if len(got) != len(want) || len(want) == 0 || len(want) == len(whole) {
				t.Errorf("%s, by %q: %d records, want %d of %d", test.name, sort, len(got), len(want), len(whole))
			}
		}
		if n, err := w.Count(t.Context(), Query{Kind: Action, Where: []Filter{test.where}}, 1000); err != nil || n != len(want) {
			t.Errorf("%s: counted %d, %v, want %d", test.name, n, err, len(want))
		}
	}
	both := Query{Kind: Action, Where: []Filter{{"brag", Is, []string{"red"}}, {"foundations", Is, []string{"care"}},
		{"status", Is, []string{"complete"}}}, Sort: "title"}
	for _, r := range all(t, w, both) {
		if r.Get("brag") != "red" || !r.Has("foundations", "care") || r.Get("status") != "complete" {
			t.Errorf("%s is not red, care and complete", r.Name())
		}
	}
}

func TestFiltersAskForWhatBelongsToARecord(t *testing.T) {
	w := newTestWorkbook(t)
	bare := mustAdd(t, w, Action, "", Values{"title": "Nothing yet"})
	quiet := mustAdd(t, w, Action, "", Values{"title": "Quiet"})
	mustAdd(t, w, "update", quiet, Values{"date": "2026-02-01", "note": "long ago"})
	busy := mustAdd(t, w, Action, "", Values{"title": "Busy"})
	mustAdd(t, w, "update", busy, Values{"date": "2026-02-01", "note": "long ago"})
	mustAdd(t, w, "update", busy, Values{"date": "2026-08-01", "note": "just now"})
	mustAdd(t, w, "evidence", busy, Values{"title": "Minutes"})
	removed := mustAdd(t, w, "evidence", quiet, Values{"title": "Lost"})
	mustWrite(t, w, "Removed", func(tx *Tx) error { return tx.Remove(removed) })
	tests := []struct {
		filter Filter
		want   []ID
	}{
		{Filter{"evidence", Blank, nil}, []ID{bare, quiet}},
		{Filter{"evidence", Filled, nil}, []ID{busy}},
		{Filter{"update.date", Before, []string{"2026-06-01"}}, []ID{bare, quiet}},
		{Filter{"update.date", NotBefore, []string{"2026-06-01"}}, []ID{busy}},
	}
	for _, test := range tests {
		var got []ID
		for _, r := range all(t, w, Query{Kind: Action, Where: []Filter{test.filter}}) {
			got = append(got, r.ID)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%v keeps %v, want %v", test.filter, got, test.want)
		}
	}
	for _, field := range []string{"engagement", "update.nothing", "update.note", "measure.date"} {
		if _, err := w.Page(t.Context(), Query{Kind: Action, Where: []Filter{{field, Before, []string{"2026-06-01"}}}}); err == nil {
			t.Errorf("filtering actions by %s was not refused", field)
		}
	}
}

// TestQuietKeepsWhatNothingWasNotedOf: an action that is younger than the quiet
// time has not gone quiet, and an update says more than the day it was made.
func TestQuietKeepsWhatNothingWasNotedOf(t *testing.T) {
	w := newTestWorkbook(t)
	day := calendar.DateOf(testClock().Now())
	since, before, after := day.AddDays(1), day.AddDays(-30).String(), day.AddDays(2).String()
	never := mustAdd(t, w, Action, "", Values{"title": "Never a word"})
	mustAdd(t, w, Action, "", Values{"title": "To begin", "start": after})
	begun := mustAdd(t, w, Action, "", Values{"title": "Begun long ago", "start": before})
	last := mustAdd(t, w, Action, "", Values{"title": "Its last word is old", "start": after})
	mustAdd(t, w, "update", last, Values{"date": before, "note": "We plan it"})
	busy := mustAdd(t, w, Action, "", Values{"title": "Busy"})
	mustAdd(t, w, "update", busy, Values{"date": before, "note": "We began"})
	mustAdd(t, w, "update", busy, Values{"date": since.String(), "note": "It goes on"})
	for _, test := range []struct {
		since calendar.Date
		want  []ID
	}{
		{since, []ID{never, begun, last}},
		{day, []ID{last}}, // all the others were made on that day
		{day.AddDays(-60), nil},
	} {
		q := Query{Kind: Action, Where: []Filter{{"update.date", Quiet, []string{test.since.String()}}}}
		var got []ID
		for _, r := range all(t, w, q) {
			got = append(got, r.ID)
		}
		if n, err := w.Count(t.Context(), q, 10); !slices.Equal(got, test.want) || n != len(got) || err != nil {
			t.Errorf("since %s it keeps %v and counts %d (%v), want %v", test.since, got, n, err, test.want)
		}
	}
	if made := calendar.DateOf(never.Made()); made != day {
		t.Errorf("its id says that it was made on %s", made)
	}
}

func TestSearchFindsTextWhereverItStands(t *testing.T) {
	w := newTestWorkbook(t)
	lead := mustAdd(t, w, Stakeholder, "", Values{"name": "Clach Àrd Families", "contact": "at the harbour office"})
	id := mustAdd(t, w, Action, "", Values{"reference": "2.3", "title": "Housing pathway", "description": "For young people moving on",
		"leads": string(lead)})
	update := mustAdd(t, w, "update", id, Values{"date": "2026-08-01", "note": "The protocol was signed"})
	measure := mustAdd(t, w, "measure", id, Values{"counted": "Tenancies kept"})
	mustAdd(t, w, "reading", measure, Values{"date": "2026-08-01", "value": "9", "note": "counted by landlords"})
	other := mustAdd(t, w, Action, "", Values{"title": "School pathway"})
	for words, want := range map[string][]ID{
		"housing": {id}, "HOUS": {id}, "signed": {id}, "landlord": {id}, "tenanc kept": {id}, "2.3": {id}, "clach ard": {id},
		"pathway": {id, other}, "pathway young": {id}, "lighthouse": nil, `"`: nil, "pathway \" OR *": nil, "moving AND": nil,
	} {
		for _, ranked := range []bool{false, true} {
			page, err := w.Page(t.Context(), Query{Kind: Action, Find: words, Ranked: ranked})
			if err != nil {
				t.Fatalf("%q: %v", words, err)
			}
			var got []ID
			for _, r := range page.Records {
				got = append(got, r.ID)
			}
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%q (ranked %v) finds %d, want %d", words, ranked, len(got), len(want))
			}
		}
	}
	finds := func(words string) bool {
		n, err := w.Count(t.Context(), Query{Kind: Action, Find: words}, 10)
		if err != nil {
			t.Fatal(err)
		}
		return n > 0
	}
	mustWrite(t, w, "Renamed", func(tx *Tx) error { return tx.Set(lead, "name", "Sandbank Families") })
	if finds("clach") || !finds("sandbank") {
		t.Error("an action is not found by its lead's new name")
	}
	mustWrite(t, w, "Removed the update", func(tx *Tx) error { return tx.Remove(update) })
	if finds("protocol") {
		t.Error("the text of a removed update is still found")
	}
	mustWrite(t, w, "Removed the action", func(tx *Tx) error { return tx.Remove(id) })
	if finds("tenancies") {
		t.Error("a removed action is still found")
	}
}

func TestSearchGoesPageByPage(t *testing.T) {
	w := newTestWorkbook(t)
	fill(t, w, 200)
	found := all(t, w, Query{Kind: Action, Find: "fam", Limit: 7})
	seen := map[ID]bool{}
	for _, r := range found {
		seen[r.ID] = true
	}
	n, err := w.Count(t.Context(), Query{Kind: Action, Find: "fam"}, 1000)
	if err != nil || n == 0 || len(found) != n || len(seen) != n {
		t.Errorf("found %d, %d different, counted %d, %v", len(found), len(seen), n, err)
	}
	red := Filter{"brag", Is, []string{"red"}}
	for _, r := range all(t, w, Query{Kind: Action, Find: "fam", Where: []Filter{red}, Limit: 5}) {
		if r.Get("brag") != "red" || !seen[r.ID] {
			t.Errorf("%s should not be found", r.Name())
		}
	}
}

func TestResolveFindsWhatAKeeperMeans(t *testing.T) {
	w := newTestWorkbook(t)
	id := mustAdd(t, w, Action, "", Values{"reference": "3.1 (a)", "title": "Trauma training"})
	group := mustAdd(t, w, Stakeholder, "", Values{"name": "Harbour Carers", "also_known_as": "HC"})
	first := mustAdd(t, w, Priority, "", Values{"rank": "1", "title": "Families together"})
	response := mustAdd(t, w, Response, "", Values{"quarter": "2026-27 Q2", "national_action": "7"})
	for text, want := range map[string]ID{
		"3.1 (A)": id, "trauma training": id, "hc": group, "HARBOUR carers": group, "stakeholder:HC": group, "priority:1": first,
		"families together":     first,
		"response:2026-27-Q2/7": response, "response:7": response, string(id): id, string(id[len(id)-10:]): id,
	} {
		r, err := w.Resolve(t.Context(), text)
		if err != nil || r.ID != want {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := w.Resolve(t.Context(), "Harbor Carers"); err == nil || !strings.Contains(err.Error(), "did you mean Harbour Carers?") {
		t.Errorf("a slip of the pen gets %v", err)
	}
	mustAdd(t, w, Action, "", Values{"reference": "3.1 (a)", "title": "The same reference"})
	if _, err := w.Resolve(t.Context(), "3.1 (a)"); err == nil || !strings.Contains(err.Error(), "more than one") {
		t.Errorf("two of one reference get %v", err)
	}
}
