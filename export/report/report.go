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
	"strings"
	"sync"
)

//go:embed report.html
var reportTemplate string

//go:embed report.css
var reportStyle string

// ContentPolicy begins the policy of every report: nothing is loaded, nothing runs.
const ContentPolicy = "default-src 'none'"

var pageTemplate = sync.OnceValues(func() (*template.Template, error) {
	return template.New("report").Parse(reportTemplate)
})

// write writes data/report.html: one file with no script that loads nothing, for
// people to read on a screen, by ear and on paper.
func (v view) write(w io.Writer) error {
	t, err := pageTemplate()
	if err != nil {
		return fmt.Errorf("reading the report's template: %w", err)
	}
	style := squeezed(reportStyle) // as it will stand in the page, for its hash
	sum := sha256.Sum256([]byte(style))
	out := &squeezer{to: bufio.NewWriterSize(w, 32<<10)}
	err = t.Execute(out, map[string]any{
		"View":  v,
		"Style": template.CSS(style), //nolint:gosec // our own file
		"Policy": fmt.Sprintf("%s; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'", ContentPolicy,
			base64.StdEncoding.EncodeToString(sum[:])),
	})
	if err != nil {
		return fmt.Errorf("filling in the report: %w", err)
	}
	return out.end()
}

// squeezer takes out the blank lines and ends of lines that a template leaves.
type squeezer struct {
	to   *bufio.Writer
	line []byte // not yet ended
}

// Write takes more of the page in.
func (s *squeezer) Write(data []byte) (int, error) {
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

func (s *squeezer) put() error {
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
func (s *squeezer) end() error {
	if err := s.put(); err != nil {
		return err
	}
	return s.to.Flush()
}

// squeezed is text of our own without blank lines and ends of lines.
func squeezed(text string) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, " \t\r\n"); line != "" {
			out.WriteString(line + "\n")
		}
	}
	return strings.TrimSpace(out.String())
}
