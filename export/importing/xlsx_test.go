package importing

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// excelFile is an Excel workbook as bytes; fill makes its sheets.
func excelFile(t testing.TB, fill func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	fill(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func must(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// dated is a cell that holds a day, in a number format.
func dated(t testing.TB, f *excelize.File, cell string, serial float64, format string) {
	t.Helper()
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	must(t, err, f.SetCellValue("Sheet1", cell, serial), f.SetCellStyle("Sheet1", cell, cell, style))
}

func TestACellOfExcelIsReadAsItsMakerMeantIt(t *testing.T) {
	for _, c := range []struct {
		name string
		fill func(f *excelize.File)
		want string
	}{
		{"text", func(f *excelize.File) { must(t, f.SetCellValue("Sheet1", "A1", "Language guide")) }, "Language guide"},
		{"a number that looks like text", func(f *excelize.File) { must(t, f.SetCellValue("Sheet1", "A1", "007")) }, "007"},
		{"a reference", func(f *excelize.File) { must(t, f.SetCellValue("Sheet1", "A1", 1.2)) }, "1.2"},
		{"a share", func(f *excelize.File) {
			style, err := f.NewStyle(&excelize.Style{NumFmt: 9})
			must(t, err, f.SetCellValue("Sheet1", "A1", 0.14), f.SetCellStyle("Sheet1", "A1", "A1", style))
		}, "14%"},
		{"a day, whatever its order", func(f *excelize.File) { dated(t, f, "A1", 46477, "mm-dd-yy") }, "31 March 2027"},
		{"a day in the format of the computer", func(f *excelize.File) {
			style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
			must(t, err, f.SetCellValue("Sheet1", "A1", 46477), f.SetCellStyle("Sheet1", "A1", "A1", style))
		}, "31 March 2027"},
		{"a month", func(f *excelize.File) { dated(t, f, "A1", 46477, "mmm-yy") }, "March 2027"},
		{"a year", func(f *excelize.File) { dated(t, f, "A1", 46477, "yyyy") }, "2027"},
		{"minutes are no month", func(f *excelize.File) { dated(t, f, "A1", 0.5, "hh:mm") }, "12:00"},
		{"money", func(f *excelize.File) { dated(t, f, "A1", 1200, `"paid "£#,##0`) }, "paid £1,200"},
		{"lines in a cell", func(f *excelize.File) { must(t, f.SetCellValue("Sheet1", "A1", "one\r\ntwo")) }, "one\ntwo"},
		{"an escape", func(f *excelize.File) { must(t, f.SetCellValue("Sheet1", "A1", "red\u202etext")) }, "redtext"},
	} {
		t.Run(c.name, func(t *testing.T) {
			table, err := ReadTable(bytes.NewReader(excelFile(t, c.fill)), "plan.xlsx", "")
			if err != nil {
				t.Fatal(err)
			}
			if got := table.Rows[0][0]; got != c.want {
				t.Errorf("read %q, want %q", got, c.want)
			}
		})
	}
}

func TestTheSheetThatHoldsMostIsReadUnlessOneIsNamed(t *testing.T) {
	data := excelFile(t, func(f *excelize.File) {
		must(t, f.SetCellValue("Sheet1", "A1", "Cover"))
		_, err := f.NewSheet("Actions")
		_, err2 := f.NewSheet("Lists")
		must(t, err, err2, f.SetCellValue("Actions", "A1", "Title"), f.SetCellValue("Actions", "A2", "Language guide"),
			f.SetSheetVisible("Lists", false))
		for _, cell := range []string{"A1", "A2", "A3", "A4"} {
			must(t, f.SetCellValue("Lists", cell, "Green"))
		}
		must(t, f.SetRowVisible("Actions", 2, false))
	})
	table, err := ReadTable(bytes.NewReader(data), "plan.xlsx", "")
	if err != nil {
		t.Fatal(err)
	}
	if table.Sheet != "Actions" || len(table.Rows) != 2 || strings.Join(table.Sheets, ",") != "Sheet1,Actions,Lists" {
		t.Errorf("read the sheet %q of %q: %q", table.Sheet, table.Sheets, table.Rows)
	}
	notes := strings.Join(table.Notes, "\n")
	for _, want := range []string{`The sheet "Actions" was read, which holds most; the file also has "Sheet1", "Lists".`,
		"1 hidden row was read too."} {
		if !strings.Contains(notes, want) {
			t.Errorf("the notes are %q, without %q", notes, want)
		}
	}
	if table, err = ReadTable(bytes.NewReader(data), "plan.xlsx", "lists"); err != nil || table.Rows[0][0] != "Green" {
		t.Errorf("the sheet asked for is %q, %v", table.Rows, err)
	}
	if _, err = ReadTable(bytes.NewReader(data), "plan.xlsx", "Plan"); err == nil ||
		!strings.Contains(err.Error(), `plan.xlsx has no sheet "Plan". Its sheets are Sheet1, Actions, Lists.`) {
		t.Errorf("a sheet that is not there: %v", err)
	}
}

// A priority written once beside its three actions is the priority of all three;
// an action written once beside its three steps is one action.
func TestMergedCellsSayTheSameInEachOfTheirRows(t *testing.T) {
	data := excelFile(t, func(f *excelize.File) {
		for cell, text := range map[string]string{"A1": "Lead", "B1": "Action", "C1": "Next steps",
			"A2": "NHS Orkney", "B2": "Language guide", "C2": "Write it", "C3": "Print it", "B4": "Kinship payments",
			"C4": "Ask the board"} {
			must(t, f.SetCellValue("Sheet1", cell, text))
		}
		must(t, f.MergeCell("Sheet1", "A2", "A4"), f.MergeCell("Sheet1", "B2", "B3"))
	})
	table, err := ReadTable(bytes.NewReader(data), "plan.xlsx", "")
	if err != nil {
		t.Fatal(err)
	}
	p := plan(t, newWorkbook(t), table, Options{})
	if p.Added != 2 {
		t.Fatalf("%d actions, not 2:\n%s", p.Added, p.Text())
	}
	for _, row := range p.Rows {
		led := false
		for _, c := range row.Changes {
			led = led || c.Field == "leads" && strings.Contains(c.After, "NHS Orkney")
		}
		if !led {
			t.Errorf("nobody leads %q:\n%s", row.Name, p.Text())
		}
	}
}

func TestAnErrorOfAFormulaIsNoText(t *testing.T) {
	table, err := ReadTable(bytes.NewReader(excelFile(t, func(f *excelize.File) {
		must(t, f.SetCellValue("Sheet1", "A1", "Title"), f.SetCellValue("Sheet1", "B1", "#REF!"))
	})), "plan.xlsx", "")
	if err != nil || len(table.Rows[0]) != 1 || !strings.Contains(strings.Join(table.Notes, ""), "1 cell holds the error of a formula") {
		t.Errorf("read %q with %q, %v", table.Rows, table.Notes, err)
	}
}

func TestOfficeFilesThatAreNoExcelWorkbooksAreCalledWhatTheyAre(t *testing.T) {
	for _, c := range []struct{ part, want string }{
		{"word/document.xml", "is a Word document"},
		{"content.xml", "is an OpenDocument file"},
		{"data/action.csv", "is damaged, or is no Excel workbook"},
		{"xl/workbook.xml", "is damaged, or is no Excel workbook"},
	} {
		var data bytes.Buffer
		z := zip.NewWriter(&data)
		part, err := z.Create(c.part)
		must(t, err)
		_, err = part.Write([]byte("<nothing"))
		must(t, err, z.Close())
		if _, err := ReadTable(&data, "plan.xlsx", ""); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.part, err)
		}
	}
}

// A small file that unpacks to a huge one is refused before it fills the memory.
func TestAnExcelFileThatUnpacksWithoutEndIsRefused(t *testing.T) {
	var data bytes.Buffer
	z := zip.NewWriter(&data)
	part, err := z.Create("xl/workbook.xml")
	must(t, err)
	zeros := make([]byte, 1<<20)
	for range maxSheetBytes>>20 + 1 {
		_, err = part.Write(zeros)
		must(t, err)
	}
	must(t, z.Close())
	if _, err := ReadTable(&data, "plan.xlsx", ""); err == nil || !strings.Contains(err.Error(), "unpacks to more than 256 MB") {
		t.Error(err)
	}
}

// FuzzReadExcel: whatever stands in the parts of a workbook, the reader ends, and
// its errors are for a keeper.
func FuzzReadExcel(f *testing.F) {
	data := excelFile(f, func(x *excelize.File) {
		must(f, x.SetCellValue("Sheet1", "A1", "Title"), x.SetCellValue("Sheet1", "A2", 3.5), x.MergeCell("Sheet1", "A1", "B4"))
	})
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(f, err)
	for i, part := range z.File {
		r, err := part.Open()
		must(f, err)
		var text bytes.Buffer
		_, err = text.ReadFrom(r)
		must(f, err)
		f.Add(uint8(i), text.Bytes())
	}
	f.Fuzz(func(t *testing.T, which uint8, changed []byte) {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for i, part := range z.File {
			if i != int(which)%len(z.File) {
				must(t, w.Copy(part))
				continue
			}
			p, err := w.Create(part.Name)
			must(t, err)
			_, err = p.Write(changed)
			must(t, err)
		}
		must(t, w.Close())
		table, err := ReadTable(&out, "fuzz.xlsx", "")
		if err != nil && !strings.HasPrefix(err.Error(), "fuzz.xlsx ") {
			t.Fatalf("an error that is not for a keeper: %v", err)
		}
		if len(table.Rows) > maxTableRows {
			t.Fatalf("%d rows", len(table.Rows))
		}
	})
}
