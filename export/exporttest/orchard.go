package exporttest

import (
	"archive/zip"
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

// Record is one record of the small workbook that the tests share. Everything
// in it is invented.
type Record struct {
	No     int // makes its id
	Kind   string
	Parent int
	Values store.Values
	Items  map[string][]store.Item
}

// ID is the id of the record with a number.
func ID(no int) store.ID { return store.ID(fmt.Sprintf("01990000-0000-7000-8000-%012d", no)) }

// Ref is the id of the record with a number, as a field holds it.
func Ref(no int) string { return string(ID(no)) }

// Items makes the items of a field with many values.
func Items(values ...string) []store.Item {
	var list []store.Item
	for _, v := range values {
		list = append(list, store.Item{Value: v})
	}
	return list
}

// Secret marks text that must never leave the workbook.
const Secret = "MARKER-never-exported"

// Orchard is an invented partnership: every kind of record, text that is hard
// to write, and a secret in every private field.
func Orchard() []Record {
	return []Record{
		{No: 1, Kind: "partnership", Parent: 0, Values: store.Values{"name": `Orchard & Glen Children's Services "Together"`,
			"kind": "childrens_services", "first_quarter": "2026-27 Q1", "licence": "OGL-UK-3.0", "invented": "true"},
			Items: map[string][]store.Item{"areas": Items("S12000041", "S12000021")}},
		{No: 2, Kind: "keeper", Parent: 1, Values: store.Values{"name": Secret + " keeper", "role": Secret + " role",
			"organisation": Secret + " organisation"}},
		{No: 10, Kind: "stakeholder", Parent: 0, Values: store.Values{"name": "Orchard Council", "kind": "council",
			"part": "Runs the services.\nPays for most of them.", "interest": "5", "influence": "4", "involvement": "lead",
			"contact_role": Secret + " post", "contact": Secret + " 01234 567890"},
			Items: map[string][]store.Item{"also_known_as": Items("OC", "=Orchard", "The Council, Orchard")}},
		{No: 11, Kind: "stakeholder", Parent: 0, Values: store.Values{"name": "Voices of the Glen", "kind": "lived_experience",
			"involvement": "co_design"}},
		{No: 12, Kind: "stakeholder", Parent: 0, Values: store.Values{"name": "A group that left"}},
		{No: 15, Kind: "engagement", Parent: 10, Values: store.Values{"date": "2026-07-02", "how": "meeting", "note": Secret +
			" what was said"}},
		{No: 20, Kind: "priority", Parent: 0, Values: store.Values{"rank": "1", "title": "Whole family support",
			"why": "Families told us.\n\nSo did the figures.", "origin": "local", "priority_area": "whole_family_support",
			"owner": Ref(11)}},
		{No: 21, Kind: "priority", Parent: 0, Values: store.Values{"rank": "2", "title": "+Listening", "foundation": "voice"}},
		{No: 22, Kind: "evidence", Parent: 20, Values: store.Values{"title": "Survey of families", "form": "voice", "date": "2026-06-30"}},
		{No: 30, Kind: "action", Parent: 0, Values: store.Values{"reference": "1.2", "title": "Family hub, in the school",
			"description": "-A hub\nwith a door that is open,\nsay \"always\"", "outcome": "Help early", "status": "in_progress",
			"brag":  "green",
			"start": "April 2026", "due": "by end of 2026-27", "heard": "=\"We were not asked\"", "barriers": "@staffing"},
			Items: map[string][]store.Item{"priorities": Items(Ref(20)), "national_actions": Items("9", "12", "1"),
				"foundations":  Items("family", "voice"),
				"fundamentals": {{Value: "listening", Note: "Parents sit on the group"}, {Value: "poverty"}},
				"leads":        Items(Ref(10)), "partners": Items(Ref(11), Ref(12)), "tags": Items("hub", "'=quoted", "naïve café")}},
		{No: 31, Kind: "action", Parent: 0, Values: store.Values{"reference": "1.10", "title": "Brothers and sisters together",
			"status": "complete", "brag": "blue", "due": "ongoing"}, Items: map[string][]store.Item{"leads": Items(Ref(11))}},
		{No: 32, Kind: "action", Parent: 0, Values: store.Values{"title": "Removed before it left", "description": Secret + " removed"}},
		{No: 40, Kind: "update", Parent: 30, Values: store.Values{"date": "2026-08-14", "note": "The hub opened its door.",
			"author": Secret + " author"}},
		{No: 41, Kind: "next_step", Parent: 30, Values: store.Values{"step": "Ask the children", "due": "winter 2026", "owner": Ref(11),
			"done": "false"}},
		{No: 42, Kind: "evidence", Parent: 30, Values: store.Values{"title": "Photographs of the hub", "form": "document",
			"place": "Shared folder, \"Hub\"", "date": "2026-08-15"}},
		{No: 43, Kind: "measure", Parent: 30, Values: store.Values{"counted": "Families helped", "unit": "families", "baseline": "-0.5",
			"baseline_date": "2026-04-01", "target": "120"}},
		{No: 44, Kind: "reading", Parent: 43, Values: store.Values{"date": "2026-09-30", "value": "64.25", "note": "Counted twice"}},
		{No: 45, Kind: "resource", Parent: 30, Values: store.Values{"amount": "50000.50", "source": "Whole Family Wellbeing Funding",
			"certainty": "secured"}},
		{No: 46, Kind: "action_link", Parent: 30, Values: store.Values{"relation": "depends_on", "to": Ref(31), "reason": "Same families"}},
		{No: 47, Kind: "action_link", Parent: 30, Values: store.Values{"relation": "connects_with", "to": Ref(32)}},
		{No: 60, Kind: "response", Parent: 0, Values: store.Values{"quarter": "2026-27 Q2", "national_action": "9",
			"heard": "Families want one door.", "committed_answer": "none_received", "assessment": "underway_not_sufficient",
			"assessment_reason": "The pace is too slow."}},
		{No: 61, Kind: "response_lead", Parent: 60,
			Values: store.Values{"stakeholder": Ref(10), "role": "lead", "note": "Children's services"}},
		{No: 62, Kind: "response_lead", Parent: 60, Values: store.Values{"stakeholder": Ref(12), "role": "partner"}},
		{No: 63, Kind: "commitment", Parent: 60, Values: store.Values{"commitment": "A hub in every town", "owner": Ref(10),
			"due": "2027", "status": "in_progress"}},
		{No: 64, Kind: "next_step", Parent: 60, Values: store.Values{"step": "Count who comes", "done": "true"}},
		{No: 65, Kind: "evidence", Parent: 60, Values: store.Values{"title": "Minutes, September"}},
		{No: 980, Kind: "submission", Parent: 0, Values: store.Values{"quarter": "2026-27 Q2", "revision": "1", "stage": "filling",
			"signed_by": Secret + " signature", "checked_in": Secret}},
		{No: 66, Kind: "response", Parent: 0, Values: store.Values{"quarter": "2026-27 Q2", "national_action": "25",
			"heard_answer": "not_applicable", "assessment_answer": "not_applicable"}},
		{No: 70, Kind: "response", Parent: 0, Values: store.Values{"quarter": "2026-27 Q1", "national_action": "9",
			"heard": "Families want one door.", "assessment": "little_or_none"}},
		{No: 71, Kind: "commitment", Parent: 70, Values: store.Values{"commitment": "A hub in every town", "owner": Ref(10),
			"due": "2027"}},
	}
}

// removed are the records that are removed after they were made.
var removed = []int{12, 32}

// Quarter is the quarter that the orchard is about.
func Quarter(t testing.TB) calendar.Quarter {
	t.Helper()
	q, err := calendar.ParseQuarter("2026-27 Q2")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// EmptyWorkbook makes an empty workbook whose clock is in the test's hands.
func EmptyWorkbook(t testing.TB, now *time.Time) *store.Workbook {
	t.Helper()
	w, err := store.Create(context.Background(), filepath.Join(t.TempDir(), "test.kept"), store.Options{
		Now: func() time.Time { return *now }, Entropy: rand.NewChaCha8([32]byte{1}), Keeper: Secret + " keeper"})
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

// Write makes one change in a workbook.
func Write(t testing.TB, w *store.Workbook, fn func(tx *store.Tx) error) {
	t.Helper()
	if _, err := w.Write(context.Background(), Secret+" batch title", fn); err != nil {
		t.Fatal(err)
	}
}

// Plant adds records to a workbook.
func Plant(t testing.TB, w *store.Workbook, records []Record) {
	t.Helper()
	Write(t, w, func(tx *store.Tx) error {
		for _, p := range records {
			parent := store.ID("")
			if p.Parent != 0 {
				parent = ID(p.Parent)
			}
			if err := tx.AddWithID(ID(p.No), p.Kind, parent, p.Values); err != nil {
				return fmt.Errorf("record %d: %w", p.No, err)
			}
			for field, list := range p.Items {
				for _, i := range list {
					if err := tx.SetItem(ID(p.No), field, i.Value, i.Note); err != nil {
						return fmt.Errorf("record %d: %w", p.No, err)
					}
				}
			}
		}
		return nil
	})
	Write(t, w, func(tx *store.Tx) error {
		for _, no := range removed {
			if slices.ContainsFunc(records, func(p Record) bool { return p.No == no }) {
				if err := tx.Remove(ID(no)); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// OrchardWorkbook is the invented partnership, written within the quarter.
func OrchardWorkbook(t testing.TB) *store.Workbook {
	t.Helper()
	now := time.Date(2026, 8, 1, 9, 0, 0, 0, time.UTC)
	w := EmptyWorkbook(t, &now)
	Plant(t, w, Orchard())
	return w
}

// BytesOf is what something writes.
func BytesOf(t testing.TB, write func(w io.Writer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Parts reads the parts of a docx or xlsx, which is a zip.
func Parts(t testing.TB, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return parts
}
