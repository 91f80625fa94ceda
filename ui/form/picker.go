package form

import (
	"context"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"kept/ui/cell"
	"kept/ui/theme"
)

// Picker is a list to choose from, narrowed by typing. Choices are either given
// at once or searched for off the loop.
type Picker struct {
	Title, Help string
	Many        bool
	Choices     []Choice    // all of them, when they are few
	Search      SearchWords // else
	Chosen      []Choice
	New         func(title string) tea.Cmd // makes a new record; nil: cannot
	NewTitle    string                     // what a new one is called: "stakeholder"
	Done        func(chosen []Choice)      // what was chosen in the end
	Then        func(chosen []Choice) tea.Cmd

	ctx    context.Context
	words  Line
	shown  []Choice
	rows   cell.Window
	gen    int
	err    error
	closed bool
}

// SearchWords finds choices by words; it runs off the loop.
type SearchWords func(ctx context.Context, words string) ([]Choice, error)

// foundMsg is what a search found.
type foundMsg struct {
	picker *Picker
	gen    int
	found  []Choice
	err    error
}

// AddedMsg tells a picker that a new record was made for it.
type AddedMsg struct {
	Picker *Picker
	Choice Choice
}

// Open starts the picker, with words to find already typed.
func (p *Picker) Open(ctx context.Context, words string) tea.Cmd {
	p.ctx, p.rows.Height = ctx, 10
	p.words.SetText(words)
	cmd := p.find()
	if p.Search == nil && words == "" && len(p.Chosen) > 0 {
		for i, c := range p.shown {
			if c.Value == p.Chosen[0].Value {
				p.rows.At = i
			}
		}
	}
	return cmd
}

// Closed tells whether the keeper has finished with it.
func (p *Picker) Closed() bool { return p.closed }

func (p *Picker) find() tea.Cmd {
	p.rows.At, p.rows.Top = 0, 0
	words := strings.TrimSpace(p.words.Text())
	if p.Search != nil {
		p.gen++
		gen, search, ctx := p.gen, p.Search, p.ctx
		return func() tea.Msg {
			found, err := search(ctx, words)
			return foundMsg{picker: p, gen: gen, found: found, err: err}
		}
	}
	if words == "" {
		p.shown = p.Choices
		return nil
	}
	p.shown = Like(p.Choices, words)
	return nil
}

// Like narrows choices to those that letters can be found in, the best first.
func Like(choices []Choice, words string) []Choice {
	titles := make([]string, len(choices))
	for i, c := range choices {
		titles[i] = c.Title
	}
	var found []Choice
	for _, m := range fuzzy.Find(words, titles) {
		found = append(found, choices[m.Index])
	}
	return found
}

// ByTitle puts choices in the order of their titles.
func ByTitle(choices []Choice) {
	slices.SortFunc(choices, func(a, b Choice) int {
		return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title))
	})
}

// count is how many rows there are to go through, "add new" among them.
func (p *Picker) count() int {
	if p.canAdd() {
		return len(p.shown) + 1
	}
	return len(p.shown)
}

func (p *Picker) canAdd() bool { return p.New != nil && strings.TrimSpace(p.words.Text()) != "" }

// Choose takes the row at the cursor; where several can be chosen, it selects or clears it.
func (p *Picker) Choose() tea.Cmd {
	if p.rows.At == len(p.shown) && p.canAdd() {
		return p.New(strings.TrimSpace(p.words.Text()))
	}
	if p.rows.At >= len(p.shown) {
		return nil
	}
	c := p.shown[p.rows.At]
	if !p.Many {
		p.Chosen = []Choice{c}
		return p.Finish()
	}
	if i := slices.IndexFunc(p.Chosen, func(o Choice) bool { return o.Value == c.Value }); i >= 0 {
		p.Chosen = slices.Delete(slices.Clone(p.Chosen), i, i+1)
	} else {
		p.Chosen = append(p.Chosen, c)
	}
	return nil
}

// Finish closes the picker with what is chosen.
func (p *Picker) Finish() tea.Cmd {
	p.closed = true
	if p.Done != nil {
		p.Done(p.Chosen)
	}
	if p.Then != nil {
		return p.Then(p.Chosen)
	}
	return nil
}

// Update takes typing and what was found.
func (p *Picker) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case foundMsg:
		if msg.picker == p && msg.gen == p.gen {
			p.shown, p.err = msg.found, msg.err
			p.rows.Go(p.rows.At, p.count())
		}
		return nil
	case AddedMsg:
		if msg.Picker != p {
			return nil
		}
		if p.Many {
			p.Chosen = append(p.Chosen, msg.Choice)
			p.words.SetText("")
			return p.find()
		}
		p.Chosen = []Choice{msg.Choice}
		return p.Finish()
	}
	before := p.words.Text()
	p.words.Update(msg)
	if p.words.Text() != before {
		return p.find()
	}
	return nil
}

// Draw draws the picker in at most h lines of w cells, and says where its
// cursor is.
func (p *Picker) Draw(t *theme.Theme, w, h int) (lines []string, x, y int) {
	g := &t.Glyphs
	words, at := p.words.Draw(max(w-7, 1))
	lines = append(lines, cell.Cut("Find:  "+words, w, ""))
	x, y = min(at+7, max(w-1, 0)), 0
	from, to := p.rows.Show(p.count(), h-2)
	if p.err != nil {
		lines = append(lines, t.Render(theme.Problem, cell.Cut("This could not be read. Type again to try.", w, g.Cut)))
	} else if p.count() == 0 {
		lines = append(lines, t.Render(theme.Dim, cell.Cut("  Nothing like that.", w, g.Cut)))
	}
	for i := from; i < to; i++ {
		lines = append(lines, p.row(t, i, w))
	}
	foot := ""
	if n := p.count(); n > p.rows.Height {
		foot = "  " + strconv.Itoa(p.rows.At+1) + " of " + strconv.Itoa(n)
	}
	if p.Many {
		foot += "  " + strconv.Itoa(len(p.Chosen)) + " chosen"
	}
	if foot != "" {
		lines = append(lines, t.Render(theme.Dim, cell.Cut(foot, w, g.Cut)))
	}
	return lines, x, y
}

func (p *Picker) row(t *theme.Theme, i, w int) string {
	g := &t.Glyphs
	text := "  "
	if i == p.rows.At {
		text = g.Cursor + " "
	}
	if i == len(p.shown) {
		text += "Add \"" + strings.TrimSpace(p.words.Text()) + "\" as a new " + p.NewTitle
	} else {
		c := p.shown[i]
		if p.Many {
			sign := g.Unselected
			if slices.ContainsFunc(p.Chosen, func(o Choice) bool { return o.Value == c.Value }) {
				sign = g.Selected
			}
			text += sign + " "
		}
		text += cell.Clean(c.Title)
		if c.Help != "" {
			text += "  " + cell.Clean(c.Help)
		}
	}
	if i == p.rows.At {
		return t.Render(theme.Cursor, cell.Fit(text, w, g.Cut))
	}
	return cell.Cut(text, w, g.Cut)
}

// Move moves the cursor by so many rows.
func (p *Picker) Move(by int) { p.rows.Go(p.rows.At+by, p.count()) }

// Page moves the cursor by so many screens.
func (p *Picker) Page(by int) { p.Move(by * p.rows.Height) }

// Leave closes the picker: where several can be chosen with what was chosen, else with nothing.
func (p *Picker) Leave() tea.Cmd {
	if p.Many {
		return p.Finish()
	}
	p.closed = true
	return nil
}
