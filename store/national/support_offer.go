package national

// SupportOffer is one fact about what The Promise Scotland offered in support.
type SupportOffer struct {
	Offer string // its name, as "The Data"; an offer may have several facts
	Fact  string
	Due   Due
	Pages string // of the document
}

func readSupportOffer(r *row) SupportOffer {
	return SupportOffer{Offer: r.required("offer"), Fact: r.required("fact"), Due: readDue(r), Pages: r.text("pages")}
}
