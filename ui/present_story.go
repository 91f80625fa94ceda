package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/rule"
	"kept/ui/host"
)

// storyStep is one idea of the guided story: what its page says, and how the
// program is brought to the place it speaks of.
type storyStep struct {
	title    string
	sentence string
	bring    func(a *App) tea.Cmd
}

// storySteps follow one quarter, from what keepers noted to an account.
var storySteps = []storyStep{
	{"A promise, kept", "Follow one quarter of a partnership, from notes between meetings to an account that anyone can check. It begins with what needs us now.", toRoom(host.Overview)},
	{"All we do", "Every action of the partnership, in the words people use; find, sort, group and change many at once.", toActions()},
	{"Red and amber", "A question is a filter: here is everything at risk or off track, and nothing else.",
		toActions(rule.RedOrAmber().Where...)},
	{"One action", "What it is for, who leads, what was done, what shows that it is true, and what comes next.", toTroubled(func(a *App, r *store.Record) tea.Cmd {
		return a.Go(host.Target{Page: host.Actions, ID: r.ID})
	})},
	{"Two keys", "What changed today is noted before the next meeting begins. It is written once and reported many times.", toTroubled(func(a *App, r *store.Record) tea.Cmd {
		cmd := a.Go(host.Target{Page: host.Actions, ID: r.ID})
		if a.opt.ReadOnly {
			return cmd
		}
		return tea.Batch(cmd, addEntryTo(a, store.KindNamed("update"), r.ID, "action "+r.Get("reference"), nil, nil))
	})},
	{"Who is with us?", "Organisations and groups with a part in the work, people with lived experience first, and who is missing.", toRoom(host.Stakeholders)},
	{"What comes first?", "The partnership's priorities in their order, mandated or its own, and what each of them lacks.", toRoom(host.Priorities)},
	{"The national plan", "The 25 national actions, with what we do for each of them. The gaps are as plain as the work.", toRoom(host.NationalPlan)},
	{"The account", "What we heard, what we did, and whether it is enough: the submission fills from what was noted all along.", toAccount(false)},
	{"Check, sign, lock", "What is missing, stale or contradictory is said, and put right from here. Then it is signed, locked, and sent as one file.", toAccount(true)},
	{"Nothing is lost", "Every change, by whom and when. Any of them can be taken back, tomorrow too.", toRoom(host.History)},
	{"Now it is yours", "Try anything: this partnership is made again in a second.", toRoom(host.Overview)},
}

func toRoom(id host.PageID) func(a *App) tea.Cmd {
	return func(a *App) tea.Cmd { return a.goTo(pageAt(id)) }
}

// toAccount shows the submission, or what stands in the way of signing it.
func toAccount(findings bool) func(a *App) tea.Cmd {
	return func(a *App) tea.Cmd {
		cmd := a.goTo(pageAt(host.Submission))
		if !findings {
			return tea.Batch(cmd, a.showOn(host.Submission, host.Target{View: host.Responses}))
		}
		return tea.Batch(cmd, a.showOn(host.Submission, host.Target{View: host.Findings}))
	}
}

// toActions shows the actions that filters find; all of them when there are none.
func toActions(where ...store.Filter) func(a *App) tea.Cmd {
	return func(a *App) tea.Cmd {
		a.at, a.came = pageAt(host.PageOf(store.Action)), nil
		return a.showOn(host.Actions, host.Target{Filters: append([]store.Filter{}, where...)})
	}
}

// toTroubled finds an action that is red or amber, or any other where none is, and
// shows something of it.
func toTroubled(show func(a *App, r *store.Record) tea.Cmd) func(a *App) tea.Cmd {
	return func(a *App) tea.Cmd {
		ctx, book := a.ctx, a.book
		all := toActions()(a)
		find := func() tea.Msg {
			r, err := troubled(ctx, book)
			return host.OnLoop(func() tea.Cmd {
				switch {
				case err != nil:
					return func() tea.Msg { return host.Failed{Err: err} }
				case r == nil || a.story == nil || !a.story.inRoom: // there is none, or the story went on meanwhile
					return nil
				}
				return show(a, r)
			})
		}
		return tea.Batch(all, find)
	}
}

func troubled(ctx context.Context, book *store.Workbook) (*store.Record, error) {
	for _, worst := range rule.WorstFirst() {
		q := worst.Query()
		q.Limit = 1
		found, err := book.Page(ctx, q)
		if err != nil {
			return nil, err
		}
		if len(found.Records) > 0 {
			return found.Records[0], nil
		}
	}
	return nil, nil
}
