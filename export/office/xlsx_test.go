package office

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// columns are one of each type.
func columns() []SheetColumn {
	return []SheetColumn{{Name: "id", Type: "string", Key: true}, {Name: "amount", Type: "number"}, {Name: "open", Type: "boolean"},
		{Name: "day", Type: "date"}, {Name: "note", Type: "string"}}
}

func spreadsheet(t *testing.T, rows ...[]string) []byte {
	t.Helper()
	s, err := NewSpreadsheet()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"actions", strings.Repeat("long", 10)} {
		if err := s.Add(name, columns(), rows); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := s.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestASpreadsheetHoldsEveryValueInACellOfItsType(t *testing.T) {
	row := []string{"0198-key", "-12.50", "true", "2026-07-01", " =1+1\n<b> & \"so\" \x01"}
	book, err := excelize.OpenReader(bytes.NewReader(spreadsheet(t, row, []string{"k2", "a lot", "perhaps", "", ""})))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }() // only read from
	if names := book.GetSheetList(); len(names) != 2 || names[0] != "actions" || len(names[1]) != LongestSheet {
		t.Fatalf("the sheets are %q", names)
	}
	for cell, want := range map[string]struct {
		text string
		typ  excelize.CellType
	}{
		"A1": {"id", excelize.CellTypeInlineString}, "A2": {"0198-key", excelize.CellTypeInlineString},
		"B2": {"-12.5", excelize.CellTypeUnset}, "C2": {"TRUE", excelize.CellTypeBool}, "D2": {"2026-07-01", excelize.CellTypeInlineString},
		"E2": {" =1+1\n<b> & \"so\" \uFFFD", excelize.CellTypeInlineString},
		"B3": {"a lot", excelize.CellTypeInlineString}, "C3": {"perhaps", excelize.CellTypeInlineString},
		"D3": {"", excelize.CellTypeUnset},
	} {
		text, err := book.GetCellValue("actions", cell)
		typ, typErr := book.GetCellType("actions", cell)
		if err != nil || typErr != nil || text != want.text || typ != want.typ {
			t.Errorf("%s is %q of type %v, want %q of type %v; %v %v", cell, text, typ, want.text, want.typ, err, typErr)
		}
		if formula, err := book.GetCellFormula("actions", cell); err != nil || formula != "" {
			t.Errorf("%s has the formula %q, %v", cell, formula, err)
		}
	}
	panes, err := book.GetPanes("actions")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the header does not stay in sight: %+v, %v", panes, err)
	}
}

func TestACellHoldsNoMoreThanExcelReads(t *testing.T) {
	long := strings.Repeat("a", longestCell-1) + "😀b" // the face counts as two
	book, err := excelize.OpenReader(bytes.NewReader(spreadsheet(t, []string{"k", "", "", "", long})))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }() // only read from
	if text, err := book.GetCellValue("actions", "E2"); err != nil || text != long[:longestCell-1] {
		t.Errorf("the cell has %d characters, %v", len(text), err)
	}
}

func TestTheSameTablesGiveTheSameSpreadsheetInWhichNothingIsWrong(t *testing.T) {
	row := []string{"k", "1", "false", "", "text"}
	one, two := spreadsheet(t, row), spreadsheet(t, row)
	if !bytes.Equal(one, two) {
		t.Error("the bytes differ")
	}
	if wrong := FileFault(string(one), "xl/workbook.xml"); wrong != "" {
		t.Errorf("its own check says: %s", wrong)
	}
}

func TestOnlyPlainDecimalsAreNumbers(t *testing.T) {
	for text, want := range map[string]bool{"0": true, "-3": true, "10.50": true, "": false, "01": false, "+1": false, "1e3": false,
		".5": false, "1.": false, "1,000": false, " 1": false} {
		if IsDecimal(text) != want {
			t.Errorf("%q is a number: %v", text, !want)
		}
	}
}
