package check

import (
	"regexp"
	"strings"

	"kept/store"
	"kept/store/care"
	"kept/store/input"
	"kept/store/words"
)

// texts reads every text of a record: for figures and the language of care all of
// them, for personal data those that can leave in a bundle.
func (c *checker) texts(r *store.Record) {
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		leaves := !f.Private && r.Kind.Bundle != ""
		switch f.Type {
		case store.Text, store.Prose, store.Label:
			c.text(r, f, r.Get(f.Name), leaves)
			for _, item := range r.Items(f.Name) {
				c.text(r, f, item.Value, leaves)
			}
		case store.Period:
			c.text(r, f, r.When(f.Name).Words, leaves)
		}
		for _, item := range r.Items(f.Name) {
			c.text(r, f, item.Note, leaves)
		}
	}
	switch r.Kind.Name {
	case "measure":
		c.smallMeasure(r, r, "baseline")
		for _, reading := range r.Children("reading") {
			c.smallMeasure(r, reading, "value")
		}
	}
}

func (c *checker) text(r *store.Record, f *store.Field, text string, leaves bool) {
	if len(text) < 3 {
		return
	}
	seen := map[string]bool{} // the same words in the same field are one finding
	for _, s := range Arithmetic(text) {
		if !seen[s.Found] {
			seen[s.Found] = true
			c.report("text.arithmetic", r, f.Name, s.Found, s.Wrong)
		}
	}
	c.language(r, f, text)
	if leaves {
		for _, p := range care.Personal(text, care.Options{Bound: c.SmallCount}) {
			if seen["!"+p.Found] {
				continue
			}
			seen["!"+p.Found] = true
			code, wrong := PersonalCode(p)
			c.report(code, r, f.Name, p.Found, wrong, func(x *Finding) { x.Why, x.Fix = p.Why, p.Suggest })
		}
	}
}

// PersonalCode gives the code of the check for what looks like personal data, and
// says in a few words what it looks like.
func PersonalCode(p care.Concern) (code, wrong string) {
	code, what := "text.personal", "a "+string(p.Kind)
	switch {
	case p.Kind == care.SmallCount:
		code = "text.small-count"
	case p.Kind == care.CHINumber:
		code = "text.identifies"
	case p.Kind == care.NameAndAge && birth.MatchString(p.Found):
		code, what = "text.identifies", "a name with a date of birth"
	case p.Kind == care.EmailAddress:
		what = "an " + string(p.Kind)
	case p.Kind == care.InitialsAndSchool:
		what = string(p.Kind)
	}
	return code, "\"" + words.Excerpt(p.Found, mostShown) + "\" looks like " + what
}

// birth tells a name with a date of birth from one with an age.
var birth = regexp.MustCompile(`(?i)\bd\.?o\.?b\b|\bborn\b|\bbirth|\bb\.\s*\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}`)

// language reports advice on words once for each field and entry of the guide.
func (c *checker) language(r *store.Record, f *store.Field, text string) {
	advice := care.Language(text)
	for i, a := range advice {
		times := 0
		for k, other := range advice {
			if other.Entry == a.Entry {
				if k < i {
					times = -1
					break
				}
				times++
			}
		}
		if times < 1 {
			continue
		}
		wrong := "\"" + a.Found + "\""
		if times > 1 {
			wrong += " (" + words.CountPlain(times, "time", "times") + ")"
		}
		c.report("text.language", r, f.Name, a.Found, wrong+" may be said better", func(x *Finding) {
			x.Why, x.Source = words.Sentence(a.Why), a.Source
			if len(a.Instead) > 0 {
				x.Fix = "Where it fits, say instead: " + strings.Join(a.Instead, "; ") + "."
			}
		})
	}
}

// smallMeasure looks at a number that counts people.
func (c *checker) smallMeasure(measure, r *store.Record, field string) {
	value := r.Get(field)
	if p, small := SmallMeasure(value, measure.Get("unit"), measure.Get("counted"), c.SmallCount); small {
		c.report("text.small-count", r, field, value, "it counts "+words.CountPlain(input.WholeNumber(value), "person", "people"),
			func(x *Finding) { x.Why, x.Fix = p.Why, p.Suggest })
	}
}

// SmallMeasure tells whether a number of a measure counts so few people that
// somebody could know who they are: value is the number, with its unit and what is
// counted; bound is the number from which a count is no longer small.
func SmallMeasure(value, unit, counted string, bound int) (care.Concern, bool) {
	if n := input.WholeNumber(value); n < 1 || n >= bound {
		return care.Concern{}, false
	}
	readings := []string{value + " " + unit}
	if unit == "" {
		readings = []string{counted + ": " + value, "Number of " + counted + ": " + value}
	}
	for _, text := range readings {
		for _, p := range care.Personal(text, care.Options{Bound: bound}) {
			if p.Kind == care.SmallCount {
				return p, true
			}
		}
	}
	return care.Concern{}, false
}
