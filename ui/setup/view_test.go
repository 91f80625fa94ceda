package setup

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"kept/ui/cell"
)

// clickOn presses the mouse where a text stands for the first time.
func (d *driver) clickOn(text string) *driver {
	d.t.Helper()
	for y, line := range strings.Split(ansi.Strip(d.m.View().Content), "\n") {
		before, _, found := strings.Cut(line, text)
		if !found {
			continue
		}
		for _, msg := range []tea.Msg{tea.MouseClickMsg{X: cell.Width(before), Y: y, Button: tea.MouseLeft},
			tea.MouseReleaseMsg{X: cell.Width(before), Y: y, Button: tea.MouseLeft}} {
			_, cmd := d.m.Update(msg)
			d.Run(cmd)
		}
		return d
	}
	d.t.Fatalf("the screen does not show %q to be clicked:\n%s", text, d.Screen())
	return d
}

func TestTheMouseGoesThroughTheSetUp(t *testing.T) {
	d := begin(t, 120, 40).clickOn("Set up our workbook").sees("Which council area?")
	d.clickOn("Orkney").sees("Orkney Islands").clickOn("Orkney").sees("What is your partnership called?")
	d.clickOn("Enter Go on").sees("Who is writing?").clickOn("Your post").typed("Lead officer").clickOn("Your name").typed("Mairi")
	d.sees("Mairi", "Lead officer").clickOn("Esc Back").sees("What is your partnership called?")
}

func TestAreasAreClickedInTheListToo(t *testing.T) {
	begin(t, 80, 24).press("enter", "tab").clickOn("Moray").sees("> Moray").clickOn("Moray").sees("Moray Children's Services")
}

func TestAnAreaIsFoundInTheListByTyping(t *testing.T) {
	begin(t, 80, 24).press("enter", "tab").typed("shetl").sees("Find: shetl", "> Shetland")
}

func TestTheTableIsFoundByTabOrFromTheList(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"our plan.csv", "our plan of 2025.csv", "notes.pdf"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("Ref,Action\n1.1,Homes\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := begin(t, 120, 40).toBegin().press("down", "enter").typed(folder+"/our").press("tab").sees("our plan of 2025.csv").press("tab",
		"enter").sees("1 to add")
	d.press("esc").sees("Which table?").clickOn("A row is").press("ctrl+t").sees("(x) a stakeholder").clickOn("an action").sees(
		"(x) an action")
}

func TestTheSetUpIsDrawnAsTheKeeperChose(t *testing.T) {
	plain := begin(t, 80, 24, func(o *Options) { o.Environ = append(o.Environ, "NO_COLOR=1") }).press("enter")
	if strings.Contains(plain.m.View().Content, "\x1b[3") {
		t.Error("with NO_COLOR it is drawn in colours")
	}
	dark := begin(t, 80, 24, func(o *Options) { o.Theme = "dark"; o.Environ = append(o.Environ, "COLORTERM=truecolor") })
	if !strings.Contains(dark.m.View().Content, "\x1b[") || dark.m.theme.Name != "dark" {
		t.Errorf("the theme is %s", dark.m.theme.Name)
	}
	ascii := begin(t, 120, 40, func(o *Options) { o.Glyphs = "ascii" }).press("enter").Screen()
	for _, r := range ascii {
		if r > 0x7e {
			t.Fatalf("in plain letters there is %q:\n%s", r, ascii)
		}
	}
	still := begin(t, 80, 24, func(o *Options) { o.NoMouse = true })
	if still.m.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse is taken though it was to be left alone")
	}
}

func TestSpokenPages(t *testing.T) {
	d := begin(t, 80, 24, func(o *Options) { o.ScreenReader = true })
	for _, page := range []struct {
		name string
		keys []string
	}{{"welcome", nil}, {"area", []string{"enter"}}, {"name", []string{"enter"}}, {"who", []string{"enter"}}, {"help", []string{"f1"}},
		{"begin", []string{"esc", "M", "enter", "enter"}}, {"file", []string{"down", "enter"}}} {
		d.press(page.keys...)
		t.Run(page.name, func(t *testing.T) { golden.RequireEqual(t, d.Screen()+"\n") })
	}
}
