package store

import (
	"kept/store/calendar"
	"strings"
	"testing"
)

func TestValuesAreReadAsKeepersWriteThem(t *testing.T) {
	today := calendar.Date{Year: 2026, Month: 8, Day: 3}
	tests := []struct{ kind, field, typed, want string }{
		{Action, "brag", "G", "green"},
		{Action, "brag", " on track ", "green"},
		{Action, "brag", "Complete", "blue"},
		{Action, "status", "Under way", "in_progress"},
		{Action, "status", "ON HOLD", "paused"},
		{Action, "national_actions", "7. Moving On", "7"},
		{Action, "national_actions", "moving on", "7"},
		{Action, "foundations", "care ", "care"},
		{Action, "due", "by end of 2026-27", "/2027-03-31 by end of 2026-27"},
		{Action, "due", "2026/27", "2026-04-01/2027-03-31 2026/27"},
		{Action, "due", "ongoing", "/ ongoing"},
		{Action, "due", "when the moon is blue", "/ when the moon is blue"},
		{Action, "title", "  two   spaces\tand\nlines ", "two spaces and lines"},
		{Action, "title", "a\x1b[31mred\u202e\u200fb", "a[31mredb"},
		{Action, "description", "one\r\ntwo", "one\ntwo"},
		{"update", "date", "today", "2026-08-03"},
		{"update", "date", "31/03/25", "2025-03-31"},
		{"resource", "amount", "£50,000", "50000"},
		{"resource", "amount", "1.5m", "1500000"},
		{"resource", "amount", "12.30", "12.30"},
		{"measure", "baseline", "1,012.50", "1012.5"},
		{"measure", "baseline", "-0", "0"},
		{"next_step", "done", "Yes", "true"},
		{Response, "quarter", "Q2 2026/27", "2026-27 Q2"},
		{Response, "assessment", "Underway, not yet sufficient", "underway_not_sufficient"},
		{Partnership, "areas", "S12000046", "S12000049"},
		{Partnership, "areas", "Argyll & Bute", "S12000035"},
		{Partnership, "areas", "S12000015", "S12000047"},
		{Partnership, "areas", "S12000024", "S12000048"},
		{Partnership, "areas", "S12000044", "S12000050"},
		{Stakeholder, "interest", "5", "5"},
	}
	for _, test := range tests {
		f := KindNamed(test.kind).Field(test.field)
		got, err := f.Parse(test.typed, Context{Today: today})
		if err != nil || got != test.want {
			t.Errorf("%s %q reads %q, %v, want %q", test.field, test.typed, got, err, test.want)
		}
		again, err := f.Parse(got, Context{})
		if err != nil || again != got {
			t.Errorf("%s: the canonical %q reads %q, %v", test.field, got, again, err)
		}
	}
}

func TestValuesThatCannotBeReadSayWhatWouldBeRight(t *testing.T) {
	tests := []struct{ kind, field, typed, want string }{
		{Stakeholder, "interest", "6", "is not a whole number from 1 to 5"},
		{"update", "date", "winter 2026", "is not a day: write it like 31 March 2027"},
		{"update", "date", "31/02/2026", "is not a day"},
		{"resource", "amount", "lots", "is not an amount in pounds: write it like 50000 or £50,000"},
		{"measure", "target", "1e9", "is not a number"},
		{"next_step", "done", "perhaps", "is neither yes nor no"},
		{Response, "quarter", "2026 Q5", "is not a quarter: write it like 2026-27 Q2"},
		{Partnership, "areas", "Glasgo", "did you mean Glasgow City?"},
		{Action, "national_actions", "26", "is not one of its choices"},
	}
	for _, test := range tests {
		_, err := KindNamed(test.kind).Field(test.field).Parse(test.typed, Context{})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s %q: %v, want %q", test.field, test.typed, err, test.want)
		}
	}
}

// FuzzParse checks that what any field takes it takes again unchanged: bundles
// and the history rest on that.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"", "Green", "1.5m", "2026/27", "by end of 2026-27", "/ ongoing", "2026-01-01/2026-02-01 x", "../..",
		"31/03/25", "=1+1", "7", "\u202e", "a\x00b", "-0.0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, k := range Kinds() {
			for i := range k.Fields {
				field := &k.Fields[i]
				v, err := field.Parse(text, Context{Today: calendar.Date{Year: 2026, Month: 8, Day: 3}})
				if err != nil {
					continue
				}
				again, err := field.Parse(v, Context{Today: calendar.Date{Year: 2030, Month: 1, Day: 1}})
				if err != nil || again != v {
					t.Fatalf("%s.%s: %q reads %q, which reads %q, %v", k.Name, field.Name, text, v, again, err)
				}
			}
		}
	})
}
