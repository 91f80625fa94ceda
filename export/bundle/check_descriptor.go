package bundle

import (
	"fmt"
	"slices"
	"strconv"

	"kept/export/finding"
	"kept/export/printable"
	"kept/export/snapshot"
	"kept/store/check"
)

const fixDescribed = "Kept used its own description; ask for the bundle as Kept wrote it"

// checkDescriptor holds datapackage.json, the CSVW metadata and the schema in
// the bundle to those built into this program. Titles and descriptions are free.
func (in *inspection) checkDescriptor() {
	var s snapshot.Submission
	if in.bundle != nil {
		s = in.bundle.Submission
	}
	if got := in.described("D1", fileDescriptor); got != nil {
		in.sum("")                                                  // all are needed
		want, _ := decodeJSON(string(encodeDescriptor(s, in.sums))) // our own JSON is sound
		in.checkResources(want, got)
		for _, key := range []string{"kept:format", "kept:formatVersion", "kept:submissionId", "kept:quarter", "kept:state",
			"kept:invented"} {
			if in.bundle != nil {
				in.differ("D1", fileDescriptor, key, want.get(key), got.get(key))
			}
		}
	}
	if in.later || in.older {
		return // its own version's description is not in this program
	}
	if got := in.described("D3", fileSchema); got != nil {
		want, _ := decodeJSON(string(encodeSchema()))
		in.differ("D3", fileSchema, "", want, got)
	}
	if got := in.described("D4", fileCSVW); got != nil {
		want, _ := decodeJSON(string(encodeCSVW(s)))
		in.differ("D4", fileCSVW, "tables", want.get("tables"), got.get("tables"))
	}
}

func (in *inspection) described(rule, file string) *node {
	data, ok := in.files[file]
	if !ok {
		return nil
	}
	n, err := decodeJSON(data)
	if err != nil {
		in.rep.Errorf(rule, file, "Ask for the bundle as Kept wrote it", "the file cannot be read: %s", err)
		return nil
	}
	return n
}

// checkResources holds every resource of the descriptor to its file.
func (in *inspection) checkResources(want, got *node) {
	byPath := map[string]*node{}
	if list := got.get("resources"); list != nil {
		for i, r := range list.items {
			path := r.str("path")
			if _, there := in.files[path]; !there || byPath[path] != nil {
				in.rep.Add(finding.Finding{Level: check.Error, Rule: "D1", File: fileDescriptor,
					Column: fmt.Sprintf("resources[%d].path", i), Value: path,
					Wrong: "this is not the name of one file in the bundle",
					Fix:   "Every resource is one file of the bundle; nothing is fetched from elsewhere"})
				continue
			}
			byPath[path] = r
		}
	}
	for _, w := range want.get("resources").items {
		path := w.str("path")
		r := byPath[path]
		if _, there := in.files[path]; !there {
			continue // reported with the missing files
		}
		if r == nil {
			in.rep.Errorf("D1", fileDescriptor, fixDescribed, "%s is not described", path)
			continue
		}
		for _, key := range []string{"bytes", "hash"} {
			if g := r.get(key); g == nil || g.text != w.get(key).text {
				text := ""
				if g != nil {
					text = g.text
				}
				in.rep.Add(finding.Finding{Level: check.Error, Rule: "D2", File: fileDescriptor, Column: path + ": " + key,
					Value: text,
					Wrong: "this is not the file's own: it has " + w.get(key).text, Fix: fixAltered})
			}
		}
		if !in.later && !in.older {
			in.differ("D3", fileDescriptor, path+": schema", w.get("schema"), r.get("schema"))
		}
	}
}

// freeKeys are those whose text is for people only.
var freeKeys = [...]string{"title", "description", "titles", "dc:title", "dc:description"}

// differ reports where a description is not the one the format has.
func (in *inspection) differ(rule, file, path string, want, got *node) {
	report := func(wrong string, value *node) {
		text := ""
		if value != nil {
			text = value.text
		}
		in.rep.Add(finding.Finding{Level: check.Error, Rule: rule, File: file, Column: path, Value: text, Wrong: wrong,
			Fix: fixDescribed})
	}
	switch {
	case want == nil && got == nil:
	case want == nil:
		report("the format does not have this", got)
	case got == nil:
		report("this is missing", nil)
	case want.kind != got.kind:
		report("this is "+string(got.kind)+" and should be "+string(want.kind), got)
	case want.text != got.text:
		report("this should be "+printable.Short(want.text), got)
	case len(want.items) != len(got.items):
		report(fmt.Sprintf("this has %d entries and should have %d", len(got.items), len(want.items)), nil)
	default:
		in.differWithin(rule, file, path, want, got)
	}
}

// differWithin reports where the items or members of a description are not those the format has.
func (in *inspection) differWithin(rule, file, path string, want, got *node) {
	for i := range want.items {
		in.differ(rule, file, path+"["+strconv.Itoa(i)+"]", want.items[i], got.items[i])
	}
	for _, m := range want.members {
		if !slices.Contains(freeKeys[:], m.key) || m.value.kind == nodeObject {
			in.differ(rule, file, path+"."+m.key, m.value, got.get(m.key))
		}
	}
	for _, m := range got.members {
		if want.get(m.key) == nil && !slices.Contains(freeKeys[:], m.key) {
			in.differ(rule, file, path+"."+m.key, nil, m.value)
		}
	}
}
