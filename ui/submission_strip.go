package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"kept/store"
	"kept/store/check"
	"kept/store/submission"
	"kept/store/words"
	"kept/ui/cell"
	"kept/ui/host"
	"kept/ui/theme"
)

// stages are those of a submission in their order.
func stages() []store.Stage {
	return []store.Stage{store.StageOpen, store.StageFilling, store.StageChecked, store.StageSigned, store.StageLocked}
}

// stripLines are how many lines over the list say where the quarter is.
const stripLines = 2

// stripped tells whether they are drawn: a page alone on a narrow screen has no
// room for them.
func (r *submissionRoom) stripped(w int) bool {
	return r.compared == nil && (w >= wideFrom || r.shownFocus() == onList)
}

// shownFocus is the pane that keys go to, in what stands in front.
func (r *submissionRoom) shownFocus() focus {
	if r.looking {
		return r.found.focus
	}
	return r.focus
}

// strip says where the quarter is and what comes next, and what stands.
func (r *submissionRoom) strip(w int) []string {
	if !r.nowRead || r.now.cycle.Quarter != r.quarter {
		return []string{r.host.Theme().Render(theme.Dim, " Reading..."), ""}
	}
	return []string{r.stageLine(w), r.countLine(w)}
}

// stageLine draws the stages with the one it is at, and the key for the next step.
func (r *submissionRoom) stageLine(w int) string {
	t, g := r.host.Theme(), &r.host.Theme().Glyphs
	c := &r.now.cycle
	if r.host.Mode().ScreenReader {
		return cell.Cut(r.stageWords(), w, g.Cut)
	}
	next := r.nextWords()
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
		line = " " + t.Render(theme.Tab, "["+c.Stage.Title()+"]") + r.revisionWords()
	}
	if s := c.Submission; s != nil && !submission.SignedAt(s).IsZero() { // who signed, where there is room
		who := "  Signed by " + cell.Clean(s.Get("signed_by")) + ", " + cell.Clean(s.Get("signed_role")) + ", " + r.signedWhen(s)
		if cell.Width(line)+cell.Width(who)+cell.Width(next)+3 <= w {
			line += t.Render(theme.Dim, who)
		}
	}
	left := w - cell.Width(next) - 1
	r.host.Mouse().Button(left, 0, cell.Width(next), r.next)
	return cell.Fit(line, left, g.Cut) + t.Render(theme.Key, next)
}

func (r *submissionRoom) revisionWords() string {
	if r.now.cycle.Revision > 1 {
		return "  Revision " + words.Thousands(r.now.cycle.Revision)
	}
	return ""
}

// stageWords say the same in a sentence, for a screen that is read aloud.
func (r *submissionRoom) stageWords() string {
	c := &r.now.cycle
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
	return text + " Next: " + r.nextWords() + "."
}

// nextWords say what comes next, with the key for it.
func (r *submissionRoom) nextWords() string {
	key := host.KeyFor(r.host, "quarter.next")
	if r.host.Mode().ReadOnly {
		return "read only"
	}
	switch r.now.cycle.Stage {
	case store.StageFilling:
		if r.checked.done(r.quarter) && r.checked.standing(string(check.Error)) > 0 {
			return key + " checks it: errors stand"
		}
		return key + " checks it"
	case store.StageChecked:
		if r.now.cycle.Changed {
			return "changed: " + key + " checks again"
		}
		return key + " signs it"
	case store.StageSigned:
		return key + " locks it"
	case store.StageLocked:
		return host.KeyFor(r.host, "submission.export") + " exports, " + key + " amends"
	}
	return key + " begins it"
}

// countLine says how many responses are filled, and what the check found.
func (r *submissionRoom) countLine(w int) string {
	t := r.host.Theme()
	parts := []string{words.Thousands(r.now.counts.Complete) + " of 25 filled"}
	if n := r.now.counts.Begun; n > 0 {
		parts = append(parts, words.Thousands(n)+" begun")
	}
	if n := r.now.counts.Carried; n > 0 {
		parts = append(parts, words.Thousands(n)+" carried forward, not looked at")
	}
	responses := " " + strings.Join(parts, ", ")
	gap := "  " + t.Glyphs.Dot + "  "
	if t.Glyphs.Dot == "" {
		gap = ". "
	}
	found := r.foundWords(w - cell.Width(responses) - cell.Width(gap))
	x := cell.Width(responses) + cell.Width(gap)
	r.host.Mouse().Button(x, 1, cell.Width(found), func() tea.Cmd { return r.host.Run("quarter.findings") })
	role := theme.Text
	switch {
	case r.checked.standing(string(check.Error)) > 0:
		role = theme.Problem
	case r.checked.standing(string(check.Warning)) > 0:
		role = theme.Notice
	}
	return cell.Cut(responses+gap+t.Render(role, found), w, t.Glyphs.Cut)
}

// foundWords say how many findings of each level stand, as far as there is room.
func (r *submissionRoom) foundWords(w int) string {
	c := &r.checked
	key := host.KeyFor(r.host, "quarter.findings")
	if !c.done(r.quarter) {
		if r.now.records > quickCheck {
			return key + " checks for findings"
		}
		return "checking" + "..."
	}
	errs, warnings, rest := c.standing(string(check.Error)), c.standing(string(check.Warning)), c.standing(string(check.Improvement))+c.standing(string(check.Note))
	var parts []string
	add := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, words.Count(n, one, many))
		}
	}
	add(errs, "error", "errors")
	add(warnings, "warning", "warnings")
	add(rest, "other", "others")
	if n := c.standing(acceptedLevel); n > 0 {
		parts = append(parts, words.Thousands(n)+" accepted")
	}
	if len(parts) == 0 {
		return "nothing was found"
	}
	words := strings.Join(parts, ", ")
	whole := words + " (" + key + ")"
	if r.host.Mode().ScreenReader {
		whole = words + ". " + key + " lists them"
	}
	if cell.Width(whole) <= w {
		return whole
	}
	return words
}

// Draw draws what stands in front, under what says where the quarter is.
func (r *submissionRoom) Draw(w, h int) []string {
	front := r.browser.Draw
	if r.looking {
		front = r.found.drawFindings
		r.found.fit(w)
	}
	if !r.stripped(w) || h < stripLines+3 {
		return front(w, h)
	}
	lines := r.strip(w)
	back := r.host.Mouse().Shift(0, stripLines)
	defer back()
	return append(lines, front(w, h-stripLines)...)
}

func (r *submissionRoom) Cursor() (int, int) {
	front := r.browser
	if r.looking {
		front = r.found.browser
	}
	x, y := front.Cursor()
	if r.stripped(r.stripWidth()) {
		y += stripLines
	}
	return x, y
}

// stripWidth is how wide the room was drawn last.
func (r *submissionRoom) stripWidth() int {
	width, _ := r.host.Size()
	if r.host.Mode().ScreenReader {
		return min(width, spokenWidth)
	}
	return width
}
