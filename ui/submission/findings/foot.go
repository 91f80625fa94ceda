package findings

import (
	"strings"

	"kept/store/words"
	"kept/ui/browser"
	"kept/ui/cell"
	"kept/ui/host"
	"kept/ui/theme"
)

// footLines is what the words on a finding take below the list, where there is no
// space for its page beside it.
const footLines = 4

// Draw draws the list of findings, and below it, where their pages have no space next
// to them, the finding at the cursor in full and how to fix it.
func (f *List) Draw(w, h int) []string {
	f.fitPlaceColumn(w)
	j := f.current()
	if w >= host.WideFrom || f.Focus == browser.OnPage || f.Host.Mode().ScreenReader || j == nil || h < 3*footLines {
		return f.Browser.Draw(w, h)
	}
	lines := f.Browser.Draw(w, h-footLines)
	return append(lines, j.foot(f.Host.Theme(), w)...)
}

// foot says a finding in footLines lines of w cells: what was found, and what to
// do. What has no space there is on its page.
func (j *judgedFinding) foot(t *theme.Theme, w int) []string {
	do := "To mend it: " + j.Fix
	if j.accepted != nil {
		do = "Accepted: " + j.accepted.Get("reason")
	}
	width, left := w-4, footLines-1
	doLines := cell.Wrap(cell.Clean(do), width)
	wrongLines := firstLines(max(left-len(doLines), 1), cell.Wrap(cell.Clean(words.Sentence(j.Wrong)), width), width, t)
	lines := []string{t.Render(theme.Border, strings.Repeat(t.Glyphs.Across, w))}
	for _, line := range wrongLines {
		lines = append(lines, "  "+t.Render(theme.Strong, line))
	}
	for _, line := range firstLines(left-len(wrongLines), doLines, width, t) {
		lines = append(lines, "  "+line)
	}
	for len(lines) < footLines {
		lines = append(lines, "")
	}
	return lines
}

// firstLines gives the first n of some lines; the end of the last shows that there are more.
func firstLines(n int, lines []string, w int, t *theme.Theme) []string {
	if len(lines) <= n {
		return lines
	}
	return append(lines[:n-1:n-1], cell.Cut(strings.Join(lines[n-1:], " "), w, t.Glyphs.Cut))
}
