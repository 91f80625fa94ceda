package ui

import (
	"io/fs"
	"kept/ui/story"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
)

func aloud(o *Options) { o.ScreenReader = true }

// onlyWords fails when a screen holds what is only there to be looked at.
func onlyWords(t *testing.T, d *driver, where string) {
	t.Helper()
	for i, line := range strings.Split(d.Screen(), "\n") {
		for _, r := range line {
			if r >= 0x2190 && r <= 0x25ff || r == '|' || r == '#' {
				t.Errorf("%s draws %q in line %d:\n%s", where, r, i+1, d.Screen())
				return
			}
		}
		if y := d.app.View().Cursor; strings.Contains(strings.TrimSpace(line), "  ") && (y == nil || y.Y != i) {
			t.Errorf("%s says more than one thing in line %d: %q", where, i+1, line)
		}
	}
	c := d.app.View().Cursor
	if c == nil || c.X < 0 || c.X >= d.app.width || c.Y < 0 || c.Y >= d.app.height {
		t.Errorf("%s has its cursor at %v", where, c)
	}
}

func TestReadAloudNoScreenHoldsWhatIsOnlyToBeLookedAt(t *testing.T) {
	w := partnershipBook(t)
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		d := drive(t, w, size[0], size[1], aloud)
		for i, name := range pages {
			d.press(string(rune('1' + i)))
			onlyWords(t, d, name.title)
			fits(t, d, size[0], size[1])
			d.press("tab")
			onlyWords(t, d, name.title+", its page")
			d.press("esc")
		}
		for _, c := range []struct {
			name string
			keys []string
		}{
			{"an action", []string{"2", "enter"}}, {"a form", []string{"2", "n"}}, {"the filter", []string{"2", "f"}},
			{"the commands", []string{"2", "ctrl+k"}},
			{"the help", []string{"2", "?"}}, {"ticked rows", []string{"2", "space", "space"}}, {"a question", []string{"q"}},
			{"the grid", []string{"3", "g"}},
			{"BRAG", []string{"2", "b"}}, {"the columns", []string{"2", "w"}}, {"the menu", []string{"f9"}},
			{"the settings", []string{"f2"}}, {"a report", []string{"P"}},
			{"choosing a file", []string{"I"}}, {"a field of many", []string{"2", "c"}}, {"the partnership", []string{"1", "e"}},
			{"a change", []string{"7", "enter"}}, {"who is missing", []string{"3", "m"}},
			{"a field in the form", []string{"2", "e", "tab", "tab", "tab", "enter"}}, {"advice", []string{"2", "e", "f3"}},
		} {
			d := drive(t, w, size[0], size[1], aloud).press(c.keys...)
			onlyWords(t, d, c.name)
			fits(t, d, size[0], size[1])
		}
	}
}

func TestReadAloudScreens(t *testing.T) {
	for _, c := range []struct {
		name string
		keys []string
	}{{"actions", []string{"2", "down"}}, {"question", []string{"q"}}, {"overview", nil}, {"form", []string{"2", "n"}}} {
		t.Run(c.name, func(t *testing.T) {
			golden.RequireEqual(t, drive(t, partnershipBook(t), 80, 24, aloud).press(c.keys...).Screen()+"\n")
		})
	}
}

// Every golden of a screen that is read aloud, whoever wrote it.
func TestReadAloudNoGoldenHoldsWhatIsOnlyToBeLookedAt(t *testing.T) {
	seen := 0
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".golden" {
			return err
		}
		if lower := strings.ToLower(path); !strings.Contains(lower, "aloud") && !strings.Contains(lower, "spoken") {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		seen++
		for i, line := range strings.Split(string(text), "\n") {
			if strings.ContainsFunc(line, func(r rune) bool { return r >= 0x2190 && r <= 0x25ff || r == '|' || r == '#' }) {
				t.Errorf("%s draws in line %d: %q", path, i+1, line)
			}
			if strings.HasPrefix(line, " ") || strings.Contains(line, " , ") || strings.Contains(line, "  ") && !strings.HasPrefix(line,
				">") {
				t.Errorf("%s says more than one thing in line %d: %q", path, i+1, line)
			}
		}
		return nil
	})
	if err != nil || seen < 8 {
		t.Errorf("%d were read, %v", seen, err)
	}
}

func TestReadAloudTheCursorIsWhereOneTypes(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24, aloud).press("2", "n", "tab").typed("A  home")
	c := d.app.View().Cursor
	line := strings.Split(d.Screen(), "\n")[c.Y]
	if !strings.HasSuffix(line, "A  home") || c.X != len(line) {
		t.Errorf("the cursor stands at %d of %q", c.X, line)
	}
}

func TestReadAloudWhatWasDoneIsALineOfItsOwn(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24, aloud).press("2", "d")
	lines := strings.Split(d.Screen(), "\n")
	if got := lines[len(lines)-2]; !strings.HasPrefix(got, "Removed. Ctrl+Z undoes.") {
		t.Errorf("it says %q", got)
	}
}

func TestReadAloudTheStoryIsWords(t *testing.T) {
	d := drive(t, partnershipBook(t), 80, 24, aloud, func(o *Options) { o.Demo = true; o.Workshop = &Workshop{Begin: true} })
	for range story.Steps {
		onlyWords(t, d, "a page of the story")
		d.press("space")
		onlyWords(t, d, "a page of the story")
		d.press("space")
	}
}
