package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/store/submission"
	"kept/store/words"
	"kept/ui/command"
	"kept/ui/host"
	"kept/ui/theme"
)

// doFilling runs the commands of filling the responses, and of a comparison in
// their place; false when it is none of these.
func (r *submissionRoom) doFilling(id string) (tea.Cmd, bool) {
	if r.compared != nil {
		return r.doCompared(id)
	}
	if s := r.page.Stop(); id == "detail.edit" || id == "detail.add" || id == "detail.remove" || id == "detail.enter" && s != nil && s.Note == nil {
		var state command.State
		r.cycleState(&state)
		if ok, why := quarterOpen(state); !ok {
			r.host.Notify(theme.Notice, why)
			return nil, true
		}
	}
	switch id {
	case "response.page":
		cmd, _ := r.browser.runLegacy("list.pane")
		at := 1
		if r.page.Doc != nil {
			at = max(r.page.Doc.SectionNamed(sectionGathered), 0)
		}
		return tea.Batch(cmd, r.toSection(at)), true
	case "submission.edit", "detail.edit":
		return r.editResponse(formWhole, "", ""), true
	case "detail.enter":
		return r.enterResponse(), true
	case "detail.add":
		if s := r.page.Stop(); s != nil && s.Add != "" && (s.Record == nil || s.Record.Kind.Name == s.Add) {
			return r.addToResponse(s, nil), true
		}
		return nil, true
	case "response.todo":
		return r.showTodo(!r.todo), true
	case "response.tick":
		return r.list.Toggle(r.host.Context()), true
	case "response.tick-all":
		return r.tickAllShown(), true
	case "response.unchanged":
		return r.answerNow(submission.NothingChanged), true
	case "response.none":
		return r.answerNow(submission.NoneReceived), true
	case "response.foreign":
		return r.answerNow(submission.NotApplicable), true
	case "response.assess":
		return r.editResponse(formAssessment, "assessment", ""), true
	case "response.fundamentals":
		return r.editResponse(formFundamentals, "", ""), true
	case "response.compare":
		return r.chooseCompared(), true
	case "response.take":
		return r.takeNotes(), true
	case "response.tick-note":
		return r.tickNote(), true
	case "list.clear":
		if r.todo && r.list.MarkedCount() == 0 && r.find.Text() == "" {
			return r.showTodo(false), true
		}
	}
	return nil, false
}

// enterResponse opens what the line of the page at the cursor shows.
func (r *submissionRoom) enterResponse() tea.Cmd {
	s := r.page.Stop()
	switch {
	case s == nil:
		return nil
	case s.Note != nil:
		return r.openNote(s.Note)
	case s.Field == "fundamentals":
		return r.editResponse(formFundamentals, fundamentalOf(s.Key), "")
	case s.Field == "pace": // the line of the ratings
		return r.editResponse(formAssessment, "pace", "")
	case s.Field == "assessment" || s.Field == "assessment_reason":
		return r.editResponse(formAssessment, s.Field, "")
	case s.Field != "":
		return r.editResponse(formWhole, s.Field, "")
	case s.Add != "" && s.Record == nil:
		return r.addToResponse(s, nil)
	}
	return r.EnterStop()
}

// fundamentalOf is the fundamental of a line of the page; "" for their heading.
func fundamentalOf(key string) string {
	const before = "fundamental:"
	if len(key) > len(before) && key[:len(before)] == before {
		return key[len(before):]
	}
	return ""
}

// showTodo shows only what is still to be done, or everything again.
func (r *submissionRoom) showTodo(only bool) tea.Cmd {
	r.todo = only
	r.focus = onList
	if only {
		r.host.Notify(theme.Text, "Shown: what is open, begun, or carried forward and not looked at.")
		r.list.Empty = "Nothing is left to do: every response is filled and looked at. Esc shows all of them again."
	} else {
		r.host.Notify(theme.Text, "All 25 responses are shown.")
		r.list.Empty = "No response is like that. Esc shows all of them again."
	}
	return r.restart()
}

// shownMsg is every row that the list shows, to be ticked.
type shownMsg struct {
	room *submissionRoom
	ids  []string
}

// tickAllShown ticks every row that the list shows.
func (r *submissionRoom) tickAllShown() tea.Cmd {
	ctx := r.host.Context()
	read, _ := r.source()
	return func() tea.Msg {
		batch, err := read(ctx, nil, false, 0)
		if err != nil {
			return host.Failed{Err: err}
		}
		msg := shownMsg{room: r}
		for _, row := range batch.Rows {
			msg.ids = append(msg.ids, row.ID)
		}
		return msg
	}
}

// updateFilling takes what was read for the forms and the comparison; false when
// a message is for something else.
func (r *submissionRoom) updateFilling(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case responseMsg:
		return r.openForm(msg), true
	case revisionsMsg:
		return r.askCompared(msg.all), true
	case shownMsg:
		r.own.list.Mark(msg.ids)
		r.host.Notify(theme.Text, words.Thousands(len(msg.ids))+" ticked. = 0 and - answer all of them at once, Esc unticks them.")
		return nil, true
	case pageMsg:
		if msg.room != r.browser {
			return nil, false
		}
		cmd := r.browser.Update(msg)
		if len(r.ticked) > 0 && r.compared == nil {
			r.showTicks()
		}
		return cmd, true
	}
	return nil, false
}

// fillingState adds to what the browser knows what the responses need.
func (r *submissionRoom) fillingState(s *command.State) {
	r.browser.State(s)
	if r.compared != nil {
		s.Filtered, s.Selected = true, r.want != ""
		return
	}
	s.Filtered = s.Filtered || r.todo
	if p := r.page.Stop(); r.focus == onPage && p != nil {
		s.Takeable = p.Note != nil || len(r.ticked) > 0
	}
}
