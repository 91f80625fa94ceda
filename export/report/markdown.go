package report

import (
	"regexp"
	"strings"

	"kept/store/words"
)

// markdown renders the document as CommonMark, with tables as GitHub writes them.
func (d *document) markdown() []byte {
	var out strings.Builder
	part := func(text string) { out.WriteString(text + "\n\n") }
	part("# " + markdownMark(d.title))
	part(markdownText(d.lead))
	if d.notice != "" {
		part("> **" + markdownText(d.notice) + "**")
	}
	for _, f := range d.facts {
		out.WriteString("- **" + markdownText(f.label) + ":** " + markdownText(f.value) + "\n")
	}
	if len(d.facts) > 0 {
		out.WriteString("\n")
	}
	for _, b := range d.blocks {
		switch b.kind {
		case blockHeading:
			part(strings.Repeat("#", b.level) + " " + markdownMark(b.text))
		case blockList:
			for _, item := range b.items {
				out.WriteString("- " + markdownText(item) + "\n")
			}
			out.WriteString("\n")
		case blockCallout:
			part("> **" + markdownText(b.text) + "**")
		case blockTable:
			part(b.table.markdown())
		default:
			if b.label != "" {
				part("**" + markdownText(b.label) + "** " + markdownText(b.text))
			} else {
				part(markdownText(b.text))
			}
		}
	}
	return []byte(strings.TrimRight(out.String(), "\n") + "\n")
}

func (t *docTable) markdown() string {
	var out strings.Builder
	out.WriteString("*" + markdownText(t.caption) + "*\n\n|")
	for _, c := range t.columns {
		out.WriteString(" " + markdownCell(c.title) + " |")
	}
	out.WriteString("\n|")
	for _, c := range t.columns {
		if c.number {
			out.WriteString("---:|")
		} else {
			out.WriteString("---|")
		}
	}
	for _, row := range t.rows {
		out.WriteString("\n|")
		for _, cell := range row {
			if cell == "" {
				out.WriteString(" |")
				continue
			}
			out.WriteString(" " + markdownCell(cell) + " |")
		}
	}
	return out.String()
}

var (
	markdownMarks = regexp.MustCompile("[\\\\`*_\\[\\]<~]")
	markdownAmp   = regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`)
	markdownStart = regexp.MustCompile(`^([0-9]+)([.)])( |$)|^([#>+=-])`)
)

// markdownMark is text in which nothing is taken for a mark of Markdown, where it
// does not begin a line.
func markdownMark(text string) string {
	text = markdownMarks.ReplaceAllString(words.OneLine(text), `\$0`)
	return markdownAmp.ReplaceAllString(text, `\&$1`)
}

// markdownText is such text where it begins a line or an item of a list.
func markdownText(text string) string {
	return markdownStart.ReplaceAllStringFunc(markdownMark(text), func(start string) string {
		if start[0] >= '0' && start[0] <= '9' {
			i := strings.IndexAny(start, ".)")
			return start[:i] + `\` + start[i:]
		}
		return `\` + start
	})
}

func markdownCell(text string) string {
	return strings.ReplaceAll(markdownText(text), "|", `\|`)
}
