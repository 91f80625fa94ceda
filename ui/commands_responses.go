package ui

import (
	"kept/store"
	"kept/ui/command"
)

const (
	inAnswers     command.Scope = "Filling a response"
	inTaking      command.Scope = "On the page of a response"
	inDifferences command.Scope = "Comparing two submissions"
)

// quarterOpen tells whether what the quarter says can still be changed.
func quarterOpen(s command.State) (bool, string) {
	switch store.Stage(s.Stage) {
	case store.StageSigned:
		return false, "It is signed: reopen it first (Ctrl+K, Reopen); that takes the signature back."
	case store.StageLocked:
		return false, "It is locked: s begins an amendment, to correct it in the open."
	}
	return true, ""
}

// responseCommands are those of filling the responses of a quarter, and of
// comparing two submissions.
func responseCommands() []command.Command {
	answering := command.All(command.NeedsSelected, command.NeedsWriting, quarterOpen)
	onNote := func(s command.State) (bool, string) {
		if !s.Takeable {
			return false, "That is for lines of what is gathered, or was said before (Right)."
		}
		return true, ""
	}
	return []command.Command{
		{ID: "response.page", Title: "What is known", Keys: []string{"right"}, Scope: inResponses, When: command.NeedsSelected, Reach: command.One, Foot: 11,
			Help: "Goes to what is gathered for the response: your actions for it, updates, evidence and steps of the quarter, to be taken into it."},
		{ID: "response.todo", Title: "Still to do", Keys: []string{"o"}, Scope: inResponses, Foot: 18,
			Help: "Shows only the responses that are still to be done: open, begun, or carried forward and not looked at. The same again shows all."},
		{ID: "response.tick", Title: "Tick", Keys: []string{"space"}, Scope: inResponses, When: command.NeedsSelected, Reach: command.One,
			Help: "Ticks or unticks the row, so that several can be answered by one key."},
		{ID: "response.tick-all", Title: "Tick all", Keys: []string{"ctrl+a", "A"}, Scope: inResponses, When: command.NeedsSelected,
			Help: "Ticks every row that the list shows now."},

		{ID: "response.unchanged", Title: "Nothing changed", Keys: []string{"="}, Scope: inAnswers, When: answering, Reach: command.Many, Undoable: true, Foot: 14,
			Help: "Takes a response that was carried forward as looked at; where none was, it copies what is blank from the last quarter. In the list it is for the row or all that are ticked, on the page for the part at the cursor."},
		{ID: "response.none", Title: "None received", Keys: []string{"0"}, Scope: inAnswers, When: answering, Reach: command.Many, Undoable: true, Foot: 15,
			Help: "Answers every part that holds no words with \"none received\", which is not the same as blank. What you wrote stays; what was carried forward and not looked at gives way."},
		{ID: "response.foreign", Title: "Not ours", Keys: []string{"-"}, Scope: inAnswers, When: answering, Reach: command.Many, Undoable: true, Foot: 16,
			Help: "Answers every part that holds no words with \"does not apply to us\". What you wrote stays; what was carried forward and not looked at gives way."},
		{ID: "response.assess", Title: "Assess", Keys: []string{"a"}, Scope: inAnswers, When: answering, Reach: command.One, Undoable: true, Foot: 13,
			Help: "Opens a small form for the assessment: the judgement, its reason, evidence, and ratings where you want to, beside June 2021's and last quarter's."},
		{ID: "response.fundamentals", Title: "Fundamentals", Keys: []string{"f"}, Scope: inAnswers, When: answering, Reach: command.One, Undoable: true, Foot: 19,
			Help: "Opens a form with a line for each of the five fundamentals, asked in plain words."},
		{ID: "response.compare", Title: "Compare", Keys: []string{"v"}, Scope: inAnswers, Foot: 32,
			Help: "Asks for two submissions, by quarter and revision, and shows in what they differ, record by record and word by word."},

		{ID: "response.take", Title: "Take in", Keys: []string{"t"}, Scope: inTaking, When: command.All(onNote, command.NeedsWriting, quarterOpen), Reach: command.One, Undoable: true, Foot: 11,
			Help: "Takes the words of the line at the cursor, or of all that are ticked, into the response: its form opens with them, and nothing is saved until you save it."},
		{ID: "response.tick-note", Title: "Tick the line", Keys: []string{"space"}, Scope: inTaking, When: onNote,
			Help: "Ticks a line of what is gathered, so that several can be taken into the response together."},

		{ID: "compare.open", Title: "Open", Keys: []string{"enter"}, Scope: inDifferences, When: command.NeedsSelected, Reach: command.One, Foot: 10,
			Help: "Shows word by word in what the record differs; on its page it opens the record itself."},
		{ID: "compare.other", Title: "Compare others", Keys: []string{"v"}, Scope: inDifferences, Foot: 20, Help: "Asks for two other submissions to compare."},
		{ID: "compare.leave", Title: "Back to the submission", Keys: []string{"b"}, Scope: inDifferences, Foot: 30, Help: "Goes back to the responses. Esc in the list does so too."},
	}
}
