package setup

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"kept/store"
	"kept/store/calendar"
	"kept/ui/command"
	"kept/ui/uitest"
)

// driver goes through the set-up in a keeper's words.
type driver struct {
	*uitest.Driver
	t    *testing.T
	m    *model
	made Answers
}

func begin(t *testing.T, w, h int, change ...func(*Options)) *driver {
	t.Helper()
	d := &driver{t: t}
	today, _ := calendar.NewDate(2026, 8, 12)
	path := filepath.Join(t.TempDir(), "workbook.kept")
	opt := Options{Environ: []string{"TERM=xterm-256color", "LANG=en_GB.UTF-8"}, Today: today, Where: "/home/mairi/workbook.kept",
		Make: func(ctx context.Context, a Answers) (*store.Workbook, error) {
			d.made = a
			return store.Create(ctx, path, store.Options{Keeper: a.Keeper})
		}}
	for _, c := range change {
		c(&opt)
	}
	d.m = newModel(t.Context(), opt)
	d.m.files.Usual = nil // what lies about on the computer that tests
	t.Cleanup(func() {
		d.m.stopWork()
		d.m.working.Wait()
		if d.m.book != nil {
			if err := d.m.book.Close(); err != nil {
				t.Error(err)
			}
		}
	})
	d.Driver = &uitest.Driver{T: t, Model: d.m, FirstOnly: true}
	d.Resize(w, h)
	return d
}

// These are the driver's own, to be said one after another in a line.
func (d *driver) press(keys ...string) *driver { d.t.Helper(); d.Press(keys...); return d }
func (d *driver) typed(text string) *driver    { d.Type(text); return d }
func (d *driver) sees(texts ...string) *driver { d.t.Helper(); d.Sees(texts...); return d }

func (d *driver) toBegin() *driver {
	d.press("enter").typed("orkney").press("enter", "enter").typed("Mairi Flett").press("enter").typed("Promise Keeper").press("enter",
		"enter")
	return d.sees("How to begin")
}

func TestAWorkbookIsMadeFromAFewAnswers(t *testing.T) {
	d := begin(t, 80, 24).sees("Set up our workbook").press("enter").sees("Which council area?").typed("orkney").sees("Orkney")
	d.press("enter").sees("Orkney Islands Children's Services Planning Partnership").press("enter").sees("Your name")
	d.press("enter").sees("Say your name").typed("Mairi Flett").press("enter").typed("Promise Keeper").press("enter").sees(
		"You work for").press("enter")
	d.sees("How to begin", "Keeper: Mairi Flett", "/home/mairi/workbook.kept").press("enter")
	if !d.Left || d.m.outcome != Made {
		t.Fatalf("it ended as %v, %v:\n%s", d.Left, d.m.outcome, d.Screen())
	}
	want := Answers{Areas: []string{"S12000023"}, Partnership: "Orkney Islands Children's Services Planning Partnership",
		Keeper: "Mairi Flett", Role: "Promise Keeper"}
	if fmt.Sprint(d.made) != fmt.Sprint(want) {
		t.Errorf("the answers are %+v", d.made)
	}
}

func TestSeveralAreasAndANameOfOnesOwn(t *testing.T) {
	begin(t, 120, 40).press("enter").typed("east ayr").press("ctrl+t").typed("north ayr").press("ctrl+t",
		"enter").sees("East Ayrshire and North Ayrshire Children's").press("ctrl+u").typed("Ayrshire Together").press("esc",
		"enter").sees("Ayrshire Together")
}

func TestANationalBodyHasNoArea(t *testing.T) {
	d := begin(t, 80, 24).press("enter", "ctrl+n").sees("no area of its own").press("enter",
		"enter").sees("needs a name").typed("A national body")
	d.press("enter").typed("Sam").press("enter", "enter", "enter").press("enter")
	if !d.made.National || len(d.made.Areas) != 0 || d.made.Partnership != "A national body" {
		t.Errorf("the answers are %+v\n%s", d.made, d.Screen())
	}
}

func TestTheDemonstrationIsOneKeyAway(t *testing.T) {
	d := begin(t, 80, 24).press("down", "enter")
	if !d.Left || d.m.outcome != Demo || d.m.book != nil {
		t.Errorf("it ended as %v, %v", d.Left, d.m.outcome)
	}
}

func TestATableIsShownBeforeItIsImported(t *testing.T) {
	file := filepath.Join(t.TempDir(), "our plan.csv")
	if err := os.WriteFile(file, []byte("Ref,Action,BRAG\n1.1,Homes for brothers and sisters,green\n1.2,A language guide,red\n"),
		0o600); err != nil {
		t.Fatal(err)
	}
	d := begin(t, 80, 24).toBegin().press("down", "enter").sees("Which table?").press("enter").sees("Say where the table is")
	d.typed(file + ".not").press("enter").sees("There is no file").press("ctrl+u").typed("'" + file + "'").press("enter")
	d.sees("2 to add", "Nothing is written yet").press("enter")
	if !d.Left || d.m.outcome != Made {
		t.Fatalf("it did not end:\n%s", d.Screen())
	}
	tally, err := d.m.book.Tally(t.Context(), store.Action, "")
	if err != nil || tally[""] != 2 {
		t.Errorf("there are %v actions, %v", tally, err)
	}
}

func TestAnImportCanBeStoppedAndLeavesNothingHalfDone(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("Ref,Action\n")
	for i := range 400 {
		fmt.Fprintf(&rows, "1.%d,Invented action %d\n", i, i)
	}
	file := filepath.Join(t.TempDir(), "plan.csv")
	if err := os.WriteFile(file, []byte(rows.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	d := begin(t, 80, 24).toBegin().press("down", "enter").typed(file).press("enter").sees("400 to add")
	ctx, cancel := context.WithCancel(t.Context())
	cancel() // stopped before the first row was written
	_, err := d.m.ready.Apply(ctx, d.m.book)
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("it ended with %v", err)
	}
	d.m.stopped = true
	d.m.Update(importedMsg{err: err})
	d.sees("Stopped. Nothing was imported")
	tally, err := d.m.book.Tally(t.Context(), store.Action, "")
	if err != nil || tally[""] != 0 {
		t.Errorf("there are %v actions, %v", tally, err)
	}
	d.press("enter")
	if !d.Left {
		t.Errorf("tried again it did not end:\n%s", d.Screen())
	}
}

func TestPages(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		d := begin(t, size[0], size[1])
		for _, page := range []struct {
			name string
			keys []string
		}{{"welcome", nil}, {"area", []string{"enter"}}, {"list", []string{"tab"}}, {"name", []string{"enter"}}, {"who", []string{"enter"}},
			{"help", []string{"f1"}}} {
			d.press(page.keys...)
			t.Run(fmt.Sprintf("%s_%dx%d", page.name, size[0], size[1]), func(t *testing.T) { golden.RequireEqual(t, d.Screen()+"\n") })
		}
	}
}

func TestNoKeyMeansTwoThingsOnAPage(t *testing.T) {
	r := command.NewRegistry(Commands())
	for _, scopes := range [][]command.Scope{{inChoice, onPages, always}, {inAreas, onPages, always}, {inFields, onPages, always},
		{inFiles, onPages, always}, {inPlan, onPages, always}, {inWork, always}, {inHelp, always}} {
		meant := map[string]string{}
		for _, c := range r.In(scopes) {
			if len(c.Help) < 10 || !strings.HasSuffix(c.Help, ".") {
				t.Errorf("the help of %s is no sentence", c.ID)
			}
			for _, k := range c.Keys {
				if other := meant[k]; other != "" {
					t.Errorf("in %v %s means %s and %s", scopes, k, other, c.ID)
				}
				meant[k] = c.ID
			}
		}
	}
}

func TestEveryPageFitsEveryWindow(t *testing.T) {
	keys := []string{"enter", "esc", "tab", "up", "down", "left", "right", "space", "a", "o", "backspace", "f1", "ctrl+n", "pgdown", "x"}
	random := rand.New(rand.NewPCG(1, 7))
	d := begin(t, 80, 24)
	for range 1500 {
		if random.IntN(20) == 0 {
			d.m.Update(tea.WindowSizeMsg{Width: 1 + random.IntN(300), Height: 1 + random.IntN(100)})
		}
		d.press(keys[random.IntN(len(keys))])
		lines := strings.Split(d.m.View().Content, "\n")
		if len(lines) != d.m.h {
			t.Fatalf("in %d by %d there are %d lines:\n%s", d.m.w, d.m.h, len(lines), d.Screen())
		}
		for _, line := range lines {
			if ansi.StringWidth(line) > d.m.w {
				t.Fatalf("in %d by %d a line is %d wide: %q", d.m.w, d.m.h, ansi.StringWidth(line), ansi.Strip(line))
			}
		}
		if d.Left {
			d = begin(t, d.m.w, d.m.h)
		}
	}
}
