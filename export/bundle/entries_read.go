package bundle

import (
	"fmt"
	"slices"
	"strings"

	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
)

// scalar reads one value; "" when it is not right, which is reported.
func (r *jsonReader) scalar(c *column, n *node, path string) string {
	kind := nodeString
	switch c.typ {
	case "integer", "number":
		kind = nodeNumber
	case "boolean":
		kind = nodeBoolean
	}
	if !r.is(n, kind, path) {
		return ""
	}
	if n.text == "" {
		r.fault(path, "", "this is blank", "What is absent has no key")
		return ""
	}
	if wrong, fix := c.fault(n.text); wrong != "" {
		r.fault(path, n.text, wrong, fix)
		return ""
	}
	return n.text
}

func (r *jsonReader) entries(k *store.Kind, n *node, path string, parent store.ID) {
	if !r.is(n, nodeList, path) {
		return
	}
	for i, item := range n.items {
		r.entry(k, item, fmt.Sprintf("%s[%d]", path, i), parent)
	}
}

func (r *jsonReader) entry(k *store.Kind, n *node, path string, parent store.ID) {
	if !r.is(n, nodeObject, path) {
		return
	}
	id := store.ID(n.str(keyName(k)))
	if !id.Valid() {
		r.fault(path+"."+keyName(k), string(id), "this is not the key of a record", "A key is a UUID in small letters")
		return
	}
	if r.bundle.Entry(id) != nil {
		r.fault(path+"."+keyName(k), string(id), "this key stands on another record already", "Every record has a key of its own")
		return
	}
	e := snapshot.NewEntry(k, id, parent)
	e.Change = ""
	r.bundle.Add(e)
	if r.places == nil {
		r.places = map[*snapshot.Entry]string{}
	}
	r.places[e] = path
	r.members(e, n, path)
	for i := range k.Fields {
		if f := &k.Fields[i]; f.Required && !f.Private && e.Get(f.Name) == "" && n.get(f.Name) == nil {
			r.fault(path+"."+f.Name, "", "this is missing", "A "+strings.ToLower(k.Title)+" cannot be without it")
		}
	}
	if n.get(colChange) == nil {
		r.fault(path+"."+colChange, "", "this is missing", "Every record has its change mark")
	}
}

// members reads the fields of an entry and what belongs to it.
func (r *jsonReader) members(e *snapshot.Entry, n *node, path string) {
	k := e.Kind
	children := map[string]*store.Kind{}
	for _, c := range snapshot.ChildKinds(k) {
		children[c.Bundle] = c
	}
	change := changeMark()
	for _, m := range n.members {
		at := path + "." + m.key
		f := k.Field(m.key)
		switch {
		case m.key == keyName(k):
		case m.key == colChange:
			e.Change = r.scalar(&change, m.value, at)
		case f != nil && !f.Private:
			r.field(e, f, m.value, at)
		case children[m.key] != nil:
			r.entries(children[m.key], m.value, at, e.ID)
		default:
			r.unknown(at)
		}
	}
}

func (r *jsonReader) field(e *snapshot.Entry, f *store.Field, n *node, path string) {
	switch {
	case f.Many:
		r.items(e, f, n, path)
	case f.Type == store.Period:
		r.period(e, f, n, path)
	default:
		if v := r.scalar(&columnsOf(f)[0], n, path); v != "" {
			e.Set(f.Name, v)
		}
	}
}

func (r *jsonReader) items(e *snapshot.Entry, f *store.Field, n *node, path string) {
	if !r.is(n, nodeList, path) {
		return
	}
	value, change := columnsOf(f)[0], changeMark()
	note := column{name: colNote, typ: "string", text: true}
	for i, item := range n.items {
		at := fmt.Sprintf("%s[%d]", path, i)
		if !r.is(item, nodeObject, at) {
			continue
		}
		var one snapshot.Item
		for _, m := range item.members {
			switch {
			case m.key == "value":
				one.Value = r.scalar(&value, m.value, at+".value")
			case m.key == colNote && f.Noted:
				one.Note = r.scalar(&note, m.value, at+".note")
			case m.key == colChange:
				one.Change = r.scalar(&change, m.value, at+".change")
			default:
				r.unknown(at + "." + m.key)
			}
		}
		if item.get("value") == nil || item.get(colChange) == nil {
			r.fault(at, "", "the value or its change mark is missing", "Ask for the bundle as Kept wrote it")
		}
		if slices.ContainsFunc(e.Items(f.Name), func(o snapshot.Item) bool { return o.Value == one.Value }) {
			r.fault(at, one.Value, "this value stands here twice", "Take one out")
			continue
		}
		if one.Value != "" {
			e.AddItem(f.Name, one)
		}
	}
}

// period reads a date in words beside its range.
func (r *jsonReader) period(e *snapshot.Entry, f *store.Field, n *node, path string) {
	if !r.is(n, nodeObject, path) {
		return
	}
	stated := map[string]string{}
	for _, m := range n.members {
		at := path + "." + m.key
		i := slices.IndexFunc(columnsOf(f), func(c column) bool { return c.part == m.key })
		if i < 0 {
			r.unknown(at)
			continue
		}
		stated[m.key] = r.scalar(&columnsOf(f)[i], m.value, at)
	}
	var w calendar.When
	w.Words = stated["words"]
	w.From, _ = calendar.ParseDate(stated["from"]) // a value that is none was reported
	w.To, _ = calendar.ParseDate(stated["to"])
	canonical := w.Encode()
	if back, err := calendar.DecodeWhen(canonical); err != nil || back != w {
		r.fault(path, stated["words"], "the range ends before it starts, or the words cannot stand beside it",
			"The first day is not after the last")
		return
	}
	if canonical != "" {
		e.Set(f.Name, canonical)
	}
}

// checkRefs looks whether what records refer to is in the bundle, and of the right kind.
func (r *jsonReader) checkRefs() {
	for _, k := range store.Kinds() {
		for _, e := range r.bundle.Entries(k.Name) {
			for i := range k.Fields {
				f := &k.Fields[i]
				if f.Type != store.Ref || f.Private {
					continue
				}
				values := []string{e.Get(f.Name)}
				for _, item := range e.Items(f.Name) {
					values = append(values, item.Value)
				}
				for _, v := range values {
					if to := r.bundle.Entry(store.ID(v)); v != "" && (to == nil || to.Kind.Name != f.Of) {
						r.fault(r.places[e]+"."+f.Name, v,
							"no "+strings.ToLower(store.KindNamed(f.Of).Title)+" in the bundle has this key",
							"Every reference leads to a record in the same bundle")
					}
				}
			}
		}
	}
}

// checkResponses looks whether responses are of the submission's quarter and no
// two answer the same national action.
func (r *jsonReader) checkResponses() {
	seen := map[string]bool{}
	for _, e := range r.bundle.Entries(store.Response) {
		if q := e.Get("quarter"); q != "" && q != r.bundle.Submission.Quarter.String() {
			r.fault(r.places[e]+".quarter", q, "the response is of another quarter than the submission",
				"A bundle holds the responses of its own quarter")
		}
		if no := e.Get("national_action"); no != "" && seen[no] {
			r.fault(r.places[e]+".national_action", no, "there are two responses to this national action",
				"Each of the 25 is answered once at most")
		} else {
			seen[no] = true
		}
	}
}
