package export

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kept/store"
	"kept/store/calendar"
)

// planted is one record of the small workbook that the tests share. Everything
// in it is invented.
type planted struct {
	no     int // makes its id
	kind   string
	parent int
	values store.Values
	items  map[string][]store.Item
}

func idOf(no int) store.ID { return store.ID(fmt.Sprintf("01990000-0000-7000-8000-%012d", no)) }

func ref(no int) string { return string(idOf(no)) }

func items(values ...string) []store.Item {
	var list []store.Item
	for _, v := range values {
		list = append(list, store.Item{Value: v})
	}
	return list
}

// secret marks text that must never leave the workbook.
const secret = "MARKER-never-exported"

// orchard is an invented partnership: every kind of record, text that is hard
// to write, and a secret in every private field.
func orchard() []planted {
	return []planted{
		{1, "partnership", 0, store.Values{"name": `Orchard & Glen Children's Services "Together"`, "kind": "childrens_services", "first_quarter": "2026-27 Q1", "licence": "OGL-UK-3.0", "invented": "true"},
			map[string][]store.Item{"areas": items("S12000041", "S12000021")}},
		{2, "keeper", 1, store.Values{"name": secret + " keeper", "role": secret + " role", "organisation": secret + " organisation"}, nil},
		{10, "stakeholder", 0, store.Values{"name": "Orchard Council", "kind": "council", "part": "Runs the services.\nPays for most of them.", "interest": "5", "influence": "4", "involvement": "lead", "contact_role": secret + " post", "contact": secret + " 01234 567890"},
			map[string][]store.Item{"also_known_as": items("OC", "=Orchard", "The Council, Orchard")}},
		{11, "stakeholder", 0, store.Values{"name": "Voices of the Glen", "kind": "lived_experience", "involvement": "co_design"}, nil},
		{12, "stakeholder", 0, store.Values{"name": "A group that left"}, nil},
		{15, "engagement", 10, store.Values{"date": "2026-07-02", "how": "meeting", "note": secret + " what was said"}, nil},
		{20, "priority", 0, store.Values{"rank": "1", "title": "Whole family support", "why": "Families told us.\n\nSo did the figures.", "origin": "local", "priority_area": "whole_family_support", "owner": ref(11)}, nil},
		{21, "priority", 0, store.Values{"rank": "2", "title": "+Listening", "foundation": "voice"}, nil},
		{22, "evidence", 20, store.Values{"title": "Survey of families", "form": "voice", "date": "2026-06-30"}, nil},
		{30, "action", 0, store.Values{"reference": "1.2", "title": "Family hub, in the school", "description": "-A hub\nwith a door that is open,\nsay \"always\"", "outcome": "Help early", "status": "in_progress", "brag": "green",
			"start": "April 2026", "due": "by end of 2026-27", "heard": "=\"We were not asked\"", "barriers": "@staffing"},
			map[string][]store.Item{"priorities": items(ref(20)), "national_actions": items("9", "12", "1"), "foundations": items("family", "voice"),
				"fundamentals": {{Value: "listening", Note: "Parents sit on the group"}, {Value: "poverty"}},
				"leads":        items(ref(10)), "partners": items(ref(11), ref(12)), "tags": items("hub", "'=quoted", "naïve café")}},
		{31, "action", 0, store.Values{"reference": "1.10", "title": "Brothers and sisters together", "status": "complete", "brag": "blue", "due": "ongoing"}, map[string][]store.Item{"leads": items(ref(11))}},
		{32, "action", 0, store.Values{"title": "Removed before it left", "description": secret + " removed"}, nil},
		{40, "update", 30, store.Values{"date": "2026-08-14", "note": "The hub opened its door.", "author": secret + " author"}, nil},
		{41, "next_step", 30, store.Values{"step": "Ask the children", "due": "winter 2026", "owner": ref(11), "done": "false"}, nil},
		{42, "evidence", 30, store.Values{"title": "Photographs of the hub", "form": "document", "place": "Shared folder, \"Hub\"", "date": "2026-08-15"}, nil},
		{43, "measure", 30, store.Values{"counted": "Families helped", "unit": "families", "baseline": "-0.5", "baseline_date": "2026-04-01", "target": "120"}, nil},
		{44, "reading", 43, store.Values{"date": "2026-09-30", "value": "64.25", "note": "Counted twice"}, nil},
		{45, "resource", 30, store.Values{"amount": "50000.50", "source": "Whole Family Wellbeing Funding", "certainty": "secured"}, nil},
		{46, "action_link", 30, store.Values{"relation": "depends_on", "to": ref(31), "reason": "Same families"}, nil},
		{47, "action_link", 30, store.Values{"relation": "connects_with", "to": ref(32)}, nil},
		{60, "response", 0, store.Values{"quarter": "2026-27 Q2", "national_action": "9", "heard": "Families want one door.", "committed_answer": "none_received", "assessment": "underway_not_sufficient", "assessment_reason": "The pace is too slow."}, nil},
		{61, "response_lead", 60, store.Values{"stakeholder": ref(10), "role": "lead", "note": "Children's services"}, nil},
		{62, "response_lead", 60, store.Values{"stakeholder": ref(12), "role": "partner"}, nil},
		{63, "commitment", 60, store.Values{"commitment": "A hub in every town", "owner": ref(10), "due": "2027", "status": "in_progress"}, nil},
		{64, "next_step", 60, store.Values{"step": "Count who comes", "done": "true"}, nil},
		{65, "evidence", 60, store.Values{"title": "Minutes, September"}, nil},
		{980, "submission", 0, store.Values{"quarter": "2026-27 Q2", "revision": "1", "stage": "filling", "signed_by": secret + " signature", "checked_in": secret}, nil},
		{66, "response", 0, store.Values{"quarter": "2026-27 Q2", "national_action": "25", "heard_answer": "not_applicable", "assessment_answer": "not_applicable"}, nil},
		{70, "response", 0, store.Values{"quarter": "2026-27 Q1", "national_action": "9", "heard": "Families want one door.", "assessment": "little_or_none"}, nil},
		{71, "commitment", 70, store.Values{"commitment": "A hub in every town", "owner": ref(10), "due": "2027"}, nil},
	}
}

// gone are the records that are removed after they were made.
var gone = []int{12, 32}

func q2(t testing.TB) calendar.Quarter {
	t.Helper()
	q, err := calendar.ParseQuarter("2026-27 Q2")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// emptyWorkbook makes an empty workbook whose clock is in the test's hands.
func emptyWorkbook(t testing.TB, now *time.Time) *store.Workbook {
	t.Helper()
	w, err := store.Create(context.Background(), filepath.Join(t.TempDir(), "test.kept"), store.Options{
		Now: func() time.Time { return *now }, Entropy: rand.NewChaCha8([32]byte{1}), Keeper: secret + " keeper"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

func write(t testing.TB, w *store.Workbook, fn func(tx *store.Tx) error) {
	t.Helper()
	if _, err := w.Write(context.Background(), secret+" batch title", fn); err != nil {
		t.Fatal(err)
	}
}

func plant(t testing.TB, w *store.Workbook, records []planted) {
	t.Helper()
	write(t, w, func(tx *store.Tx) error {
		for _, p := range records {
			parent := store.ID("")
			if p.parent != 0 {
				parent = idOf(p.parent)
			}
			if err := tx.AddWithID(idOf(p.no), p.kind, parent, p.values); err != nil {
				return fmt.Errorf("record %d: %w", p.no, err)
			}
			for field, list := range p.items {
				for _, i := range list {
					if err := tx.Put(idOf(p.no), field, i.Value, i.Note); err != nil {
						return fmt.Errorf("record %d: %w", p.no, err)
					}
				}
			}
		}
		return nil
	})
	write(t, w, func(tx *store.Tx) error {
		for _, no := range gone {
			if slices.ContainsFunc(records, func(p planted) bool { return p.no == no }) {
				if err := tx.Remove(idOf(no)); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// orchardWorkbook is the invented partnership, written within the quarter.
func orchardWorkbook(t testing.TB) *store.Workbook {
	t.Helper()
	now := time.Date(2026, 8, 1, 9, 0, 0, 0, time.UTC)
	w := emptyWorkbook(t, &now)
	plant(t, w, orchard())
	return w
}

// exported writes the bundle of a workbook into a new folder.
func exported(t testing.TB, w *store.Workbook) Written {
	t.Helper()
	out, err := WriteBundle(context.Background(), w, q2(t), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// content reads every file of a bundle.
func content(t testing.TB, path string) map[string][]byte {
	t.Helper()
	rep := newReporter()
	a, err := openArchive(context.Background(), path, rep)
	if err != nil || a == nil || len(rep.list) > 0 {
		t.Fatalf("reading %s: %v %v", path, err, rep.list)
	}
	return inBytes(a.files)
}

func inBytes(of map[string]string) map[string][]byte {
	out := files{}
	for name, data := range of {
		out[name] = []byte(data)
	}
	return out
}

// filesOf makes every file of a bundle.
func filesOf(t testing.TB, b *Bundle) files {
	t.Helper()
	s, err := newSpool(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.close() }() // it goes with the folder
	if _, err := s.bundle(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	out := files{}
	for name := range s.sums {
		data, err := io.ReadAll(s.open(name))
		if err != nil {
			t.Fatal(err)
		}
		out[name] = data
	}
	return out
}

// bytesOf is what something writes.
func bytesOf(t testing.TB, write func(w io.Writer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// decodedCSV is a CSV read whole.
func decodedCSV(data []byte) (rows [][]string, faults []csvFault) {
	faults = decodeCSV(string(data), func(_ int, cells []string) { rows = append(rows, slices.Clone(cells)) })
	return rows, faults
}

func sumOf(content []byte) fileSum {
	s := newSummer()
	_, _ = s.Write(content) // it never fails
	return s.sum()
}

// sumsOf are the sums of files that are in memory, by name.
func sumsOf(content map[string][]byte) map[string]fileSum {
	sums := make(map[string]fileSum, len(content))
	for name, data := range content {
		sums[name] = sumOf(data)
	}
	return sums
}
