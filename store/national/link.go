package national

import "slices"

// Link says that one national action hangs together with another, or with a
// whole priority area: if one moves, so does the other.
type Link struct {
	ID         string // as "L01-01"; ours, and permanent
	FromAction int
	ToAction   int    // 0 if the link points at a whole priority area
	ToArea     int    // 0 if the link points at a national action
	Section    string // block of the document: links, heard, committed
	Implied    bool   // our reading, where the document does not say it in words
	Reason     string
	Page       string
	ImpliedHow string // on what our reading rests; blank where the document says it
}

func readLink(r *row) Link {
	l := Link{
		ID: r.required("id"), Page: r.required("page"), ImpliedHow: r.text("implied_how"),
		FromAction: r.number("from_action_no"), ToAction: r.count("to_action_no"), ToArea: r.count("to_area_no"),
		Section: choice(r, "section", "links", "heard", "committed"),
		Implied: choice(r, "certainty", "explicit", "implied") == "implied",
		Reason:  r.required("reason"),
	}
	if (l.ToAction == 0) == (l.ToArea == 0) {
		r.fail("to_action_no", "a link points at one national action or at one priority area")
	}
	return l
}

// Links gives the links that a national action makes.
func (p *Plan) Links(actionNo int) []Link {
	return only(p.links().items, func(l Link) bool { return l.FromAction == actionNo })
}

// MovesWith answers "if this moves, which move?": every national action linked
// with the one given, in either direction, once each and in the plan's order. A
// link to a priority area counts for every action in it.
func (p *Plan) MovesWith(actionNo int) []Action {
	this, ok := p.Action(actionNo)
	if !ok {
		return nil
	}
	links := p.links().items
	return only(p.actions().items, func(other Action) bool {
		return other.No != this.No && slices.ContainsFunc(links, func(l Link) bool {
			return l.joins(this, other) || l.joins(other, this)
		})
	})
}

func (l Link) joins(from, to Action) bool {
	return l.FromAction == from.No && (l.ToAction == to.No || l.ToArea == to.PriorityArea)
}
