package ui

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/settings"
)

// listSettings are how the list of this kind is shown.
func (b *browser) listSettings() settings.List { return b.host.Settings().Lists[b.kind.Name] }

// keepList remembers how the list is shown.
func (b *browser) keepList(change func(*settings.List)) tea.Cmd {
	r := b.host.Settings()
	lists := map[string]settings.List{} // a state that is being written is not touched
	for name, l := range r.Lists {
		lists[name] = l
	}
	l := lists[b.kind.Name]
	change(&l)
	lists[b.kind.Name] = l
	r.Lists = lists
	return b.host.SaveSettings()
}
