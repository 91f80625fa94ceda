package national

import "slices"

// SupportOffer is one fact about what The Promise Scotland offered in support.
type SupportOffer struct {
	ID      string // as "O01-01"; ours, and permanent
	Offer   string // its name, as "The Data"; an offer has several facts
	Kind    string // what the fact is: offer, aim, why, output, route and others
	Fact    string
	Due     Due
	Page    string // of the document
	Partner string // who offers it together with The Promise Scotland; may be blank
	Note    string // may be blank
}

func readSupportOffer(r *row) SupportOffer {
	return SupportOffer{
		ID: r.required("id"), Offer: r.required("offer"), Kind: r.required("kind"), Fact: r.required("fact"), Due: readDue(r),
		Page: r.text("page"), Partner: r.text("partner"), Note: r.text("note"),
	}
}

// IsOffer tells an offer from the facts about the work itself, which stand beside the
// offers in the document.
func (o SupportOffer) IsOffer() bool {
	return o.Offer != "The Promise Scotland" && o.Offer != "Change Programme"
}

// SupportOffers gives the offers of support in the plan's order.
func (p *Plan) SupportOffers() []SupportOffer { return slices.Clone(p.supportOffers().items) }
