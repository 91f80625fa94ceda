package report

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"sync"
)

//go:embed document.html
var documentTemplate string

//go:embed document.css
var documentStyle string

var documentPage = sync.OnceValues(func() (*template.Template, error) {
	return template.New("document").Parse(documentTemplate)
})

// htmlBlock is a block as the template needs it.
type htmlBlock struct {
	Kind, Label, Text, ID string
	Level                 int
	Soft                  bool
	Items                 []string
	Table                 *htmlTable
}

type htmlTable struct {
	Caption string
	Wide    bool // with more columns than a telephone shows beside one another
	Columns []htmlCell
	Rows    [][]htmlCell
}

type htmlCell struct {
	Text          string
	First, Number bool
}

// html renders the document as one page that loads nothing and runs nothing,
// in the style of the report.
func (d *document) writeHTML(w io.Writer) error {
	page, err := documentPage()
	if err != nil {
		return fmt.Errorf("reading the template of the page: %w", err)
	}
	style := squeezed(reportStyle + documentStyle)
	sum := sha256.Sum256([]byte(style))
	var facts []struct{ Label, Value string }
	for _, f := range d.facts {
		facts = append(facts, struct{ Label, Value string }{f.label, f.value})
	}
	out := &squeezer{to: bufio.NewWriterSize(w, 32<<10)}
	err = page.Execute(out, map[string]any{
		"Title": d.title, "Tab": d.tab, "Lead": d.lead, "Notice": d.notice, "Short": d.short, "Facts": facts, "Blocks": d.htmlBlocks(),
		"Style": template.CSS(style), //nolint:gosec // our own files
		"Policy": fmt.Sprintf("%s; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'", ContentPolicy,
			base64.StdEncoding.EncodeToString(sum[:])),
	})
	if err != nil {
		return fmt.Errorf("filling in the page: %w", err)
	}
	return out.end()
}

func (d *document) htmlBlocks() []htmlBlock {
	kinds := map[blockKind]string{blockHeading: "heading", blockText: "text", blockList: "list", blockTable: "table",
		blockCallout: "callout"}
	var list []htmlBlock
	for i, b := range d.blocks {
		h := htmlBlock{Kind: kinds[b.kind], Label: b.label, Text: b.text, ID: fmt.Sprintf("part-%d", i+1), Level: b.level, Soft: b.soft,
			Items: b.items}
		if b.table != nil {
			h.Table = &htmlTable{Caption: b.table.caption, Wide: len(b.table.columns) > 5}
			for _, c := range b.table.columns {
				h.Table.Columns = append(h.Table.Columns, htmlCell{Text: c.title, Number: c.number})
			}
			for _, row := range b.table.rows {
				var cells []htmlCell
				for x, text := range row {
					cells = append(cells, htmlCell{Text: text, First: x == 0, Number: b.table.columns[x].number})
				}
				h.Table.Rows = append(h.Table.Rows, cells)
			}
		}
		list = append(list, h)
	}
	return list
}
