package bigtype

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

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
	if len(lines) != max(h, 0) {
		t.Fatalf("in %d by %d there are %d lines", w, h, len(lines))
	}
	for i, line := range lines {
		if n := ansi.StringWidth(line); n > max(w, 0) {
			t.Fatalf("in %d by %d line %d takes %d cells: %q", w, h, i, n, line)
		}
	}
}

const everyLetter = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?'\"-()/&%+=£#·àèìòùáéíóú"

func TestEveryLetterHasAShapeOfItsOwn(t *testing.T) {
	shapes := map[string]rune{}
	for _, r := range everyLetter {
		l := font()[r]
		if l == nil {
			t.Errorf("%c is not drawn", r)
			continue
		}
		for _, line := range l {
			if len(line) != l.width() || strings.Trim(line, "#.") != "" {
				t.Errorf("%c has an uneven line %q", r, line)
			}
		}
		shape := strings.Join(l[:], "\n")
		if other, used := shapes[shape]; used {
			t.Errorf("%c looks like %c", r, other)
		}
		if !strings.Contains(shape, "#") {
			t.Errorf("%c has no ink", r)
		}
		shapes[shape] = r
	}
	if n := len([]rune(everyLetter)); len(font()) != n {
		t.Errorf("%d letters are drawn and %d are known here", len(font()), n)
	}
}

func TestLettersStandApart(t *testing.T) {
	for _, r := range everyLetter {
		l := font()[r]
		left, right := false, false
		for _, line := range l {
			left = left || line[0] == '#'
			right = right || line[len(line)-1] == '#'
		}
		if !left || !right {
			t.Errorf("%c does not fill its width, so the gap beside it would be uneven", r)
		}
	}
}

func TestMarkedLettersFallBackToTheirOwn(t *testing.T) {
	for _, c := range []struct{ in, as string }{
		{"Mòd", "Mòd"}, {"Mo\u0300d", "Mòd"}, {"ÀRD", "ARD"}, {"café", "café"}, {"Zoë", "Zoe"}, {"“Ours” – it’s", `"Ours" - it's`},
		{"So…", "So..."},
	} {
		got, ok := set(c.in, 200, 1, "#")
		want, ok2 := set(c.as, 200, 1, "#")
		if !ok || !ok2 || strings.Join(got.lines, "\n") != strings.Join(want.lines, "\n") {
			t.Errorf("%q is not set as %q", c.in, c.as)
		}
	}
}

func TestATitleBreaksAtWordsAndElseIsSetInCapitals(t *testing.T) {
	for _, c := range []struct {
		name, text  string
		w, h, lines int
		has         string
	}{
		{"space for all in twice the size", "Stop", 80, 24, 12, "####"},
		{"one row", "The promise", 80, 6, 6, "##"},
		{"two rows", "The promise", 60, 14, 12, "##"},
		{"a word too wide for its letters", "Stakeholders", 40, 10, 1, "S T A K E H O L D E R S"},
		{"too wide for spaces too", "Stakeholders", 14, 10, 1, "STAKEHOLDERS"},
		{"not enough lines", "Every child", 80, 1, 1, "E V E R Y   C H I L D"},
		{"a sign without a letter", "家 is home", 80, 10, 1, "家   I S   H O M E"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Title{c.text}
			lines := drawTitle(&d, themeWith(theme.ASCII), c.w, c.h)
			fits(t, lines, c.w, c.h)
			got := strings.TrimRight(screen(lines), "\n")
			if n := strings.Count(got, "\n") + 1; n != c.lines || !strings.Contains(got, c.has) {
				t.Errorf("it takes %d lines, not %d:\n%s", n, c.lines, got)
			}
		})
	}
}

func TestEveryWordOfAPageCanBeReadAloud(t *testing.T) {
	p := Page{Title: "What changed", Lines: []string{"One action went amber.", "", "Two have no evidence."}, Hint: "Space goes on"}
	want := "What changed|One action went amber.|Two have no evidence.|Space goes on"
	if got := strings.Join(p.Plain(), "|"); got != want {
		t.Errorf("it reads %q", got)
	}
}

var pages = []struct {
	name string
	page Page
}{
	{"quarter", Page{Title: "A quarter in twelve steps", Lines: []string{
		"Firth is an invented partnership. Nothing here is about a real place or a real child.",
		"We follow one quarter: from what keepers noted, to an account that anyone can check."},
		Hint: "1 of 12    Space: next    Backspace: back    T: try it yourself    Esc: stop"}},
	{"short", Page{Title: "Nobody has to ask twice",
		Lines: []string{"What a keeper wrote once is in the report, the spreadsheet and the committee paper."},
		Hint:  "5 of 12    Space: next"}},
	{"gaelic", Page{Title: "Fàilte, Mòrag & Zoë!", Lines: []string{"Enter once; report many times."}}},
}

func TestPages(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for _, c := range pages {
			t.Run(fmt.Sprintf("%s_%dx%d", c.name, size[0], size[1]), func(t *testing.T) {
				p := c.page
				lines := p.Draw(themeWith(theme.Unicode), size[0], size[1])
				fits(t, lines, size[0], size[1])
				golden.RequireEqual(t, screen(lines))
			})
		}
	}
	t.Run("ascii_80x24", func(t *testing.T) {
		p := pages[0].page
		golden.RequireEqual(t, screen(p.Draw(themeWith(theme.ASCII), 80, 24)))
	})
}

func TestAlphabet(t *testing.T) {
	var rows []string
	for _, s := range []string{"ABCDEFGHIJ", "KLMNOPQRST", "UVWXYZ", "abcdefghijkl", "mnopqrstuvwx", "yz 0123456789",
		".,:;!?'\"-()/&%+=£#·", "àèìòùáéíóú"} {
		b, ok := set(s, 100, 1, "█")
		if !ok {
			t.Fatalf("%q cannot be set", s)
		}
		rows = append(append(rows, b.lines...), "")
	}
	golden.RequireEqual(t, screen(rows))
}

func TestAPageThatDoesNotFitSaysHowMuchIsMissing(t *testing.T) {
	p := Page{Title: "Too much", Lines: []string{strings.Repeat("word ", 400)}}
	lines := p.Draw(themeWith(theme.Unicode), 60, 18)
	fits(t, lines, 60, 18)
	if got := screen(lines); !strings.Contains(got, "more lines; they need a larger window") {
		t.Errorf("nothing is said of it:\n%s", got)
	}
}

func TestAnyPageFitsAnyWindow(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	words := []string{"a", "promise", "kept", "Clackmannanshire", "é", "家族", "e\u0301\u0301", "\x1b[31m", "£4.5m", "👪", "\n",
		"Na h-Eileanan Siar", ""}
	text := func(n int) string {
		var b strings.Builder
		for range random.IntN(n + 1) {
			b.WriteString(words[random.IntN(len(words))] + " ")
		}
		return b.String()
	}
	for range 4000 {
		w, h := 1+random.IntN(300), 1+random.IntN(100)
		if random.IntN(3) == 0 {
			w, h = random.IntN(30), random.IntN(12)
		}
		p := Page{Title: text(6), Hint: text(4)}
		for range random.IntN(5) {
			p.Lines = append(p.Lines, text(40))
		}
		fits(t, p.Draw(themeWith(theme.Unicode), w, h), w, h)
		if x, y := p.Cursor(); w > 0 && h > 0 && (x < 0 || x >= w || y < 0 || y >= h) {
			t.Fatalf("in %d by %d the cursor stands at %d, %d", w, h, x, y)
		}
		d := Title{p.Title}
		fits(t, drawTitle(&d, themeWith(theme.ASCII), w, h), w, h)
	}
}

// drawTitle draws a title by itself: exactly h lines of at most w cells.
func drawTitle(d *Title, t *theme.Theme, w, h int) []string {
	lines := []string{}
	b := d.best(t, w, h, h)
	for _, line := range b.lines[:min(len(b.lines), max(h, 0))] {
		lines = append(lines, t.Render(theme.Heading, line))
	}
	for len(lines) < h {
		lines = append(lines, "")
	}
	return lines
}
