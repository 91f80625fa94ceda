package store

import (
	"database/sql"
	"fmt"
	"kept/store/input"
	"kept/store/sqlite"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestEveryFieldIsDescribedWhole(t *testing.T) {
	name := regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	for _, k := range Kinds() {
		if !name.MatchString(k.Name) || k.Title == "" || k.Plural == "" || !strings.HasSuffix(k.Help, ".") || k.Field(k.NameField) == nil {
			t.Errorf("kind %q is not described whole", k.Name)
		}
		seen := map[string]string{}
		for i := range k.Fields {
			f := &k.Fields[i]
			if !name.MatchString(f.Name) || f.Title == "" || f.Help == "" {
				t.Errorf("%s.%s is not described whole", k.Name, f.Name)
			}
			if (f.Type == Choice) != (f.Options != nil) || (f.Type == Ref) != (KindNamed(f.Of) != nil) || (f.Noted && !f.Many) {
				t.Errorf("%s.%s: its type does not fit what is said of it", k.Name, f.Name)
			}
			if f.Type == Number && f.Max == 0 {
				t.Errorf("%s.%s: a number needs bounds", k.Name, f.Name)
			}
			for _, s := range append([]string{f.Name}, f.Synonyms...) {
				if other := seen[input.Normalise(s)]; other != "" && other != f.Name {
					t.Errorf("%s: %q could mean %s and %s", k.Name, s, other, f.Name)
				}
				seen[input.Normalise(s)] = f.Name
			}
			if f.Type == Choice {
				var codes []string
				for _, o := range f.Options() {
					if o.Code == "" || o.Title == "" || slices.Contains(codes, o.Code) {
						t.Errorf("%s.%s: option %q is not described whole", k.Name, f.Name, o.Code)
					}
					codes = append(codes, o.Code)
				}
			}
		}
	}
}

// TestTheTablesHoldEveryField asks SQLite itself what the migrations made.
func TestTheTablesHoldEveryField(t *testing.T) {
	w := newTestWorkbook(t)
	columns := func(table string) (names []string) {
		if err := sqlite.Each(t.Context(), w.reading, "SELECT name FROM pragma_table_info(?)", []any{table}, func(rows *sql.Rows) error {
			var n string
			err := rows.Scan(&n)
			names = append(names, n)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return names
	}
	for _, k := range Kinds() {
		want := []string{"key", "removed"}
		for i := range k.Fields {
			f := &k.Fields[i]
			if f.Many {
				if got := columns(k.Name + "_" + f.Name); !slices.Equal(got, []string{"record", "item", "note"}) {
					t.Errorf("table %s_%s has %v, want record, item, note: a field with Many has a table of its own in a migration",
						k.Name, f.Name, got)
				}
				continue
			}
			want = append(want, f.columns()...)
		}
		got := columns(k.Name)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("table %s has %v, want %v: a migration makes it so", k.Name, got, want)
		}
	}
	if err := sqlite.Each(t.Context(), w.reading,
		"SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name "+
			"NOT LIKE 'sqlite_%'", nil, func(rows *sql.Rows) error {
			var n string
			err := rows.Scan(&n)
			t.Errorf("table %s is not STRICT", n)
			return err
		}); err != nil {
		t.Fatal(err)
	}
}

// TestPagesWalkAnIndex reads SQLite's plans: a page must never sort, nor go
// through a whole table.
func TestPagesWalkAnIndex(t *testing.T) {
	w := newTestWorkbook(t)
	for _, kind := range []string{Action, Stakeholder, Priority, Response} {
		k := KindNamed(kind)
		sorts := []string{""}
		for i := range k.Fields {
			if k.Fields[i].Sort {
				sorts = append(sorts, k.Fields[i].Name)
			}
		}
		for _, sort := range sorts {
			for _, desc := range []bool{false, true} {
				segments, err := k.segments(sort, desc)
				if err != nil {
					t.Fatal(err)
				}
				for _, s := range segments {
					for _, after := range []Cursor{{}, {value: "x", key: 5, set: true}} {
						where, args := s.walkSQL("t.removed = 0", nil, after, desc, 60)
						plan := explain(t, w, "SELECT t.key FROM "+k.table()+" t JOIN record r ON r.key = t.key LEFT JOIN record p ON "+
							"p.key = r.parent "+
							"WHERE "+where, args)
						if strings.Contains(plan, "TEMP B-TREE") || strings.Contains(plan, "SCAN r") || (strings.Contains(plan, "SCAN t") &&
							!strings.Contains(plan, "USING")) {
							t.Errorf("%s by %q (down %v), %s:\n%s%s", kind, sort, desc, where, plan, indexFor(k, sort))
						}
					}
				}
			}
		}
	}
}

// indexFor is the index that lists of the kind walk in the order of a field, as a migration makes it.
func indexFor(k *Kind, sort string) string {
	f := k.Field(sort)
	if f == nil {
		return fmt.Sprintf("A migration must have: CREATE INDEX %s_by_key ON %s (key) WHERE removed = 0;", k.Name, k.table())
	}
	return fmt.Sprintf("A field that lists can be sorted by (Sort) needs in its migration:\n"+
		"  CREATE INDEX %s_by_%s ON %s (%s, key) WHERE removed = 0;", k.Name, sort, k.table(), quoted(f.sortColumn()))
}

// TestAChangeDoesNotGoThroughTheHistory reads the plans of what every change,
// undo and redo asks first: none may cost more as the history grows.
func TestAChangeDoesNotGoThroughTheHistory(t *testing.T) {
	w := newTestWorkbook(t)
	for name, query := range map[string]string{"the clock": lastClock, "undo": undoableSQL, "redo": redoableSQL} {
		plan := explain(t, w, query, nil)
		if strings.Contains(plan, "SCAN c") {
			t.Errorf("%s goes through the whole history:\n%s", name, plan)
		}
	}
}

func explain(t *testing.T, w *Workbook, query string, args []any) string {
	t.Helper()
	var b strings.Builder
	if err := sqlite.Each(t.Context(), w.reading, "EXPLAIN QUERY PLAN "+query, args, func(rows *sql.Rows) error {
		var id, parent, unused int
		var detail string
		err := rows.Scan(&id, &parent, &unused, &detail)
		b.WriteString("  " + detail + "\n")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
