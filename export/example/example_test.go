package example

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"kept/export/importing"
	"kept/store"
	"kept/store/national"
)

func build(t *testing.T) *store.Workbook {
	t.Helper()
	w, err := Build(context.Background(), filepath.Join(t.TempDir(), "example.kept"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	return w
}

func tally(t *testing.T, w *store.Workbook, kind, field string) map[string]int {
	t.Helper()
	counts, err := w.Tally(context.Background(), kind, field)
	if err != nil {
		t.Fatal(err)
	}
	return counts
}

// TestCountsAgreeWithTheDocument: what went in is what is there.
func TestCountsAgreeWithTheDocument(t *testing.T) {
	ctx := context.Background()
	w := build(t)
	for kind, want := range map[string]int{store.Action: 101, store.Response: 25, "response_lead": 116} {
		if got := tally(t, w, kind, "")[""]; got != want {
			t.Errorf("%d of %s, want %d", got, kind, want)
		}
		if got, err := w.Count(ctx, store.Query{Kind: kind}, 1000); err != nil || got != want {
			t.Errorf("%d of %s counted, want %d (%v)", got, kind, want, err)
		}
	}
	for op, want := range map[store.Op]int{store.Filled: 49, store.Blank: 52} {
		if got, err := w.Count(ctx, store.Query{Kind: store.Action, Where: []store.Filter{{Field: "due", Op: op}}}, 1000); err != nil ||
			got != want {
			t.Errorf("%d actions have their due date %s, want %d (%v)", got, op, want, err)
		}
	}
	if got := fmt.Sprint(tally(t, w, store.Response, "assessment")); got != "map[little_or_none:1 underway:8 underway_not_sufficient:16]" {
		t.Errorf("assessments: %s", got)
	}
	byNational := tally(t, w, store.Action, "national_actions")
	for _, a := range national.Plan2124().Actions() {
		if got := byNational[fmt.Sprint(a.No)]; got != a.CommitmentCount {
			t.Errorf("national action %d has %d actions, want %d", a.No, got, a.CommitmentCount)
		}
	}
	if got := tally(t, w, store.Response, "committed_answer")["none_received"]; got != 1 {
		t.Errorf("%d responses say that no commitment was received, want 1", got)
	}
}

// TestNoFactOfACommitmentIsLost compares every action with the reference data.
func TestNoFactOfACommitmentIsLost(t *testing.T) {
	w := build(t)
	byReference := map[string]*store.Record{}
	err := w.Each(context.Background(), store.Query{Kind: store.Action}, false, func(r *store.Record) error {
		byReference[r.Get("reference")] = r
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range allCommitments(national.Plan2124()) {
		r := byReference[c.ID]
		if r == nil {
			t.Errorf("%s is not there", c.ID)
			continue
		}
		if r.Get("title") != c.Text || !r.Has("national_actions", fmt.Sprint(c.ActionNo)) || !r.Has("tags", c.Section) {
			t.Errorf("%s is %q for %s, tags %s", c.ID, r.Get("title"), r.Show("national_actions"), r.Show("tags"))
		}
		due := r.When("due")
		if due.Words != c.Due.Words || due.From.String() != c.Due.From || due.To.String() != c.Due.To {
			t.Errorf("%s is due %v, want %v", c.ID, due, c.Due)
		}
		var owners []string
		for _, o := range ownersOf(c) {
			owners = append(owners, o.Name)
			if !strings.Contains(r.Show("leads"), o.Name) {
				t.Errorf("%s is led by %s, not %s", c.ID, r.Show("leads"), o.Name)
			}
			if o.Note != "" && !strings.Contains(r.Get("description"), o.Note) {
				t.Errorf("%s does not say that the owner is %q", c.ID, o.Note)
			}
		}
		if len(r.Items("leads")) != len(owners) {
			t.Errorf("%s is led by %s, want %v", c.ID, r.Show("leads"), owners)
		}
		if r.Blank("status") && !strings.Contains(r.Get("description"), c.StatusInDocument) {
			t.Errorf("%s has lost its status %q", c.ID, c.StatusInDocument)
		}
	}
}

func TestEachResponseSaysWhoLeadsAndWhatIsNext(t *testing.T) {
	ctx := context.Background()
	w := build(t)
	err := w.Each(ctx, store.Query{Kind: store.Response}, true, func(r *store.Record) error {
		if len(r.Children("response_lead")) == 0 || len(r.Children("evidence")) != 1 || r.Blank("heard") {
			t.Errorf("%s has %d organisations, %d pieces of evidence, heard %q", r.Name(), len(r.Children("response_lead")),
				len(r.Children("evidence")), r.Get("heard"))
		}
		no, _ := strconv.Atoi(r.Get("national_action"))
		a, _ := national.Plan2124().Action(no)
		if r.Blank("assessment_reason") != (a.Reason.Kind == national.ReasonNone) {
			t.Errorf("%s: reason %q, where the document gives %+v", r.Name(), r.Get("assessment_reason"), a.Reason)
		}
		if len(r.Children("next_step")) != len(national.Plan2124().NextSteps(no)) {
			t.Errorf("%s has %d next steps", r.Name(), len(r.Children("next_step")))
		}
		if (len(r.Children("next_step")) == 0) != (r.Get("next_steps_answer") == "none_received") {
			t.Errorf("%s has %d next steps and says %q", r.Name(), len(r.Children("next_step")), r.Get("next_steps_answer"))
		}
		if r.Blank("committed") == r.Blank("committed_answer") {
			t.Errorf("%s: committed %q, answer %q", r.Name(), r.Get("committed"), r.Get("committed_answer"))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := w.Resolve(ctx, "response:2021-22-Q1/25"); err != nil || r.Get("committed_answer") != "none_received" {
		t.Errorf("national action 25: %v", err)
	}
}

// TestTheTableIsTheReferenceData holds the file that people can import to the
// embedded plan.
func TestTheTableIsTheReferenceData(t *testing.T) {
	table, err := importing.ReadTable(strings.NewReader(string(CommitmentsCSV())), "commitments.csv", "")
	if err != nil {
		t.Fatal(err)
	}
	all := allCommitments(national.Plan2124())
	if len(table.Rows) != len(all)+1 {
		t.Fatalf("%d rows for %d commitments", len(table.Rows)-1, len(all))
	}
	for i, c := range all {
		want := []string{c.ID, fmt.Sprint(c.ActionNo), c.OwnerText(), c.Text, c.Due.Words, c.Due.From, c.Due.To, c.StatusInDocument,
			c.Section}
		row := table.Rows[i+1]
		got := append(append([]string{}, row[:2]...), row[3:]...)
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("row %d is %q, want %q", i+2, got, want)
		}
	}
}

func TestTheCommitmentsNeedNoMapping(t *testing.T) {
	ctx := context.Background()
	w, err := store.Create(ctx, filepath.Join(t.TempDir(), "plain.kept"), store.Options{Keeper: "Test keeper"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	}()
	table, err := importing.ReadTable(strings.NewReader(string(CommitmentsCSV())), "commitments.csv", "")
	if err != nil {
		t.Fatal(err)
	}
	p, err := importing.NewPlan(ctx, w, table, importing.Options{As: "actions", Today: published()})
	if err != nil {
		t.Fatal(err)
	}
	if p.Added != 101 || p.LeftOut != 0 {
		t.Errorf("would add %d and leave out %d:\n%s", p.Added, p.LeftOut, p.Text())
	}
	for _, c := range p.Columns {
		if c.Heading == "commitment" && c.Field != "title" || c.Heading == "owner" && c.Field != "leads" || c.Heading == "action_no" &&
			c.Field != "national_actions" {
			t.Errorf("%s was taken as %q", c.Heading, c.Field)
		}
	}
	b, err := p.Apply(ctx, w)
	if err != nil || b.Title != "Imported 101 actions from commitments.csv" {
		t.Errorf("batch %q, %v", b.Title, err)
	}
	again, err := importing.NewPlan(ctx, w, table, importing.Options{As: "actions", Today: published()})
	if err != nil || again.Same != 101 {
		t.Errorf("the second time %d are the same (%v):\n%s", again.Same, err, again.Text())
	}
}

func TestBuildOverwritesNothing(t *testing.T) {
	w := build(t)
	if _, err := Build(context.Background(), w.Path(), store.Options{}); !errors.Is(err, store.ErrExists) {
		t.Errorf("got %v", err)
	}
}

// owner is one body that a commitment names, with what is in brackets after its name.
type owner struct{ Name, Note string }

// ownersOf splits the owner of a commitment into bodies, without those that the document does not name.
func ownersOf(c national.Commitment) []owner {
	var list []owner
	for _, part := range strings.Split(c.Owner, ";") {
		name, note, _ := strings.Cut(strings.TrimSpace(part), "(")
		if name = strings.TrimSpace(name); name != "" && name != "not named" {
			list = append(list, owner{name, strings.TrimSuffix(strings.TrimSpace(note), ")")})
		}
	}
	return list
}
