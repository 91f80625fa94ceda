package tilemap

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"kept/store/national"
	"kept/ui/theme"
)

func themeWith(glyphs theme.Glyphs) *theme.Theme { return theme.New(theme.Specs()[0], glyphs) }

// screen is what was drawn, without colours and without blanks at the right.
func screen(lines []string) string {
	for i, line := range lines {
		lines[i] = strings.TrimRight(ansi.Strip(line), " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

func fits(t *testing.T, lines []string, w, h int) {
	t.Helper()
	if len(lines) != h {
		t.Fatalf("in %d by %d there are %d lines", w, h, len(lines))
	}
	for i, line := range lines {
		if n := ansi.StringWidth(line); n > w {
			t.Fatalf("in %d by %d line %d takes %d cells: %q", w, h, i, n, ansi.Strip(line))
		}
	}
}

const (
	fife     = "S12000047"
	stirling = "S12000030"
	siar     = "S12000013"
	orkney   = "S12000023"
	shetland = "S12000027"
	glasgow  = "S12000049"
)

func scotland(many bool) *Model { return New(national.Authorities(), many) }

func TestMap(t *testing.T) {
	for _, c := range []struct {
		name   string
		many   bool
		w, h   int
		glyphs theme.Glyphs
		do     func(*Model)
	}{
		{"80x24", false, 80, 24, theme.Unicode, func(m *Model) { m.Select(siar) }},
		{"80x18", true, 80, 18, theme.Unicode, func(m *Model) { m.SetSelected(fife, stirling) }},
		{"find_80x24", false, 80, 24, theme.Unicode, func(m *Model) { m.Type("east") }},
		{"none_80x24", false, 80, 24, theme.ASCII, func(m *Model) { m.Type("isle of man") }},
		{"120x40", false, 120, 40, theme.Unicode, func(m *Model) { m.Type("ork") }},
		{"many_120x40", true, 120, 40, theme.ASCII, func(m *Model) { m.SetSelected(fife, stirling, glasgow) }},
		{"110x36", true, 110, 36, theme.Unicode, func(m *Model) { m.SetSelected(fife, stirling, glasgow) }},
		{"200x60", true, 200, 60, theme.Unicode, func(m *Model) { m.SetSelected(fife, stirling); m.Select(stirling) }},
		{"narrow_60x18", true, 60, 18, theme.Unicode, nil},
		{"list_40x10", true, 40, 10, theme.Unicode, func(m *Model) { m.SetSelected(glasgow); m.Select(glasgow) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := scotland(c.many)
			if c.do != nil {
				c.do(m)
			}
			lines := m.Draw(themeWith(c.glyphs), c.w, c.h, true)
			fits(t, lines, c.w, c.h)
			golden.RequireEqual(t, screen(lines))
		})
	}
}

func TestLines(t *testing.T) {
	m := scotland(true)
	m.SetSelected(orkney)
	golden.RequireEqual(t, strings.Join(m.Lines(), "\n")+"\n")
}

func TestNoTwoTilesShareAName(t *testing.T) {
	seen := map[string]string{}
	for _, a := range national.Authorities() {
		for f, name := range forms(a) {
			if other := seen[name]; other != "" && other != a.Name || name == "" {
				t.Errorf("%s and %s are both written %q", a.Name, other, name)
			}
			seen[name] = a.Name
			if most := []int{40, 11, 7, 3}[f]; ansi.StringWidth(name) > most {
				t.Errorf("%q takes more than %d cells", name, most)
			}
		}
	}
	for _, a := range national.Authorities() {
		if _, ok := names[a.Code]; !ok {
			t.Errorf("there is no short name for %s (%s)", a.Name, a.Code)
		}
	}
	if len(names) != len(national.Authorities()) {
		t.Errorf("there are %d short names", len(names))
	}
}

func TestEveryTileShowsAWholeName(t *testing.T) {
	for _, many := range []bool{false, true} {
		for w := 48; w <= 220; w += 3 {
			for _, h := range []int{18, 36, 56} {
				m := scotland(many)
				m.SetSelected(fife, glasgow, orkney)
				lines := strings.Split(screen(m.Draw(themeWith(theme.ASCII), w, h, true)), "\n")
				for _, tile := range m.touched {
					a := m.areas[tile.area]
					var words []string
					for _, line := range lines[tile.y : tile.y+tile.h] {
						inside := line[min(tile.x, len(line)):min(tile.x+tile.w, len(line))]
						inside = strings.TrimSuffix(strings.Trim(inside, "[]<> "), " x")
						words = append(words, strings.Fields(strings.Trim(inside, "[] "))...)
					}
					words = slices.DeleteFunc(words, func(s string) bool { return s == "x" })
					shown := strings.Join(words, " ")
					known := forms(a)
					if !slices.Contains(known[:], shown) {
						t.Fatalf("in %d by %d the tile of %s shows %q", w, h, a.Name, shown)
					}
				}
			}
		}
	}
}

// walks are the moves that the arrows make.
var walks = map[string]func(*Model){
	"left": func(m *Model) { m.Walk(-1, 0) }, "right": func(m *Model) { m.Walk(1, 0) },
	"up": func(m *Model) { m.Walk(0, -1) }, "down": func(m *Model) { m.Walk(0, 1) },
}

func TestWalkingGoesWhereItPoints(t *testing.T) {
	for _, c := range []struct{ from, way, to string }{
		{"Orkney Islands", "up", "Shetland Islands"}, {"Shetland Islands", "down", "Orkney Islands"},
		{"Shetland Islands", "up", "Shetland Islands"},
		{"Glasgow City", "left", "Inverclyde"}, {"Glasgow City", "right", "North Lanarkshire"},
		{"Glasgow City", "down", "East Renfrewshire"},
		{"Highland", "right", "Moray"}, {"Na h-Eileanan Siar", "right", "Highland"}, {"Scottish Borders", "left", "South Lanarkshire"},
	} {
		m := scotland(false)
		m.Select(codeOf(t, c.from))
		walks[c.way](m)
		if got, _ := m.Area(); got.Name != c.to {
			t.Errorf("from %s %s is %s, not %s", c.from, c.way, got.Name, c.to)
		}
	}
}

func TestEveryTileCanBeReachedFromEveryOther(t *testing.T) {
	for _, start := range national.Authorities() {
		reached := map[string]bool{start.Code: true}
		for todo := []string{start.Code}; len(todo) > 0; todo = todo[1:] {
			for _, way := range []string{"up", "down", "left", "right"} {
				m := scotland(false)
				m.Select(todo[0])
				walks[way](m)
				if a, _ := m.Area(); !reached[a.Code] {
					reached[a.Code] = true
					todo = append(todo, a.Code)
				}
			}
		}
		if len(reached) != 32 {
			t.Errorf("from %s only %d areas can be reached", start.Name, len(reached))
		}
	}
}

func TestFindingAsYouType(t *testing.T) {
	for _, c := range []struct {
		words, first string
		found        int
	}{
		{"ork", "Orkney Islands", 1}, {"GLA", "Glasgow City", 1}, {"western", "Na h-Eileanan Siar", 1}, {"siar", "Na h-Eileanan Siar", 1},
		{"edin", "City of Edinburgh", 1}, {"s12000047", "Fife", 1}, {"argyll &", "Argyll and Bute", 1}, {"east", "East Ayrshire", 4},
		{"shire", "Aberdeenshire", 11}, {"tayside", "Angus", 3}, {"xyz", "", 0}, {"gb-fif", "Fife", 1}, {"dundée", "Dundee City", 1},
	} {
		m := scotland(false)
		before, _ := m.Area()
		for _, r := range c.words {
			m.Type(string(r))
		}
		if c.first == "" {
			c.first = before.Name
		}
		if got, _ := m.Area(); len(m.found) != c.found || (got.Name != c.first && c.found > 0) {
			t.Errorf("%q finds %d and goes to %s; wanted %d and %s", c.words, len(m.found), got.Name, c.found, c.first)
		}
		for m.Backspace() {
		}
		if m.Words() != "" || m.finding() {
			t.Errorf("after taking %q back %q is left", c.words, m.Words())
		}
	}
}

func TestWhileFindingArrowsStayOnWhatMatches(t *testing.T) {
	m := scotland(false)
	m.Type("east")
	for range 20 {
		for _, way := range []string{"down", "right", "up", "left"} {
			walks[way](m)
			if a, _ := m.Area(); !strings.HasPrefix(a.Name, "East") {
				t.Fatalf("%s leads to %s", way, a.Name)
			}
		}
	}
	m.Find("east")
	n := 1
	for m.Next(1) {
		n++
	}
	if n != 4 {
		t.Errorf("the next match was found %d times", n)
	}
}

func TestSeveralCanBeTickedWhereThatIsWanted(t *testing.T) {
	m := scotland(true)
	m.Select(stirling)
	m.Toggle()
	m.Select(fife)
	m.Toggle()
	if got := m.Chosen(); len(got) != 2 || got[0].Name != "Fife" || got[1].Name != "Stirling" {
		t.Errorf("chosen are %v", got)
	}
	m.Toggle()
	if got := m.Selected(); len(got) != 1 {
		t.Errorf("after unticking one %d are left", len(got))
	}
	one := scotland(false)
	one.Select(fife)
	one.Toggle()
	if got := one.Chosen(); len(one.Selected()) != 0 || len(got) != 1 || got[0].Code != fife {
		t.Errorf("where one is wanted, %v is chosen and %v ticked", got, one.Selected())
	}
}

func TestTheMapSaysThatItIsNotOfficial(t *testing.T) {
	for _, size := range [][2]int{{80, 18}, {80, 24}, {120, 40}, {200, 60}} {
		got := screen(scotland(true).Draw(themeWith(theme.Unicode), size[0], size[1], true))
		if !strings.Contains(got, "Not an official map") {
			t.Errorf("in %d by %d it does not say so:\n%s", size[0], size[1], got)
		}
	}
}

func TestAClickGoesToTheTile(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {110, 36}, {40, 10}} {
		m := scotland(true)
		for y, line := range strings.Split(screen(m.Draw(themeWith(theme.Unicode), size[0], size[1], true)), "\n") {
			before, _, found := strings.Cut(line, "Fife")
			if !found || m.finding() || y == 0 {
				continue
			}
			m.Click(ansi.StringWidth(before)+1, y)
			if a, _ := m.Area(); a.Name != "Fife" {
				t.Errorf("in %d by %d the click went to %s", size[0], size[1], a.Name)
			}
		}
	}
}

func TestTheCursorStandsOnTheTile(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {40, 10}} {
		m := scotland(false)
		for _, a := range national.Authorities() {
			m.Select(a.Code)
			lines := strings.Split(screen(m.Draw(themeWith(theme.ASCII), size[0], size[1], true)), "\n")
			x, y := m.Cursor()
			if size[0] == 40 {
				x--
			}
			if x >= len(lines[y]) || lines[y][x] != '>' {
				t.Errorf("on %s the cursor stands at %d, %d:\n%s", a.Name, x, y, strings.Join(lines, "\n"))
			}
		}
	}
}

func TestAMapOfNothingIsDrawnToo(t *testing.T) {
	m := New(nil, true)
	m.Toggle()
	m.Type("x")
	m.Walk(0, 1)
	m.Next(1)
	fits(t, m.Draw(themeWith(theme.Unicode), 80, 24, true), 80, 24)
	if len(m.Chosen()) != 0 {
		t.Error("something is chosen of nothing")
	}
}

func TestAnyWalkFitsAnyWindow(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	moves := []func(*Model){walks["left"], walks["right"], walks["up"], walks["down"], func(m *Model) { m.Next(1) },
		func(m *Model) { m.Next(-1) }, (*Model).Toggle, func(m *Model) { m.Find("") }}
	typed := []string{"e", "a", "s", " ", "家", "\x1b[2J", "ork", "&", "o\u0300"}
	m := scotland(true)
	for range 3000 {
		switch random.IntN(8) {
		case 0:
			m.Type(typed[random.IntN(len(typed))])
		case 1:
			m.Backspace()
		case 2:
			m.Click(random.IntN(120), random.IntN(40))
		default:
			moves[random.IntN(len(moves))](m)
		}
		w, h := 1+random.IntN(300), 1+random.IntN(100)
		if random.IntN(2) == 0 {
			w, h = 1+random.IntN(90), 1+random.IntN(24)
		}
		fits(t, m.Draw(themeWith(theme.Unicode), w, h, random.IntN(2) == 0), w, h)
		if x, y := m.Cursor(); x < 0 || x >= w || y < 0 || y >= h {
			t.Fatalf("in %d by %d the cursor stands at %d, %d", w, h, x, y)
		}
		if m.Line() < 0 || m.Line() >= len(m.Lines()) {
			t.Fatalf("the line at the cursor is %d", m.Line())
		}
	}
}

// codeOf is the code of a council area by its name.
func codeOf(t *testing.T, name string) string {
	t.Helper()
	i := slices.IndexFunc(national.Authorities(), func(a national.Authority) bool { return a.Name == name })
	if i < 0 {
		t.Fatalf("no area is called %q", name)
	}
	return national.Authorities()[i].Code
}
