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
	part("# " + markdownMark(d.Title))
	part(markdownText(d.Lead))
	if d.Notice != "" {
		part("> **" + markdownText(d.Notice) + "**")
	}
	for _, f := range d.Facts {
		out.WriteString("- **" + markdownText(f.Label) + ":** " + markdownText(f.Value.String()) + "\n")
	}
	if len(d.Facts) > 0 {
		out.WriteString("\n")
	}
	for b := range leaves(d.Blocks) {
		if text := b.markdown(); text != "" {
			part(text)
		}
	}
	if d.Footer != "" {
		part(markdownText(d.Footer))
	}
	return []byte(strings.TrimRight(out.String(), "\n") + "\n")
}

func (b block) markdown() string {
	switch b.Kind {
	case blockHeading:
		return strings.Repeat("#", b.Level) + " " + markdownMark(b.Text.String())
	case blockList:
		var items []string
		for _, item := range b.Items {
			items = append(items, "- "+markdownText(item.String()))
		}
		return strings.Join(items, "\n")
	case blockCallout:
		return "> **" + markdownText(b.Text.String()) + "**"
	case blockTable, blockChart, blockChanges:
		return b.Table.markdown()
	case blockText:
		if b.Label != "" {
			return "**" + markdownText(b.Label) + "** " + markdownText(b.Text.String())
		}
		return markdownText(b.Text.String())
	}
	return ""
}

func (t *docTable) markdown() string {
	var out strings.Builder
	out.WriteString("*" + markdownText(t.Caption) + "*\n\n|")
	for _, c := range t.Columns {
		out.WriteString(" " + markdownCell(c.title) + " |")
	}
	out.WriteString("\n|")
	for _, c := range t.Columns {
		if c.number {
			out.WriteString("---:|")
		} else {
			out.WriteString("---|")
		}
	}
	for _, row := range t.Rows {
		out.WriteString("\n|")
		for _, c := range row {
			if c.text == "" {
				out.WriteString(" |")
				continue
			}
			out.WriteString(" " + markdownCell(c.text) + " |")
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
