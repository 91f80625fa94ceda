package browser

import (
	tea "charm.land/bubbletea/v2"

	"kept/ui/settings"
)

// listSettings are how the list of this kind is shown.
func (b *Browser) listSettings() settings.List { return b.Host.Settings().Lists[b.Kind.Name] }

// saveListSettings remembers how the list is shown.
func (b *Browser) saveListSettings(change func(*settings.List)) tea.Cmd {
	r := b.Host.Settings()
	lists := map[string]settings.List{} // a state that is being written is not touched
	for name, l := range r.Lists {
		lists[name] = l
	}
	l := lists[b.Kind.Name]
	change(&l)
	lists[b.Kind.Name] = l
	r.Lists = lists
	return b.Host.SaveSettings()
}
