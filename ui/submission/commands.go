package submission

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/words"
	"kept/ui/command"
	"kept/ui/reports"
	"kept/ui/submission/compare"
	"kept/ui/submission/findings"
	"kept/ui/submission/responses"
	"kept/ui/submission/stage"
)

// canSign tells whether nothing stands in the way of a signature.
func canSign(s command.State) (bool, string) {
	switch {
	case s.StageChanged:
		return false, "Something was changed since the check: check it again, then sign."
	case s.Stage == string(store.StageFilling) && s.Blocking > 0:
		return false, words.Count(s.Blocking, "error stands", "errors stand") + " in the way: mend or accept them, check it, then sign."
	}
	return stage.At(map[store.Stage]string{
		store.StageOpen: "Begin it first, then check it.", store.StageFilling: "Check it first.",
		store.StageSigned: "It is signed already.", store.StageLocked: "It is signed and locked. Only an amendment can be signed anew."})(s)
}

// Commands are those of the page and of what it shows.
func Commands() []command.Command {
	return slices.Concat(responses.Commands(), compare.Commands(), stepCommands(), findings.Commands())
}

// stepCommands are those of the steps of a quarter's submission.
func stepCommands() []command.Command {
	return []command.Command{
		{ID: "submission.export", Title: "Export bundle", Keys: []string{"x"}, Scope: stage.InSteps, Foot: 30,
			Run: command.On(func(p *Page) tea.Cmd { return reports.ExportBundle(p.host, p.quarter, p.export) }),
			When: func(s command.State) (bool, string) {
				if !s.CanExport {
					return false, "This program was built without the export."
				}
				return true, ""
			},
			Help: "Writes the quarter's submission bundle, a zip file that anybody can open and check, and shows where it is."},
		{ID: "submission.earlier", Title: "Earlier quarter", Keys: []string{"<", ","}, Scope: stage.InQuarter, Foot: 35,
			Run:  command.On(func(p *Page) tea.Cmd { return p.showQuarter(p.quarter.Prev()) }),
			Help: "Shows the quarter before."},
		{ID: "submission.later", Title: "Later quarter", Keys: []string{">", "."}, Scope: stage.InQuarter,
			Run:  command.On(func(p *Page) tea.Cmd { return p.showQuarter(p.quarter.Next()) }),
			Help: "Shows the quarter after."},
		{ID: "quarter.next", Title: "Next step", Keys: []string{"s"}, Scope: stage.InSteps, Foot: 12,
			Run:  command.On((*Page).next),
			When: command.All(command.NeedsWriting, stage.At(nil)),
			Help: "Takes the quarter's submission one step further: begins it, checks it, signs it, locks it, or begins an " +
				"amendment of what is locked."},
		{ID: "quarter.findings", Title: "Findings", Keys: []string{"c"}, Scope: stage.InSteps, Foot: 17,
			Run: command.On((*Page).toggleFindings),
			Help: "Shows what the check finds, the heaviest first, each with its reason and how to mend it; and goes back to the " +
				"responses."},
		{ID: "quarter.begin", Title: "Begin the submission", Scope: stage.InSteps, Undoable: true,
			Run: command.On((*Page).begin),
			When: command.All(command.NeedsWriting, stage.At(map[store.Stage]string{
				store.StageFilling: "It was begun already.",
				store.StageChecked: "It was begun already.",
				store.StageSigned:  "It was begun already.",
				store.StageLocked:  "It was begun already.",
			})),
			Help: "Begins to fill the quarter's submission. What was said the quarter before is carried forward and marked, until " +
				"somebody looks at it."},
		{ID: "quarter.check", Title: "Check the submission", Scope: stage.InSteps, Undoable: true,
			Run:  command.On(func(p *Page) tea.Cmd { return p.findings.CheckStep() }),
			When: command.All(command.NeedsWriting, stage.Changeable),
			Help: "Looks everything over. When no error stands in the way, the submission is marked as checked and can be signed; " +
				"else the errors are shown."},
		{ID: "quarter.sign", Title: "Sign the submission", Scope: stage.InSteps, Undoable: true,
			Run:  command.On((*Page).sign),
			When: command.All(command.NeedsWriting, canSign),
			Help: "Asks who signs, in which post and on whose behalf. What the bundle says from then on is how things stood at " +
				"that moment."},
		{ID: "quarter.reopen", Title: "Reopen the submission", Scope: stage.InSteps, Undoable: true,
			Run: command.On((*Page).reopen),
			When: command.All(command.NeedsWriting, stage.At(map[store.Stage]string{
				store.StageOpen:    "It is not begun: there is nothing to reopen.",
				store.StageFilling: "It is open for changes already.",
				store.StageLocked:  "It is locked for good: begin an amendment to correct it.",
			})),
			Help: "Takes a signature or a check back, so that the quarter's responses can be changed again."},
		{ID: "quarter.lock", Title: "Lock the submission", Scope: stage.InSteps,
			Run: command.Do((*Page).askLock),
			When: command.All(command.NeedsWriting, stage.At(map[store.Stage]string{
				store.StageOpen:    "Begin, check and sign it first.",
				store.StageFilling: "Check and sign it first.",
				store.StageChecked: "Sign it first.",
				store.StageLocked:  "It is locked already.",
			})),
			Help: "Closes the signed submission for good. It asks first: from then on it is corrected only by an amendment that " +
				"everybody can see."},
		{ID: "quarter.amend", Title: "Amend the submission", Scope: stage.InSteps, Undoable: true,
			Run: command.Do((*Page).askAmend),
			When: command.All(command.NeedsWriting, stage.At(map[store.Stage]string{
				store.StageOpen:    "Only what is locked is amended: this is not begun.",
				store.StageFilling: "Only what is locked is amended: this can simply be changed.",
				store.StageChecked: "Only what is locked is amended: this can simply be changed.",
				store.StageSigned:  "Only what is locked is amended: reopen this to change it.",
			})),
			Help: "Begins the next revision of a locked submission. It asks what it corrects, and why."},
	}
}

// Situations are the sets of scopes that can be in reach together on the page.
func Situations() map[string][]command.Scope {
	all := responses.Situations()
	maps.Copy(all, findings.Situations())
	maps.Copy(all, compare.Situations())
	return all
}
