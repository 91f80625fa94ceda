package bundle

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"kept/export/snapshot"
	"kept/store/calendar"
	"kept/store/words"
)

// bagDeclaration is bagit.txt as BagIt 1.0 (RFC 8493) has it.
const bagDeclaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

// bag writes the files that make the others a bag: the declaration, what it is,
// and the two manifests.
func (s *spool) bag(of snapshot.Submission) error {
	steps := [...]struct {
		name string
		data func() []byte
	}{
		{fileBagit, func() []byte { return []byte(bagDeclaration) }},
		{fileBagInfo, func() []byte { return encodeBagInfo(of, s.sums) }},
		{fileManifest, func() []byte { return encodeManifest(s.sums, isPayload) }},
		{fileTags, func() []byte {
			return encodeManifest(s.sums, func(name string) bool { return !isPayload(name) && name != fileTags })
		}},
	}
	for _, step := range steps {
		if err := s.putBytes(step.name, step.data()); err != nil {
			return err
		}
	}
	return nil
}

func isPayload(name string) bool { return strings.HasPrefix(name, folderData) }

func encodeBagInfo(s snapshot.Submission, content map[string]fileSum) []byte {
	var out bytes.Buffer
	line := func(label, value string) {
		fmt.Fprintf(&out, "%s: %s\n", label, strings.Join(strings.Fields(value), " "))
	}
	line("Source-Organization", s.Partnership)
	line("External-Identifier", s.ID())
	line("External-Description", "Submission of "+s.Title())
	if s.Signed() {
		line("Bagging-Date", s.SignedAt.UTC().Format(time.DateOnly))
	}
	line("Payload-Oxum", oxum(content))
	line("Kept-Format-Version", s.Format)
	return out.Bytes()
}

// oxum is the number of bytes and files under data/, as BagIt writes it.
func oxum(content map[string]fileSum) string {
	size, files := int64(0), 0
	for name, c := range content {
		if isPayload(name) {
			size, files = size+c.size, files+1
		}
	}
	return fmt.Sprintf("%d.%d", size, files)
}

func encodeManifest(content map[string]fileSum, wanted func(string) bool) []byte {
	var out bytes.Buffer
	for _, name := range sortedNames(content) {
		if wanted(name) {
			fmt.Fprintf(&out, "%s  %s\n", content[name].sha512, name)
		}
	}
	return out.Bytes()
}

func sortedNames[T any](content map[string]T) []string {
	return slices.Sorted(maps.Keys(content))
}

func encodeReadme(s snapshot.Submission) []byte {
	title, url := snapshot.LicenceText(s.Licence)
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n\n", s.Title())
	if s.Invented {
		out.WriteString("INVENTED DATA. This is a demonstration; nothing in it is real.\n\n")
	}
	fmt.Fprintf(&out, `This is the submission bundle %s of a partnership that keeps the promise,
Scotland's commitment that every child grows up loved, safe and respected.
State: %s.
%s
To read it, open data/report.html in any browser; it can be printed.
To use the figures, open the tables in data/ (CSV, UTF-8). The first column,
submission_id, names this submission, so that tables of several bundles can be
put under one another. Text that a spreadsheet program would run as a formula
stands behind one apostrophe: drop it to get the text.
data/submission.json holds everything, with exact text; where a table says
otherwise, it counts. schemas/submission.schema.json is its JSON Schema.

To check that nothing is missing or altered:
    sha512sum -c tagmanifest-sha512.txt
    sha512sum -c manifest-sha512.txt
or, with more care:
    kept check promise-%s.zip

No national body publishes a format for such submissions. This one, version %s,
is Kept's own. It rests on BagIt 1.0 (RFC 8493), Data Package v2, CSV on the
Web, CSV (RFC 4180), JSON Schema 2020-12 and HTML, and follows the five-part
layout of Change Programme ONE (The Promise Scotland, 25 June 2021).

Licence of what the partnership says: %s.
`, s.ID(), s.StateTitle(), signatureLines(s), s.ID(), s.Format, title)
	if url != "" {
		out.WriteString(url + "\n")
	}
	return []byte(crlf(out.String()))
}

// signatureLines says who answers for the submission, and what an amendment corrects,
// a line each; "" for a draft that is the first.
func signatureLines(s snapshot.Submission) string {
	var out strings.Builder
	if s.Signed() {
		fmt.Fprintf(&out, "Signed on %s by: %s%s.\n", calendar.DateOf(s.SignedAt.UTC()).Long(), words.OneLine(s.SignedRole), s.OnBehalf())
	}
	if s.Amends != "" {
		fmt.Fprintf(&out, "It amends %s: %s\n", s.Amends, words.EndSentence(words.OneLine(s.Reason)))
	}
	return out.String()
}
