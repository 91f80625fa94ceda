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
	r.checkMembers(in.root, lists)
	_, _ = streamJSON(in.files[fileJSON], func(key string) func(int, *node) { // it was read before, and is sound
		k := lists[key]
		if k == nil {
			return func(int, *node) {}
		}
		return func(i int, item *node) { r.entry(k, item, fmt.Sprintf("%s[%d]", key, i), "") }
	})
	r.checkFormat(in.root)
	if n := len(b.Entries(store.Partnership)); n != 1 {
		r.fault("partnership", "", fmt.Sprintf("there are %d partnerships", n), "A bundle is about one")
	}
	r.checkRefs()
	r.checkResponses()
	b.Finish()
	if sound {
		in.bundle = b
	}
}

// checkMembers looks whether what stands at the top of the JSON is what the format
// has there; lists are the kinds of record by the key of their list.
func (r *jsonReader) checkMembers(root *node, lists map[string]*store.Kind) {
	for _, m := range root.members {
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
}

// checkFormat looks whether the JSON says in which format it is.
func (r *jsonReader) checkFormat(root *node) {
	for _, key := range []string{"format", "format_version"} {
		if root.get(key) == nil {
			r.fault(key, "", "this is missing", "Ask for the bundle as Kept wrote it")
		}
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
	stated, areas := r.submissionMembers(n)
	s.Areas = areas
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
	r.checkSubmission(s, stated)
	r.signature(s)
	if v := r.in.root.str("format_version"); v != s.Format {
		r.fault(tabSubmission+".format_version", s.Format, "this is not the version that stands at the top",
			"Ask for the bundle as Kept wrote it")
	}
	return s, true
}

// submissionMembers reads what is stated of the submission by key, and its areas,
// which are a list.
func (r *jsonReader) submissionMembers(n *node) (stated map[string]string, areas []string) {
	t := tableNamed(tabSubmission)
	stated = map[string]string{}
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
						areas = append(areas, item.text)
					}
				}
				stated[m.key] = strings.Join(areas, " ")
			}
		default:
			stated[m.key] = r.scalar(&t.columns[i], m.value, path)
		}
	}
	return stated, areas
}

// checkSubmission looks whether all that is stated of the submission is there and
// follows from the rest of it.
func (r *jsonReader) checkSubmission(s snapshot.Submission, stated map[string]string) {
	t, right := tableNamed(tabSubmission), submissionValues(s)
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
