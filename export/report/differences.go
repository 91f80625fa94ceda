package report

import "kept/store/words"

// accepted tells the findings that the partnership stands by.
func (d *document) accepted(findings []acceptedView) {
	if len(findings) == 0 {
		return
	}
	d.heading(2, "Findings accepted")
	d.say("What the checks found and the partnership stands by, with its reason.")
	var rows [][]string
	for _, a := range findings {
		rows = append(rows, []string{a.Finding, a.Reason})
	}
	d.tabulate("Findings accepted in this submission", []docColumn{col("Finding", 1), col("Why it is accepted", 1)}, rows)
}

// differences tells what differs from the submission before, field by field: what
// stood there, and what stands there now.
func (d *document) differences(v *differencesView) {
	if v == nil {
		return
	}
	d.heading(2, "Differences since last time")
	d.say("Compared with " + v.With + ". The same in both: " + words.CountOrNone(v.Alike, "record", "records") + ".")
	for _, changed := range v.Changed {
		d.heading(3, changed.Name)
		var rows [][]string
		for _, f := range changed.Fields {
			rows = append(rows, []string{f.Title, f.Before, f.After})
		}
		d.tabulate("What changed in "+changed.Name, []docColumn{col("Field", 2), col("Before", 4), col("Now", 4)}, rows)
	}
	if len(v.Added) > 0 {
		d.heading(3, "Added")
		d.list(v.Added...)
	}
	if len(v.Removed) > 0 {
		d.heading(3, "Removed")
		d.list(v.Removed...)
	}
}
