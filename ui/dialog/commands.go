package dialog

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/command"
)

// The scopes of the dialogs.
const (
	InPicker   command.Scope = "Choosing"
	InQuestion command.Scope = "In a question"
	InLetters  command.Scope = "Choosing by a letter"
	InAsk      command.Scope = "Answering in a line"
)

// InNotice is where something is read.
const InNotice command.Scope = "Reading"

// PickerCommands are the commands of [Picker].
func PickerCommands() []command.Command {
	return []command.Command{
		{ID: "picker.choose", Title: "Choose", Keys: []string{"enter"}, Scope: InPicker,
			Run: command.On(func(d *Picker) tea.Cmd { return d.picker.Choose() }), Foot: 10,
			Help: "Takes the row at the cursor; where several can be chosen, it ticks or unticks it."},
		{ID: "picker.done", Title: "Done", Keys: []string{"ctrl+s", "tab"}, Scope: InPicker,
			Run: command.On(func(d *Picker) tea.Cmd { return d.picker.Finish() }), Foot: 20,
			Help: "Goes back with what is chosen, where several can be.",
			When: func(s command.State) (bool, string) {
				if !s.HasDetail {
					return false, "Only one can be chosen here: Enter takes it."
				}
				return true, ""
			}},
		{ID: "picker.leave", Title: "Back", Keys: []string{"esc"}, Scope: InPicker,
			Run: command.On(func(d *Picker) tea.Cmd { return d.picker.Leave() }), Foot: 30, Help: "Goes back."},
		{ID: "picker.up", Title: "Up", Keys: []string{"up"}, Scope: InPicker, Run: command.Do(func(d *Picker) { d.picker.Move(-1) }),
			Quiet: true, Help: "Goes one row up."},
		{ID: "picker.down", Title: "Down", Keys: []string{"down"}, Scope: InPicker, Run: command.Do(func(d *Picker) { d.picker.Move(1) }),
			Quiet: true, Help: "Goes one row down."},
		{ID: "picker.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: InPicker,
			Run: command.Do(func(d *Picker) { d.picker.Page(-1) }), Quiet: true, Help: "Goes a screen up."},
		{ID: "picker.page-down", Title: "Page down", Keys: []string{"pgdown"}, Scope: InPicker,
			Run: command.Do(func(d *Picker) { d.picker.Page(1) }), Quiet: true, Help: "Goes a screen down."},
	}
}

// QuestionCommands are the commands of [Question].
func QuestionCommands() []command.Command {
	return []command.Command{
		{ID: "question.answer", Title: "Choose", Keys: []string{"enter"}, Scope: InQuestion, Run: command.On((*Question).answer), Foot: 10,
			Help: "Takes the answer at the cursor."},
		{ID: "question.next", Title: "Other answer", Keys: []string{"right", "left", "tab", "shift+tab"}, Scope: InQuestion,
			Run: command.Do(func(q *Question) { q.at = (q.at + 1) % len(q.Answers) }), Foot: 20, Quiet: true,
			Help: "Goes to the other answer.",
			When: func(s command.State) (bool, string) {
				if !s.HasDetail {
					return false, "There is one answer only."
				}
				return true, ""
			}},
		{ID: "question.leave", Title: "Back", Keys: []string{"esc"}, Scope: InQuestion,
			Run: command.Do(func(q *Question) { q.done = true }), Foot: 30, Help: "Goes back and does nothing."},
	}
}

// LettersCommands are the commands of [Letters].
func LettersCommands() []command.Command {
	return []command.Command{
		{ID: "letters.choose", Title: "Take it", Keys: []string{"enter"}, Scope: InLetters,
			Run: command.On(func(l *Letters) tea.Cmd { return l.choose(l.At) }), Foot: 10,
			Help: "Takes the line at the cursor. Its letter takes it at once."},
		{ID: "letters.up", Title: "Up", Keys: []string{"up"}, Scope: InLetters, Run: command.Do(func(l *Letters) { l.At = max(l.At-1, 0) }),
			Quiet: true, Help: "Goes one line up."},
		{ID: "letters.down", Title: "Down", Keys: []string{"down"}, Scope: InLetters,
			Run: command.Do(func(l *Letters) { l.At = min(l.At+1, len(l.Choices)-1) }), Quiet: true, Help: "Goes one line down."},
		{ID: "letters.leave", Title: "Back", Keys: []string{"esc"}, Scope: InLetters, Run: command.Do(func(l *Letters) { l.done = true }),
			Foot: 20, Help: "Goes back and changes nothing."},
	}
}

// AskCommands are the commands of [Ask].
func AskCommands() []command.Command {
	return []command.Command{
		{ID: "asking.take", Title: "Take it", Keys: []string{"enter", "ctrl+s"}, Scope: InAsk, Run: command.On((*Ask).answer), Foot: 10,
			Help: "Takes what was typed."},
		{ID: "asking.leave", Title: "Back", Keys: []string{"esc"}, Scope: InAsk, Run: command.Do(func(q *Ask) { q.done = true }), Foot: 20,
			Help: "Goes back and does nothing."},
	}
}

// NoticeCommands are the commands of [Notice].
func NoticeCommands() []command.Command {
	return []command.Command{
		{ID: "notice.leave", Title: "Back", Keys: []string{"esc", "enter", "f3"}, Scope: InNotice,
			Run: command.Do(func(d interface{ Close() }) { d.Close() }), Foot: 10, Help: "Goes back."},
		{ID: "notice.up", Title: "Up", Keys: []string{"up"}, Scope: InNotice, Run: onText(func(r *ScrolledText) { r.Scroll(-1) }),
			Quiet: true, Help: "Goes one line up."},
		{ID: "notice.down", Title: "Down", Keys: []string{"down"}, Scope: InNotice, Run: onText(func(r *ScrolledText) { r.Scroll(1) }),
			Quiet: true, Help: "Goes one line down."},
		{ID: "notice.page-up", Title: "Page up", Keys: []string{"pgup"}, Scope: InNotice,
			Run: onText(func(r *ScrolledText) { r.ScrollPage(-1) }), Quiet: true, Help: "Goes a screen up."},
		{ID: "notice.page-down", Title: "Page down", Keys: []string{"pgdown", "space"}, Scope: InNotice,
			Run: onText(func(r *ScrolledText) { r.ScrollPage(1) }), Quiet: true, Help: "Goes a screen down."},
	}
}
