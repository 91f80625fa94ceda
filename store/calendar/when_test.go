package calendar

import (
	"strings"
	"testing"
	"time"
)

// planContext is a plan whose Year 1 is 2024-25, read on the day Change Programme
// ONE came out.
var planContext = WhenContext{Today: Date{2021, time.June, 25}, YearOne: 2024}

// readsAs checks that words are kept and mean the range given as "from/to".
func readsAs(t *testing.T, words, interval string) {
	t.Helper()
	w, ok := ParseWhen(words, planContext)
	if got := w.From.String() + "/" + w.To.String(); got != interval || ok != (interval != "/") {
		t.Errorf("%q is read as %s (understood: %t), want %s", words, got, ok, interval)
	}
	if w.Words != strings.Join(strings.Fields(words), " ") {
		t.Errorf("%q is kept as %q", words, w.Words)
	}
}

func TestDatesAreReadWithTheDayFirst(t *testing.T) {
	for words, interval := range map[string]string{
		"2026-07-31":             "2026-07-31/2026-07-31",
		"31/03/25":               "2025-03-31/2025-03-31",
		"31/3/2025":              "2025-03-31/2025-03-31",
		"30.06.2024":             "2024-06-30/2024-06-30",
		"28.6.24":                "2024-06-28/2024-06-28",
		"3-4-25":                 "2025-04-03/2025-04-03",
		"3/4/25":                 "2025-04-03/2025-04-03",
		"1/1/80":                 "1980-01-01/1980-01-01",
		"1/1/79":                 "2079-01-01/2079-01-01",
		"31 / 03 / 25":           "2025-03-31/2025-03-31",
		"31 March 2025":          "2025-03-31/2025-03-31",
		"31st March 2025":        "2025-03-31/2025-03-31",
		"31st  of MARCH, 2025.":  "2025-03-31/2025-03-31",
		"Monday 31 March 2025":   "2025-03-31/2025-03-31",
		"March 31 2025":          "2025-03-31/2025-03-31",
		"March 31st, 2025":       "2025-03-31/2025-03-31",
		"31-Mar-25":              "2025-03-31/2025-03-31",
		"31Mar2025":              "2025-03-31/2025-03-31",
		"2025/3/31":              "2025-03-31/2025-03-31",
		"2026-07-31 00:00:00":    "2026-07-31/2026-07-31",
		"2026-07-31T00:00:00Z":   "2026-07-31/2026-07-31",
		"31/07/2026 00:00":       "2026-07-31/2026-07-31",
		"20260731":               "2026-07-31/2026-07-31",
		"31072026":               "2026-07-31/2026-07-31",
		"Updated: 3/4/25":        "2025-04-03/2025-04-03",
		"COMPLETE 28.6.24":       "2024-06-28/2024-06-28",
		"29 February 2024":       "2024-02-29/2024-02-29",
		"31‑03‑2025":             "2025-03-31/2025-03-31", // strokes that do not break a line
		"on 31 March 2025":       "2025-03-31/2025-03-31",
		"due date: 31 Mar 2025;": "2025-03-31/2025-03-31",
	} {
		readsAs(t, words, interval)
	}
}

func TestDatesThatLostAStrokeAreMended(t *testing.T) {
	for words, interval := range map[string]string{
		"01-042013": "2013-04-01/2013-04-01",
		"31-032016": "2016-03-31/2016-03-31",
		"30-112015": "2015-11-30/2015-11-30",
		"31-042015": "/", // there is no 31 April
	} {
		readsAs(t, words, interval)
	}
}

func TestMonthsAndYearsMeanAllTheirDays(t *testing.T) {
	for words, interval := range map[string]string{
		"Mar-26":                "2026-03-01/2026-03-31",
		"Mar '26":               "2026-03-01/2026-03-31",
		"Sept 2025":             "2025-09-01/2025-09-30",
		"Sept. 2025":            "2025-09-01/2025-09-30",
		"July 2021":             "2021-07-01/2021-07-31",
		"July, 2021":            "2021-07-01/2021-07-31",
		"February 2024":         "2024-02-01/2024-02-29",
		"03/2026":               "2026-03-01/2026-03-31",
		"2026-03":               "2026-03-01/2026-03-31",
		"June 2025-26":          "2025-06-01/2025-06-30",
		"March 2025-26":         "2026-03-01/2026-03-31",
		"2024":                  "2024-01-01/2024-12-31",
		"in the year 2024":      "2024-01-01/2024-12-31",
		"calendar year 2024":    "2024-01-01/2024-12-31",
		"early 2022":            "2022-01-01/2022-03-31",
		"mid 2024":              "2024-04-01/2024-09-30",
		"mid-2024":              "2024-04-01/2024-09-30",
		"late 2025":             "2025-10-01/2025-12-31",
		"late 2026-27":          "2027-01-01/2027-03-31",
		"early March 2025":      "2025-03-01/2025-03-10",
		"mid-March 2025":        "2025-03-11/2025-03-20",
		"late February 2025":    "2025-02-21/2025-02-28",
		"first half of 2025":    "2025-01-01/2025-06-30",
		"H2 2025-26":            "2025-10-01/2026-03-31",
		"end of 2025":           "2025-12-31/2025-12-31",
		"end March 2025":        "2025-03-31/2025-03-31",
		"start of 2026-27":      "2026-04-01/2026-04-01",
		"beginning of Q2 26/27": "2026-07-01/2026-07-01",
	} {
		readsAs(t, words, interval)
	}
}

func TestYearsJoinedByAStrokeAreFinancial(t *testing.T) {
	for words, interval := range map[string]string{
		"2026-27":                "2026-04-01/2027-03-31",
		"2026/27":                "2026-04-01/2027-03-31",
		"2026–27":                "2026-04-01/2027-03-31",
		"2026 - 27":              "2026-04-01/2027-03-31",
		"2026-2027":              "2026-04-01/2027-03-31",
		"FY 2026-27":             "2026-04-01/2027-03-31",
		"FY26/27":                "2026-04-01/2027-03-31",
		"financial year 2026/27": "2026-04-01/2027-03-31",
		"FY 11/12":               "2011-04-01/2012-03-31",
		"25/26":                  "2025-04-01/2026-03-31",
		"2099-00":                "2099-04-01/2100-03-31",
		"1999-2000":              "1999-04-01/2000-03-31",
		"2021-24":                "2021-04-01/2024-03-31",
		"2024-2027":              "2024-04-01/2027-03-31",
		"2024 - 2027":            "2024-04-01/2027-03-31",
		"Plan 24-30":             "2024-04-01/2030-03-31",
		"2013-17":                "2013-04-01/2017-03-31",
		"during 2021/22":         "2021-04-01/2022-03-31",
		"by end of 2026-27":      "/2027-03-31",
		"by 2026-27":             "/2027-03-31",
		"FY 2026":                "/", // some name it by its start, some by its end
		"11/12":                  "/", // 11 December of no year
		"2026-26":                "/",
		"2027-26":                "/",
	} {
		readsAs(t, words, interval)
	}
}

func TestQuartersAreOfTheFinancialYear(t *testing.T) {
	for words, interval := range map[string]string{
		"2026-27 Q2":             "2026-07-01/2026-09-30",
		"2026-27-Q2":             "2026-07-01/2026-09-30",
		"2026-27 - Q2":           "2026-07-01/2026-09-30",
		"Q2 2026-27":             "2026-07-01/2026-09-30",
		"Q2-2026-27":             "2026-07-01/2026-09-30",
		"Q2 2026/27":             "2026-07-01/2026-09-30",
		"q2 of 2026/27":          "2026-07-01/2026-09-30",
		"Quarter 3 2025-26":      "2025-10-01/2025-12-31",
		"third quarter 2025-26":  "2025-10-01/2025-12-31",
		"3rd quarter of 2025/26": "2025-10-01/2025-12-31",
		"Q4 FY25/26":             "2026-01-01/2026-03-31",
		"Year 2 Q4":              "2026-01-01/2026-03-31",
		"Q4 of Year 2":           "2026-01-01/2026-03-31",
		"Y2Q4":                   "2026-01-01/2026-03-31",
		"Yr 2, Qtr 4":            "2026-01-01/2026-03-31",
		"Year 1":                 "2024-04-01/2025-03-31",
		"end of Year 3":          "2027-03-31/2027-03-31",
		"Years 1-3":              "2024-04-01/2027-03-31",
		"by Q2 2026-27":          "/2026-09-30",
		"late Q2 2026-27":        "2026-09-01/2026-09-30",
		"Q1-Q2 2026-27":          "2026-04-01/2026-09-30",
		"2026-27 Q1 to Q3":       "2026-04-01/2026-12-31",
		"Year 2 Q1 - Year 3 Q2":  "2025-04-01/2026-09-30",
		"this quarter":           "2021-04-01/2021-06-30",
		"next quarter":           "2021-07-01/2021-09-30",
		"next financial year":    "2022-04-01/2023-03-31",
		"Q2 2026":                "/", // of which year it does not say
		"2026-27 Q5":             "/",
		"Year 0 Q1":              "/",
	} {
		readsAs(t, words, interval)
	}
	if w, ok := ParseWhen("Year 2 Q4", WhenContext{}); ok || w.Words != "Year 2 Q4" {
		t.Errorf("Year 2 Q4 of a plan with no known Year 1 is read as %v", w)
	}
}

func TestSeasonsAreThreeMonthsAndWinterRunsIntoTheNextYear(t *testing.T) {
	for words, interval := range map[string]string{
		"winter 2026":               "2026-12-01/2027-02-28",
		"winter of 2021":            "2021-12-01/2022-02-28",
		"winter 2027":               "2027-12-01/2028-02-29",
		"Winter 2026/27":            "2026-12-01/2027-02-28",
		"SPRING 2022":               "2022-03-01/2022-05-31",
		"2022 summer":               "2022-06-01/2022-08-31",
		"autumn of 2021":            "2021-09-01/2021-11-30",
		"late summer 2021":          "2021-08-01/2021-08-31",
		"mid-summer 2021":           "2021-07-01/2021-07-31",
		"late winter 2026":          "2027-02-01/2027-02-28",
		"spring/summer 2025":        "2025-03-01/2025-08-31",
		"end of summer 2021":        "2021-08-31/2021-08-31",
		"by end of summer 2021":     "/2021-08-31",
		"after summer 2021":         "2021-09-01/",
		"before summer 2021":        "/2021-05-31",
		"from summer 2021 onwards":  "2021-06-01/",
		"spring 2026-27":            "/", // the spring at its start or at its end
		"December to February 2026": "/", // it would end before it starts
		"summer":                    "/",
	} {
		readsAs(t, words, interval)
	}
}

func TestEndsMayBeOpen(t *testing.T) {
	for words, interval := range map[string]string{
		"by 2024":                         "/2024-12-31",
		"by end of 2024":                  "/2024-12-31",
		"by the end of March 2025":        "/2025-03-31",
		"By 31/03/25":                     "/2025-03-31",
		"no later than 31 March 2025":     "/2025-03-31",
		"until March 2026":                "/2026-03-31",
		"to end of March 2026":            "/2026-03-31",
		"Ongoing to March 2026":           "/2026-03-31",
		"ongoing since 2019":              "2019-01-01/",
		"before 2024":                     "/2023-12-31",
		"before the end of 2024":          "/2024-12-31",
		"beyond 2022":                     "2023-01-01/",
		"after 2022":                      "2023-01-01/",
		"post-2022":                       "2023-01-01/",
		"from April 2025":                 "2025-04-01/",
		"from 2026-27":                    "2026-04-01/",
		"from mid 2025":                   "2025-04-01/",
		"2025 onwards":                    "2025-01-01/",
		"2024-27 and beyond":              "2024-04-01/",
		"since 2019":                      "2019-01-01/",
		"starting April 2025":             "2025-04-01/",
		"April 2024 to date":              "2024-04-01/",
		"April 2024 - ongoing":            "2024-04-01/",
		"to be completed by end Mar 2025": "/2025-03-31",
	} {
		readsAs(t, words, interval)
	}
}

func TestRanges(t *testing.T) {
	for words, interval := range map[string]string{
		"April 2024 - March 2026":          "2024-04-01/2026-03-31",
		"April 2024 to March 2026":         "2024-04-01/2026-03-31",
		"from April 2024 until March 2026": "2024-04-01/2026-03-31",
		"Jan-25-Mar-26":                    "2025-01-01/2026-03-31",
		"2024 to 2026":                     "2024-01-01/2026-12-31",
		"from 2024-2026":                   "2024-04-01/2026-03-31",
		"2024-25 to 2026-27":               "2024-04-01/2027-03-31",
		"2024/25 - 2026/27":                "2024-04-01/2027-03-31",
		"between 2024 and 2026":            "2024-01-01/2026-12-31",
		"between April and June 2025":      "2025-04-01/2025-06-30",
		"April-June 2025":                  "2025-04-01/2025-06-30",
		"April/May 2025":                   "2025-04-01/2025-05-31",
		"1-5 March 2025":                   "2025-03-01/2025-03-05",
		"1st to 5th March 2025":            "2025-03-01/2025-03-05",
		"28 Feb - 3 March 2025":            "2025-02-28/2025-03-03",
		"1 April to 30 June 2025":          "2025-04-01/2025-06-30",
		"1/4/24 - 31/3/25":                 "2024-04-01/2025-03-31",
		"1/4/24-31/3/25":                   "2024-04-01/2025-03-31",
		"1.4.24 - 31.3.25":                 "2024-04-01/2025-03-31",
		"2026-07-31/2026-08-31":            "2026-07-31/2026-08-31",
		"mid to late 2025":                 "2025-04-01/2025-12-31",
		"by April - June 2025":             "/2025-06-30",
		"March 2025 and June 2025":         "/", // two dates
		"March 2026 to March 2025":         "/",
		"31/3/25-1/4/24":                   "/",
	} {
		readsAs(t, words, interval)
	}
}

func TestCountedTimeStartsTodayOrEndsOnADayNamed(t *testing.T) {
	for words, interval := range map[string]string{
		"next 6 years":                    "2021-06-25/2027-06-25",
		"over the next six years":         "2021-06-25/2027-06-25",
		"within 6 months":                 "2021-06-25/2021-12-25",
		"in 2 weeks' time":                "2021-06-25/2021-07-09",
		"within 10 days":                  "2021-06-25/2021-07-05",
		"Six Months Ending 31 March 2016": "2015-10-01/2016-03-31",
		"year to 28 February 2025":        "2024-03-01/2025-02-28",
		"6 months":                        "/",
		"next 900 years":                  "/",
	} {
		readsAs(t, words, interval)
	}
	if w, ok := ParseWhen("within 6 months", WhenContext{}); ok || w.Words != "within 6 months" {
		t.Errorf("within 6 months of no known day is read as %v", w)
	}
}

func TestWordsWithNoDateInThemAreKeptAndNotGuessedAt(t *testing.T) {
	for _, words := range []string{
		"", "ongoing", "TBC", "tbc", "n/a", "at least annually", "continuous", "no timescale provided", "asap",
		"31/02/2025", "31 June 2024", "29 February 2025", "3/25/2025", "31/03-25", "00/00/00", "2024-13",
		"26 March", "March 5", "by March 31", "Mar 26", "March 24 to June 25", "31 March 2025 / 30 June 2025", "Year 2 / 2026-27",
		"March 2025?", "Mar-26 (was Sept 25)", "31 March 1825", "1 January 2200", "this year",
		"by", "from", "to", "-", "/", "by by 2024", "by 2024 onwards", "2024 2025", "Q3", "late", "412/600 staff", "4G 3A 2R 1B",
		strings.Repeat("by 2024 ", 40),
	} {
		readsAs(t, words, "/")
	}
}

func TestOngoingIsToldFromNotUnderstood(t *testing.T) {
	for words, ongoing := range map[string]bool{
		"ongoing": true, "Ongoing.": true, "on-going": true, "continuous": true, "rolling programme": true,
		"ongoing since 2019": true, "ongoing to March 2026": false, "no longer ongoing": false,
		"TBC": false, "at least annually": false, "discontinuous": false, "": false, "March 2026": false,
	} {
		w, _ := ParseWhen(words, planContext)
		if w.Ongoing() != ongoing {
			t.Errorf("%q ongoing: %t, want %t", words, w.Ongoing(), ongoing)
		}
	}
}

func TestWordsAreShownWithTheirMeaningWhereTheyNeedIt(t *testing.T) {
	for words, shown := range map[string]string{
		"by end of 2026-27": "by end of 2026-27 (by 31 March 2027)",
		"winter 2026":       "winter 2026 (1 December 2026 to 28 February 2027)",
		"beyond 2022":       "beyond 2022 (from 1 January 2023)",
		"Q1 2026-27":        "Q1 2026-27 (1 April to 30 June 2026)",
		"Mar-26":            "Mar-26 (1 to 31 March 2026)",
		"Year 2 Q4":         "Year 2 Q4 (1 January to 31 March 2026)",
		"3/4/25":            "3/4/25 (3 April 2025)",
		"01-042013":         "01-042013 (1 April 2013)",
		"31/03/25":          "31/03/25",
		"by 31/03/25":       "by 31/03/25",
		"2026-07-31":        "2026-07-31",
		"31st March 2025":   "31st March 2025",
		"July 2021":         "July 2021",
		"2024":              "2024",
		"By 31 March 2027":  "By 31 March 2027",
		"TBC":               "TBC",
		"":                  "",
	} {
		w, _ := ParseWhen(words, planContext)
		if w.String() != shown {
			t.Errorf("%q is shown as %q, want %q", words, w, shown)
		}
	}
	// A keeper may have set another range than the words mean.
	moved := When{"31/03/25", Date{}, Date{2025, time.April, 30}}
	if got := moved.String(); got != "31/03/25 (by 30 April 2025)" {
		t.Errorf("a range set by hand is shown as %q", got)
	}
	if got := (When{To: Date{2027, time.March, 31}}).String(); got != "by 31 March 2027" {
		t.Errorf("a range with no words is shown as %q", got)
	}
}

func TestStoredTextComesBackExactly(t *testing.T) {
	winter := When{"winter of 2021", Date{2021, time.December, 1}, Date{2022, time.February, 28}}
	for text, w := range map[string]When{
		"":                                     {},
		"2021-12-01/2022-02-28 winter of 2021": winter,
		"/2027-03-31 by end of 2026-27":        {"by end of 2026-27", Date{}, Date{2027, time.March, 31}},
		"2023-01-01/ beyond 2022":              {"beyond 2022", Date{2023, time.January, 1}, Date{}},
		"/ ongoing":                            {"ongoing", Date{}, Date{}},
		"/  two spaces  / and a stroke ":       {" two spaces  / and a stroke ", Date{}, Date{}},
		"2021-12-01/2022-02-28":                {"", winter.From, winter.To},
	} {
		if got := w.Encode(); got != text {
			t.Errorf("%#v is stored as %q, want %q", w, got, text)
		}
		if got, err := DecodeWhen(text); err != nil || got != w {
			t.Errorf("%q comes back as %#v, %v", text, got, err)
		}
	}
	if got := (When{Words: "spring\r\n2022"}).Encode(); got != "/ spring 2022" {
		t.Errorf("words on two lines are stored as %q", got)
	}
}

func TestStoredTextThatIsWrongIsRefusedWithAReason(t *testing.T) {
	const example = "; write it like 2021-12-01/2022-02-28 winter of 2021"
	for text, sentence := range map[string]string{
		"ongoing": `"ongoing" is not a stored date: it has to begin with two dates and / between them, either may be ` +
			`missing` + example,
		"2027-03-31/2026-01-01 x": `"2027-03-31/2026-01-01 x" is not a stored date: it ends before it starts` + example,
		"/":                       `"/" is not a stored date: the words are missing` + example,
		"2026-01-01/ ":            `"2026-01-01/" is not a stored date: the words are missing` + example,
		"/ two\nlines":            `"/ two lines" is not a stored date: the words must stand on one line` + example,
		"2026-02-30/ x": `reading the first date of a stored date: "2026-02-30" is not a date: ` +
			`February 2026 has days 1 to 28; write it like 2026-07-31`,
	} {
		if w, err := DecodeWhen(text); err == nil || err.Error() != sentence || w != (When{}) {
			t.Errorf("%q is read as %#v with the error\n%v\nwant\n%s", text, w, err, sentence)
		}
	}
}
