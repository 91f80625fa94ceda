package story

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/rule"
	"kept/ui/host"
)

// step is one idea of the guided story: what its page says, and how the
// program shows what it speaks of.
type step struct {
	Title    string
	Sentence string
	show     func(s *Story) tea.Cmd
}

// Steps follow one quarter, from what keepers noted to an account.
var Steps = []step{
	{"A promise, kept", "Follow one quarter of a partnership, from notes between meetings to an account that anyone can check. It " +
		"begins with what needs us now.", toPage(host.Overview)},
	{"All we do", "Every action of the partnership, in the words people use; find, sort, group and change many at once.", toActions()},
	{"Red and amber", "A question is a filter: here is everything at risk or off track, and nothing else.",
		toActions(rule.RedOrAmber().Where...)},
	{"One action", "What it is for, who leads, what was done, what shows that it is true, and what comes next.",
		toRedOrAmber((*Story).showAction)},
	{"Two keys", "What changed today is noted before the next meeting begins. It is written once and reported many times.",
		toRedOrAmber((*Story).writeUpdate)},
	{"Who is with us?", "Organisations and groups with a part in the work, people with lived experience first, and who is missing.",
		toPage(host.Stakeholders)},
	{"What comes first?", "The partnership's priorities in their order, mandated or its own, and what each of them lacks.",
		toPage(host.Priorities)},
	{"The national plan", "The 25 national actions, with what we do for each of them. The gaps are as plain as the work.",
		toPage(host.NationalPlan)},
	{"The account", "What we heard, what we did, and whether it is enough: the submission fills from what was noted all along.",
		toSubmission(host.Responses)},
	{"Check, sign, lock",
		"What is missing, stale or contradictory is said, and put right from here. Then it is signed, locked, and sent as one file.",
		toSubmission(host.Findings)},
	{"Nothing is lost", "Every change, by whom and when. Any of them can be taken back, tomorrow too.", toPage(host.History)},
	{"Now it is yours", "Try anything: this partnership is made again in a second.", toPage(host.Overview)},
}

func toPage(id host.PageID) func(*Story) tea.Cmd {
	return func(s *Story) tea.Cmd { return s.host.Go(host.Target{Page: id, Alone: true}) }
}

// toSubmission shows the responses of the submission, or what must be fixed before it is signed.
func toSubmission(v host.View) func(*Story) tea.Cmd {
	return func(s *Story) tea.Cmd { return s.host.Go(host.Target{Page: host.Submission, View: v, Alone: true}) }
}

// toActions shows the actions that filters find; all of them when there are none.
func toActions(where ...store.Filter) func(*Story) tea.Cmd {
	return func(s *Story) tea.Cmd {
		return s.host.Go(host.Target{Page: host.Actions, Filters: append([]store.Filter{}, where...), Alone: true})
	}
}

// toRedOrAmber finds an action that is red or amber, or any other where none is, and
// shows something of it.
func toRedOrAmber(show func(*Story, *store.Record) tea.Cmd) func(*Story) tea.Cmd {
	return func(s *Story) tea.Cmd {
		ctx, book := s.host.Context(), s.host.Workbook()
		all := toActions()(s)
		find := func() tea.Msg {
			r, err := worstAction(ctx, book)
			return host.OnLoop(func() tea.Cmd {
				switch {
				case err != nil:
					return func() tea.Msg { return host.Failed{Err: err} }
				case r == nil || !s.begun || !s.showing: // there is none, or the story went on
					return nil
				}
				return show(s, r)
			})
		}
		return tea.Batch(all, find)
	}
}

// showAction shows the page of an action.
func (s *Story) showAction(r *store.Record) tea.Cmd {
	return s.host.Go(host.Target{Page: host.Actions, ID: r.ID, Alone: true})
}

// writeUpdate shows the page of an action, and the form of an update in front of it.
func (s *Story) writeUpdate(r *store.Record) tea.Cmd {
	cmd := s.showAction(r)
	if s.host.Mode().ReadOnly {
		return cmd
	}
	update := store.KindNamed("update")
	return tea.Batch(cmd, s.host.Edit(host.Edit{Kind: update, Parent: r.ID, Of: "action " + r.Get("reference"),
		Title: "New " + strings.ToLower(update.Title), Focus: update.NameField}))
}

func worstAction(ctx context.Context, book *store.Workbook) (*store.Record, error) {
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
