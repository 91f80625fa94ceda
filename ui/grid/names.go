package grid

import (
	"strconv"
	"strings"

	"kept/ui/cell"
	"kept/ui/theme"
)

// entry is one name as it is drawn, and what it stands for.
type entry struct {
	text string
	item int
	at   bool // it is at the cursor
	rest bool // it is a further line of the name before
}

// entries are the names of a cell, what is in hand first.
func (d *drawing) entries(s spot, text func(int) string) []entry {
	var list []entry
	if s == d.m.here && d.m.carried >= 0 {
		list = append(list, entry{text: "[" + d.mark(d.m.carried) + text(d.m.carried) + "]", item: d.m.carried, at: true})
	}
	for k, i := range d.m.cells[s] {
		list = append(list, entry{text: d.mark(i) + text(i), item: i, at: s == d.m.here && d.m.carried < 0 && k == d.m.at})
	}
	return list
}

func (d *drawing) mark(item int) string {
	if d.m.items[item].Lived {
		return lived
	}
	return ""
}

// name is the longest form of a name that w cells hold.
func (d *drawing) name(w int) func(int) string {
	return func(i int) string {
		item := &d.m.items[i]
		if item.Short != "" && cell.Width(item.Name) > w-len(lived) {
			return item.Short
		}
		return item.Name
	}
}

// cell draws what a cell holds: lines of exactly its width. When names one a line
// do not fit, a low cell holds a few letters of each, and a high one as many
// names as it can.
func (d *drawing) cell(s spot, x, y int) []string {
	w, h := d.p.widths[s.interest-1], d.p.rows
	for k := range h {
		d.m.touched = append(d.m.touched, touch{x: x, y: y + k, w: w, at: s, item: -1})
	}
	const enough = 4 // lines from which some whole names are better than letters of all
	list := d.entries(s, func(i int) string { return d.m.items[i].Name })
	if len(list) > h || len(wrapped(list, w-1)) > h {
		list = d.entries(s, d.name(w-1))
	}
	if len(list) > h && h < enough {
		short := d.entries(s, func(i int) string { return d.m.letters[i] })
		return d.pack(short, s, x, y, w, h, 0, "+", "")
	}
	top, shown := window(list, h)
	lines := make([]string, 0, h)
	for _, e := range d.texts(list[top:top+shown], w-1, h) {
		lines = append(lines, d.nameLine(e, s, x, y+len(lines), w))
	}
	if left := len(list) - shown; left > 0 {
		text := cell.Fit(" +"+strconv.Itoa(left)+" more", w, d.g.Cut)
		lines = append(lines, d.t.Render(theme.Dim, text))
	}
	if len(list) == 0 && s == d.m.here {
		sign, role := pointer(d.t, d.focused)
		d.m.x, d.m.y = x, y
		lines = append(lines, d.t.Render(role, cell.Fit(sign, w, "")))
	}
	for len(lines) < h {
		lines = append(lines, cell.Blank(w))
	}
	return lines
}

// window chooses which entries are shown on h lines, the one at the cursor among them: from where, and how many.
// When not all fit, the last line is for their number.
func window(list []entry, h int) (top, shown int) {
	if len(list) <= h {
		return 0, len(list)
	}
	shown = h - 1
	for k, e := range list {
		if e.at {
			top = max(0, min(k-shown+1, len(list)-shown))
		}
	}
	return top, shown
}

// nameLine draws one line of a name at a place.
func (d *drawing) nameLine(e entry, s spot, x, y, w int) string {
	sign, role := " ", theme.Text
	if e.at {
		role = theme.Rest
		if d.focused {
			role = theme.Cursor
		}
	}
	if e.at && !e.rest {
		sign, role = pointer(d.t, d.focused)
		d.m.x, d.m.y = x, y
	}
	d.m.touched = append(d.m.touched, touch{x: x, y: y, w: w, at: s, item: e.item})
	return d.t.Render(role, cell.Fit(sign+e.text, w, ""))
}

// texts gives each name its lines: wrapped where there are enough lines for all
// of them, else cut to one line each.
func (d *drawing) texts(list []entry, w, h int) []entry {
	if whole := wrapped(list, w); len(whole) <= h {
		return whole
	}
	cut, same := make([]entry, len(list)), map[string]int{}
	for i, e := range list {
		e.text = d.cut(e.text, w)
		cut[i] = e
		same[e.text]++
	}
	for i, e := range list {
		if same[cut[i].text] > 1 { // names may differ only at their end
			cut[i].text = d.cutWithin(e.text, w)
		}
	}
	return cut
}

// wrapped gives every name the lines it needs. Of several names the further
// lines are indented, so that it shows where each begins.
func wrapped(list []entry, w int) []entry {
	var all []entry
	back := ""
	if len(list) > 1 {
		back = " "
	}
	for _, e := range list {
		if cell.Width(e.text) <= w {
			all = append(all, e)
			continue
		}
		for i, line := range cell.Wrap(e.text, max(w-len(back), 1)) {
			if e.rest = i > 0; e.rest {
				line = back + line
			}
			e.text = cell.Cut(line, w, "")
			all = append(all, e)
		}
	}
	return all
}

// cut shortens a name, and keeps the bracket of what is being carried.
func (d *drawing) cut(text string, w int) string {
	if strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]") && cell.Width(text) > w {
		return cell.Cut(strings.TrimSuffix(text, "]"), w-1, d.g.Cut) + "]"
	}
	return cell.Cut(text, w, d.g.Cut)
}

// cutWithin shortens a name before its last word, if that is short enough.
func (d *drawing) cutWithin(text string, w int) string {
	at := strings.LastIndex(text, " ")
	if at < 0 || cell.Width(text) <= w || cell.Width(text[at:]) > w/2 {
		return d.cut(text, w)
	}
	head := cell.Cut(text[:at], w-cell.Width(text[at:])-cell.Width(d.g.Cut), "")
	return strings.TrimRight(head, " ") + d.g.Cut + text[at:]
}

// pack draws entries one after the other on h lines of exactly w cells, each
// with its sign before it, from the first that still shows the cursor. Those that
// do not fit are counted at the end.
func (d *drawing) pack(list []entry, s spot, x, y, w, h, indent int, more, after string) []string {
	at := 0
	for k, e := range list {
		if e.at {
			at = k
		}
	}
	var p packed
	for top := max(0, at-w*h/2); ; top++ { // each takes two cells or more
		if p = packing(list, top, w, h, indent, more, after, d.g.Cut); at < top+len(p.places) || top >= at {
			break
		}
	}
	lines := make([]string, 0, h)
	for line := range h {
		var b strings.Builder
		used := 0
		if line == 0 {
			used = indent
			b.WriteString(cell.Blank(indent))
		}
		for _, c := range p.places {
			if c.line != line {
				continue
			}
			e := list[c.entry]
			sign, role := " ", theme.Text
			if e.at {
				sign, role = pointer(d.t, d.focused)
				d.m.x, d.m.y = x+c.x, y+line
			}
			d.m.touched = append(d.m.touched, touch{x: x + c.x, y: y + line, w: c.w, at: s, item: e.item})
			b.WriteString(cell.Blank(c.x-used) + d.t.Render(role, cell.Fit(sign+c.text, c.w, "")))
			used = c.x + c.w
		}
		if line == h-1 && p.left > 0 {
			text := cell.Cut(" "+more+strconv.Itoa(p.left)+after, w-used, "")
			b.WriteString(d.t.Render(theme.Dim, text))
			used += cell.Width(text)
		}
		lines = append(lines, b.String()+cell.Blank(w-used))
	}
	return lines
}

// packed is where entries stand.
type packed struct {
	places []place
	left   int // how many have no place
}

type place struct {
	entry, line, x, w int
	text              string
}

// packing finds places for entries from top on. A place is at least a sign and
// one letter wide.
func packing(list []entry, top, w, h, indent int, more, after, tail string) (p packed) {
	line, x := 0, indent
	for k := top; k < len(list); k++ {
		text := list[k].text
		n := cell.Width(text) + 1
		for {
			height := w - x
			others := len(list) - len(p.places) - 1
			if line == h-1 && others > 0 { // space for the count of those left
				height -= cell.Width(" " + more + strconv.Itoa(others) + after)
			}
			if n <= height {
				break
			}
			if x > 0 && line < h-1 {
				line, x = line+1, 0
				continue
			}
			if len(p.places) > 0 || height < 2 { // a first one is cut, a later one left out
				if len(p.places) == 0 && w-x >= 2 {
					text, n = cell.Cut(text, w-x-1, tail), w-x
					break
				}
				p.left = len(list) - len(p.places)
				return p
			}
			text, n = cell.Cut(text, height-1, tail), height
			break
		}
		p.places = append(p.places, place{entry: k, line: line, x: x, w: n, text: text})
		x += n
	}
	p.left = len(list) - len(p.places)
	return p
}

// strip draws those without a place under the grid.
func (d *drawing) strip(w int) {
	s := spot{}
	y := len(d.lines)
	label := " Not placed yet (" + strconv.Itoa(len(d.m.cells[s])) + "):"
	list := d.entries(s, d.name(w))
	for i := range list[:max(len(list)-1, 0)] {
		list[i].text += " "
	}
	for k := range d.p.strip {
		d.m.touched = append(d.m.touched, touch{y: y + k, w: w, at: s, item: -1})
	}
	if len(list) == 0 {
		d.lines = append(d.lines, d.t.Render(theme.Dim, cell.Cut(" Not placed yet: none", w, d.g.Cut)))
		return
	}
	indent := min(cell.Width(label), w)
	lines := d.pack(list, s, 0, y, w, d.p.strip, indent, "+", " more")
	lines[0] = d.t.Render(theme.Heading, cell.Cut(label, indent, "")) + strings.TrimPrefix(lines[0], cell.Blank(indent))
	d.lines = append(d.lines, lines...)
}
