package bundle

import (
	"cmp"

	"kept/export/finding"
	"kept/export/printable"
	"kept/export/snapshot"
	"kept/store/check"
)

// checkAgreement holds every table to the JSON, which counts.
func (in *inspection) checkAgreement() {
	if in.bundle == nil {
		return // the JSON could not be read, which is reported
	}
	for _, t := range tables() {
		if r := in.tables[t.name]; r != nil {
			in.compare(r, t.rows(in.bundle))
		}
	}
}

func (in *inspection) compare(r *tableRows, wanted [][]string) {
	t := r.def
	key := t.column(t.key)
	byKey := make(map[string]int, len(r.rows))
	for i, row := range r.rows {
		byKey[row[key]] = i
	}
	const fix = "The JSON counts: ask for a bundle whose parts agree"
	for _, want := range wanted {
		i, there := byKey[want[key]]
		if !there {
			in.rep.Add(finding.Finding{Level: check.Error, Rule: "J3", File: t.file(), Column: t.key, Value: want[key],
				Wrong: "the row is in submission.json and not in the table", Fix: fix})
			continue
		}
		delete(byKey, want[key])
		for j := range want {
			if got := r.rows[i][j]; got != snapshot.LF(want[j]) {
				in.rep.Add(finding.Finding{Level: check.Error, Rule: "J3", File: t.file(), Row: r.no[i], Column: t.columns[j].name,
					Value: got,
					Wrong: "the table and submission.json do not agree: the JSON says " + cmp.Or(printable.Short(want[j]), "nothing"),
					Fix:   fix})
			}
		}
	}
	for i, row := range r.rows {
		if _, extra := byKey[row[key]]; extra {
			in.rep.Add(finding.Finding{Level: check.Error, Rule: "J3", File: t.file(), Row: r.no[i], Column: t.key,
				Value: row[key], Wrong: "the row is in the table and not in submission.json", Fix: fix})
			delete(byKey, row[key])
		}
	}
}
