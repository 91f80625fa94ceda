package submission

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/check"
	"kept/store/submission"
	"kept/store/words"
	"kept/ui/browser"
	"kept/ui/cell"
	"kept/ui/host"
	"kept/ui/submission/compare"
	"kept/ui/submission/findings"
	"kept/ui/theme"
)

// stages are those of a submission in their order.
func stages() []store.Stage {
	return []store.Stage{store.StageOpen, store.StageFilling, store.StageChecked, store.StageSigned, store.StageLocked}
}

// stripLines are how many lines over the list say where the quarter is.
const stripLines = 2

// hasStrip tells whether the lines of the strip are drawn: a page alone on a narrow screen has no
// space for them, and a comparison is of no one quarter.
func (p *Page) hasStrip(w int) bool {
	_, comparing := p.front().(*compare.Comparison)
	return !comparing && (w >= host.WideFrom || p.front().AsBrowser().Focus == browser.OnList)
}

// strip says where the quarter is and what comes next, and what stands.
func (p *Page) strip(w int) []string {
	if p.now.cycle.Quarter != p.quarter {
		return []string{p.host.Theme().Render(theme.Dim, " Reading..."), ""}
	}
	return []string{p.stageLine(w), p.countLine(w)}
}

// stageLine draws the stages with the one it is at, and the key for the next step.
func (p *Page) stageLine(w int) string {
	t, g := p.host.Theme(), &p.host.Theme().Glyphs
	c := &p.now.cycle
	if p.host.Mode().ScreenReader {
		return cell.Cut(p.stageWords(), w, g.Cut)
	}
	next := p.nextWords()
	var b strings.Builder
	for i, s := range stages() {
		if i > 0 {
			b.WriteString(" " + t.Render(theme.Dim, g.Crumb) + " ")
		}
		if s == c.Stage {
			b.WriteString(t.Render(theme.Tab, "["+s.Title()+"]"))
		} else {
			b.WriteString(t.Render(theme.Dim, s.Title()))
		}
	}
	line := " " + b.String()
	if c.Revision > 1 {
		line += t.Render(theme.Strong, "  Revision "+words.Thousands(c.Revision))
	}
	if cell.Width(line)+cell.Width(next)+3 > w { // a narrow screen says only where it is
		line = " " + t.Render(theme.Tab, "["+c.Stage.Title()+"]") + p.revisionWords()
	}
	if s := c.Submission; s != nil && !submission.SignedAt(s).IsZero() { // who signed, where there is space
		who := "  Signed by " + cell.Clean(s.Get("signed_by")) + ", " + cell.Clean(s.Get("signed_role")) + ", " + p.signedWhen(s)
		if cell.Width(line)+cell.Width(who)+cell.Width(next)+3 <= w {
			line += t.Render(theme.Dim, who)
		}
	}
	left := w - cell.Width(next) - 1
	p.host.Mouse().Button(left, 0, cell.Width(next), p.next)
	return cell.Fit(line, left, g.Cut) + t.Render(theme.Key, next)
}

func (p *Page) revisionWords() string {
	if p.now.cycle.Revision > 1 {
		return "  Revision " + words.Thousands(p.now.cycle.Revision)
	}
	return ""
}

// stageWords say the same in a sentence, for a screen that is read aloud.
func (p *Page) stageWords() string {
	c := &p.now.cycle
	at := 1
	for i, s := range stages() {
		if s == c.Stage {
			at = i + 1
		}
	}
	text := "Stage " + words.Thousands(at) + " of 5: " + strings.ToLower(c.Stage.Title()) + "."
	if c.Revision > 1 {
		text += " Revision " + words.Thousands(c.Revision) + "."
	}
	return text + " Next: " + p.nextWords() + "."
}

// nextWords say what comes next, with the key for it.
func (p *Page) nextWords() string {
	key := host.KeyFor(p.host, "quarter.next")
	if p.host.Mode().ReadOnly {
		return "read only"
	}
	switch p.now.cycle.Stage {
	case store.StageFilling:
		if p.findings.Checked() && p.findings.Count(string(check.Error)) > 0 {
			return key + " checks it: errors stand"
		}
		return key + " checks it"
	case store.StageChecked:
		if p.now.cycle.Changed {
			return "changed: " + key + " checks again"
		}
		return key + " signs it"
	case store.StageSigned:
		return key + " locks it"
	case store.StageLocked:
		return host.KeyFor(p.host, "submission.export") + " exports, " + key + " amends"
	}
	return key + " begins it"
}

// countLine says how many responses are filled, and what the check found.
func (p *Page) countLine(w int) string {
	t := p.host.Theme()
	parts := []string{words.Thousands(p.now.counts.Complete) + " of 25 filled"}
	if n := p.now.counts.Begun; n > 0 {
		parts = append(parts, words.Thousands(n)+" begun")
	}
	if n := p.now.counts.Carried; n > 0 {
		parts = append(parts, words.Thousands(n)+" carried forward, not looked at")
	}
	responses := " " + strings.Join(parts, ", ")
	gap := "  " + t.Glyphs.Dot + "  "
	if t.Glyphs.Dot == "" {
		gap = ". "
	}
	found := p.findingCounts(w - cell.Width(responses) - cell.Width(gap))
	x := cell.Width(responses) + cell.Width(gap)
	p.host.Mouse().Button(x, 1, cell.Width(found), func() tea.Cmd { return p.host.Run("quarter.findings") })
	role := theme.Text
	switch {
	case p.findings.Count(string(check.Error)) > 0:
		role = theme.Problem
	case p.findings.Count(string(check.Warning)) > 0:
		role = theme.Notice
	}
	return cell.Cut(responses+gap+t.Render(role, found), w, t.Glyphs.Cut)
}

// findingCounts says how many findings of each level there are, as far as there is space.
func (p *Page) findingCounts(w int) string {
	c := p.findings
	key := host.KeyFor(p.host, "quarter.findings")
	if !c.Checked() {
		if p.now.records > findings.QuickCheck {
			return key + " checks for findings"
		}
		return "checking" + "..."
	}
	errs, warnings := c.Count(string(check.Error)), c.Count(string(check.Warning))
	rest := c.Count(string(check.Improvement)) + c.Count(string(check.Note))
	var parts []string
	add := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, words.Count(n, one, many))
		}
	}
	add(errs, "error", "errors")
	add(warnings, "warning", "warnings")
	add(rest, "other", "others")
	if n := c.Count(findings.AcceptedLevel); n > 0 {
		parts = append(parts, words.Thousands(n)+" accepted")
	}
	if len(parts) == 0 {
		return "nothing was found"
	}
	words := strings.Join(parts, ", ")
	whole := words + " (" + key + ")"
	if p.host.Mode().ScreenReader {
		whole = words + ". " + key + " lists them"
	}
	if cell.Width(whole) <= w {
		return whole
	}
	return words
}

// Draw draws what is in front, under what says where the quarter is.
func (p *Page) Draw(w, h int) []string {
	front := p.front()
	if !p.hasStrip(w) || h < stripLines+3 {
		return front.Draw(w, h)
	}
	lines := p.strip(w)
	back := p.host.Mouse().Shift(0, stripLines)
	defer back()
	return append(lines, front.Draw(w, h-stripLines)...)
}

// Cursor implements [host.Page].
func (p *Page) Cursor() (int, int) {
	x, y := p.front().Cursor()
	if p.hasStrip(p.drawnWidth()) {
		y += stripLines
	}
	return x, y
}

// drawnWidth is how wide the page was drawn last.
func (p *Page) drawnWidth() int {
	width, _ := p.host.Size()
	if p.host.Mode().ScreenReader {
		return min(width, host.SpokenWidth)
	}
	return width
}
