package responses

import (
	tea "charm.land/bubbletea/v2"

	"kept/store/words"
	"kept/ui/browser"
	"kept/ui/host"
	"kept/ui/theme"
)

// openGathered goes to what is gathered for the response at the cursor.
func (r *List) openGathered() tea.Cmd {
	cmd := r.ToPage()
	at := 1
	if r.Page.Doc != nil {
		at = max(r.Page.Doc.SectionNamed(sectionGathered), 0)
	}
	return tea.Batch(cmd, r.ToSection(at))
}

// ShowAll shows all responses again where only those still to be done are shown.
func (r *List) ShowAll() tea.Cmd {
	if r.todo && r.List.MarkedCount() == 0 && r.Find.Text() == "" {
		return r.showTodo(false)
	}
	return r.Browser.ShowAll()
}

// LeavePage goes back to the findings where the page was opened from there.
func (r *List) LeavePage() tea.Cmd {
	if !r.behind {
		return r.Browser.LeavePage()
	}
	r.behind = false
	r.Outside, r.Focus = false, browser.OnList
	return tea.Batch(r.showFindings(), r.ReadPage(false))
}

// EditPage opens the form of the whole response.
func (r *List) EditPage() tea.Cmd {
	if !r.mayChange() {
		return nil
	}
	return r.edit(Editing{Form: WholeForm})
}

// AddHere adds an entry under the heading at the cursor.
func (r *List) AddHere() tea.Cmd {
	s := r.Page.Stop()
	if !r.mayChange() || s == nil || s.Add == "" || (s.Record != nil && s.Record.Kind.Name != s.Add) {
		return nil
	}
	return r.addEntry(s, nil)
}

// RemoveHere deletes the entry at the cursor.
func (r *List) RemoveHere() tea.Cmd {
	if !r.mayChange() {
		return nil
	}
	return r.Browser.RemoveHere()
}

// EnterStop opens what the line of the page at the cursor shows.
func (r *List) EnterStop() tea.Cmd {
	s := r.Page.Stop()
	switch {
	case s == nil:
		return nil
	case s.Note != nil:
		return r.openNote(s.Note)
	case !r.mayChange():
		return nil
	case s.Field == "fundamentals":
		return r.edit(Editing{Form: formFundamentals, Focus: fundamentalOf(s.Key)})
	case s.Field == "pace": // the line of the ratings
		return r.edit(Editing{Form: formAssessment, Focus: "pace"})
	case s.Field == "assessment" || s.Field == "assessment_reason":
		return r.edit(Editing{Form: formAssessment, Focus: s.Field})
	case s.Field != "":
		return r.edit(Editing{Form: WholeForm, Focus: s.Field})
	case s.Add != "" && s.Record == nil:
		return r.addEntry(s, nil)
	}
	return r.Browser.EnterStop()
}

// edit opens a form of the response at the cursor.
func (r *List) edit(e Editing) tea.Cmd { return Edit(r.Host, r.quarter, r.Want, e) }

// fundamentalOf is the fundamental of a line of the page; "" for their heading.
func fundamentalOf(key string) string {
	const before = "fundamental:"
	if len(key) > len(before) && key[:len(before)] == before {
		return key[len(before):]
	}
	return ""
}

// showTodo shows only what is still to be done, or everything again.
func (r *List) showTodo(only bool) tea.Cmd {
	r.todo = only
	r.Focus = browser.OnList
	if only {
		r.Host.Notify(theme.Text, "Shown: what is open, begun, or carried forward and not looked at.")
		r.List.Empty = "Nothing is left to do: every response is filled and looked at. Esc shows all of them again."
	} else {
		r.Host.Notify(theme.Text, "All 25 responses are shown.")
		r.List.Empty = noResponse
	}
	return r.Restart()
}

// selectAll selects every row that the list shows.
func (r *List) selectAll() tea.Cmd {
	ctx := r.Host.Context()
	read, _ := r.source()
	return func() tea.Msg {
		batch, err := read(ctx, nil, false, 0)
		if err != nil {
			return host.Failed{Err: err}
		}
		var ids []string
		for _, row := range batch.Rows {
			ids = append(ids, row.ID)
		}
		return host.OnLoop(func() tea.Cmd {
			r.List.Mark(ids)
			r.Host.Notify(theme.Text, words.Thousands(len(ids))+" ticked. = 0 and - answer all of them at once, Esc unticks them.")
			return nil
		})
	}
}
