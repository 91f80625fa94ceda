package main

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"strings"
)

// The files that most faults are put into.
const (
	actions, steps, tags = "data/actions.csv", "data/next_steps.csv", "data/action_tags.csv"
	responses, readings  = "data/responses.csv", "data/measure_readings.csv"
	whole, described     = "data/submission.json", "datapackage.json"
	report               = "data/report.html"
)

// fault spoils a bundle.
type fault struct {
	name    string
	sealed  bool // hashes and manifests are made right again, so that nothing but the fault is wrong
	rules   string
	message string
	do      func(f files) error
}

// brokenBundles are copies of a good bundle with a fault each.
func brokenBundles(good files) ([]broken, error) {
	var list []broken
	for _, c := range faults() {
		f := maps.Clone(good)
		err := c.do(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.name, err)
		}
		if c.sealed {
			f.seal()
		}
		list = append(list, broken{name: c.name, exit: 1, rules: c.rules, message: c.message, data: f.zip()})
	}
	return list, nil
}

// swap puts one text in the place of the first match of a pattern; $1 is what its brackets held.
func swap(name, pattern, with string) func(f files) error {
	return func(f files) error {
		find := regexp.MustCompile(pattern)
		at := find.FindSubmatchIndex(f[name])
		if at == nil {
			return fmt.Errorf("%s has nothing like %s", name, pattern)
		}
		f[name] = bytes.Join([][]byte{f[name][:at[0]], find.Expand(nil, []byte(with), f[name], at), f[name][at[1]:]}, nil)
		return nil
	}
}

// change puts what make makes of a file in its place.
func change(name string, with func(data []byte) []byte) func(f files) error {
	return func(f files) error {
		f[name] = with(bytes.Clone(f[name]))
		return nil
	}
}

func put(name, data string) func(f files) error {
	return func(f files) error {
		f[name] = []byte(data)
		return nil
	}
}

func drop(name string) func(f files) error {
	return func(f files) error {
		delete(f, name)
		return nil
	}
}

// onlyManifests puts a fault in and renews the tag manifest, but not the sizes and hashes.
func onlyManifests(do func(f files) error) func(f files) error {
	return func(f files) error {
		if err := do(f); err != nil {
			return err
		}
		f["tagmanifest-sha512.txt"] = f.manifest(
			func(name string) bool { return !strings.HasPrefix(name, "data/") && name != "tagmanifest-sha512.txt" })
		return nil
	}
}

// toStatus is the beginning of a row of the actions, up to and with its status.
const toStatus = `(\r\nS[^,]*,[^,]*,[^,]*,[^,"]*,[^,"]*,[^,"]*,)`

func faults() []fault {
	const key = `[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`
	const nobody = "01990000-0000-7000-8000-00000000dead"
	return []fault{
		// the bag
		{"a file changed and the manifests not", false, "B2 D2 J3", "SHA-512 differs", swap(actions, `in_progress`, "not_started")},
		{"a wrong checksum in the manifest", false, "B2 B3", "SHA-512 differs",
			change("manifest-sha512.txt", func(d []byte) []byte { d[0] ^= 1; return d })},
		{"a wrong checksum in the tag manifest", false, "B3", "SHA-512 differs",
			change("tagmanifest-sha512.txt", func(d []byte) []byte { d[0] ^= 1; return d })},
		{"a manifest that is no manifest", false, "B2 B3", "not a SHA-512", put("manifest-sha512.txt", "everything is fine\n")},
		{"a file that the manifest lists and the zip lacks", false, "B2 B5 D1 Z6", "listed and is not in the zip", drop("data/links.csv")},
		{"a missing table", true, "D1 Z6", "the file is missing", drop("data/links.csv")},
		{"no manifest", false, "B3 Z6", "the file is missing", drop("manifest-sha512.txt")},
		{"no JSON", true, "D1 Z6", "the file is missing", drop(whole)},
		{"no report", true, "D1 Z6", "the file is missing", drop(report)},
		{"a file more that is listed", true, "Z6", "no part of a bundle", put("data/notes.csv", "x\r\n")},
		{"a file more that no manifest lists", false, "B3 Z6", "added afterwards", put("notes.txt", "x")},
		{"fetch.txt", true, "B4", "fetched from elsewhere", put("fetch.txt", "https://example.org/x 1 data/x\n")},
		{"another version of BagIt", true, "B1", "BagIt 1.0", swap("bagit.txt", "1.0", "0.97")},
		{"a wrong Payload-Oxum", false, "B3 B5", "this should be", swap("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 9")},
		{"the name of another submission in the bag", true, "B5", "this should be",
			swap("bag-info.txt", "(External-Identifier: .*)Q[1-4]", "${1}Q9")},

		// the descriptions
		{"a descriptor that is no JSON", false, "B3 D1", "cannot be read", put(described, "{")},
		{"a wrong hash in the descriptor", false, "D2", "not the file's own", onlyManifests(swap(described, "sha256:.", "sha256:!"))},
		{"a wrong size in the descriptor", false, "D2", "not the file's own", onlyManifests(swap(described, `"bytes": `, `"bytes": 9`))},
		{"a table from elsewhere", false, "D1", "not the name of one file",
			onlyManifests(swap(described, "data/actions.csv", "https://example.org/a.csv"))},
		{"a description of other types", true, "D3", "should be", swap(described, `"type": "date"`, `"type": "string"`)},
		{"a schema that lets everything pass", true, "D3", "should be",
			swap("schemas/submission.schema.json", `"additionalProperties": false`, `"additionalProperties": true`)},
		{"CSVW metadata of other columns", true, "D4", "should be",
			swap("data/csv-metadata.json", `"name": "revision"`, `"name": "version"`)},

		// the tables
		{"a byte order mark", true, "T1", "byte order mark",
			change(actions, func(d []byte) []byte { return append([]byte("\xef\xbb\xbf"), d...) })},
		{"LF for CRLF", true, "T1", "LF alone",
			change(actions, func(d []byte) []byte { return bytes.ReplaceAll(d, []byte("\r\n"), []byte("\n")) })},
		{"UTF-16", true, "T1 T2", "not UTF-8", change(tags, utf16)},
		{"bytes that are no UTF-8", true, "J3 T1", "not UTF-8", swap(tags, `(S[^,]*,[^,]*,[^,]*,)[a-z]`, "${1}\xe9")},
		{"a NUL", true, "J3 T1 T3", "control character", swap(tags, `(S[^,]*,[^,]*,[^,]*,[a-z])`, "${1}\x00")},
		{"a row with a cell too many", true, "J3 T1", "cells and the header has", swap(tags, `(,new\r\n)`, ",new,\r\n")},
		{"quotation marks that are never closed", true, "J3 T1", "never closed", swap(tags, `(S[^,]*,[^,]*,[^,]*,)`, `${1}"`)},
		{"no header", true, "T2", "the column is missing", change(tags, func(d []byte) []byte { return d[bytes.IndexByte(d, '\n')+1:] })},
		{"an empty table", true, "T2", "no header", put(tags, "")},
		{"a missing column", true, "T2", "the column is missing", swap(responses, ",quarter,", ",quarters,")},
		{"a column twice", true, "T2", "stands twice", swap(responses, ",pace,quality,", ",pace,pace,")},
		{"columns in another order", true, "J3 T2 T3", "not in the format's order",
			swap(responses, ",quarter,national_action,", ",national_action,quarter,")},
		{"a status that there is not", true, "J3 T3", "not an answer that the column takes",
			swap(actions, toStatus+`in_progress,`, "${1}going_well,")},
		{"a national action 26", true, "J3 T3", "not one of the 25 answers", swap(responses, `(Q2,)(\d+),`, "${1}26,")},
		{"31 February", true, "J3 T3", "not a date", swap("data/action_updates.csv", `2026-\d\d-\d\d`, "2026-02-31")},
		{"a number too large for a computer", true, "J3 T3", "not a whole number",
			swap("data/priorities.csv", `(\r\nS[^,]*,[^,]*,)\d+,`, "${1}9"+strings.Repeat("0", 400)+",")},
		{"a number with an exponent", true, "J3 T3", "not a number", swap(readings, `(,2026-\d\d-\d\d,)[^,]*,`, "${1}1e400,")},
		{"a key twice", true, "T4", "stands in the table already",
			change(steps, func(d []byte) []byte { return append(d, d[bytes.LastIndex(d[:len(d)-2], []byte("\r\n"))+2:]...) })},
		{"a second submission", true, "J3 T4", "must have one", change("data/submission.csv", func(d []byte) []byte {
			row := d[bytes.IndexByte(d, '\n')+1:]
			return append(d, bytes.Replace(row, []byte("-r1,"), []byte("-r2,"), 1)...)
		})},
		{"a reference to nobody", true, "J3 T5", "no row of organisations",
			swap("data/action_leads.csv", key+`,(new|updated|no change|closed)\r\n`, nobody+",$1\r\n")},
		{"a reading of a measure that there is not", true, "J3 T5", "no row of action_measures",
			swap(readings, `(\r\nS[^,]*,[^,]*,)`+key, "${1}"+nobody)},
		{"a formula", true, "J3 T6", "as a formula", swap(tags, `(S[^,]*,[^,]*,[^,]*,)[^,]*,`, `${1}=HYPERLINK(A1),`)},
		{"a blank where none may be", true, "J3 T7", "must not be", swap("data/action_updates.csv", `2026-\d\d-\d\d`, "")},
		{"a row of another submission", true, "J3 T8", "no row of submission", swap(actions, `(\r\nS[^,]*)-r1,`, "${1}-r2,")},
		{"a table that says other than the JSON", true, "J3", "do not agree", swap(actions, toStatus+`in_progress,`, "${1}paused,")},
		{"a row that the JSON lacks", true, "J3", "not in submission.json",
			swap(tags, `(\r\n)(S[^,]*,)`+`[^,]*`+`(,[^,]*,)[^,]*(,[^\r]*\r\n)`,
				"${1}${2}f0000000-0000-5000-8000-000000000001${3}more${4}")},

		// the JSON
		{"JSON that is cut off", true, "J1", "cut off", change(whole, func(d []byte) []byte { return d[:len(d)/2] })},
		{"JSON with a byte order mark", true, "J1", "byte order mark",
			change(whole, func(d []byte) []byte { return append([]byte("\xef\xbb\xbf"), d...) })},
		{"JSON that is no UTF-8", true, "J1", "not UTF-8", swap(whole, `"title": "`, "\"title\": \"\xff")},
		{"JSON with something behind it", true, "J1", "behind its end", change(whole, func(d []byte) []byte { return append(d, "{}"...) })},
		{"JSON that is nested without end", true, "J1", "nested too deep", put(whole, strings.Repeat(`{"a":[`, 100000))},
		{"a key twice in the JSON", true, "J1", "stands twice", swap(whole, `"revision": 1,`, `"revision": 1, "revision": 1,`)},
		{"something that the schema does not have", true, "J2", "does not have this",
			swap(whole, `"revision": 1,`, `"revision": 1, "contact": "x",`)},
		{"a number as text", true, "J2 J3", "should be a number", swap(whole, `"rank": (\d+)`, `"rank": "$1"`)},
		{"a number that is none", true, "J2 J3", "not a whole number", swap(whole, `"rank": \d+`, `"rank": 1e999999999`)},
		{"null", true, "J2 J3", "should be a number", swap(whole, `"rank": \d+`, `"rank": null`)},
		{"text that turns its direction", true, "J2 J3", "turn its direction", swap(whole, `"title": "`, "\"title\": \"\u202e")},
		{"an escape to the terminal", true, "J2 J3", "show nothing or turn", swap(whole, `"title": "`, `"title": "\u001b[2J`)},
		{"signed by nobody", true, "D1 J3 J5", "says that it is signed", swap(whole, `"state": "draft"`, `"state": "signed"`)},
		{"the quarter of another submission", true, "J2", "does not follow",
			swap(whole, `"statistics_quarter": "2026-Q3"`, `"statistics_quarter": "2026-Q2"`)},

		// what people read
		{"a program in the report", true, "R1", "a program in it", swap(report, "<main", "<script>alert(1)</script><main")},
		{"a report that may load things", true, "R1", "does not forbid", swap(report, "default-src", "img-src")},
		{"a document that is none", true, "R2", "not what its name says", put("data/report.docx", "my own words")},
		{"a spreadsheet with a program", true, "R2", "a program", func(f files) error {
			z := &zipper{}
			z.add(entry{name: "xl/workbook.xml", data: []byte("<workbook/>")})
			z.add(entry{name: "xl/vbaProject.bin", data: []byte("x")})
			f["data/tables.xlsx"] = z.end()
			return nil
		}},

		// versions
		{"a later major version", true, "V1", "this Kept reads format 1",
			swap(whole, `"format_version": "1\.\d+\.\d+"`, `"format_version": "2.0.0"`)},
		{"a version that is none", true, "V1", "not a version", swap(whole, `"format_version": "1\.\d+\.\d+"`, `"format_version": "new"`)},
	}
}

// utf16 writes plain letters as Excel's "Unicode text" has them.
func utf16(data []byte) []byte {
	out := []byte("\xff\xfe")
	for _, c := range data {
		out = append(out, c, 0)
	}
	return out
}
