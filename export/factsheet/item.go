package factsheet

import (
	"io"
	"slices"
	"strings"

	"kept/export/records"
	"kept/store/reference"
	"kept/store/words"
)

// Columns are the names of what is known of an item, in tables and as members of JSON.
func Columns() []string {
	return []string{"reference", "kind", "heading", "text", "more", "where", "belongs_to", "near"}
}

// Row gives an item in the order of [Columns]; several references are parted by "; ".
func Row(i reference.Item) []string {
	return []string{i.Ref(), i.Kind, i.Heading, i.Text, i.More, i.Where, strings.Join(i.Belongs, "; "), strings.Join(i.Near, "; ")}
}

// Object gives an item as JSON has it, without what is blank.
func Object(i reference.Item) records.Object {
	o := records.Object{}
	row := Row(i)
	for n, name := range Columns() {
		switch {
		case row[n] == "":
		case name == "belongs_to":
			o = o.With(name, i.Belongs)
		case name == "near":
			o = o.With(name, i.Near)
		default:
			o = o.With(name, row[n])
		}
	}
	return o
}

// WriteItem prints an item with the items in which it stands, near which it lies, and
// which stand in it.
func WriteItem(out io.Writer, i reference.Item) error {
	s := &sheet{out: out}
	s.print("%s %s: %s", words.CapitalFirst(i.Kind), i.Code, i.Text)
	for _, part := range [][2]string{{"Heading", i.Heading}, {"More", i.More}, {"Where", i.Where}} {
		if part[1] != "" {
			s.print("  %s: %s", part[0], part[1])
		}
	}
	s.references("Stands in", i.Belongs)
	s.references("Near it (our mapping)", i.Near)
	var within []string
	for _, other := range Within(i.Ref()) {
		within = append(within, other.Ref())
	}
	s.references("What stands in it", within)
	return s.err
}

// Within gives the items that a document puts in the one referred to, collection by collection.
func Within(ref string) []reference.Item {
	var items []reference.Item
	for _, c := range reference.Collections() {
		for _, i := range c.Items() {
			if slices.Contains(i.Belongs, ref) {
				items = append(items, i)
			}
		}
	}
	return items
}

func (s *sheet) references(heading string, refs []string) {
	for n, ref := range refs {
		if n == 0 {
			s.print("\n%s", heading)
		}
		if i, ok := reference.Find(ref); ok {
			s.print("  %s  %s: %s", ref, words.CapitalFirst(i.Kind), i.Text)
		}
	}
}
