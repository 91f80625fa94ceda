package bundle

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"kept/export/exporttest"
)

// compiled is the schema of the format in a validator that somebody else wrote.
func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(encodeSchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(schemaID(), document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(schemaID())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestTheSchemaAndTheProgramJudgeTheJSONAlike(t *testing.T) {
	schema := compiled(t)
	good, s := sound(t)
	for name, c := range map[string]struct{ old, with string }{
		"as it was written":                 {"", ""},
		"an unknown key":                    {`"revision": 1,`, `"revision": 1, "contact": "x",`},
		"a private field":                   {`"involvement": "lead"`, `"involvement": "lead", "contact": "01234"`},
		"a number as text":                  {`"rank": 1`, `"rank": "1"`},
		"a number out of bounds":            {`"rank": 1`, `"rank": 0`},
		"a choice that is none":             {`"status": "in_progress"`, `"status": "going well"`},
		"a national action 26":              {`"national_action": 25`, `"national_action": 26`},
		"a day that is none":                {`"date": "2026-08-14"`, `"date": "2026-02-31"`},
		"a day in British form":             {`"date": "2026-08-14"`, `"date": "14/08/2026"`},
		"a blank text":                      {`"outcome": "Help early"`, `"outcome": ""`},
		"a missing title":                   {`"title": "Brothers and sisters together",`, ``},
		"no change mark":                    {`"reference": "1.10",`, `"reference": "1.10", "tags": [{"value": "x"}],`},
		"null for absent":                   {`"outcome": "Help early"`, `"outcome": null`},
		"a key that is no UUID":             {`"reading_id": "0199`, `"reading_id": "x199`},
		"a yes that is text":                {`"done": false`, `"done": "false"`},
		"a period whose words are a number": {`"words": "ongoing"`, `"words": 5`},
		"an amount with a currency":         {`"amount": 50000.50`, `"amount": "£50,000.50"`},
		"a second partnership": {`"partnership": [`, `"partnership": [{"partnership_id": "` + exporttest.Ref(96) +
			`", "name": "x", "change": "new"},`},
		"a quarter in another form":         {`"first_quarter": "2026-27 Q1"`, `"first_quarter": "Q1 2026-27"`},
		"an empty list for absent children": {`"reference": "1.10",`, `"reference": "1.10", "mood": [],`},
	} {
		t.Run(name, func(t *testing.T) {
			f := files{}
			for k, v := range good {
				f[k] = v
			}
			if c.old != "" {
				f.replace(t, fileJSON, c.old, c.with)
				f.seal(s)
			}
			instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(f[fileJSON]))
			if err != nil {
				t.Fatal(err)
			}
			wrong := schema.Validate(instance)
			stated := strings.Contains(strings.Join(rulesBroken(checked(t, zipped(t, f))), " "), "J2")
			if (wrong != nil) != stated || stated != (c.old != "") {
				t.Errorf("the schema says %v, and the program found a fault: %v", wrong, stated)
			}
		})
	}
}
