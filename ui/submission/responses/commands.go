package responses

import (
	tea "charm.land/bubbletea/v2"

	"kept/store/submission"
	"kept/ui/browser"
	"kept/ui/command"
	"kept/ui/submission/stage"
)

// The scopes of the responses.
const (
	inResponses command.Scope = "In the list of responses"
	inAnswers   command.Scope = "Filling a response"
	inResponse  command.Scope = "On the page of a response"
)

// answerWith makes a handler that gives one answer to responses.
func answerWith(a submission.Answer) command.Handler {
	return command.On(func(r *List) tea.Cmd { return r.answer(a) })
}

// Commands are those of filling the responses of a quarter.
func Commands() []command.Command {
	answering := command.All(command.NeedsSelected, command.NeedsWriting, stage.Open)
	onNote := func(s command.State) (bool, string) {
		if !s.Takeable {
			return false, "That is for lines of what is gathered, or was said before (Right)."
		}
		return true, ""
	}
	return []command.Command{
		{ID: "submission.edit", Title: "Edit it", Keys: []string{"enter", "e"}, Scope: inResponses,
			Undoable: true, Foot: 10,
			Run:  command.On(func(r *List) tea.Cmd { return r.edit(Editing{Form: WholeForm}) }),
			When: answering,
			Help: "Opens the response of this quarter to the national action, and begins one if there is none yet."},
		{ID: "response.page", Title: "What is known", Keys: []string{"right"}, Scope: inResponses, Foot: 11,
			Run:  command.On((*List).openGathered),
			When: command.NeedsSelected,
			Help: "Goes to what is gathered for the response: your actions for it, updates, evidence and steps of the quarter, to " +
				"be taken into it."},
		{ID: "response.todo", Title: "Still to do", Keys: []string{"o"}, Scope: inResponses, Foot: 18,
			Run: command.On(func(r *List) tea.Cmd { return r.showTodo(!r.todo) }),
			Help: "Shows only the responses that are still to be done: open, begun, or carried forward and not looked at. The " +
				"same again shows all."},
		{ID: "response.tick", Title: "Tick", Keys: []string{"space"}, Scope: inResponses,
			Run:  command.On(func(r *List) tea.Cmd { return r.Move(r.List.Toggle(r.Host.Context())) }),
			When: command.NeedsSelected,
			Help: "Ticks or unticks the row, so that several can be answered by one key."},
		{ID: "response.tick-all", Title: "Tick all", Keys: []string{"ctrl+a", "A"}, Scope: inResponses,
			Run:  command.On((*List).selectAll),
			When: command.NeedsSelected,
			Help: "Ticks every row that the list shows now."},

		{ID: "response.unchanged", Title: "Nothing changed", Keys: []string{"="}, Scope: inAnswers,
			Undoable: true, Foot: 14,
			Run:  answerWith(submission.NothingChanged),
			When: answering,
			Help: "Takes a response that was carried forward as looked at; where none was, it copies what is blank from the last " +
				"quarter. In the list it is for the row or all that are ticked, on the page for the part at the cursor."},
		{ID: "response.none", Title: "None received", Keys: []string{"0"}, Scope: inAnswers,
			Undoable: true, Foot: 15,
			Run:  answerWith(submission.NoneReceived),
			When: answering,
			Help: "Answers every part that holds no words with \"none received\", which is not the same as blank. What you wrote " +
				"stays; what was carried forward and not looked at gives way."},
		{ID: "response.foreign", Title: "Not ours", Keys: []string{"-"}, Scope: inAnswers,
			Undoable: true, Foot: 16,
			Run:  answerWith(submission.NotApplicable),
			When: answering,
			Help: "Answers every part that holds no words with \"does not apply to us\". What you wrote stays; what was carried " +
				"forward and not looked at gives way."},
		{ID: "response.assess", Title: "Assess", Keys: []string{"a"}, Scope: inAnswers, Undoable: true, Foot: 13,
			Run:  command.On(func(r *List) tea.Cmd { return r.edit(Editing{Form: formAssessment, Focus: "assessment"}) }),
			When: answering,
			Help: "Opens a small form for the assessment: the judgement, its reason, evidence, and ratings where you want to, " +
				"beside June 2021's and last quarter's."},
		{ID: "response.fundamentals", Title: "Fundamentals", Keys: []string{"f"}, Scope: inAnswers,
			Undoable: true, Foot: 19,
			Run:  command.On(func(r *List) tea.Cmd { return r.edit(Editing{Form: formFundamentals}) }),
			When: answering,
			Help: "Opens a form with a line for each of the five fundamentals, asked in plain words."},
		{ID: "response.compare", Title: "Compare", Keys: []string{"v"}, Scope: inAnswers, Foot: 32,
			Run: command.On(stage.Comparer.Compare),
			Help: "Asks for two submissions, by quarter and revision, and shows in what they differ, record by record and word by " +
				"word."},

		{ID: "response.take", Title: "Take in", Keys: []string{"t"}, Scope: inResponse, Undoable: true, Foot: 11,
			Run:  command.On((*List).copyNotes),
			When: command.All(onNote, command.NeedsWriting, stage.Open),
			Help: "Takes the words of the line at the cursor, or of all that are ticked, into the response: its form opens with " +
				"them, and nothing is saved until you save it."},
		{ID: "response.tick-note", Title: "Tick the line", Keys: []string{"space"}, Scope: inResponse,
			Run:  command.Do((*List).toggleNote),
			When: onNote,
			Help: "Ticks a line of what is gathered, so that several can be taken into the response together."},
	}
}

// Situations are the sets of scopes that can be in reach together on the responses.
func Situations() map[string][]command.Scope {
	return map[string][]command.Scope{
		"the submission": command.OnPages(browser.InList, browser.InRows, inResponses, inAnswers, stage.InQuarter,
			stage.InSteps),
		"the page of a response": command.OnPages(browser.InPage, browser.InBack, browser.InDetail, browser.InSections, inAnswers,
			inResponse, stage.InQuarter, stage.InSteps),
	}
}
