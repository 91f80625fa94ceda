package records

import (
	"bytes"
	"strings"
	"testing"
)

func TestAnObjectKeepsTheOrderOfItsMembers(t *testing.T) {
	var out bytes.Buffer
	if err := WriteJSON(&out, Object{}.With("z", 1).With("a", "<b> & c").With("m", []any{})); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(strings.Fields(out.String()), " "); got != `{ "z": 1, "a": "<b> & c", "m": [] }` {
		t.Errorf("it is %s", got)
	}
}

func TestAnArrayIsWholeWithOrWithoutObjects(t *testing.T) {
	for _, c := range []struct {
		objects []Object
		want    string
	}{
		{nil, "[]\n"},
		{[]Object{Object{}.With("no", 1)}, "[\n{\"no\":1}\n]\n"},
		{[]Object{Object{}.With("no", 1), Object{}.With("no", 2)}, "[\n{\"no\":1},\n{\"no\":2}\n]\n"},
	} {
		var out bytes.Buffer
		list := NewJSONList(&out, false)
		for _, o := range c.objects {
			if err := list.Add(o); err != nil {
				t.Fatal(err)
			}
		}
		if err := list.End(""); err != nil || out.String() != c.want {
			t.Errorf("%d objects are %q, %v", len(c.objects), out.String(), err)
		}
	}
}
