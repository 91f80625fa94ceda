package theme

import (
	"strings"
	"testing"
)

func TestNoColourForAnyValueOfTheVariable(t *testing.T) {
	for _, c := range []struct {
		environ  []string
		noColour bool
		unicode  bool
	}{
		{[]string{"TERM=xterm-256color", "LANG=en_GB.UTF-8"}, false, true},
		{[]string{"NO_COLOR=1"}, true, true},
		{[]string{"NO_COLOR=no"}, true, true},
		{[]string{"NO_COLOR=0"}, true, true},
		{[]string{"NO_COLOR="}, false, true},
		{[]string{"TERM=dumb"}, true, false},
		{[]string{"TERM=linux"}, false, false},
		{[]string{"LC_ALL=en_GB.ISO-8859-1", "LANG=en_GB.UTF-8"}, false, false},
		{[]string{"LANG=C"}, false, true},
	} {
		got := Read(c.environ)
		if got.NoColour != c.noColour || got.Unicode != c.unicode {
			t.Errorf("%v is read as %+v", c.environ, got)
		}
	}
}

func TestBRAGIsALetterAShapeAndAWord(t *testing.T) {
	for _, g := range []Glyphs{Unicode, ASCII} {
		shapes := map[string]bool{}
		for _, code := range []string{"blue", "green", "amber", "red"} {
			text, _ := g.BRAG(code)
			if !strings.HasPrefix(text, strings.ToUpper(code[:1])) || !strings.HasSuffix(strings.ToLower(text), " "+code) {
				t.Errorf("%s is written %q", code, text)
			}
			shapes[strings.TrimSuffix(text[1:], " "+strings.ToUpper(code[:1])+code[1:])] = true
		}
		if len(shapes) != 4 {
			t.Errorf("two colours share a shape: %v", shapes)
		}
	}
}

func TestEveryThemeTellsTheRowInFocusApart(t *testing.T) {
	for _, spec := range Specs() {
		aTheme := New(spec, Unicode)
		if aTheme.Render(Cursor, "x") == "x" || aTheme.Render(Problem, "x") == "x" {
			t.Errorf("%s draws the row in focus or a problem like all text", spec.Name)
		}
		for _, role := range []Role{Text, Dim, Cursor, Title} {
			if got := aTheme.Render(role, "x"); strings.Count(got, "\x1b[") == 1 {
				t.Errorf("%s begins the role %d and does not end it: %q", spec.Name, role, got)
			}
		}
	}
}

func TestTheThemeOfNoColourHasNone(t *testing.T) {
	for _, spec := range Specs() {
		if spec.Name != "none" && spec.Name != "auto" {
			continue
		}
		for role, ink := range spec.Inks {
			if ink.Fore != "" || ink.Back != "" {
				t.Errorf("%s has a colour in the role %d", spec.Name, role)
			}
		}
	}
}
