package report

import (
	"strconv"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/national"
	"kept/store/rule"
	"kept/store/words"
)

// youngReport is for young people: short sentences, plain words, what was heard
// and what was done about it. What people wrote stands as they wrote it.
func youngReport(b *snapshot.Snapshot) *document {
	q := b.Submission.Quarter
	d := newDocument(b, "What we heard and what we did: "+monthsOf(q))
	if b.Submission.Invented {
		d.Notice = "This is made up, to show what such a page looks like. None of it is real."
	}
	d.heading(2, "What is this?")
	d.paragraph("In 2020 Scotland made a promise. Every child will grow up loved, safe and respected.",
		"Many people have to keep the promise here: people in schools, in the council, in the health service and in charities. We are "+
			"some of them.",
		"This page says what people told us, what we did, and what we have not done yet.")

	var withFeedback, quiet []*snapshot.Entry
	for _, e := range sortedActions(b) {
		switch {
		case e.Get("heard") != "":
			withFeedback = append(withFeedback, e)
		case len(updatesWithin(b, e, q.From(), q.To())) > 0:
			quiet = append(quiet, e)
		}
	}
	d.heading(2, "What people told us, and what happened")
	if len(withFeedback) == 0 {
		d.paragraph("We have not written down what people told us. We should.")
	}
	for _, e := range withFeedback {
		d.heading(3, words.OneLine(e.Get("title")))
		d.labelled("What we heard:", paragraphs(e.Get("heard"))...)
		d.whatWeDid(b, e)
	}
	d.otherFeedback(b)
	if len(quiet) > 0 {
		d.heading(2, "Other things we did")
		for _, e := range quiet {
			d.heading(3, words.OneLine(e.Get("title")))
			d.whatWeDid(b, e)
		}
	}
	d.hardThings(b)
	d.heading(2, "Have your say")
	d.paragraph("Did we get something wrong? Is something missing? Tell an adult you trust, or an advocate. An advocate is somebody "+
		"who is "+
		"on your side and helps you to be heard.",
		"You have a right to be heard. You do not have to use long words.")
	return d
}

// whatWeDid says what was done within the quarter, how it goes and what is next.
func (d *document) whatWeDid(b *snapshot.Snapshot, e *snapshot.Entry) {
	q := b.Submission.Quarter
	var did []string
	for _, u := range updatesWithin(b, e, q.From(), q.To()) {
		did = append(did, paragraphs(u.Get("note"))...)
	}
	if len(did) == 0 {
		did = []string{"Nothing is written down for these three months."}
	}
	d.labelled("What we did:", did...)
	if how := plainProgress(e); how != "" {
		d.labelled("How it is going:", how)
	}
	var next []string
	for _, s := range b.Children(e.ID, "next_step") {
		if !rule.IsDone(s) {
			when := ""
			if due := s.Display("due"); due != "" {
				when = " When: " + words.EndSentence(due)
			}
			next = append(next, words.EndSentence(words.OneLine(s.Get("step")))+when)
		}
	}
	if len(next) > 0 {
		d.labelled("What comes next:", next...)
	}
}

// plainProgress says how an action goes in plain words. Status and colour are two
// judgements: both are said where both are given.
func plainProgress(e *snapshot.Entry) string {
	status := map[string]string{store.StatusNotStarted: "We have not started.", store.StatusInProgress: "We are working on it.",
		store.StatusComplete: "It is done.", store.StatusPaused: "We have stopped for now.",
		store.StatusStopped: "We have stopped doing this."}
	colour := map[string]string{store.BRAGGreen: "It is going the way we planned.", store.BRAGAmber: "There are some problems.",
		store.BRAGRed: "It is not going well."}
	return words.JoinFilled(" ", status[e.Get("status")], colour[e.Get("brag")])
}

// otherFeedback tells what was heard this quarter on the national actions.
func (d *document) otherFeedback(b *snapshot.Snapshot) {
	feedback := filter(sortedResponses(b), func(r *snapshot.Entry) bool { return r.Get("heard") != "" })
	if len(feedback) == 0 {
		return
	}
	d.heading(2, "What else we heard")
	d.paragraph("Scotland has a plan with 25 parts. This is what people here said about some of them.")
	for _, r := range feedback {
		d.heading(3, plainNational(r))
		d.paragraph(paragraphs(r.Get("heard"))...)
		var promised []string
		for _, c := range b.Children(r.ID, "commitment") {
			promised = append(promised, words.OneLine(c.Get("commitment")))
		}
		if len(promised) > 0 {
			d.labelled("What people have said they will do:", promised...)
		}
	}
}

// plainNational is the title of the national action of a response, without its number.
func plainNational(response *snapshot.Entry) string {
	no, _ := strconv.Atoi(response.Get("national_action")) // a choice among whole numbers
	a, _ := national.Plan2124().Action(no)
	return firstNonBlank(a.Title, response.Display("national_action"))
}

// hardThings says which actions do not go well, and what stands in their way.
func (d *document) hardThings(b *snapshot.Snapshot) {
	hard := filter(sortedActions(b), func(e *snapshot.Entry) bool {
		return rule.IsRedOrAmber(e) || rule.IsPaused(e) || rule.IsStopped(e)
	})
	d.heading(2, "What we find hard")
	if len(hard) == 0 {
		d.paragraph("We have not written down that anything goes badly. If you see it another way, tell us.")
	}
	var list []string
	for _, e := range hard {
		text := words.OneLine(e.Get("title")) + ". " + plainProgress(e)
		if barriers := words.OneLine(e.Get("barriers")); barriers != "" {
			text += " What is in the way: " + words.EndSentence(barriers)
		}
		list = append(list, text)
	}
	d.list(list...)
	done := filter(b.Entries(store.Action), func(e *snapshot.Entry) bool { return rule.IsComplete(e) })
	if len(done) > 0 {
		d.heading(2, "What is done")
		var list []string
		for _, e := range sortedActions(b) {
			if rule.IsComplete(e) {
				list = append(list, words.OneLine(e.Get("title")))
			}
		}
		d.list(list...)
	}
}
