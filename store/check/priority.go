package check

import "kept/store"

// priority is what is kept of one.
type priority struct {
	finding Finding // about it, to be completed
	order   int
	actions int // that serve it and are not stopped
}

func (c *checker) priority(r *store.Record) {
	p := &priority{order: c.order, finding: Finding{Record: r.ID, Owner: r.ID, Kind: r.Kind.Name, Name: c.place(r)}}
	c.priorities[r.ID] = p
	if r.Blank("why") {
		c.report("priority.no-why", r, "why", "", "no reason is given for it")
	}
	if r.Blank("owner") {
		c.report("priority.no-owner", r, "owner", "", "nobody answers for it")
	}
	rank := r.Get("rank")
	if rank == "" {
		return
	}
	if first := c.ranks[rank]; first != nil {
		c.report("priority.same-rank", r, "rank", rank, first.finding.Name+" has this rank too")
	} else {
		c.ranks[rank] = p
	}
}

// prioritiesAcross looks for priorities that nothing serves.
func (c *checker) prioritiesAcross() {
	for _, p := range c.priorities {
		if p.actions == 0 {
			f := p.finding
			f.Wrong = "no action serves it"
			c.add("priority.no-action", f, c.kindOf(store.Priority), p.order)
		}
	}
}
