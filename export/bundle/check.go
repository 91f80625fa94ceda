package bundle

import (
	"context"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"kept/export/finding"
	"kept/export/report"
	"kept/export/seal"
	"kept/export/snapshot"
	"kept/store/check"
)

// Check looks whether a file is a sound submission bundle, as strictly as
// FORMAT.md describes one, and reports everything that is wrong at once. The
// schemas built into this program decide, not those in the bundle. The error is
// for a file that cannot be read at all or is no zip; one that is encrypted is
// opened by what open gives, and is [seal.ErrEncrypted] with none.
func Check(ctx context.Context, path string, open ...seal.Opener) (*finding.Result, error) {
	_, findings, err := inspect(ctx, path, open...)
	return findings, err
}

// inspection is a bundle being checked.
type inspection struct {
	rep    *finding.Collector
	files  map[string]string
	sums   map[string]fileSum // of all files, worked out when first asked for
	names  []string
	stated version // the version of the format that the bundle says it has
	later  bool    // a later minor version: what it has more is passed over
	older  bool    // an earlier minor version
	root   *node   // the authoritative JSON, without the records in its lists
	tables map[string]*tableRows
	bundle *snapshot.Snapshot // what the JSON says; nil when it cannot be read
}

// sum is what the lists of a bundle must say of a file.
func (in *inspection) sum(name string) fileSum {
	if in.sums == nil {
		in.sums = make(map[string]fileSum, len(in.files))
		for name, content := range in.files {
			sums := newSummer()
			_, _ = io.WriteString(sums, content) // it never fails
			in.sums[name] = sums.sum()
		}
	}
	return in.sums[name]
}

// inspect checks a bundle and gives what its JSON says; nil when it has errors.
func inspect(ctx context.Context, path string, open ...seal.Opener) (*snapshot.Snapshot, *finding.Result, error) {
	rep := finding.NewCollector()
	a, err := openArchive(ctx, path, rep, open...)
	if err != nil {
		return nil, nil, err
	}
	if a == nil {
		return nil, rep.Result(path), nil
	}
	in := &inspection{rep: rep, files: a.files, names: a.names}
	in.checkReadable()
	if in.checkVersion() {
		in.checkFiles()
		in.checkBag()
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		in.checkTables()
		in.checkJSON()
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		in.checkAgreement()
		in.checkDescriptor()
		in.checkReport()
		in.checkOffice(ctx)
	}
	found := rep.Result(path)
	if found.Errors() > 0 {
		return nil, found, ctx.Err()
	}
	return in.bundle, found, ctx.Err()
}

// checkReadable reads the authoritative JSON: the version stands in it.
func (in *inspection) checkReadable() {
	data, ok := in.files[fileJSON]
	if !ok {
		return // reported with the missing files
	}
	root, err := streamJSON(data, func(key string) func(int, *node) {
		if key == tabSubmission {
			return nil
		}
		return func(int, *node) {} // the records are read when their turn comes
	})
	if err != nil {
		in.rep.Errorf("J1", fileJSON, "Ask for the bundle as Kept wrote it", "the file cannot be read: %s", err)
		return
	}
	in.root = root
}

// checkVersion tells whether this program can read the bundle at all.
func (in *inspection) checkVersion() bool {
	stated := in.root.str("format_version")
	if stated == "" {
		if d, err := decodeJSON(in.files[fileDescriptor]); err == nil {
			stated = d.str("kept:formatVersion")
		}
	}
	if stated == "" {
		in.stated = formatVersion() // that it is not said is reported with the JSON
		return true
	}
	v, ok := parseVersion(stated)
	if !ok {
		in.rep.Add(finding.Finding{Level: check.Error, Rule: "V1", File: fileJSON, Column: "format_version", Value: stated,
			Wrong: "this is not a version of the format", Fix: "A version is three numbers, such as " + snapshot.FormatVersion})
		return false
	}
	reads := formatVersion()
	in.stated, in.later, in.older = v, v.major == reads.major && v.minor > reads.minor, v.minor < reads.minor
	if v.major != reads.major {
		in.rep.Add(finding.Finding{Level: check.Error, Rule: "V1", File: fileJSON, Column: "format_version", Value: stated,
			Wrong: fmt.Sprintf("the bundle is in format %d and this Kept reads format %d only, so nothing more of it was read", v.major,
				reads.major),
			Fix: fmt.Sprintf("Open it with a Kept that reads format %d", v.major)})
		return false
	}
	if in.later {
		in.rep.Add(finding.Finding{Level: check.Note, Rule: "V2", File: fileJSON, Column: "format_version", Value: stated,
			Wrong: "the bundle is in a later version of the format than this Kept knows (" + snapshot.FormatVersion +
				"); what it has more was passed over", Fix: "A newer Kept shows all of it"})
	}
	return true
}

// checkFiles looks for files that are missing and files that do not belong.
func (in *inspection) checkFiles() {
	known := []string{fileBagit, fileReadme, fileBagInfo, fileDescriptor, fileManifest, fileTags, fileSchema, fileCSVW, fileJSON,
		fileReport, fileDocument, fileTables}
	introduced := map[string]version{}
	for _, t := range tables() {
		known = append(known, t.file())
		introduced[t.file()] = t.since
	}
	for _, name := range known {
		if _, ok := in.files[name]; !ok && !introduced[name].after(in.stated) {
			in.rep.Errorf("Z6", name, "Ask for the bundle as Kept wrote it", "the file is missing")
		}
	}
	for _, name := range in.names {
		switch {
		case slices.Contains(known, name):
		case name == fileFetch:
			in.rep.Errorf("B4", name, "Do not follow it: ask for a bundle that is whole",
				"the file says that parts of the bundle are to be fetched from elsewhere; Kept fetches nothing")
		case in.later:
			in.rep.Notef("V2", name, "the file belongs to a later version of the format and was passed over")
		default:
			in.rep.Errorf("Z6", name, "Take it out, or ask for the bundle as Kept wrote it", "the file is no part of a bundle")
		}
	}
}

// checkReport looks at the report only so far as it could harm its reader.
func (in *inspection) checkReport() {
	data, ok := in.files[fileReport]
	if !ok {
		return
	}
	page := strings.ToLower(data)
	script := strings.Contains(page, "<script")
	page = html.UnescapeString(page)
	if script || strings.Contains(page, `href="javascript:`) {
		in.rep.Errorf("R1", fileReport, "Do not open it: ask for the bundle as Kept wrote it",
			"the report has a program in it, and a report has none")
	}
	if !strings.Contains(page, report.ContentPolicy) {
		in.rep.Errorf("R1", fileReport, "Ask for the bundle as Kept wrote it",
			"the report does not forbid browsers to load or run anything")
	}
}
