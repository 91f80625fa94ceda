package bundle

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kept/export/finding"
	"kept/export/printable"
	"kept/export/snapshot"
	"kept/store"
	"kept/store/calendar"
	"kept/store/check"
)

// checkJSON reads the authoritative JSON into a bundle, and reports what is not
// as the schema has it. The bundle stays nil when it cannot be told whose it is.
func (in *inspection) checkJSON() {
	if in.root == nil {
		return
	}
	r := jsonReader{in: in}
	lists := map[string]*store.Kind{}
	for _, k := range snapshot.TopKinds() {
		lists[k.Bundle] = k
	}
	if !r.is(in.root, nodeObject, "") {
		return
	}
	s, sound := r.submission(in.root.get(tabSubmission))
	b := snapshot.New(s)
	r.bundle = b
	for _, m := range in.root.members {
		switch k := lists[m.key]; {
		case k != nil:
			r.is(m.value, nodeList, m.key)
		case m.key == "$schema" || m.key == tabSubmission:
		case m.key == "format":
			if m.value.text != formatName {
				r.fault(m.key, m.value.text, "this is not the name of the format", "It is "+formatName)
			}
		case m.key == "format_version":
			r.is(m.value, nodeString, m.key)
		default:
			r.unknown(m.key)
		}
	}
	_, _ = streamJSON(in.files[fileJSON], func(key string) func(int, *node) { // it was read before, and is sound
		k := lists[key]
		if k == nil {
			return func(int, *node) {}
		}
		return func(i int, item *node) { r.entry(k, item, fmt.Sprintf("%s[%d]", key, i), "") }
	})
	for _, key := range []string{"format", "format_version"} {
		if in.root.get(key) == nil {
			r.fault(key, "", "this is missing", "Ask for the bundle as Kept wrote it")
		}
	}
	if n := len(b.Entries(store.Partnership)); n != 1 {
		r.fault("partnership", "", fmt.Sprintf("there are %d partnerships", n), "A bundle is about one")
	}
	r.checkRefs()
	r.checkResponses()
	b.Arrange()
	if sound {
		in.bundle = b
	}
}

// jsonReader reads the JSON into a bundle.
type jsonReader struct {
	in     *inspection
	bundle *snapshot.Snapshot
	places map[*snapshot.Entry]string
}

func (r *jsonReader) fault(path, value, wrong, fix string) {
	r.in.rep.Add(finding.Finding{Level: check.Error, Rule: "J2", File: fileJSON, Column: path, Value: value, Wrong: wrong, Fix: fix})
}

func (r *jsonReader) is(n *node, kind nodeKind, path string) bool {
	if n == nil || n.kind != kind {
		found := "missing"
		if n != nil {
			found = string(n.kind)
		}
		r.fault(path, "", "this is "+found+" and should be "+string(kind), "Ask for the bundle as Kept wrote it")
		return false
	}
	return true
}

func (r *jsonReader) unknown(path string) {
	if r.in.later {
		r.in.rep.Add(finding.Finding{Level: check.Note, Rule: "V2", File: fileJSON, Column: path,
			Wrong: "this belongs to a later version of the format and was passed over", Fix: "A newer Kept shows it"})
		return
	}
	r.fault(path, "", "the format does not have this", "Take it out")
}

// submission reads whose submission it is; false when that cannot be told.
func (r *jsonReader) submission(n *node) (snapshot.Submission, bool) {
	var s snapshot.Submission
	if !r.is(n, nodeObject, tabSubmission) {
		return s, false
	}
	t := tableNamed(tabSubmission)
	stated := map[string]string{}
	for _, m := range n.members {
		path := tabSubmission + "." + m.key
		i := t.column(m.key)
		switch {
		case i < 0:
			r.unknown(path)
		case m.key == "areas":
			if r.is(m.value, nodeList, path) {
				for j, item := range m.value.items {
					if r.is(item, nodeString, fmt.Sprintf("%s[%d]", path, j)) {
						s.Areas = append(s.Areas, item.text)
					}
				}
				stated[m.key] = strings.Join(s.Areas, " ")
			}
		default:
			stated[m.key] = r.scalar(&t.columns[i], m.value, path)
		}
	}
	quarter, err := calendar.ParseQuarter(stated["quarter"])
	revision, _ := strconv.Atoi(stated["revision"]) // a value that is none was reported
	s.Partnership, s.Quarter, s.Revision, s.State = stated["partnership"], quarter, revision, stated["state"]
	s.Format, s.Licence, s.Invented = stated["format_version"], stated["licence"], stated["invented"] == "true"
	s.SignedRole, s.SignedFor, s.Reason, s.Amends, s.Since = stated["signed_role"], stated["signed_for"], stated["reason"],
		stated["amends"], stated["changes_since"]
	s.SignedAt, _ = time.Parse(timeLayout, stated["signed_at"]) // a value that is none was reported
	if err != nil || quarter.String() != stated["quarter"] {
		r.fault(tabSubmission+".quarter", stated["quarter"], "this is not a quarter", "Write it like 2026-27 Q2")
		return s, false
	}
	right := submissionValues(s)
	for i := range t.columns {
		name := t.columns[i].name
		if stated[name] == "" && t.columns[i].required {
			r.fault(tabSubmission+"."+name, "", "this is missing", "Ask for the bundle as Kept wrote it")
		} else if stated[name] != right[name] {
			r.fault(tabSubmission+"."+name, stated[name],
				"this does not follow from the area, quarter and revision: it should be "+printable.Short(right[name]),
				"Ask for the bundle as Kept wrote it")
		}
	}
	if !slices.IsSorted(s.Areas) {
		r.fault(tabSubmission+".areas", right["areas"], "the codes do not rise", "Put the lowest code first")
	}
	r.signature(s)
	if v := r.in.root.str("format_version"); v != s.Format {
		r.fault(tabSubmission+".format_version", s.Format, "this is not the version that stands at the top",
			"Ask for the bundle as Kept wrote it")
	}
	return s, true
}

// signature looks whether what is signed says by whom, and an amendment what it amends.
func (r *jsonReader) signature(s snapshot.Submission) {
	fault := func(key, value, wrong string) {
		r.in.rep.Add(finding.Finding{Level: check.Error, Rule: "J5", File: fileJSON, Column: tabSubmission + "." + key,
			Value: value, Wrong: wrong, Fix: "Ask for the bundle as Kept wrote it"})
	}
	signature := [...]struct{ key, value string }{{"signed_role", s.SignedRole}, {"signed_at", signedAt(s)}}
	for _, part := range signature {
		switch {
		case s.Signed() && part.value == "":
			fault(part.key, "", "this is missing, and the submission says that it is signed")
		case !s.Signed() && part.value != "":
			fault(part.key, part.value, "this speaks of a signature, and the submission says that it is a draft")
		}
	}
	amendment := [...]struct{ key, value string }{{"reason", s.Reason}, {"amends", s.Amends}}
	for _, part := range amendment {
		switch {
		case s.Revision > 1 && part.value == "":
			fault(part.key, "", "this is missing, and the revision says that it is an amendment")
		case s.Revision == 1 && part.value != "":
			fault(part.key, part.value, "this speaks of an amendment, and the revision says that it is the first")
		}
	}
}

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
			r.entries(children[m.key], m.value, at, id)
		default:
			r.unknown(at)
		}
	}
	for i := range k.Fields {
		if f := &k.Fields[i]; f.Required && !f.Private && e.Get(f.Name) == "" && n.get(f.Name) == nil {
			r.fault(path+"."+f.Name, "", "this is missing", "A "+strings.ToLower(k.Title)+" cannot be without it")
		}
	}
	if n.get(colChange) == nil {
		r.fault(path+"."+colChange, "", "this is missing", "Every record has its change mark")
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
