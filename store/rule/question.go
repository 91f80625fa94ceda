package rule

import (
	"strconv"

	"kept/store/calendar"
)

// Question is one that is asked of the actions again and again, with the rule that
// answers it. The overview shows them, and lists can be narrowed by them.
type Question struct {
	Key   string // its name in code, such as "overdue"
	Title string // its name on screen
	None  string // the sentence for when no action answers it
	Rule  Rule
	Sort  string // the field that its actions are listed by; "" lists them in the order of making
	Desc  bool   // the highest comes first
	Slow  bool   // no index answers it: in a large workbook it takes its time
}

// Questions are asked as on a day, where the partnership wants an update within so
// many days.
func Questions(today calendar.Date, quietDays int) []Question {
	soon := "the next " + strconv.Itoa(SoonDays) + " days"
	return []Question{
		{Key: "overdue", Title: "Overdue", Sort: "due", None: "Nothing is overdue.", Rule: Overdue(today)},
		{Key: "soon", Title: "Due in " + soon, Sort: "due", None: "Nothing is due in " + soon + ".", Rule: DueSoon(today)},
		{Key: "quiet", Title: "Gone quiet: no update for " + strconv.Itoa(quietDays) + " days", Slow: true,
			None: "No action has gone quiet.",
			Rule: Quiet(today, quietDays)},
		{Key: "brag", Title: "Red or amber", Sort: "brag", Desc: true, None: "Nothing is red or amber.", Rule: OpenAtRisk()},
		{Key: "evidence", Title: "Green or blue without evidence", Slow: true, None: "What is green or blue has evidence.",
			Rule: Unproven()},
		{Key: "lead", Title: "Without a lead", Slow: true, None: "Every action has a lead.", Rule: OpenWithoutLead()},
		{Key: "date", Title: "Without a date", Slow: true, None: "Every action says when it is due.", Rule: OpenWithoutDue()},
		{Key: "measure", Title: "Without a measure", Slow: true, None: "Every action says how it is measured.", Rule: OpenWithoutMeasure()},
	}
}
