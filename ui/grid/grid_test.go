package grid

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"kept/ui/cell"
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

// firth are the stakeholders of an invented partnership.
func firth() []Item {
	return []Item{
		{ID: "board", Name: "Champions Board", Lived: true, Interest: 5, Influence: 2},
		{ID: "council", Name: "Firth Council", Interest: 5, Influence: 5},
		{ID: "nhs", Name: "NHS Firth", Interest: 4, Influence: 5},
		{ID: "police", Name: "Police, Firth Division", Interest: 2, Influence: 4},
		{ID: "hearings", Name: "Children's Hearings Improvement Group", Short: "CHIG", Interest: 4, Influence: 4},
		{ID: "families", Name: "Harbour Families", Interest: 5, Influence: 2},
		{ID: "parents", Name: "Parents Together", Lived: true, Interest: 5, Influence: 2},
		{ID: "siblings", Name: "Brothers and Sisters Group", Lived: true, Interest: 5, Influence: 2},
		{ID: "college", Name: "Firth College", Interest: 3, Influence: 2},
		{ID: "leisure", Name: "Leisure Trust", Interest: 1, Influence: 1},
		{ID: "housing", Name: "Firth Homes", Interest: 2, Influence: 3},
		{ID: "fostering", Name: "Foster Carers' Association", Interest: 5, Influence: 3},
		{ID: "radio", Name: "Local Radio", Interest: 1, Influence: 2},
		{ID: "members", Name: "Elected Members", Interest: 3, Influence: 5},
		{ID: "sheriff", Name: "Sheriff Court"},
		{ID: "business", Name: "Business Forum", Interest: 2},
	}
}

func TestGrid(t *testing.T) {
	crowd := firth()
	for i := range 30 {
		crowd = append(crowd, Item{ID: fmt.Sprint("more", i), Name: fmt.Sprintf("Community Council %d", i+1), Interest: 4 + i%2,
			Influence: 2 + i%3})
	}
	for _, c := range []struct {
		name   string
		items  []Item
		w, h   int
		glyphs theme.Glyphs
		do     func(*Model)
	}{
		{"80x24", firth(), 80, 24, theme.Unicode, nil},
		{"80x20_ascii", firth(), 80, 20, theme.ASCII, nil},
		{"120x40", firth(), 120, 40, theme.Unicode, func(m *Model) { m.Select("parents") }},
		{"200x60", crowd, 200, 60, theme.Unicode, func(m *Model) { m.Select("more20") }},
		{"crowd_80x24", crowd, 80, 24, theme.Unicode, func(m *Model) { m.Select("more21") }},
		{"crowd_120x40", crowd, 120, 40, theme.Unicode, func(m *Model) { m.Select("more29") }},
		{"carrying_80x24", firth(), 80, 24, theme.Unicode, func(m *Model) {
			m.Select("board")
			m.PickUp()
			m.Walk(0, 1)
			m.Walk(-1, 0)
		}},
		{"carrying_120x40", firth(), 120, 40, theme.Unicode, func(m *Model) {
			m.Select("sheriff")
			m.PickUp()
		}},
		{"strip_80x24", firth(), 80, 24, theme.Unicode, func(m *Model) { m.Select("sheriff") }},
		{"empty_80x24", nil, 80, 24, theme.Unicode, nil},
		{"narrow_45x16", firth(), 45, 16, theme.Unicode, nil},
		{"list_30x8", firth(), 30, 8, theme.Unicode, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := New(c.items)
			if c.do != nil {
				c.do(m)
			}
			lines := m.Draw(themeWith(c.glyphs), c.w, c.h, true)
			fits(t, lines, c.w, c.h)
			golden.RequireEqual(t, screen(lines))
		})
	}
}

func TestLines(t *testing.T) { golden.RequireEqual(t, strings.Join(New(firth()).Lines(), "\n")+"\n") }

func TestGroupsWithLivedExperienceComeFirst(t *testing.T) {
	m := New(firth())
	m.Select("families")
	var names []string
	for _, i := range m.cells[spot{5, 2}] {
		names = append(names, m.items[i].Name)
	}
	if got := strings.Join(names, "; "); got != "Brothers and Sisters Group; Champions Board; Parents Together; Harbour Families" {
		t.Errorf("they are listed as %s", got)
	}
}

func TestWalkingGoesNameByNameAndCellByCell(t *testing.T) {
	m := New(firth())
	m.Select("fostering")
	var moved []string
	for range 6 {
		m.Walk(0, -1)
		moved = append(moved, m.ID())
	}
	if got := strings.Join(moved, " "); got != "siblings board parents families  business" {
		t.Errorf("down from the foster carers the way is %s", got)
	}
	if m.Walk(0, -1) {
		t.Error("there is something below the strip")
	}
	first := m.ID()
	if !m.Walk(1, 0) || m.ID() == first {
		t.Error("in the strip sideways does not go to the next name")
	}
	m.Walk(0, 1)
	if x, y := m.Place(); x != 5 || y != 1 {
		t.Errorf("up from the strip is %d, %d", x, y)
	}
	m.Walk(0, 1)
	if m.ID() != "families" {
		t.Errorf("coming from below the first name met is %q", m.ID())
	}
	m.MoveCell(0, 1)
	if m.ID() != "fostering" {
		t.Errorf("a leap upwards goes to %q", m.ID())
	}
	if m.Walk(1, 0) {
		t.Error("there is a cell right of the most interest")
	}
}

func TestGoingThroughAllNamesMeetsEachOnce(t *testing.T) {
	m := New(firth())
	met := []string{m.ID()}
	for m.Next(1) {
		met = append(met, m.ID())
	}
	back := 1
	for m.Next(-1) {
		back++
	}
	slices.Sort(met)
	if n := len(slices.Compact(met)); n != len(firth()) || back != n {
		t.Errorf("of %d names %d were met on the way there and %d on the way back", len(firth()), n, back)
	}
}

func TestANameIsCarriedToItsNewPlace(t *testing.T) {
	m := New(firth())
	m.Select("police")
	if !m.PickUp() || m.Carrying() != "police" {
		t.Fatal("the police cannot be picked up")
	}
	m.Walk(1, 0)
	m.Walk(1, 0)
	m.Walk(0, 1)
	if p, changed := m.Drop(); !changed || p != (Placing{"police", 4, 5, [2]int{2, 4}}) {
		t.Errorf("put down, it is at %+v (changed %v)", p, changed)
	}
	if m.ID() != "police" || m.Carrying() != "" {
		t.Errorf("afterwards the cursor is on %q and %q is in hand", m.ID(), m.Carrying())
	}
}

func TestWhatIsPutBackLiesWhereItWas(t *testing.T) {
	m := New(firth())
	m.Select("police")
	before := screen(m.Draw(themeWith(theme.Unicode), 80, 24, true))
	m.PickUp()
	m.Walk(1, 0)
	if during := screen(m.Draw(themeWith(theme.Unicode), 80, 24, true)); during == before {
		t.Error("carrying does not show")
	}
	if !m.PutBack() {
		t.Fatal("it cannot be put back")
	}
	if after := screen(m.Draw(themeWith(theme.Unicode), 80, 24, true)); after != before {
		t.Errorf("put back, the grid is another:\n%s\nbefore it was\n%s", after, before)
	}
	m.PickUp()
	if _, changed := m.Drop(); changed {
		t.Error("put down where it was picked up, something is to be stored")
	}
}

func TestAStakeholderWithoutScoresGetsThemAndLosesThem(t *testing.T) {
	m := New(firth())
	m.Select("business") // its interest is known to be 2
	m.PickUp()
	if p, changed := m.Drop(); !changed || p != (Placing{"business", 2, 3, [2]int{2, 0}}) {
		t.Errorf("picked up and put down it is at %+v (changed %v)", p, changed)
	}
	m.PickUp()
	for range 3 {
		m.Walk(0, -1)
	}
	if p, changed := m.Drop(); !changed || p != (Placing{"business", 0, 0, [2]int{2, 3}}) {
		t.Errorf("put down below the grid it is at %+v (changed %v)", p, changed)
	}
}

// Where there is little space for what is said of a name, the name gives way, and
// not what is said.
func TestALongNameLeavesSpaceForItsPlace(t *testing.T) {
	m := New([]Item{{ID: "long", Name: "The Elected Members' Promise Champions of the whole Firth", Interest: 4, Influence: 5}})
	m.Select("long")
	if text := m.describeWithin(78, "..."); cell.Width(text) > 78 || !strings.HasSuffix(text,
		"...: interest 4, influence 5. Work closely with.") {
		t.Errorf("at the cursor it says %q", text)
	}
	m.PickUp()
	m.Walk(-1, 0)
	if text := m.describeWithin(70, "..."); cell.Width(text) > 70 || !strings.Contains(text, "; it was 4 and 5.") {
		t.Errorf("in hand it says %q", text)
	}
	if text := m.describeWithin(200, "..."); text != m.Describe() {
		t.Errorf("where there is space it says %q", text)
	}
}

func TestNewStakeholdersKeepTheCursorAndTheHand(t *testing.T) {
	items := firth()
	m := New(items)
	m.Select("housing")
	items[10].Interest = 5
	m.Set(items)
	if x, y := m.Place(); m.ID() != "housing" || x != 5 || y != 3 {
		t.Errorf("the cursor is on %q at %d, %d", m.ID(), x, y)
	}
	m.PickUp()
	m.Walk(-1, 0)
	m.Set(slices.Concat([]Item{{ID: "new", Name: "New"}}, items))
	if m.Carrying() != "housing" {
		t.Errorf("in hand is %q", m.Carrying())
	}
	m.Set(items[:5])
	if m.Carrying() != "" {
		t.Error("what is gone is still in hand")
	}
}

func TestFewLettersTellNamesApart(t *testing.T) {
	got := letters([]Item{{Name: "NHS Firth"}, {Name: "Firth Council"}, {Name: "Fife Council"}, {Name: "Police"},
		{Name: "Children and Families of the Firth"},
		{Name: "A long name", Short: "SCRA"}, {Name: ""}, {Name: "…"}})
	if s := strings.Join(got, " "); s != "NHSF FC FC2 Poli CFF SCRA ? …" {
		t.Errorf("the letters are %s", s)
	}
}

func TestTheMiddleLiesBetweenTheQuarters(t *testing.T) {
	for _, c := range []struct {
		interest, influence int
		want                string
	}{{5, 5, "Work closely with"}, {1, 4, "Keep satisfied"}, {4, 2, "Listen and inform"}, {2, 2, "Keep an eye on"}, {3, 5, ""}, {1, 3, ""},
		{0, 0, ""}} {
		if got := Quadrant(c.interest, c.influence); got != c.want {
			t.Errorf("interest %d and influence %d is %q, not %q", c.interest, c.influence, got, c.want)
		}
	}
}

func TestAClickGoesToTheName(t *testing.T) {
	m := New(firth())
	lines := strings.Split(screen(m.Draw(themeWith(theme.Unicode), 120, 40, true)), "\n")
	for y, line := range lines {
		before, _, found := strings.Cut(line, "Harbour Families")
		if !found {
			continue
		}
		if !m.Click(ansi.StringWidth(before)+3, y) || m.ID() != "families" {
			t.Errorf("the click went to %q", m.ID())
		}
	}
	if m.Click(0, 0) {
		t.Error("a click beside the grid went somewhere")
	}
}

func TestTheCursorStandsOnTheSign(t *testing.T) {
	m := New(firth())
	for ok := true; ok; ok = m.Next(1) {
		lines := strings.Split(screen(m.Draw(themeWith(theme.ASCII), 80, 24, true)), "\n")
		if x, y := m.Cursor(); x >= len(lines[y]) || lines[y][x] != '>' {
			t.Errorf("on %s the cursor stands at %d, %d:\n%s", m.ID(), x, y, strings.Join(lines, "\n"))
		}
	}
}

func TestAnyWalkFitsAnyWindow(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	names := []string{"Firth", "家族の声グループ", "", "e\u0301\u0301 x", "👪", "A very long name that goes on and on and on until it ends",
		"\x1b[2J"}
	moves := []func(*Model){
		func(m *Model) { m.Walk(-1, 0) }, func(m *Model) { m.Walk(1, 0) }, func(m *Model) { m.Walk(0, 1) },
		func(m *Model) { m.Walk(0, -1) },
		func(m *Model) { m.MoveCell(-1, 0) }, func(m *Model) { m.MoveCell(1, 0) }, func(m *Model) { m.MoveCell(0, 1) },
		func(m *Model) { m.MoveCell(0, -1) },
		func(m *Model) { m.Next(1) }, func(m *Model) { m.Next(-1) },
	}
	for range 60 {
		var items []Item
		for i := range random.IntN(60) {
			items = append(items, Item{ID: fmt.Sprint(i), Name: names[random.IntN(len(names))], Lived: random.IntN(4) == 0,
				Interest: random.IntN(6), Influence: random.IntN(6)})
		}
		m := New(items)
		for range 60 {
			switch random.IntN(12) {
			case 0:
				m.PickUp()
			case 1:
				m.Drop()
			case 2:
				m.PutBack()
			case 3:
				m.Set(items[:random.IntN(len(items)+1)])
			case 4:
				m.Click(random.IntN(100), random.IntN(40))
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
			if n := len(m.Lines()); m.Line() < 0 || m.Line() >= n {
				t.Fatalf("the line at the cursor is %d of %d", m.Line(), n)
			}
			if m.Describe() == "" {
				t.Fatal("nothing is said")
			}
		}
	}
}
