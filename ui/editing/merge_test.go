package editing

import (
	"testing"

	"kept/store"
	"kept/ui/form"
)

func TestValuesOfAFieldWithManyMeetOneByOne(t *testing.T) {
	f := store.KindNamed(store.Action).Field("national_actions")
	items := func(values ...string) (list []store.Item) {
		for _, v := range values {
			list = append(list, store.Item{Value: v})
		}
		return list
	}
	for _, c := range []struct {
		name             string
		base, mine, hers []store.Item
		want             string
		conflicts        int
	}{
		{"each adds one", items("4"), items("4", "5"), items("4", "9"), "4 9 5", 0},
		{"one adds, one takes out", items("4", "7"), items("7"), items("4", "7", "9"), "7 9", 0},
		{"both take out the same", items("4", "7"), items("4"), items("4"), "4", 0},
		{"both write beside one", []store.Item{{Value: "4", Note: "a"}}, []store.Item{{Value: "4", Note: "b"}},
			[]store.Item{{Value: "4", Note: "c"}}, "4c", 1},
		{"one writes beside what the other took out", []store.Item{{Value: "4", Note: "a"}}, items(), []store.Item{{Value: "4", Note: "c"}},
			"4c", 1},
	} {
		got, conflicts := mergeItems(form.Edit{Field: f, Items: c.mine, Was: c.base}, c.base, c.hers)
		text := ""
		for i, item := range got {
			if i > 0 {
				text += " "
			}
			text += item.Value + item.Note
		}
		if text != c.want || len(conflicts) != c.conflicts {
			t.Errorf("%s: %q with %d conflicts", c.name, text, len(conflicts))
		}
	}
}
