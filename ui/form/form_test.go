package form

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/cell"
	"kept/ui/theme"
	"kept/ui/uitest"
)

func newForm(t *testing.T, kind string, change ...func(*Options)) *Form {
	t.Helper()
	today, _ := calendar.NewDate(2026, 8, 12)
	opt := Options{Kind: store.KindNamed(kind), Context: store.Context{Today: today},
		Search: func(context.Context, string, string) ([]Choice, error) { return nil, nil },
		Pick:   func(*Picker, string) tea.Cmd { return nil }}
	for _, c := range change {
		c(&opt)
	}
	return New(opt)
}

func screen(f *Form, w, h int) string {
	return ansi.Strip(strings.Join(f.Draw(theme.New(theme.Specs()[0], theme.Unicode), w, h), "\n"))
}

func typed(f *Form, text string) {
	for _, r := range text {
		f.Update(uitest.Letter(r))
	}
}

func TestEveryKindHasAFormThatFits(t *testing.T) {
	aTheme := theme.New(theme.Specs()[0], theme.Unicode)
	for _, k := range store.Kinds() {
		f := newForm(t, k.Name)
		for _, size := range [][2]int{{60, 14}, {76, 20}, {80, 20}, {120, 36}, {200, 56}, {20, 3}} {
			for range k.Fields {
				lines := f.Draw(aTheme, size[0], size[1])
				if len(lines) != size[1] {
					t.Fatalf("%s in %v has %d lines", k.Name, size, len(lines))
				}
				for _, line := range lines {
					if cell.Width(line) > size[0] {
						t.Fatalf("%s in %v has a line of %d cells: %q", k.Name, size, cell.Width(line), ansi.Strip(line))
					}
				}
				if x, y := f.Cursor(); x < 0 || y < 0 || y >= size[1] {
					t.Fatalf("%s in %v at %s has its cursor at %d, %d", k.Name, size, f.Focused().Name, x, y)
				}
				f.Go(Next)
			}
		}
	}
}

func TestHelpStandsBesideTheFieldInFocus(t *testing.T) {
	f := newForm(t, store.Action)
	f.Go(Next)
	for _, width := range []int{80, 120} {
		if got := screen(f, width, 24); !strings.Contains(strings.Join(strings.Fields(strings.ReplaceAll(got, "│", "")), " "),
			"What will be done, in one line") {
			t.Errorf("in %d cells there is no help:\n%s", width, got)
		}
	}
}

func TestWhatIsNeededIsSaidInWords(t *testing.T) {
	f := newForm(t, store.Action)
	if got := screen(f, 80, 24); !strings.Contains(got, "Title (needed)") {
		t.Errorf("it does not say what is needed:\n%s", got)
	}
	if _, ok := f.Edits(); ok {
		t.Fatal("an action without a title could be saved")
	}
	if f.Focused().Name != "title" {
		t.Errorf("it went to %s", f.Focused().Name)
	}
}

func TestNothingButWhatCannotBeStoredStandsInTheWay(t *testing.T) {
	f := newForm(t, store.Action)
	f.Go(Next)
	typed(f, "Only a title")
	edits, ok := f.Edits()
	if !ok || len(edits) != 1 || edits[0].Field.Name != "title" || edits[0].Value != "Only a title" {
		t.Errorf("the edits are %v, %v", edits, ok)
	}
}

func TestMeaningsAreSaidBack(t *testing.T) {
	for _, c := range []struct{ kind, field, text, want string }{
		{store.Action, "due", "by end of 2026-27", "= by 31 March 2027"},
		{store.Action, "due", "winter 2026", "= 1 December 2026 to 28 February 2027"},
		{store.Action, "due", "when we can", "kept as you say it"},
		{"update", "date", "31/7/2026", "= 31 July 2026"},
		{"resource", "amount", "£50,000", "= £50,000"},
		{store.Partnership, "first_quarter", "2026-27 q1", "= 1 April 2026 to 30 June 2026"},
	} {
		f := newForm(t, c.kind, func(o *Options) { o.Focus = c.field })
		typed(f, c.text)
		if got := screen(f, 80, 40); !strings.Contains(got, c.want) {
			t.Errorf("%q in %s does not say %q:\n%s", c.text, c.field, c.want, got)
		}
	}
}

func TestAWrongAnswerIsSaidUnderItsField(t *testing.T) {
	f := newForm(t, "measure", func(o *Options) { o.Focus = "target" })
	typed(f, "lots")
	f.Go(Previous)
	if got := screen(f, 80, 24); !strings.Contains(got, "! Target: \"lots\" is not a number") {
		t.Errorf("nothing is said:\n%s", got)
	}
}

func TestAChoiceIsSteppedThroughByLeftAndRight(t *testing.T) {
	f := newForm(t, store.Action, func(o *Options) { o.Focus = "status" })
	right := tea.KeyPressMsg{Code: tea.KeyRight}
	f.Update(right)
	f.Update(right)
	if got := f.entries[f.focus].editor.Value().Text; got != "in_progress" {
		t.Errorf("two to the right is %q", got)
	}
	f.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
	if f.Changed() {
		t.Error("cleared again it still counts as changed")
	}
}

func TestALineKeepsItsCursorWhenItScrolls(t *testing.T) {
	var l Line
	l.SetText(strings.Repeat("家族 and friends ", 10))
	for range 60 {
		text, x := l.Draw(20)
		if cell.Width(text) > 20 || x < 0 || x >= 20 {
			t.Fatalf("drawn as %q with the cursor at %d", text, x)
		}
		l.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
	}
	if text, x := l.Draw(20); x > 19 || !strings.Contains(strings.Repeat("家族 and friends ", 10), strings.TrimSpace(text)) {
		t.Errorf("far left it is drawn as %q, %d", text, x)
	}
}

func TestAPickerOffersToAddWhatItDoesNotFind(t *testing.T) {
	var made string
	p := &Picker{Title: "Lead", NewTitle: "stakeholder", New: func(title string) tea.Cmd { made = title; return nil },
		Search: func(context.Context, string) ([]Choice, error) {
			return []Choice{{Value: "1", Title: "NHS Firth"}}, nil
		}}
	run := func(cmd tea.Cmd) {
		if cmd != nil {
			p.Update(cmd())
		}
	}
	run(p.Open(context.Background(), "Ferry"))
	p.Move(1)
	if p.Choose(); made != "Ferry" {
		t.Errorf("it made %q", made)
	}
}

func TestAnOldSearchDoesNotOverwriteANewOne(t *testing.T) {
	p := &Picker{Search: func(_ context.Context, words string) ([]Choice, error) { return []Choice{{Title: "for " + words}}, nil }}
	old := p.Open(context.Background(), "a")
	newer := p.Update(tea.KeyPressMsg{Code: 'b', Text: "b"})
	p.Update(newer())
	p.Update(old())
	if len(p.shown) != 1 || p.shown[0].Title != "for ab" {
		t.Errorf("it shows %v", p.shown)
	}
}
