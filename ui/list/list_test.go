package list

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"kept/ui/theme"
)

// rows is a list of n rows in memory that is read a page at a time, as a
// workbook is.
type rows struct {
	n     int
	reads int // rows handed out
}

func (r *rows) source(_ context.Context, from any, fromEnd bool, limit int) (Batch, error) {
	at, _ := from.(int)
	var b Batch
	for ; at < r.n && len(b.Rows) < limit; at++ {
		i := at
		if fromEnd {
			i = r.n - 1 - at
		}
		b.Rows = append(b.Rows,
			Row{ID: fmt.Sprint(i + 1), Cells: []Cell{{Text: fmt.Sprint(i + 1)}, {Text: fmt.Sprintf("Row number %d", i+1)}}})
	}
	r.reads += len(b.Rows)
	b.Next, b.More = at, at < r.n
	return b, nil
}

func (r *rows) count(_ context.Context, limit int) (int, error) { return min(r.n, limit), nil }

type bench struct {
	t     testing.TB
	list  *Model
	theme *theme.Theme
}

func open(t testing.TB, r *rows) *bench {
	b := &bench{t: t, list: New([]Column{{Title: "No", Width: 6, Weight: 50}, {Title: "What", Width: 30, Weight: 100}}),
		theme: theme.New(theme.Specs()[0], theme.Unicode)}
	b.run(b.list.Load(context.Background(), r.source, r.count))
	b.draw(10)
	return b
}

func (b *bench) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			b.run(c)
		}
	default:
		b.run(b.list.Update(context.Background(), msg))
	}
}

func (b *bench) draw(h int) []string {
	lines := b.list.Draw(b.theme, 60, h, true)
	for i := range lines {
		lines[i] = strings.TrimRight(ansi.Strip(lines[i]), " ")
	}
	return lines
}

func (b *bench) at() string {
	row, _ := b.list.Selected()
	return row.ID
}

func (b *bench) held() int {
	n := 0
	for _, s := range []*segment{&b.list.head, &b.list.tail} {
		for _, p := range s.pages {
			n += len(p.rows)
		}
	}
	return n
}

func TestGoingThroughALongListKeepsFewRows(t *testing.T) {
	ctx := context.Background()
	b := open(t, &rows{n: 100_000})
	for range 400 {
		b.run(b.list.PageBy(ctx, 1))
		b.draw(60)
	}
	if b.at() == "" {
		t.Fatal("the row at the cursor was let go of")
	}
	if held := b.held(); held > (keptPages+4)*pageSize {
		t.Errorf("after 400 screens %d rows are held", held)
	}
	for range 400 {
		b.run(b.list.PageBy(ctx, -1))
		b.draw(60)
	}
	if b.at() != "1" {
		t.Errorf("back at the top the cursor is on row %q", b.at())
	}
}

func TestTheEndIsReachedWithoutReadingTheMiddle(t *testing.T) {
	ctx := context.Background()
	r := &rows{n: 100_000}
	b := open(t, r)
	b.run(b.list.Last(ctx))
	if b.at() != "100000" {
		t.Fatalf("the last row is %q", b.at())
	}
	if r.reads > 10*pageSize {
		t.Errorf("%d rows were read to get there", r.reads)
	}
	lines := b.draw(10)
	if lines[9] != "> 100000  Row number 100000" || lines[8] != "  99999   Row number 99999" {
		t.Errorf("the end looks like this:\n%s", strings.Join(lines, "\n"))
	}
	if b.list.Position() != "1 from the end, of 10,000+" {
		t.Errorf("it is said to be at %q", b.list.Position())
	}
	for range 300 {
		b.run(b.list.Move(ctx, -1))
	}
	if b.at() != "99700" {
		t.Errorf("300 rows up from the end is %q", b.at())
	}
	b.run(b.list.First(ctx))
	if b.at() != "1" {
		t.Errorf("the first row is %q", b.at())
	}
}

func TestAReadingAnewKeepsTheCursorOnItsRow(t *testing.T) {
	ctx := context.Background()
	for _, where := range []int{0, 5, 200, 5_000} {
		r := &rows{n: 20_000}
		b := open(t, r)
		for range where {
			b.run(b.list.Move(ctx, 1))
		}
		before := b.at()
		b.run(b.list.Load(ctx, r.source, r.count))
		if b.at() != before {
			t.Errorf("on row %s, after reading anew the cursor is on %q", before, b.at())
		}
	}
}

func TestTheCursorPassesHeadingsBy(t *testing.T) {
	ctx := context.Background()
	m := New([]Column{{Title: "What", Width: 10, Weight: 1}})
	all := []Row{{Heading: true, Cells: []Cell{{Text: "One"}}}, {ID: "a"}, {ID: "b"}, {Heading: true, Cells: []Cell{{Text: "Two"}}},
		{ID: "c"}}
	b := &bench{t: t, list: m, theme: theme.New(theme.Specs()[0], theme.ASCII)}
	b.run(m.Load(ctx, func(context.Context, any, bool, int) (Batch, error) { return Batch{Rows: all}, nil }, nil))
	var moved []string
	for range 4 {
		moved = append(moved, b.at())
		b.run(m.Move(ctx, 1))
	}
	for range 4 {
		b.run(m.Move(ctx, -1))
	}
	moved = append(moved, b.at())
	if got := strings.Join(moved, " "); got != "a b c c a" {
		t.Errorf("down and up again went by %s", got)
	}
}

func TestNarrowListsLoseTheColumnsOfLeastWeight(t *testing.T) {
	m := New([]Column{{Title: "Ref", Width: 6, Weight: 90}, {Title: "Title", Width: 40, Weight: 100},
		{Title: "Tags", Width: 12, Weight: 10}, {Title: "Due", Width: 10, Weight: 50}})
	for _, c := range []struct {
		width int
		want  string
	}{{90, "Ref Title Tags Due"}, {60, "Ref Title Due"}, {40, "Ref Title"}, {20, "Title"}} {
		l := m.computeLayout(c.width)
		var titles []string
		total := -gap
		for k, i := range l.columns {
			titles = append(titles, m.Columns[i].Title)
			total += l.widths[k] + gap
		}
		if got := strings.Join(titles, " "); got != c.want {
			t.Errorf("in %d cells the columns are %s, not %s", c.width, got, c.want)
		}
		if total > c.width && len(titles) > 1 {
			t.Errorf("in %d cells they take %d", c.width, total)
		}
	}
}

func TestAFailedReadingIsSaid(t *testing.T) {
	m := New([]Column{{Title: "What", Width: 10, Weight: 1}})
	b := &bench{t: t, list: m, theme: theme.New(theme.Specs()[0], theme.ASCII)}
	fail := func(context.Context, any, bool, int) (Batch, error) { return Batch{}, fmt.Errorf("the disk is away") }
	b.run(m.Load(context.Background(), fail, nil))
	if m.Err() == nil {
		t.Error("nothing is known of the failure")
	}
	if got := strings.Join(b.draw(5), "\n"); !strings.Contains(got, "could not be read") {
		t.Errorf("nothing is said of the failure:\n%s", got)
	}
}

func TestTheColumnThatTheListIsInTheOrderOfStays(t *testing.T) {
	m := New([]Column{{Name: "ref", Width: 10, Weight: 90}, {Name: "title", Width: 30, Weight: 100}, {Name: "brag", Width: 9, Weight: 80},
		{Name: "due", Width: 18, Weight: 70}})
	shown := func() (names []string) {
		for _, i := range m.computeLayout(50).columns {
			names = append(names, m.Columns[i].Name)
		}
		return names
	}
	if got := shown(); !slices.Equal(got, []string{"ref", "title", "brag"}) {
		t.Errorf("in no order it shows %v", got)
	}
	m.Sorted = "due"
	if got := shown(); !slices.Equal(got, []string{"title", "due"}) && !slices.Equal(got, []string{"ref", "title", "due"}) {
		t.Errorf("in the order of due it shows %v", got)
	}
}
