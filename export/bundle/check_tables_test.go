package bundle

import (
	"slices"
	"strings"
	"testing"

	"kept/export/finding"
	"kept/export/snapshot"
	"kept/store"
	"kept/store/check"
)

// weather is a table of which two columns came with version 1.1.
func weather() *tableDef {
	return &tableDef{name: "weather", key: "weather_id", kind: store.KindNamed(store.Action), columns: []column{
		{name: "weather_id", typ: "string", required: true}, {name: "sky", typ: "string", text: true},
		{name: "wind", typ: "string", text: true, since: version{1, 1, 0}},
		{name: "rain", typ: "string", text: true, since: version{1, 1, 0}}, {name: colChange, typ: "string"}}}
}

func TestAColumnThatCameLaterIsLackedByEarlierBundlesAlone(t *testing.T) {
	for name, c := range map[string]struct {
		stated  version
		header  string
		rule    string // that is broken; "" if none
		noted   int
		sky, no int // where these stand
	}{
		"a bundle of this version":                     {version{1, 1, 0}, "weather_id,sky,wind,rain,change", "", 0, 1, 2},
		"an earlier one without the columns":           {version{1, 0, 0}, "weather_id,sky,change", "", 0, 1, -1},
		"an earlier one without a column it had":       {version{1, 0, 0}, "weather_id,change", "T2", 0, 0, 0},
		"this version without a column":                {version{1, 1, 0}, "weather_id,sky,rain,change", "T2", 0, 0, 0},
		"a later one with a column more before change": {version{1, 2, 0}, "weather_id,sky,wind,rain,hail,change", "", 1, 1, 2},
		"a later one with a column more at the end":    {version{1, 2, 0}, "weather_id,sky,wind,rain,change,hail", "", 1, 1, 2},
		"a later one without a column":                 {version{1, 2, 0}, "weather_id,sky,wind,change,hail", "T2", 1, 0, 0},
		"this version with a column more":              {version{1, 1, 0}, "weather_id,sky,wind,rain,hail,change", "T2", 0, 0, 0},
		"another order":                                {version{1, 1, 0}, "weather_id,wind,sky,rain,change", "T2", 0, 0, 0},
		"a column twice":                               {version{1, 1, 0}, "weather_id,sky,wind,wind,rain,change", "T2", 0, 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			in := &inspection{rep: finding.NewCollector(), stated: c.stated, later: c.stated.after(version{1, 1, 0})}
			row := make([]string, strings.Count(c.header, ",")+1)
			for i := range row {
				row[i] = "v" + strings.Split(c.header, ",")[i]
			}
			read := in.readTable(weather(), c.header+"\r\n"+strings.Join(row, ",")+"\r\n")
			found := in.rep.Result("")
			if got := strings.Join(rulesBroken(found), " "); got != c.rule || found.Counts[check.Note] != c.noted {
				t.Fatalf("%v", found.Findings)
			}
			if c.rule != "" {
				return
			}
			want := []string{"vweather_id", "vsky", "vwind", "vrain", "vchange"}
			if c.no < 0 {
				want[2], want[3] = "", ""
			}
			if !slices.Equal(read.rows[0], want) {
				t.Errorf("it is read as %v", read.rows[0])
			}
		})
	}
}

func TestWhatCameLaterIsInTheFormatAndOptional(t *testing.T) {
	for name, introduced := range introducedWith() {
		table, column, isColumn := strings.Cut(name, ".")
		t1 := tableNamed(table)
		if t1 == nil || isColumn && (t1.column(column) < 0 || t1.columns[t1.column(column)].required) {
			t.Errorf("%s is not in the format, or is required", name)
		}
		if now, _ := parseVersion(snapshot.FormatVersion); introduced.after(now) || introduced.major != now.major {
			t.Errorf("%s came with %v", name, introduced)
		}
	}
	for _, table := range tables() {
		var before version
		for _, c := range table.columns {
			if before.after(c.since) && c.name != colChange {
				t.Errorf("%s: %s stands behind a column that came later: add a field as the last of its kind", table.file(), c.name)
			}
			before = c.since
		}
	}
}
