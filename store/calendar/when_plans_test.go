package calendar

import "testing"

// The dates of Change Programme ONE (The Promise Scotland, 25 June 2021) as it
// says them, with the range each was read as by a person. Read by the words
// alone, but for "next 6 years", which counts from the document's own date.
func TestDatesOfChangeProgrammeOne(t *testing.T) {
	for words, interval := range map[string]string{
		"2020/21":                 "2020-04-01/2021-03-31",
		"2021-22":                 "2021-04-01/2022-03-31",
		"2022":                    "2022-01-01/2022-12-31",
		"Autumn 2021":             "2021-09-01/2021-11-30",
		"Autumn 2023":             "2023-09-01/2023-11-30",
		"By March 2022":           "/2022-03-31",
		"By summer 2022":          "2022-06-01/2022-08-31",
		"Early spring 2023":       "2023-03-01/2023-03-31",
		"July 2021":               "2021-07-01/2021-07-31",
		"June 2021":               "2021-06-01/2021-06-30",
		"April 2021":              "2021-04-01/2021-04-30",
		"May 2021 to 2021/2022":   "2021-05-01/2022-03-31",
		"Spring 2022":             "2022-03-01/2022-05-31",
		"spring 2022":             "2022-03-01/2022-05-31",
		"Summer 2021":             "2021-06-01/2021-08-31",
		"autumn 2021":             "2021-09-01/2021-11-30",
		"autumn of 2021":          "2021-09-01/2021-11-30",
		"at least annually":       "/",
		"beyond 2022":             "2023-01-01/",
		"by 2023":                 "/2023-12-31",
		"by 2024":                 "/2024-12-31",
		"by Autumn 2021":          "2021-09-01/2021-11-30",
		"by March 2022":           "/2022-03-31",
		"by autumn 2021":          "2021-09-01/2021-11-30",
		"by end of 2021-22":       "/2022-03-31",
		"by late summer 2021":     "2021-08-01/2021-08-31",
		"by spring 2023":          "2023-03-01/2023-05-31",
		"by summer 2022":          "2022-06-01/2022-08-31",
		"by winter 2022":          "2022-12-01/2023-02-28",
		"during 2021/22":          "2021-04-01/2022-03-31",
		"from summer 2021":        "2021-06-01/2021-08-31",
		"in place by autumn 2021": "2021-09-01/2021-11-30",
		"late 2021":               "2021-10-01/2021-12-31",
		"late Summer 2021":        "2021-08-01/2021-08-31",
		"next 6 years":            "2021-06-25/2027-06-25",
		"no timescale provided":   "/",
		"underway by autumn 2021": "2021-09-01/2021-11-30",
		"winter of 2021":          "2021-12-01/2022-02-28",

		// Here the person knew more than the words say: the words alone are
		// read as the calendar year, and the years joined by a stroke as
		// financial years.
		"2024":              "2024-01-01/2024-12-31", // work to be ready by then: /2024-12-31
		"2023-2024":         "2023-04-01/2024-03-31", // a table of calendar years: 2023-01-01/2024-12-31
		"during Plan 21-24": "2021-04-01/2024-03-31", // that plan began on 2021-03-31
	} {
		readsAs(t, words, interval)
	}
}

// Dates as they stand in published plans and trackers: Aberdeen City's outcome
// improvement plan, Inverclyde Alliance's report of 11 December 2017, Orkney
// Health and Care's service plan of March 2016; and an invented tracker as messy
// as real ones are.
func TestDatesOfLocalPlans(t *testing.T) {
	for words, interval := range map[string]string{
		// Aberdeen City
		"by 2021":  "/2021-12-31",
		"by 2021.": "/2021-12-31",
		"by 2022":  "/2022-12-31",
		"by 2022.": "/2022-12-31",
		"by 2026":  "/2026-12-31",
		"by 2026.": "/2026-12-31",
		// Inverclyde
		"11 December 2017": "2017-12-11/2017-12-11",
		"2013-17":          "2013-04-01/2017-03-31",
		// Orkney
		"01-042013":                       "2013-04-01/2013-04-01",
		"31-032016":                       "2016-03-31/2016-03-31",
		"30-112015":                       "2015-11-30/2015-11-30",
		"September 2015":                  "2015-09-01/2015-09-30",
		"March 2016":                      "2016-03-01/2016-03-31",
		"June 2016":                       "2016-06-01/2016-06-30",
		"Finished Nov 2015":               "2015-11-01/2015-11-30",
		"31 March 2016":                   "2016-03-31/2016-03-31",
		"Six Months Ending 31 March 2016": "2015-10-01/2016-03-31",
		// invented
		"Updated: 3/4/25":   "2025-04-03/2025-04-03",
		"2024-27":           "2024-04-01/2027-03-31",
		"31/03/25":          "2025-03-31/2025-03-31",
		"Mar-26":            "2026-03-01/2026-03-31",
		"Sept 2025":         "2025-09-01/2025-09-30",
		"Ongoing":           "/",
		"30.06.2024":        "2024-06-30/2024-06-30",
		"COMPLETE 28.6.24":  "2024-06-28/2024-06-28",
		"TBC":               "/",
		"by end of 2025-26": "/2026-03-31",
		"Year 2 Q4":         "2026-01-01/2026-03-31",
	} {
		readsAs(t, words, interval)
	}
}
