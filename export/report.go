package export

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"strings"
	"sync"
)

//go:embed report/report.html
var reportTemplate string

//go:embed report/report.css
var reportStyle string

// contentPolicy begins the policy of every report: nothing is loaded, nothing runs.
const contentPolicy = "default-src 'none'"

var report = sync.OnceValues(func() (*template.Template, error) {
	return template.New("report").Parse(reportTemplate)
})

// encodeReport writes data/report.html: one file with no script that loads
// nothing, for people to read on a screen, by ear and on paper.
func encodeReport(b *Bundle) ([]byte, error) {
	t, err := report()
	if err != nil {
		return nil, fmt.Errorf("reading the report's template: %w", err)
	}
	style := strings.TrimSpace(string(squeeze([]byte(reportStyle)))) // as it will stand in the page, for its hash
	sum := sha256.Sum256([]byte(style))
	var out bytes.Buffer
	err = t.Execute(&out, map[string]any{
		"View":   newReportView(b),
		"Style":  template.CSS(style), //nolint:gosec // our own file
		"Policy": fmt.Sprintf("%s; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'", contentPolicy, base64.StdEncoding.EncodeToString(sum[:])),
	})
	if err != nil {
		return nil, fmt.Errorf("filling in the report: %w", err)
	}
	return squeeze(out.Bytes()), nil
}

// squeeze takes out the blank lines and ends of lines that a template leaves.
func squeeze(html []byte) []byte {
	var out bytes.Buffer
	for line := range bytes.Lines(html) {
		if line = bytes.TrimRight(line, " \t\r\n"); len(line) > 0 {
			out.Write(line)
			out.WriteByte('\n')
		}
	}
	return out.Bytes()
}
