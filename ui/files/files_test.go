package files

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"kept/ui/form"
	"kept/ui/theme"
	"kept/ui/uitest"
)

// house is a home with a few files, and a model that looks round in it.
func house(t *testing.T) (*Model, string) {
	t.Helper()
	home := t.TempDir()
	for i, name := range []string{"Downloads/Plan 2026.xlsx", "Downloads/Plan 2025.csv", "Downloads/photo.png",
		"Documents/stakeholders.csv", "Documents/old/x.csv", "Documents/.hidden.csv"} {
		path := filepath.Join(home, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		day := time.Date(2026, 8, 1+i, 0, 0, 0, 0, time.UTC)
		if err := os.Chtimes(path, day, day); err != nil {
			t.Fatal(err)
		}
	}
	m := &Model{Wanted: []string{".csv", ".xlsx"}, Usual: []string{filepath.Join(home, "Downloads"), filepath.Join(home, "Documents"),
		filepath.Join(home, "nowhere")}, Home: home, at: -1}
	m.wait(m.Reload())
	return m, home
}

func (m *Model) wait(cmd tea.Cmd) {
	for cmd != nil {
		cmd = m.Update(cmd())
	}
}

func (m *Model) typed(text string) {
	for _, r := range text {
		m.wait(m.Update(uitest.Letter(r)))
	}
}

func (m *Model) names() string {
	var names []string
	for _, e := range m.found {
		names = append(names, filepath.Base(e.Path))
	}
	return strings.Join(names, " | ")
}

func TestBeforeAnythingIsTypedTheNewestFilesOfTheUsualFoldersAreOffered(t *testing.T) {
	m, _ := house(t)
	if got := m.names(); got != "stakeholders.csv | Plan 2025.csv | Plan 2026.xlsx" {
		t.Errorf("it offers %s", got)
	}
	m.Move(1)
	if path, _ := m.Enter(); filepath.Base(path) != "stakeholders.csv" {
		t.Errorf("Enter takes %q", path)
	}
}

func TestWhatIsTypedNarrowsAndTabCompletes(t *testing.T) {
	m, home := house(t)
	m.typed("~/Do")
	if got := m.names(); got != "Documents | Downloads" {
		t.Fatalf("it offers %s", got)
	}
	m.typed("W") // letters are matched in either case
	m.wait(m.Complete())
	if got := m.names(); got != "Plan 2025.csv | Plan 2026.xlsx" {
		t.Fatalf("in Downloads it offers %s", got)
	}
	m.wait(m.Complete())
	if got := m.Line.Text(); got != filepath.Join(home, "Downloads", "Plan 202") {
		t.Errorf("Tab completes to %q", got)
	}
	m.typed("6")
	m.wait(m.Complete())
	if path, _ := m.Enter(); path != filepath.Join(home, "Downloads", "Plan 2026.xlsx") {
		t.Errorf("Enter takes %q", path)
	}
}

func TestEnterGoesIntoAFolder(t *testing.T) {
	m, home := house(t)
	m.typed(home + "/Documents")
	path, cmd := m.Enter()
	m.wait(cmd)
	if path != "" || m.names() != "old | stakeholders.csv" {
		t.Errorf("Enter takes %q and shows %s", path, m.names())
	}
	m.Move(1)
	_, cmd = m.Enter()
	m.wait(cmd)
	if m.names() != "x.csv" {
		t.Errorf("the folder holds %s", m.names())
	}
}

func TestAPathIsUnderstoodAsATerminalWritesIt(t *testing.T) {
	_, home := house(t)
	want := filepath.Join(home, "Downloads", "Plan 2025.csv")
	for _, typed := range []string{want, "'" + want + "'", `"` + want + `"`, strings.ReplaceAll(want, " ", `\ `),
		"~/Downloads/Plan 2025.csv", " " + want + " "} {
		if got := tidy(typed, home); got != want {
			t.Errorf("%q is taken for %q", typed, got)
		}
	}
}

func TestAClickChoosesAFile(t *testing.T) {
	m, _ := house(t)
	reload := theme.New(theme.Named("none", theme.Environment{}), theme.Unicode)
	lines, _, _ := m.Draw(reload, 80, 10)
	if !m.Point(5, 2, form.Press) {
		t.Fatalf("nothing was pressed in\n%s", strings.Join(lines, "\n"))
	}
	if path, _ := m.Enter(); filepath.Base(path) != "Plan 2025.csv" {
		t.Errorf("the click chose %q", path)
	}
	if m.Point(10, 0, form.Press) || m.Point(10, 9, form.Press) {
		t.Error("a click beside the list chose something")
	}
}
