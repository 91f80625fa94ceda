package bundle

import (
	"context"

	"kept/export/office"
)

// checkOffice looks at the document and the spreadsheet only so far as they could
// harm who opens them.
func (in *inspection) checkOffice(ctx context.Context) {
	for _, file := range [...]struct{ name, main string }{{fileDocument, "word/document.xml"}, {fileTables, "xl/workbook.xml"}} {
		data, ok := in.files[file.name]
		if !ok || ctx.Err() != nil {
			continue // reported with the missing files
		}
		if wrong := office.FileFault(data, file.main); wrong != "" {
			in.rep.Errorf("R2", file.name, "Do not open it: ask for the bundle as Kept wrote it", "%s", wrong)
		}
	}
}
