package report

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"iter"
	"strings"
	"sync"
)

//go:embed page.html
var pageTemplate string

//go:embed page.css
var pageStyle string

//go:embed shorter.css
var shorterStyle string

// ContentPolicy begins the policy of every report: nothing is loaded, nothing runs.
const ContentPolicy = "default-src 'none'"

var parsePage = sync.OnceValues(func() (*template.Template, error) {
	return template.New("page").Parse(pageTemplate)
})

// writeHTML renders the document as one page that loads nothing and runs nothing,
// for people to read on a screen, by ear and on paper.
func (d *document) writeHTML(w io.Writer) error {
	page, err := parsePage()
	if err != nil {
		return fmt.Errorf("reading the template of the page: %w", err)
	}
	style := d.style()
	sum := sha256.Sum256([]byte(style))
	out := &compactor{to: bufio.NewWriterSize(w, 32<<10)}
	err = page.Execute(out, map[string]any{
		"Document": d,
		"Style":    template.CSS(style), //nolint:gosec // our own files
		"Policy": fmt.Sprintf("%s; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'", ContentPolicy,
			base64.StdEncoding.EncodeToString(sum[:])),
	})
	if err != nil {
		return fmt.Errorf("filling in the page: %w", err)
	}
	return out.end()
}

// style is the style of the page as it stands in it, for its hash.
func (d *document) style() string {
	if d.Form == formWhole {
		return compact(pageStyle)
	}
	return compact(pageStyle + shorterStyle)
}

// Class is how wide a table is: what a telephone cannot show scrolls within its own frame.
func (t *docTable) Class() string {
	switch {
	case len(t.Columns) > 5:
		return "wide"
	case len(t.Columns) > 2:
		return "narrow"
	}
	return ""
}

// Header are the titles of the columns.
func (t *docTable) Header() template.HTML {
	var out strings.Builder
	for _, c := range t.Columns {
		class := ""
		if c.number {
			class = c.class()
		}
		element(&out, `th scope="col"`, class, htmlEscaper.Replace(c.title))
	}
	return template.HTML(out.String()) //nolint:gosec // every text in it is escaped
}

// Body are the rows below the header one by one: a table may have thousands, for
// which a template is too slow.
func (t *docTable) Body() iter.Seq[template.HTML] {
	classes := make([]string, len(t.Columns))
	for x, c := range t.Columns {
		classes[x] = c.class()
	}
	return func(yield func(template.HTML) bool) {
		for _, row := range t.Rows {
			var out strings.Builder
			for x, c := range row {
				if x == t.Heads {
					element(&out, `th scope="row"`, "", c.html())
				} else {
					element(&out, "td", classes[x], c.html())
				}
			}
			if !yield(template.HTML(out.String())) { //nolint:gosec // every text in it is escaped
				return
			}
		}
	}
}

// class is how the cells of a column are set.
func (c docColumn) class() string {
	switch {
	case c.number:
		return "number"
	case c.whole:
		return "short"
	}
	return ""
}

// html is what stands in a cell.
func (c cell) html() string {
	text := htmlEscaper.Replace(c.text)
	switch {
	case c.tone != "":
		return `<span class="colour ` + htmlEscaper.Replace(c.tone) + `">` + text + `</span>`
	case strings.Contains(text, "\n"):
		return "<p>" + strings.ReplaceAll(text, "\n", "</p><p>") + "</p>"
	}
	return text
}

// element writes an element with a class unless it is "", around content that is escaped already.
func element(out *strings.Builder, tag, class, content string) {
	out.WriteString("<" + tag)
	if class != "" {
		out.WriteString(` class="` + class + `"`)
	}
	name, _, _ := strings.Cut(tag, " ")
	out.WriteString(">" + content + "</" + name + ">")
}

// htmlEscaper escapes text as html/template does.
var htmlEscaper = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

// compactor takes out the blank lines and ends of lines that a template leaves.
type compactor struct {
	to   *bufio.Writer
	line []byte // not yet ended
}

// Write takes more of the page in.
func (s *compactor) Write(data []byte) (int, error) {
	rest := data
	for {
		line, after, found := bytes.Cut(rest, []byte("\n"))
		s.line = append(s.line, line...)
		if !found {
			return len(data), nil
		}
		if err := s.put(); err != nil {
			return 0, err
		}
		rest = after
	}
}

func (s *compactor) put() error {
	line := bytes.TrimRight(s.line, " \t\r\n")
	s.line = s.line[:0]
	if len(line) == 0 {
		return nil
	}
	if _, err := s.to.Write(line); err != nil {
		return err
	}
	return s.to.WriteByte('\n')
}

// end writes what is left.
func (s *compactor) end() error {
	if err := s.put(); err != nil {
		return err
	}
	return s.to.Flush()
}

// compact is text of our own without blank lines and ends of lines.
func compact(text string) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, " \t\r\n"); line != "" {
			out.WriteString(line + "\n")
		}
	}
	return strings.TrimSpace(out.String())
}
