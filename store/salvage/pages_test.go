package salvage

import (
	"bytes"
	"errors"
	"kept/store/sqlite"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// aDatabase makes a database file with rows of every type of value, many on pages of
// their own and one on several, and gives its content.
func aDatabase(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.kept")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	writing, reading, err := sqlite.Settings{Path: path}.Open()
	if err != nil {
		t.Fatal(err)
	}
	_, err = writing.ExecContext(t.Context(), `CREATE TABLE thing (no INTEGER PRIMARY KEY, a, b);
		CREATE TABLE indexed (a, b, PRIMARY KEY (a, b)) WITHOUT ROWID;
		INSERT INTO thing (a, b) VALUES (0, 1), (-5, 300), (70000, 1 << 40), (1.5, NULL), ('text', x'0102');
		INSERT INTO indexed VALUES ('key', 'value')`)
	if err == nil {
		_, err = writing.ExecContext(t.Context(), "INSERT INTO thing VALUES (1000, ?, 'end')", strings.Repeat("long ", 5000))
	}
	if err := errors.Join(err, writing.Close(), reading.Close()); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestPagesAreReadWithoutSQLite(t *testing.T) {
	content := aDatabase(t)
	rows, indexed := map[int64][]any{}, [][]any{}
	(&pages{content: content, size: usualPage, row: func(inTable bool, no int64, values []any) {
		if !inTable {
			indexed = append(indexed, values)
		} else if len(values) == 3 {
			rows[no] = values
		}
	}}).readAll()
	for no, want := range map[int64][]any{
		1: {nil, int64(0), int64(1)}, 2: {nil, int64(-5), int64(300)}, 3: {nil, int64(70000), int64(1) << 40}, 4: {nil, 1.5, nil},
		1000: {nil, strings.Repeat("long ", 5000), "end"},
	} {
		if got := rows[no]; !slices.Equal(got, want) {
			t.Errorf("row %d is %.100v, want %.100v", no, got, want)
		}
	}
	if b, ok := rows[5][2].([]byte); !ok || !bytes.Equal(b, []byte{1, 2}) || rows[5][1] != "text" {
		t.Errorf("row 5 is %v", rows[5])
	}
	if len(indexed) != 1 || !slices.Equal(indexed[0], []any{"key", "value"}) {
		t.Errorf("in the index are %v", indexed)
	}
}

// FuzzPages reads pages of anything.
func FuzzPages(f *testing.F) {
	content := aDatabase(f)
	for at := 0; at+usualPage <= len(content); at += usualPage {
		if kind := content[at]; kind == pageTableLeaf || kind == pageIndexLeaf {
			f.Add(content[at : at+usualPage])
		}
	}
	shape := Shape{Tables: []Table{{Kind: "action"}}, KindField: "@kind", IsID: func(text string) bool { return len(text) == 36 },
		Hash: func([]byte, Link) []byte { return nil }}
	columns := map[string][]string{"action": {"key", "removed", "reference"}}
	f.Fuzz(func(t *testing.T, page []byte) {
		r := newRemains(shape)
		r.addPages(append(append([]byte{}, page...), make([]byte, 512)...), 512, columns)
		if r.Provable() > int64(len(r.Batches)) || r.Unproved() > len(r.Changes) {
			t.Errorf("of %d batches %d are proved, of %d changes %d are not", len(r.Batches), r.Provable(), len(r.Changes), r.Unproved())
		}
	})
}
