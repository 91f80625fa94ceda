package reference

import (
	"slices"
	"strconv"

	"kept/store/national"
	"kept/store/words"
)

// plan makes the items of one national plan.
type plan struct{ *national.Plan }

// CollectionsOf gives the collections of one plan; a plan without some set has no
// collection of it.
func CollectionsOf(p *national.Plan) []Collection {
	of, list, title, naming := plan{p}, p.List(), p.Title()+": ", p.Naming()
	all := lazily(
		Collection{list, title + naming.Items, "The " + naming.Items + " of " + p.Title(), of.actions},
		Collection{list + "/requirements", title + naming.Requirements, "What " + p.Title() + " requires, one thing a line",
			of.requirements},
		Collection{list + "/heard", title + "what was heard", "What was heard nationally when the document was made", of.heard},
		Collection{list + "/commitments", title + "commitments", "What national and other bodies committed to", of.commitments},
		Collection{list + "/steps", title + "next steps", "The next steps that the document states", of.nextSteps},
		Collection{list + "/milestones", title + "milestones", "Dated milestones, as far as they could be read", of.milestones},
		Collection{list + "/gaps", title + "risks and gaps", "Risks, gaps, barriers, concerns and needs that the document names", of.gaps},
		Collection{list + "/offers", title + "support offered", "What The Promise Scotland offered in support", of.offers},
		Collection{list + "/bridges", title + "bridges", "The five bridges, each a barrier until it is built", of.bridges},
		Collection{list + "/fundamentals", title + "fundamentals", "What an organisation must show", of.fundamentals},
	)
	return slices.DeleteFunc(all, func(c Collection) bool { return c.Code != list && len(c.Items()) == 0 })
}

// eachAction makes items under 0, which is the plan as a whole, and then under each of the
// plan's own items.
func eachAction[T any](p plan, of func(actionNo int) []T, item func(T) Item) []Item {
	var items []Item
	add := func(no int) {
		for _, x := range of(no) {
			items = append(items, item(x))
		}
	}
	add(0)
	for _, a := range p.Actions() {
		add(a.No)
	}
	return items
}

// item gives what an item of the plan's blocks has in common with the others: the heading of
// its action, the reference to it, and where in the document it stands.
func (p plan) item(actionNo int, page, url string, i Item) Item {
	i.List = p.List()
	if a, ok := p.Action(actionNo); ok {
		i.Heading = strconv.Itoa(a.No) + " " + a.Title
		i.Belongs = []string{p.Ref(a.Code)}
	} else if i.Heading == "" {
		i.Heading = "The plan as a whole"
	}
	document, _ := p.Document()
	if i.Where = url; url == "" {
		i.Where = words.JoinFilled(", ", document, national.PageWords(page))
	}
	return i
}

func (p plan) actions() []Item {
	near := map[string][]string{}
	for _, other := range national.Plans() {
		for _, c := range other.Crossings() {
			if c.ActionNo == 0 {
				continue
			}
			from, to := national.Plan2124().Ref(strconv.Itoa(c.ActionNo)), other.Ref(c.RouteMap)
			near[from], near[to] = append(near[from], to), append(near[to], from)
		}
	}
	var items []Item
	for _, a := range p.Actions() {
		area, _ := p.PriorityArea(a.PriorityArea)
		i := p.item(0, a.Pages, a.SourceURL, Item{Code: a.Code, Kind: p.Naming().Item, Heading: strconv.Itoa(area.No) + ". " + area.Title,
			Text: a.Title, Near: near[p.Ref(a.Code)],
			More: words.JoinFilled("; ", a.AlsoKnownAs, a.Requirement, a.Situation, prefixed("could not be read: ", a.NotRead), a.Note)})
		items = append(items, i)
	}
	return items
}

func (p plan) requirements() []Item {
	return eachAction(p, p.Requirements, func(r national.Requirement) Item {
		return p.item(r.ActionNo, r.Page, r.SourceURL, Item{Code: r.ID, Kind: p.Naming().Requirement, Text: r.Text,
			More: words.JoinFilled("; ", prefixed("wording read: ", r.Seen), r.Note)})
	})
}

func (p plan) heard() []Item {
	return eachAction(p, p.Heard, func(h national.Heard) Item {
		who := h.Who
		if who == national.NotStated {
			who = "the document does not say who said it"
		}
		return p.item(h.ActionNo, h.Page, "", Item{Code: h.ID, Kind: "heard", Text: h.Text, More: who})
	})
}

func (p plan) commitments() []Item {
	return eachAction(p, p.Commitments, func(c national.Commitment) Item {
		return p.item(c.ActionNo, c.Page, "", Item{Code: c.ID, Kind: "commitment", Text: c.Text,
			More: words.JoinFilled("; ", c.OwnerText(), c.Due.Words, c.StatusInDocument)})
	})
}

func (p plan) nextSteps() []Item {
	return eachAction(p, p.NextSteps, func(s national.NextStep) Item {
		return p.item(s.ActionNo, s.Page, "", Item{Code: s.ID, Kind: "next step", Text: s.Text, More: s.Who})
	})
}

func (p plan) milestones() []Item {
	return eachAction(p, p.Milestones, func(m national.Milestone) Item {
		return p.item(m.ActionNo, "", m.SourceURL, Item{Code: m.ID, Kind: "milestone", Text: m.Text,
			More: words.JoinFilled("; ", m.Due.Words, m.Who, m.StatusInDocument, m.Note)})
	})
}

func (p plan) gaps() []Item {
	return eachAction(p, p.Gaps, func(g national.Gap) Item {
		return p.item(g.ActionNo, g.Page, "", Item{Code: g.ID, Kind: string(g.Kind), Text: g.Text,
			More: words.JoinFilled("; ", g.Place, prefixed("the word of the document: ", g.Word))})
	})
}

func (p plan) offers() []Item {
	return itemsOf(p.SupportOffers(), func(o national.SupportOffer) Item {
		kind := "support offer"
		if !o.IsOffer() {
			kind = "fact about the work"
		}
		return p.item(0, o.Page, "", Item{Code: o.ID, Kind: kind, Heading: o.Offer, Text: o.Fact,
			More: words.JoinFilled("; ", o.Kind, o.Due.Words, prefixed("with ", o.Partner), o.Note)})
	})
}

func (p plan) bridges() []Item {
	return itemsOf(p.Bridges(), func(b national.Bridge) Item {
		i := p.item(0, "", b.SourceURL, Item{Code: b.Code, Kind: "bridge", Heading: "Bridges", Text: b.Name + ": " + b.About, More: b.Note})
		if b.NearestRouteMap != "" {
			i.Near = append(i.Near, p.Ref(b.NearestRouteMap))
		}
		if b.NearestActionNo != 0 {
			i.Near = append(i.Near, national.Plan2124().Ref(strconv.Itoa(b.NearestActionNo)))
		}
		return i
	})
}

func (p plan) fundamentals() []Item {
	return itemsOf(p.Fundamentals(), func(f national.Fundamental) Item {
		return p.item(0, f.Page, "", Item{Code: f.Code, Kind: "fundamental", Heading: "Fundamentals",
			Text: strconv.Itoa(f.No) + ". " + f.Name + ": " + f.MustShow,
			More: words.JoinFilled("; ", prefixed("applies to ", f.AppliesTo), f.Also, prefixed("from ", f.Source))})
	})
}

func itemsOf[T any](all []T, item func(T) Item) []Item {
	items := make([]Item, 0, len(all))
	for _, x := range all {
		items = append(items, item(x))
	}
	return items
}
