package report

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"html/template"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kept/export/exporttest"
	"kept/export/snapshot"
	"kept/store"
	"kept/store/national"
)

func orchardReport(t *testing.T) string {
	t.Helper()
	b, err := snapshot.Read(context.Background(), exporttest.OrchardWorkbook(t), exporttest.Quarter(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	page := exporttest.BytesOf(t, submissionReport(b).writeHTML)
	return string(page)
}

func TestTheReportLaysOutAll25NationalActionsWithTheAssessmentOfJune2021(t *testing.T) {
	page := html.UnescapeString(orchardReport(t))
	for _, a := range national.Plan2124().Actions() {
		if !strings.Contains(page, fmt.Sprintf(">%d %s</h4>", a.No, a.Title)) || !strings.Contains(page, a.Requirement) {
			t.Errorf("national action %d is not in the report", a.No)
		}
	}
	for block, times := range map[string]int{"What the plan requires</h5>": 25, "Links, next steps and assessment</h5>": 25,
		"What has been heard</h5>": 2, "What has been committed</h5>": 2, "Who leads</h5>": 2, "Nationally, June 2021:": 25} {
		if got := strings.Count(page, block); got != times {
			t.Errorf("%q stands %d times, want %d", block, got, times)
		}
	}
	for _, text := range []string{"Families want one door.", "The pace is too slow.", "A hub in every town",
		"Orchard Council: Lead (Children's services)", "The hub opened its door.", "Draft, unsigned", "Invented data.",
		"Change Programme ONE (The Promise Scotland, 25 June 2021)"} {
		if !strings.Contains(page, text) {
			t.Errorf("the report does not say %q", text)
		}
	}
}

func TestTheReportRunsNothingAndLoadsNothing(t *testing.T) {
	now := time.Date(2026, 8, 1, 9, 0, 0, 0, time.UTC)
	w := exporttest.EmptyWorkbook(t, &now)
	attack := `<script>alert(1)</script><img src=x onerror=alert(1)> "onload=`
	exporttest.Plant(t, w, []exporttest.Record{
		{No: 1, Kind: "partnership", Parent: 0, Values: store.Values{"name": attack}},
		{No: 10, Kind: "stakeholder", Parent: 0, Values: store.Values{"name": attack, "part": attack}},
		{No: 30, Kind: "action", Parent: 0, Values: store.Values{"title": attack, "heard": attack, "due": attack},
			Items: map[string][]store.Item{"leads": exporttest.Items(exporttest.Ref(10))}},
	})
	b, err := snapshot.Read(context.Background(), w, exporttest.Quarter(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	page := exporttest.BytesOf(t, submissionReport(b).writeHTML)
	allowed := strings.Fields(
		"a body caption dd div dl dt footer h1 h2 h3 h4 h5 head header html li main meta nav p rect span strong style svg table tbody " +
			"td th thead title tr ul")
	for _, m := range regexp.MustCompile(`<([a-zA-Z][a-zA-Z0-9]*)`).FindAllStringSubmatch(string(page), -1) {
		if !slices.Contains(allowed, m[1]) {
			t.Errorf("the report has a <%s>", m[1])
		}
	}
	style := regexp.MustCompile(`(?s)<style>(.*)</style>`).FindSubmatch(page)
	sum := sha256.Sum256(style[1])
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	if !strings.Contains(html.UnescapeString(string(page)), policy) {
		t.Error("the policy does not name the style that is in the page")
	}
}

func TestEveryFormOfTheReportSaysWhatItsDocumentSays(t *testing.T) {
	b, err := snapshot.Read(context.Background(), exporttest.OrchardWorkbook(t), exporttest.Quarter(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	d := submissionReport(b)
	d.group(groupCard, func() {
		d.heading(3, "What became of it")
		d.changes("What changed in it", []snapshot.FieldChange{{Title: "Status", Before: "Paused", After: "Complete",
			Words: snapshot.CompareWords("Paused", "Complete")}})
	})
	mentioned := []string{d.Title, d.Lead, d.Notice, d.Footer}
	for _, f := range d.Facts {
		mentioned = append(mentioned, f.Label, f.Value[0].Text)
	}
	for b := range leaves(d.Blocks) {
		mentioned = append(mentioned, b.Label)
		for _, text := range append(b.Items, b.Text) {
			for _, one := range text {
				mentioned = append(mentioned, strings.TrimSpace(one.Text), one.URL)
			}
		}
		if b.Table == nil {
			continue
		}
		for _, row := range b.Table.Rows {
			for _, c := range row {
				mentioned = append(mentioned, strings.Split(c.text, "\n")...)
			}
		}
	}
	if len(mentioned) < 500 {
		t.Errorf("the document says only %d things", len(mentioned))
	}
	tags := regexp.MustCompile(`<[^>]*>`)
	page := html.UnescapeString(string(exporttest.BytesOf(t, d.writeHTML)))
	forms := map[string]string{"HTML": page + tags.ReplaceAllString(page, ""),
		"docx":     html.UnescapeString(string(exporttest.Parts(t, exporttest.BytesOf(t, d.writeDocx))["word/document.xml"])),
		"Markdown": strings.ReplaceAll(string(d.markdown()), "\\", "")}
	for name, form := range forms {
		for _, text := range mentioned {
			if !strings.Contains(form, text) {
				t.Errorf("%s does not say %q", name, text)
			}
		}
	}
}

func TestTheTitleOfThePageIsShortHoweverLongTheName(t *testing.T) {
	for _, name := range []string{"Orchard", strings.Repeat("Ångström & ", 20), "x"} {
		title := shortTitle(snapshot.Submission{Partnership: name, Quarter: exporttest.Quarter(t)})
		if n := len([]rune(html.EscapeString(title))); n > 70 || !strings.HasPrefix(title, "2026-27 Q2 submission: ") {
			t.Errorf("%q has %d characters", title, n)
		}
	}
}

func TestReferencesAreOrderedAsPeopleCount(t *testing.T) {
	list := []string{"", "1.10", "B2", "1.9", "1.2a", "2", "1.2", "B10", "10"}
	slices.SortFunc(list, snapshot.CompareNaturally)
	if got := strings.Join(list, " "); got != "1.2 1.2a 1.9 1.10 2 10 B2 B10 " {
		t.Error(got)
	}
}

func TestTextsOfTablesAreEscapedAsTemplatesEscapeThem(t *testing.T) {
	escaped := template.Must(template.New("").Parse(`{{.}}`))
	for _, text := range []string{"", "plain", `<script>alert("1")</script>`, "a & b &amp; c", "it's 1+1=2", "\x00 \u202e £ 🍏",
		"not UTF-8 \xff"} {
		var want strings.Builder
		if err := escaped.Execute(&want, text); err != nil {
			t.Fatal(err)
		}
		if got := htmlEscaper.Replace(text); got != want.String() {
			t.Errorf("%q becomes %q, want %q", text, got, want.String())
		}
		if got, want := (cell{text: text}).html(), want.String(); got != want {
			t.Errorf("a cell of %q is %q, want %q", text, got, want)
		}
		if got, want := (cell{text: text + "\nx", tone: ""}).html(), "<p>"+want.String()+"</p><p>x</p>"; got != want {
			t.Errorf("a cell of two paragraphs is %q, want %q", got, want)
		}
	}
}
