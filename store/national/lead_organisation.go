package national

// LeadOrganisation is a body, or a kind of body, that has a part in a national
// action.
type LeadOrganisation struct {
	ActionNo       int // 0 if it has a part in the plan as a whole
	Organisation   string
	NameInDocument string      // as the document writes it, where that differs
	Role           string      // the part named in the document: lead, key, culture, assurance, practice and others
	RoleTitle      string      // the same in plain words, as "Has a key part"
	Note           string      // may be blank
	PartnerKind    PartnerKind // our own mapping; blank in Plan 24-30
	Page           string      // of the document; blank for a web page
	SourceURL      string      // blank in Plan 21-24
}

// PartnerKind says what sort of partner an organisation is to a local
// partnership.
type PartnerKind string

// The kinds of partner.
const (
	PartnerNational    PartnerKind = "national"
	PartnerPartnership PartnerKind = "partnership"
	PartnerCouncil     PartnerKind = "council"
	PartnerHealthBoard PartnerKind = "health board"
	PartnerProvider    PartnerKind = "provider"
	PartnerThirdSector PartnerKind = "third sector"
)

func readLeadOrganisation(r *row) LeadOrganisation {
	l := LeadOrganisation{
		ActionNo: r.count("action_no"), Organisation: r.required("organisation"), NameInDocument: r.optional("name_in_document"),
		Role: r.text("role"), RoleTitle: r.optional("role_title"), Note: r.text("note"), Page: r.optional("page"),
		SourceURL: r.optional("source_url"),
	}
	if r.has("partner_kind") {
		l.PartnerKind = choice(r, "partner_kind", PartnerNational, PartnerPartnership, PartnerCouncil,
			PartnerHealthBoard, PartnerProvider, PartnerThirdSector)
	}
	return l
}

// LeadOrganisations gives those with a part in one national action.
func (p *Plan) LeadOrganisations(actionNo int) []LeadOrganisation {
	return only(p.leadOrganisations().items, func(l LeadOrganisation) bool { return l.ActionNo == actionNo })
}
