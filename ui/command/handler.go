package command

import tea "charm.land/bubbletea/v2"

// Handler runs a command on what it belongs to: the dialog in front, the page, or
// the program. It is made by [On] or [Do].
type Handler struct {
	accepts func(target any) bool
	run     func(target any) tea.Cmd
}

// On makes a handler that calls run on a target of type T. Where T is an interface,
// a page that embeds another can handle the command in its own way by having the
// method itself.
func On[T any](run func(T) tea.Cmd) Handler {
	return Handler{
		accepts: func(target any) bool { _, ok := target.(T); return ok },
		run:     func(target any) tea.Cmd { return run(target.(T)) },
	}
}

// Do makes a handler of what changes a target of type T and has nothing to wait for.
func Do[T any](run func(T)) Handler {
	return On(func(target T) tea.Cmd { run(target); return nil })
}

// Accepts tells whether the handler can run on a target.
func (h Handler) Accepts(target any) bool { return h.accepts != nil && h.accepts(target) }

// Run runs the command on the first of the targets, nearest first, that takes it;
// false when none does.
func (h Handler) Run(targets ...any) (tea.Cmd, bool) {
	for _, target := range targets {
		if h.Accepts(target) {
			return h.run(target), true
		}
	}
	return nil, false
}

// IsZero tells whether there is no handler.
func (h Handler) IsZero() bool { return h.run == nil }
