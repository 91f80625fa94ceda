package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kept/export/exporttest"
	"kept/export/finding"
	"kept/export/office"
	"kept/export/printable"
	"kept/export/snapshot"
	"kept/store"
	"kept/store/check"
)

// files are a bundle being broken.
type files map[string][]byte

func (f files) replace(t *testing.T, name, old, with string) {
	t.Helper()
	if !bytes.Contains(f[name], []byte(old)) {
		t.Fatalf("%s does not hold %q", name, old)
	}
	f[name] = bytes.Replace(f[name], []byte(old), []byte(with), 1)
}

// sound gives the files of a good bundle and what it is of.
func sound(t testing.TB) (files, snapshot.Submission) {
	t.Helper()
	b, err := snapshot.Read(context.Background(), exporttest.OrchardWorkbook(t), exporttest.Quarter(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	return filesOf(t, b), b.Submission
}

// seal makes hashes and manifests right again after a change, as somebody who
// wants to deceive would.
func (f files) seal(s snapshot.Submission) {
	if _, described := f[fileDescriptor]; described {
		f[fileDescriptor] = encodeDescriptor(s, sumsOf(f))
	}
	f.bag(s)
}

// bag makes the manifests right again.
func (f files) bag(s snapshot.Submission) {
	f[fileBagit] = []byte(bagDeclaration)
	f[fileBagInfo] = encodeBagInfo(s, sumsOf(f))
	f[fileManifest] = encodeManifest(sumsOf(f), isPayload)
	f[fileTags] = encodeManifest(sumsOf(f), func(name string) bool { return !isPayload(name) && name != fileTags })
}

// zip packs the files as a bundle is packed.
func (f files) zip(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	err := writeZip(&out, sumsOf(f), exporttest.Quarter(t).To().Time(), func(name string) io.Reader { return bytes.NewReader(f[name]) })
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func zipped(t testing.TB, f files) string {
	t.Helper()
	return saved(t, f.zip(t))
}

func saved(t testing.TB, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bundle.zip")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func checked(t testing.TB, path string) *finding.Result {
	t.Helper()
	found, err := Check(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found.Findings {
		if stated := f.String(); strings.ContainsFunc(stated, func(r rune) bool { return printable.Unseen(r) && r != '\n' }) {
			t.Errorf("a finding holds a character that no terminal should get: %q", stated)
		}
		if f.Wrong == "" || f.Fix == "" || f.Rule == "" {
			t.Errorf("a finding does not say what is wrong, what to do, or by which rule: %+v", f)
		}
	}
	return found
}

func rulesBroken(f *finding.Result) []string {
	rules := map[string]bool{}
	for _, one := range f.Findings {
		if one.Level == check.Error {
			rules[one.Rule] = true
		}
	}
	return slices.Sorted(maps.Keys(rules))
}

func TestABrokenBundleIsRefusedForTheRightReason(t *testing.T) {
	const actions, steps, responses = "data/actions.csv", "data/next_steps.csv", "data/responses.csv"
	cases := []struct {
		name   string
		sealed bool   // hashes and manifests are made right again
		rules  string // all the rules that it breaks
		wrong  string // what must be said
		do     func(t *testing.T, f files)
	}{
		{"a file changed and the manifests not", false, "B2 B5 D2 J3", "SHA-512 differs",
			func(t *testing.T, f files) { f.replace(t, actions, "Help early", "Help late") }},
		{"a wrong SHA-512 in the manifest", false, "B2 B3", "SHA-512 differs",
			func(t *testing.T, f files) { f[fileManifest] = append([]byte("0"), f[fileManifest][1:]...) }},
		{"an extra file that no manifest lists", false, "B2 B5 Z6", "added afterwards",
			func(t *testing.T, f files) { f["data/notes.csv"] = []byte("x\r\n") }},
		{"an extra file that is listed", true, "Z6", "no part of a bundle",
			func(t *testing.T, f files) { f["data/notes.csv"] = []byte("x\r\n") }},
		{"an extra tag file", false, "B3 Z6", "not listed in tagmanifest", func(t *testing.T, f files) { f["notes.txt"] = []byte("x") }},
		{"fetch.txt", true, "B4", "fetched from elsewhere",
			func(t *testing.T, f files) { f[fileFetch] = []byte("https://example.org/x 1 data/x\n") }},
		{"a missing table", true, "D1 Z6", "the file is missing", func(t *testing.T, f files) { delete(f, "data/links.csv") }},
		{"a listed file that is not there", false, "B2 B5 D1 Z6", "listed and is not in the zip",
			func(t *testing.T, f files) { delete(f, "data/links.csv") }},
		{"no manifest", false, "B3 Z6", "the file is missing", func(t *testing.T, f files) { delete(f, fileManifest) }},
		{"another BagIt version", true, "B1 B3", "BagIt 1.0", func(t *testing.T, f files) {
			f.replace(t, fileBagit, "1.0", "0.97")
		}},
		{"a wrong Payload-Oxum", false, "B3 B5", "this should be",
			func(t *testing.T, f files) { f.replace(t, fileBagInfo, "Payload-Oxum: ", "Payload-Oxum: 9") }},
		{"a wrong hash in the descriptor", false, "B3 D2", "not the file's own",
			func(t *testing.T, f files) { f.replace(t, fileDescriptor, "sha256:", "sha256:0") }},
		{"a descriptor that is no JSON", false, "B3 D1", "cannot be read", func(t *testing.T, f files) { f[fileDescriptor] = []byte("{") }},
		{"a resource that is fetched", false, "B3 D1", "not the name of one file", func(t *testing.T, f files) {
			f.replace(t, fileDescriptor, "data/actions.csv", "https://example.org/a.csv")
		}},
		{"a description that says other than the format", false, "B3 D3", "should be",
			func(t *testing.T, f files) { f.replace(t, fileDescriptor, `"type": "date"`, `"type": "string"`) }},
		{"a schema that lets everything pass", false, "B3 D3", "should be", func(t *testing.T, f files) {
			f.replace(t, fileSchema, `"additionalProperties": false`, `"additionalProperties": true`)
		}},
		{"CSVW metadata of other columns", true, "D4", "should be",
			func(t *testing.T, f files) { f.replace(t, fileCSVW, `"name": "revision"`, `"name": "version"`) }},
		{"columns in another order", true, "T2", "not in the format's order", func(t *testing.T, f files) {
			f["data/action_tags.csv"] = swapColumns(t, f["data/action_tags.csv"])
		}},
		{"a missing column", true, "T2", "the column is missing",
			func(t *testing.T, f files) { f.replace(t, responses, ",quarter,", ",quarters,") }},
		{"LF for CRLF", true, "T1", "LF alone", func(t *testing.T, f files) { f[actions] = []byte(snapshot.LF(string(f[actions]))) }},
		{"a byte order mark", true, "T1", "byte order mark",
			func(t *testing.T, f files) { f[actions] = append([]byte("\xef\xbb\xbf"), f[actions]...) }},
		{"bytes that are no UTF-8", true, "J3 T1", "not UTF-8",
			func(t *testing.T, f files) { f.replace(t, actions, "Help early", "H\xe9lp early") }},
		{"a row with a cell too many", true, "J3 T1 T5", "cells and the header has",
			func(t *testing.T, f files) { f.replace(t, actions, ",new\r\n", ",new,\r\n") }},
		{"a missing formula guard", true, "T6", "as a formula", func(t *testing.T, f files) { f.replace(t, actions, `"'=""We`, `"=""We`) }},
		{"an answer that is none", true, "J3 T3", "not an answer that the column takes",
			func(t *testing.T, f files) { f.replace(t, actions, ",in_progress,", ",going well,") }},
		{"a date that is none", true, "J3 T3", "not a date",
			func(t *testing.T, f files) { f.replace(t, actions, "2027-03-31", "31/03/2027") }},
		{"a national action 26", true, "J3 T3", "not one of the 25 answers",
			func(t *testing.T, f files) { f.replace(t, responses, ",25,", ",26,") }},
		{"a key that stands twice", true, "T4", "stands in the table already",
			func(t *testing.T, f files) { f[steps] = append(f[steps], lines(f[steps])[1]...) }},
		{"a reference to nothing", true, "J3 T5", "no row of organisations",
			func(t *testing.T, f files) { f.replace(t, steps, exporttest.Ref(11), exporttest.Ref(98)) }},
		{"a step of two owners", true, "J3 T7", "one record and to one only", func(t *testing.T, f files) {
			f.replace(t, steps, exporttest.Ref(30)+",,", exporttest.Ref(30)+","+exporttest.Ref(60)+",")
		}},
		{"a blank title", true, "J3 T7", "must not be",
			func(t *testing.T, f files) { f.replace(t, actions, "Brothers and sisters together", "") }},
		{"rows of another submission", true, "J3 T8", "no row of submission", func(t *testing.T, f files) {
			f.replace(t, actions, "S12000021-2026-27-Q2-r1", "S12000021-2026-27-Q2-r2")
		}},
		{"a table that says other than the JSON", true, "J3", "the JSON says Help early",
			func(t *testing.T, f files) { f.replace(t, actions, "Help early", "Help late") }},
		{"a row that only the table has", true, "J3", "not in submission.json", func(t *testing.T, f files) {
			f["data/action_tags.csv"] = append(f["data/action_tags.csv"],
				[]byte("S12000021-2026-27-Q2-r1,"+exporttest.Ref(77)+","+exporttest.Ref(30)+",more,new\r\n")...)
		}},
		{"a row that only the JSON has", true, "J3", "and not in the table", func(t *testing.T, f files) {
			f.replace(t, fileJSON, "\"tags\": [", "\"tags\": [{\"value\":\"more\",\"change\":\"new\"},")
		}},
		{"JSON that is cut off", true, "J1", "cut off", func(t *testing.T, f files) { f[fileJSON] = f[fileJSON][:len(f[fileJSON])/2] }},
		{"a key that stands twice in the JSON", true, "J1", "stands twice",
			func(t *testing.T, f files) { f.replace(t, fileJSON, `"revision": 1,`, `"revision": 1, "revision": 1,`) }},
		{"something the schema does not have", true, "J2", "does not have this", func(t *testing.T, f files) {
			f.replace(t, fileJSON, `"revision": 1,`, `"revision": 1, "contact": "x",`)
		}},
		{"a number written as text", true, "J2 J3", "should be a number",
			func(t *testing.T, f files) { f.replace(t, fileJSON, `"rank": 1`, `"rank": "1"`) }},
		{"a reference to nothing in the JSON", true, "J2 J3", "no stakeholder in the bundle", func(t *testing.T, f files) {
			f.replace(t, fileJSON, `"owner": "`+exporttest.Ref(11), `"owner": "`+exporttest.Ref(98))
		}},
		{"two responses to one national action", true, "J2 J3", "two responses",
			func(t *testing.T, f files) { f.replace(t, fileJSON, `"national_action": 25`, `"national_action": 9`) }},
		{"text that turns its direction", true, "J2 J3", "turn its direction",
			func(t *testing.T, f files) { f.replace(t, fileJSON, "Help early", "Help \u202eylrae") }},
		{"an id that does not follow from the quarter", true, "J2", "does not follow", func(t *testing.T, f files) {
			f.replace(t, fileJSON, `"statistics_quarter": "2026-Q3"`, `"statistics_quarter": "2026-Q2"`)
		}},
		{"signed by nobody", true, "D1 J3 J5", "says that it is signed",
			func(t *testing.T, f files) { f.replace(t, fileJSON, `"state": "draft"`, `"state": "signed"`) }},
		{"a signature on a draft", true, "J3 J5", "says that it is a draft", func(t *testing.T, f files) {
			f.replace(t, fileJSON, `"state": "draft",`, `"state": "draft", "signed_role": "Chair", "signed_at": "2026-10-05T09:30:00Z",`)
		}},
		{"a moment of signing that is none", true, "J2", "not a moment", func(t *testing.T, f files) {
			f.replace(t, fileJSON, `"state": "draft",`, `"state": "draft", "signed_at": "5 October 2026",`)
		}},
		{"an amendment of a first submission", true, "J3 J5", "says that it is the first", func(t *testing.T, f files) {
			f.replace(t, fileJSON, `"state": "draft",`, `"state": "draft", "reason": "A figure was wrong",`)
		}},
		{"a program in the report", true, "R1", "a program in it",
			func(t *testing.T, f files) { f.replace(t, fileReport, "<main", "<script>alert(1)</script><main") }},
		{"a document that is none", true, "R2", "not what its name says",
			func(t *testing.T, f files) { f[fileDocument] = []byte("my own words") }},
		{"a document with a program", true, "R2", "a program", func(t *testing.T, f files) {
			f[fileDocument] = withPart(t, f[fileDocument], "word/vbaProject.bin", "x")
		}},
		{"a document that takes in another file", true, "R2", "takes in other files", func(t *testing.T, f files) {
			f[fileDocument] = withPart(t, f[fileDocument], "word/_rels/other.xml.rels", `<Relationship TargetMode="External"/>`)
		}},
		{"a spreadsheet with a formula", true, "R2", "a formula", func(t *testing.T, f files) {
			f[fileTables] = withPart(t, f[fileTables], "xl/worksheets/more.xml", "<f>1+1</f>")
		}},
		{"a spreadsheet with entities", true, "R2", "instructions", func(t *testing.T, f files) {
			f[fileTables] = withPart(t, f[fileTables], "xl/worksheets/more.xml", "<!DOCTYPE x>")
		}},
		{"no spreadsheet", true, "Z6", "the file is missing", func(t *testing.T, f files) { delete(f, fileTables) }},
		{"a report that may load things", true, "R1", "does not forbid",
			func(t *testing.T, f files) { f.replace(t, fileReport, "default-src", "img-src") }},
		{"a later major version", true, "V1", "format 2 and this Kept reads format 1", func(t *testing.T, f files) {
			f.replace(t, fileJSON, `"format_version": "`+snapshot.FormatVersion+`"`, `"format_version": "2.0.0"`)
		}},
		{"a version that is none", true, "V1", "not a version", func(t *testing.T, f files) {
			f.replace(t, fileJSON, `"format_version": "`+snapshot.FormatVersion+`"`, `"format_version": "new"`)
		}},
	}
	good, s := sound(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := maps.Clone(good)
			c.do(t, f)
			if c.sealed {
				bagit := f[fileBagit]
				f.seal(s)
				f[fileBagit] = bagit
			}
			found := checked(t, zipped(t, f))
			if got := strings.Join(rulesBroken(found), " "); got != c.rules {
				t.Errorf("it breaks %s, and was said to break %s", c.rules, got)
			}
			if !slices.ContainsFunc(found.Findings, func(f finding.Finding) bool { return strings.Contains(f.Wrong, c.wrong) }) {
				t.Errorf("nothing says %q:", c.wrong)
			}
			if t.Failed() {
				for _, f := range found.Findings {
					t.Log(f)
				}
			}
			var damaged *InvalidError
			if _, err := Read(context.Background(), zipped(t, f)); !errors.As(err, &damaged) {
				t.Errorf("and it was read: %v", err)
			}
		})
	}
}

func lines(data []byte) [][]byte { return bytes.SplitAfter(data, []byte("\r\n")) }

// swapColumns swaps the last two columns of a table.
func swapColumns(t *testing.T, data []byte) []byte {
	t.Helper()
	rows, _ := decodedCSV(data)
	var out []byte
	for _, row := range rows {
		n := len(row)
		row[n-1], row[n-2] = row[n-2], row[n-1]
		for i, cell := range row {
			out = appendCell(out, i, cell)
		}
		out = append(out, "\r\n"...)
	}
	return out
}

func TestAllProblemsAreToldAtOnceWithTheirPlaces(t *testing.T) {
	f, s := sound(t)
	f.replace(t, "data/actions.csv", ",in_progress,", ",going well,")
	f.replace(t, "data/next_steps.csv", exporttest.Ref(11), exporttest.Ref(98))
	f["notes.txt"] = []byte("x")
	f.seal(s)
	found := checked(t, zipped(t, f))
	for _, want := range []finding.Finding{
		{Rule: "T3", File: "data/actions.csv", Row: 2, Column: "status", Value: "going well"},
		{Rule: "T5", File: "data/next_steps.csv", Row: 2, Column: "owner", Value: exporttest.Ref(98)},
		{Rule: "Z6", File: "notes.txt"},
	} {
		if !slices.ContainsFunc(found.Findings, func(f finding.Finding) bool {
			return f.Rule == want.Rule && f.File == want.File && f.Row == want.Row && f.Column == want.Column && f.Value == want.Value
		}) {
			t.Errorf("not told: %+v in %v", want, found.Findings)
		}
	}
	text, err := json.Marshal(found)
	if err != nil || !bytes.Contains(text, []byte(`"level":"error","rule":"T3","file":"data/actions.csv","row":2,"column":"status"`)) {
		t.Errorf("as JSON: %s %v", text, err)
	}
}

func TestALaterMinorVersionIsReadAndWhatItHasMoreIsPassedOver(t *testing.T) {
	f, _ := sound(t)
	later := fmt.Sprintf("%d.%d.0", formatVersion().major, formatVersion().minor+3)
	for range 2 {
		f.replace(t, fileJSON, `"format_version": "`+snapshot.FormatVersion+`"`, `"format_version": "`+later+`"`)
	}
	f.replace(t, fileJSON, `"revision": 1,`, `"revision": 1, "mood": "good",`)
	f.replace(t, "data/submission.csv", snapshot.FormatVersion, later)
	for i, line := range lines(f["data/actions.csv"]) {
		if i == 0 {
			f.replace(t, "data/actions.csv", string(line), strings.TrimSuffix(string(line), "\r\n")+",weather\r\n")
		}
	}
	f["data/actions.csv"] = bytes.ReplaceAll(f["data/actions.csv"], []byte(",new\r\n"), []byte(",new,sunny\r\n"))
	f["data/weather.csv"] = []byte("submission_id\r\n")
	var s snapshot.Submission
	b, _, _ := inspect(context.Background(), zipped(t, f))
	if b != nil {
		t.Fatal("it is not sealed yet")
	}
	_, s = sound(t)
	s.Format = later
	f.seal(s)
	path := zipped(t, f)
	found := checked(t, path)
	if found.Errors() != 0 || found.Counts[check.Note] < 4 {
		t.Errorf("%v", found.Findings)
	}
	if b, err := Read(context.Background(), path); err != nil || b.Entry(exporttest.ID(30)) == nil {
		t.Errorf("it was not read: %v", err)
	}
}

func TestACopyThatAPersonZippedAgainIsReadWithANote(t *testing.T) {
	f, _ := sound(t)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	add := func(name string, data []byte) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	add("My submission/", nil)
	for _, name := range sortedNames(f) {
		add("My submission/"+name, f[name])
	}
	add("__MACOSX/My submission/._README.txt", []byte("x"))
	add("My submission/Thumbs.db", []byte("x"))
	add("My submission/data/.DS_Store", []byte("x"))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	found := checked(t, saved(t, out.Bytes()))
	if found.Errors() != 0 || found.Counts[check.Note] < 3 {
		t.Errorf("%v", found.Findings)
	}
}

func TestAFileThatIsNoZipIsNoBundle(t *testing.T) {
	var not *NotABundleError
	if _, err := Check(context.Background(), saved(t, []byte("Dear committee"))); !errors.As(err, &not) {
		t.Errorf("a letter: %v", err)
	}
	if _, err := Check(context.Background(), t.TempDir()); !errors.As(err, &not) {
		t.Errorf("a folder: %v", err)
	}
	if _, err := Check(context.Background(), filepath.Join(t.TempDir(), "none.zip")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	f, _ := sound(t)
	if _, err := Check(ctx, zipped(t, f)); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

func TestEveryTableOfTheFormatComesFromTheDescriptionOfTheFields(t *testing.T) {
	for _, k := range store.Kinds() {
		if k.Bundle == "" {
			continue
		}
		table := tableNamed(k.Bundle)
		if table == nil || table.columns[0].name != colSubmission || table.columns[len(table.columns)-1].name != colChange ||
			table.columns[1].name != k.Name+"_id" {
			t.Errorf("%s: %+v", k.Name, table)
			continue
		}
		names := map[string]bool{}
		for _, c := range table.columns {
			if names[c.name] {
				t.Errorf("%s has two columns %s", table.name, c.name)
			}
			names[c.name] = true
		}
		for _, child := range snapshot.ChildKinds(k) {
			if k.Field(child.Bundle) != nil {
				t.Errorf("%s: a field and what belongs to it are both called %s", k.Name, child.Bundle)
			}
		}
	}
}

// withPart adds a part to a docx or xlsx.
func withPart(t *testing.T, data []byte, name, text string) []byte {
	t.Helper()
	var p office.Packer
	for name, data := range exporttest.Parts(t, data) {
		if err := p.AddParts(office.Part{Name: name, Data: data}); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.AddParts(office.Part{Name: name, Data: []byte(text)}); err != nil {
		t.Fatal(err)
	}
	return exporttest.BytesOf(t, p.Write)
}

// What somebody writes as markup is text in every file of a bundle.
func TestABundleIsSoundWhateverMarkupIsInItsText(t *testing.T) {
	now := time.Date(2026, 8, 1, 9, 0, 0, 0, time.UTC)
	w := exporttest.EmptyWorkbook(t, &now)
	attack := `<script>alert(1)</script><img src=x onerror=alert(1)> "onload=`
	exporttest.Plant(t, w, []exporttest.Record{
		{No: 1, Kind: "partnership", Values: store.Values{"name": attack}},
		{No: 10, Kind: "stakeholder", Values: store.Values{"name": attack, "part": attack}},
		{No: 30, Kind: "action", Values: store.Values{"title": attack, "heard": attack, "due": attack},
			Items: map[string][]store.Item{"leads": exporttest.Items(exporttest.Ref(10))}},
	})
	if findings := checked(t, exported(t, w).Path); findings.Errors() > 0 {
		t.Errorf("%v", findings.Findings)
	}
}
