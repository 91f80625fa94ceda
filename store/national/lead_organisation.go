package national

// LeadOrganisation is a body, or a kind of body, that has a part in a national
// action.
type LeadOrganisation struct {
	ActionNo     int
	Organisation string
	Role         string      // the part named in the document: lead, key, culture, assurance, practice and others
	Note         string      // may be blank
	PartnerKind  PartnerKind // our own mapping
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
	return LeadOrganisation{
		ActionNo: r.number("action_no"), Organisation: r.required("organisation"), Role: r.required("role"), Note: r.text("note"),
		PartnerKind: choice(r, "partner_kind", PartnerNational, PartnerPartnership, PartnerCouncil,
			PartnerHealthBoard, PartnerProvider, PartnerThirdSector),
	}
}

// LeadOrganisations gives those with a part in one national action.
func (p *Plan) LeadOrganisations(actionNo int) []LeadOrganisation {
	return only(p.leadOrganisations().items, func(l LeadOrganisation) bool { return l.ActionNo == actionNo })
}
