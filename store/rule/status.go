package rule

import (
	"slices"

	"kept/store"
	"kept/store/calendar"
)

// IsOpen tells whether work on an action or a commitment goes on: it is neither
// complete nor stopped. One whose status is not set is open.
func IsOpen(r Fields) bool { return !IsComplete(r) && !IsStopped(r) }

// IsComplete tells whether an action or a commitment is complete.
func IsComplete(r Fields) bool { return r.Get("status") == store.StatusComplete }

// IsStopped tells whether an action or a commitment was stopped. What was stopped
// no longer counts as serving anything.
func IsStopped(r Fields) bool { return r.Get("status") == store.StatusStopped }

// IsPaused tells whether work on an action or a commitment is to go on later. It is
// still open.
func IsPaused(r Fields) bool { return r.Get("status") == store.StatusPaused }

// IsRedOrAmber tells whether the colour of an action is amber or red.
func IsRedOrAmber(r Fields) bool { return slices.Contains(atRisk(), r.Get("brag")) }

func atRisk() []string  { return []string{store.BRAGRed, store.BRAGAmber} }
func onTrack() []string { return []string{store.BRAGGreen, store.BRAGBlue} }

// IsDone tells whether a next step was done.
func IsDone(step Fields) bool { return step.Get("done") == "true" }

// IsEnded tells whether nothing more is to be done about a record: an action or a
// commitment that is complete or stopped, a next step that was done. Such records
// are not carried forward from one quarter to the next.
func IsEnded(r Fields) bool { return !IsOpen(r) || IsDone(r) }

// IsPast tells whether a date has passed. Words that give no last day never pass.
func IsPast(due calendar.When, today calendar.Date) bool {
	return !due.To.IsZero() && due.To.Before(today)
}

// IsStepOverdue tells whether a next step was due before today and was not done.
func IsStepOverdue(step *store.Record, today calendar.Date) bool {
	return !IsDone(step) && IsPast(step.When("due"), today)
}

// HasOpenStep tells whether a record has a next step that was not done yet.
func HasOpenStep(r *store.Record) bool {
	for _, s := range r.Children("next_step") {
		if !IsDone(s) {
			return true
		}
	}
	return false
}

// IsLivedExperience tells whether a stakeholder is a group of people with lived
// experience.
func IsLivedExperience(stakeholder Fields) bool {
	return stakeholder.Get("kind") == store.LivedExperience
}

// LastEngagement is the day of the last engagement noted with a stakeholder read
// whole; zero if there is none.
func LastEngagement(stakeholder *store.Record) calendar.Date {
	day, err := calendar.ParseDate(lastDay(stakeholder, "engagement"))
	if err != nil {
		return calendar.Date{}
	}
	return day
}

// IsInvented tells whether a partnership is a demonstration, in which nothing is real.
func IsInvented(partnership Fields) bool { return partnership.Get("invented") == "true" }
