package check

import (
	"strings"

	"kept/store"
	"kept/store/calendar"
	"kept/store/words"
)

// happened are the days of what has happened, which cannot be still to come.
var happened = map[string]bool{"update": true, "reading": true, "evidence": true, "engagement": true}

// dates looks at the dates of any record.
func (c *checker) dates(r *store.Record) {
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		switch {
		case r.Blank(f.Name):
		case f.Type == store.Period:
			if w := r.When(f.Name); !w.Dated() && !w.Ongoing() {
				c.report("date.not-understood", r, f.Name, w.Words, "\""+words.Excerpt(w.Words, mostShown)+"\" gives no date")
			}
		case f.Type == store.Day && happened[r.Kind.Name] && c.future(r, f.Name):
			c.report("date.in-future", r, f.Name, r.Get(f.Name), r.Show(f.Name)+" is still to come")
		}
	}
}

func (c *checker) future(r *store.Record, field string) bool {
	d, err := calendar.ParseDate(r.Get(field))
	return err == nil && d.After(c.Today)
}

// deadLinks looks for references to records that are no longer there, but for
// links between actions.
func (c *checker) deadLinks(r *store.Record) {
	for i := range r.Kind.Fields {
		f := &r.Kind.Fields[i]
		if f.Type != store.Ref {
			continue
		}
		values := r.Values(f.Name)
		if v := r.Get(f.Name); v != "" {
			values = append(values, v)
		}
		for _, v := range values {
			if id := store.ID(v); !c.live[id] {
				c.deadLink(r, f, id)
			}
		}
	}
}

func (c *checker) deadLink(r *store.Record, f *store.Field, id store.ID) {
	label := strings.TrimSuffix(r.LabelOf(id), " (removed)")
	c.report("link.dead", r, f.Name, label, "it refers to the "+strings.ToLower(store.KindNamed(f.Of).Title)+" \""+words.Excerpt(label,
		mostShown)+"\", which was removed")
}
