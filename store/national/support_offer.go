package national

import "slices"

// SupportOffer is one fact about what The Promise Scotland offered in support.
type SupportOffer struct {
	Offer string // its name, as "The Data"; an offer may have several facts
	Fact  string
	Due   Due
	Pages string // of the document
}

func readSupportOffer(r *row) SupportOffer {
	return SupportOffer{Offer: r.said("offer"), Fact: r.said("fact"), Due: readDue(r), Pages: r.text("pages")}
}

// SupportOffers gives the offers of support in the plan's order.
func (p *Plan) SupportOffers() []SupportOffer { return slices.Clone(p.supportOffers().items) }
