package bundle

import (
	"context"
	"errors"
	"strings"
	"testing"

	"kept/export/exporttest"
	"kept/export/snapshot"
	"kept/store"
	"kept/store/submission"
)

func TestTwoTextsAreComparedWordByWord(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"", "", ""},
		{"the same", "the same", "the same"},
		{"", "all new", "{+all new+}"},
		{"all gone", "", "[-all gone-]"},
		{"A hub in every town", "A hub in most towns", "A hub in [-every town-]{+most towns+}"},
		{"14% fell", "10.7% fell", "[-14-]{+10.7+}% fell"},
		{"Families want one door.", "Families want one open door.", "Families want one {+open +}door."},
		{"don't stop", "don't stop, go on", "don't stop{+, go on+}"},
		{"one two three four", "one 2 three 4", "one [-two-]{+2+} three [-four-]{+4+}"},
		{"a b", "b a", "[-a -]b{+ a+}"},
		{"first line\nsecond", "first line\nthird", "first line\n[-second-]{+third+}"},
		{"café", "cafés", "[-café-]{+cafés+}"},
	} {
		if got := snapshot.MarkedText(snapshot.CompareWords(c.before, c.after)); got != c.want {
			t.Errorf("%q and %q: %s, want %s", c.before, c.after, got, c.want)
		}
	}
}

func FuzzAComparisonHoldsBothTextsWhole(f *testing.F) {
	f.Add("A hub in every town", "A hub in most towns")
	f.Add("", "x\r\n y")
	f.Add("a a a b", "a b a\xff")
	f.Fuzz(func(t *testing.T, before, after string) {
		var x, y strings.Builder
		last := ""
		for _, w := range snapshot.CompareWords(before, after) {
			if w.Text == "" || w.How == last {
				t.Errorf("%q, %q: pieces that are empty or belong together", before, after)
			}
			last = w.How
			if w.How != snapshot.WordNew {
				x.WriteString(w.Text)
			}
			if w.How != snapshot.WordGone {
				y.WriteString(w.Text)
			}
		}
		if x.String() != before || y.String() != after {
			t.Errorf("%q and %q came out as %q and %q", before, after, x.String(), y.String())
		}
	})
}

func TestLongTextsAreComparedInBoundedWork(t *testing.T) {
	before, after := strings.Repeat("a ", 5000), strings.Repeat("b ", 5000)
	if got := snapshot.CompareWords("Same. "+before+"End.", "Same. "+after+"End."); len(got) != 4 || got[0].Text != "Same. " ||
		got[3].Text != " End." {
		t.Errorf("%d pieces", len(got))
	}
}

// plainDifferences are the differences a line each.
func plainDifferences(c *snapshot.Comparison) string {
	var b strings.Builder
	for _, r := range c.Records {
		b.WriteString(r.What + ": " + r.Name + "\n")
		for _, f := range r.Fields {
			if r.What == snapshot.RecordChanged {
				b.WriteString("  " + f.Title + ": " + snapshot.MarkedText(f.Words) + "\n")
			}
		}
	}
	return b.String()
}

func TestAnAmendmentIsComparedWithWhatItAmends(t *testing.T) {
	ctx, w, q := context.Background(), newQuarterly(t), exporttest.Quarter(t)
	w.sign(q)
	w.did(submission.Lock(ctx, w.Workbook, q))
	w.did(submission.Amend(ctx, w.Workbook, q, "The pace was judged without the north"))
	w.change(func(tx *store.Tx) error {
		return errors.Join(
			tx.Set(exporttest.ID(60), "assessment", "little_or_none"),
			tx.Set(exporttest.ID(60), "assessment_reason", "The pace is too slow in the north."),
			tx.Set(exporttest.ID(63), "due", "by end of 2027-28"), tx.Remove(exporttest.ID(65)),
			tx.Set(exporttest.ID(10), "contact", "another number"),
			tx.RemoveItem(exporttest.ID(30), "national_actions", "12"), tx.SetItem(exporttest.ID(30), "national_actions", "2", ""),
			tx.SetItem(exporttest.ID(30), "fundamentals", "listening", "Parents lead the group"),
			tx.Set(exporttest.ID(43), "target", "150"),
			tx.AddWithID(exporttest.ID(90), "action", "", store.Values{"reference": "1.3", "title": "Made later"}))
	})
	first, second := w.read(q, 1), w.read(q, 2)
	want := `changed: Action 1.2 Family hub, in the school
  National actions: 1 ` + nationalTitle("1") + `; {+2 ` + nationalTitle("2") + `+}; 9 ` + nationalTitle("9") + `; [-12 ` +
		nationalTitle("12") + `-]
  Fundamentals: Listening: Parents [-sit on-]{+lead+} the group; Poverty
changed: Action 1.2 Family hub, in the school, measure "Families helped"
  Target: [-120-]{+150+}
added: Action 1.3 Made later
changed: Response to national action 9 ` + nationalTitle("9") + `
  Assessment: [-Underway, not yet sufficient-]{+Little or none+}
  Reason for the assessment: The pace is too slow{+ in the north+}.
removed: Response to national action 9 ` + nationalTitle("9") + `, evidence "Minutes, September"
changed: Response to national action 9 ` + nationalTitle("9") + `, commitment "A hub in every town"
  Due: [-2027-]{+by end of 2027-28 (by 31 March 2028)+}
`
	got := snapshot.Compare(first, second)
	if plainDifferences(got) != want || got.From != "S12000021-2026-27-Q2-r1" || got.To != "S12000021-2026-27-Q2-r2" {
		t.Errorf("%s to %s:\n%s", got.From, got.To, plainDifferences(got))
	}
	if same := snapshot.Compare(first, first); len(same.Records) != 0 || same.Alike == 0 {
		t.Errorf("a submission differs from itself: %s", plainDifferences(same))
	}
	page := string(content(t, w.export(q, 2).Path)[fileReport])
	for _, describe := range []string{"Differences since last time", "Compared with 2026-27 Q2, revision 1, signed on 5 October 2026.",
		"The pace was judged without the north",
		`<ins><span class="aloud">new: </span> in the north</ins>`, `<del><span class="aloud">gone: </span>120</del>`} {
		if !strings.Contains(page, describe) {
			t.Errorf("the report of the amendment does not say %s", describe)
		}
	}
	if strings.Contains(string(content(t, w.export(q, 1).Path)[fileReport]), "Differences since last time") {
		t.Error("the first submission has nothing to be compared with, and its report says that it has")
	}
}

func TestTwoQuartersAreComparedByNationalAction(t *testing.T) {
	ctx, w, q := context.Background(), newQuarterly(t), exporttest.Quarter(t)
	w.sign(q)
	w.did(submission.Lock(ctx, w.Workbook, q))
	w.did(submission.Begin(ctx, w.Workbook, q.Next()))
	got := snapshot.Compare(w.read(q, 0), w.read(q.Next(), 0))
	for _, r := range got.Records { // what was done stays behind, everything else is carried forward as it was
		if r.What != snapshot.RecordRemoved || r.Kind != "next_step" {
			t.Errorf("a quarter carried forward differs: %s %s %+v", r.What, r.Name, r.Fields)
		}
	}
}

func TestTwoPartnershipsHaveNothingInCommonButTheirResponses(t *testing.T) {
	w := newQuarterly(t)
	other := *w.now
	o := exporttest.EmptyWorkbook(t, &other)
	exporttest.Write(t, o, func(tx *store.Tx) error {
		return tx.AddWithID(exporttest.ID(500), "partnership", "", store.Values{"name": "Somebody else"})
	})
	b, err := snapshot.Read(context.Background(), o, exporttest.Quarter(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range snapshot.Compare(w.read(exporttest.Quarter(t), 0), b).Records {
		if r.What == snapshot.RecordChanged {
			t.Errorf("%s is said to have changed", r.Name)
		}
	}
}

func nationalTitle(no string) string {
	return strings.TrimPrefix(store.KindNamed(store.Response).Field("national_action").ValueTitle(no), no+" ")
}
