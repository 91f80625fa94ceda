package bundle

import (
	"strings"

	"kept/export/finding"
	"kept/export/printable"
	"kept/export/snapshot"
	"kept/store/check"
)

const fixAltered = "The bundle was altered after it was made, or damaged on its way: ask for it again"

// checkBag holds the files to the bag's declaration and manifests.
func (in *inspection) checkBag() {
	if data, ok := in.files[fileBagit]; ok && snapshot.LF(data) != bagDeclaration {
		in.rep.Errorf("B1", fileBagit, "It must say: BagIt-Version: 1.0, and on the next line: Tag-File-Character-Encoding: UTF-8",
			"the file does not declare a bag of BagIt 1.0 in UTF-8")
	}
	in.checkManifest("B2", fileManifest, isPayload)
	in.checkManifest("B3", fileTags, func(name string) bool { return !isPayload(name) && name != fileTags })
	in.checkBagInfo()
}

// checkManifest looks whether a manifest lists every file it should, once, with
// the SHA-512 that the file has.
func (in *inspection) checkManifest(rule, file string, wanted func(string) bool) {
	data, ok := in.files[file]
	if !ok {
		return // reported with the missing files
	}
	listed := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSuffix(snapshot.LF(data), "\n"), "\n") {
		fault := func(value, wrong, fix string) {
			in.rep.Add(finding.Finding{Level: check.Error, Rule: rule, File: file, Row: i + 1, Value: value, Wrong: wrong, Fix: fix})
		}
		sum, name, found := strings.Cut(line, " ")
		name = strings.TrimPrefix(strings.TrimLeft(name, " "), "*")
		_, there := in.files[name]
		switch {
		case !found || len(sum) != 128 || name == "":
			fault(line, "this is not a SHA-512 and a file's name", "Ask for the bundle as Kept wrote it")
			continue
		case listed[name]:
			fault(name, "the file is listed twice", "Ask for the bundle as Kept wrote it")
		case !wanted(name):
			fault(name, "the file does not belong in this manifest", "Ask for the bundle as Kept wrote it")
		case !there:
			fault(name, "the file is listed and is not in the zip", fixAltered)
		case !strings.EqualFold(sum, in.sum(name).sha512):
			fault(name, "the file is not the one that was put in: its SHA-512 differs", fixAltered)
		}
		listed[name] = true
	}
	for _, name := range in.names {
		if wanted(name) && !listed[name] && name != fileFetch {
			in.rep.Errorf(rule, name, fixAltered, "the file is not listed in %s: it was added afterwards", file)
		}
	}
}

// checkBagInfo compares what bag-info.txt says of the bag with the bag.
func (in *inspection) checkBagInfo() {
	data, ok := in.files[fileBagInfo]
	if !ok {
		return
	}
	in.sum("") // all are needed
	stated := map[string]string{}
	for line := range strings.SplitSeq(snapshot.LF(data), "\n") {
		if label, value, found := strings.Cut(line, ":"); found {
			stated[label] = strings.TrimSpace(value)
		}
	}
	expect := func(label, right string) {
		if stated[label] != right {
			in.rep.Add(finding.Finding{Level: check.Error, Rule: "B5", File: fileBagInfo, Column: label, Value: stated[label],
				Wrong: "this should be " + printable.Short(right), Fix: fixAltered})
		}
	}
	expect("Payload-Oxum", oxum(in.sums))
	if id := in.root.get(tabSubmission).str(colSubmission); id != "" {
		expect("External-Identifier", id)
	}
}
