package reference

import (
	"strings"
	"testing"
	"testing/fstest"

	"kept/store/national"
)

func TestEveryItemHasAReferenceOfItsOwnAndASource(t *testing.T) {
	seen := map[string]string{}
	for _, c := range Collections() {
		items := c.Items()
		if len(items) == 0 || c.Title == "" || c.About == "" {
			t.Errorf("%s is empty or does not say what it is", c.Code)
		}
		for _, i := range items {
			if other, ok := seen[i.Ref()]; ok {
				t.Errorf("%s is in %s and in %s", i.Ref(), other, c.Code)
			}
			seen[i.Ref()] = c.Code
			if i.Text == "" || i.Kind == "" || i.Where == "" || i.List != listOf(c.Code) || i.Code != strings.TrimSpace(i.Code) {
				t.Errorf("%s: %+v", c.Code, i)
			}
		}
	}
	// What is referred to is there.
	for _, c := range Collections() {
		for _, i := range c.Items() {
			for _, ref := range append(i.Belongs, i.Near...) {
				if seen[ref] == "" {
					t.Errorf("%s refers to %s, which is not there", i.Ref(), ref)
				}
			}
		}
	}
}

func TestAnItemIsFoundByItsReferenceInAnyCase(t *testing.T) {
	for ref, want := range map[string]string{
		"p21-24:4": "Brothers and Sisters", "P21-24:d04-02": "The bond of brothers and sisters", "calls:SC10-02": "",
		"p24-30:stability": "Stability", "vision:5": "5. Physical restraint", "p21-24:language": "5. Language", "duties:csp-annual": "",
		"principles:family_support-01": "Holistic and relational",
	} {
		if i, ok := Find(ref); !ok || !strings.HasPrefix(i.Text, want) {
			t.Errorf("%s is %+v", ref, i)
		}
	}
	for _, ref := range []string{"", "4", "p21-24:99", "p21-24/heard:H01-01", "weather:1", ":"} {
		if i, ok := Find(ref); ok {
			t.Errorf("%q is found as %+v", ref, i)
		}
	}
}

// Words of the document that only its blocks hold.
func TestASearchReadsEverything(t *testing.T) {
	for words, kind := range map[string]string{
		"respite": "call to action", "kinship collaborative": "commitment", "health boards": "requirement",
		"design school": "support offer",
		"holistic":      "principle", "stability index": "framework indicator", "child poverty action report": "duty or return",
		"documenting decisions": "route map", "what is being tried": "prompt",
	} {
		found := false
		for _, i := range Search(words) {
			found = found || i.Kind == kind
		}
		if !found {
			t.Errorf("%q finds no %s", words, kind)
		}
	}
	p := national.Plan2124()
	for words, no := range map[string]int{"kinship": 15, "Clackmannanshire": 18} {
		found := false
		for _, a := range p.Actions() {
			found = found || strings.Contains(p.TextOf(a.No), words)
		}
		if !found {
			t.Errorf("%q is found in no national action, %d being one", words, no)
		}
	}
}

// A later plan is a new folder. These facts are invented, for the test alone.
func TestALaterPlanHasItsCollectionsFromItsFiles(t *testing.T) {
	head := "# title: T\n# publisher: P\n# edition: E\n# source: S\n# licence: L\n"
	p := national.NewPlan(fstest.MapFS{
		"plan-30-36/plan.csv": {Data: []byte(head +
			"title,list,document,published,runs_from,runs_to,item_title,items_title,area_title,requirement_title,requirements_title\n" +
			"Plan 30-36,p30-36,Document,,,,theme,themes,pillar,aim,aims\n")},
		"plan-30-36/actions.csv": {Data: []byte(head + "no,code,priority_area_no,title\n1,play,1,Play\n")},
		"plan-30-36/requirements.csv": {Data: []byte(head +
			"id,action_no,page,text\nplay-1,1,3,Every child can play near home\n")},
	}, "plan-30-36")
	var codes []string
	for _, c := range CollectionsOf(p) {
		codes = append(codes, c.Code)
	}
	if strings.Join(codes, " ") != "p30-36 p30-36/requirements" {
		t.Errorf("collections %q", codes)
	}
	if i := CollectionsOf(p)[1].Items()[0]; i.Ref() != "p30-36:play-1" || i.Kind != "aim" || i.Heading != "1 Play" ||
		i.Where != "Document, page 3" {
		t.Errorf("%+v", i)
	}
}
