package bundle

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"kept/export/exporttest"
	"kept/export/office"
	"kept/export/snapshot"
)

func orchardTables(t *testing.T) (*snapshot.Snapshot, []byte) {
	t.Helper()
	b, err := snapshot.Read(context.Background(), exporttest.OrchardWorkbook(t), exporttest.Quarter(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	return b, encodeTables(t, b)
}

func encodeTables(t *testing.T, b *snapshot.Snapshot) []byte {
	t.Helper()
	s, err := office.NewSpreadsheet()
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables() {
		if err := s.Add(table.name, table.sheetColumns(), table.rows(b)); err != nil {
			t.Fatal(err)
		}
	}
	return exporttest.BytesOf(t, s.Write)
}

func TestEveryTableHasASheetThatSaysWhatTheTableSays(t *testing.T) {
	b, data := orchardTables(t)
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var sheets []string
	for _, table := range tables() {
		sheets = append(sheets, table.name)
		if len(table.name) > office.LongestSheet {
			t.Errorf("%s is too long for the name of a sheet", table.name)
		}
		got, err := book.GetRows(table.name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		want := table.rows(b)
		if len(got) != len(want)+1 {
			t.Fatalf("%s has %d rows, want %d and a header", table.name, len(got), len(want))
		}
		for i, c := range table.columns {
			if got[0][i] != c.name {
				t.Errorf("%s: column %d is %q, want %q", table.name, i, got[0][i], c.name)
			}
		}
		for n, row := range want {
			for i, value := range row {
				cell := ""
				if i < len(got[n+1]) {
					cell = got[n+1][i]
				}
				switch {
				case table.columns[i].typ == "boolean":
					value = strings.NewReplacer("true", "1", "false", "0").Replace(value)
				case table.columns[i].typ == "number":
					value = strings.TrimSuffix(value, "0") // 50000.50 is the number 50000.5
					cell = strings.TrimSuffix(cell, "0")
				}
				if cell != value {
					t.Errorf("%s, row %d, %s: %q, want %q", table.name, n+1, table.columns[i].name, cell, value)
				}
			}
		}
	}
	if got := strings.Join(book.GetSheetList(), " "); got != strings.Join(sheets, " ") {
		t.Errorf("the sheets are %s", got)
	}
}

func TestASpreadsheetHasTextWhereTheTableHasTextAndNeverAFormula(t *testing.T) {
	_, data := orchardTables(t)
	book, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]bool{}
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for y, row := range rows {
			for x, value := range row {
				at, err := excelize.CoordinatesToCellName(x+1, y+1)
				if err != nil {
					t.Fatal(err)
				}
				if formula, err := book.GetCellFormula(sheet, at); err != nil || formula != "" {
					t.Errorf("%s %s holds the formula %q (%v)", sheet, at, formula, err)
				}
				typ, err := book.GetCellType(sheet, at)
				if err != nil {
					t.Fatal(err)
				}
				if strings.HasPrefix(value, "=") || strings.HasPrefix(value, "+") || strings.HasPrefix(value, "@") {
					types[value[:1]] = true
					if typ != excelize.CellTypeInlineString {
						t.Errorf("%s %s: %q is no text", sheet, at, value)
					}
				}
			}
		}
	}
	if len(types) != 3 {
		t.Errorf("not every beginning of a formula was met: %v", types)
	}
	parts := exporttest.Parts(t, data)
	for name, part := range parts {
		if bytes.Contains(part, []byte("<f>")) || bytes.Contains(part, []byte("<f ")) {
			t.Errorf("%s has a formula", name)
		}
	}
	if !bytes.Contains(parts["xl/worksheets/sheet1.xml"], []byte(`state="frozen"`)) ||
		!bytes.Contains(parts["xl/worksheets/sheet1.xml"], []byte("<cols>")) {
		t.Error("the header does not stay in sight, or the columns have no widths")
	}
}

func TestTheSameTablesGiveTheSameSpreadsheet(t *testing.T) {
	b, first := orchardTables(t)
	for range 3 {
		if again := encodeTables(t, b); !bytes.Equal(again, first) {
			t.Fatal("the bytes are others")
		}
	}
	core := exporttest.Parts(t, first)["docProps/core.xml"]
	if !bytes.Contains(core, []byte("<dc:creator>Kept</dc:creator>")) ||
		!regexp.MustCompile(`created[^>]*>2006-09-16T00:00:00Z<`).Match(core) {
		t.Errorf("it says who made it, or when: %s", core)
	}
}
