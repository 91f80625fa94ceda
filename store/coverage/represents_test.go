package coverage

import (
	"path/filepath"
	"strings"
	"testing"

	"kept/store"
	"kept/store/national"
)

func TestABodyOfThePlanIsKnownByItsNamesAndLetters(t *testing.T) {
	w, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "test.kept"),
		store.Options{Keeper: "Test Keeper", StateDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = w.Close() }() // the file goes with the folder
	for _, c := range []struct {
		names, kind, body string
		part              national.PartnerKind
		represents        bool
	}{
		{"Scottish Children's Reporter Administration", "", "SCRA", national.PartnerNational, true},
		{"Convention of Scottish Local Authorities", "", "COSLA", national.PartnerNational, true},
		{"Scottish Social Services Council", "", "SSSC", national.PartnerNational, true},
		{"The Scottish Government", "", "Scottish Government", national.PartnerNational, true},
		{"Children’s Hearings Scotland", "", "Children's Hearings Scotland", national.PartnerNational, true},
		{"CHILDRENS HEARINGS SCOTLAND", "", "Children's Hearings Scotland", national.PartnerNational, true},
		{"Education & Skills", "", "Education and Skills", national.PartnerNational, true},
		{"Government; SCRA", "", "SCRA", national.PartnerNational, true},
		{"Some Council", "council", "Local Authorities", national.PartnerCouncil, true},
		{"Some Council", "other", "Local Authorities", national.PartnerCouncil, false},
		{"Harbour Families", "third_sector", "Third sector organisations", national.PartnerThirdSector, true},
		{"Harbour Families", "third_sector", "Advocacy providers", national.PartnerThirdSector, false},
		{"Police", "", "Police Scotland", national.PartnerNational, false},
	} {
		name, others, _ := strings.Cut(c.names, "; ")
		if _, err := w.Write(t.Context(), "Added "+name, func(tx *store.Tx) error {
			id, err := tx.Add(store.Stakeholder, "", store.Values{"name": name, "also_known_as": others, "kind": c.kind})
			if err != nil {
				return err
			}
			s, err := tx.Load(id)
			if err != nil {
				return err
			}
			if got := Representing(national.LeadOrganisation{Organisation: c.body, PartnerKind: c.part})(s); got != c.represents {
				t.Errorf("that %s (%s) stands for %s is %v", c.names, c.kind, c.body, got)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
}
