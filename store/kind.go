package store

import "slices"

// Kind describes one kind of record.
type Kind struct {
	Name      string   // singular, lower_snake_case: "action", "next_step"; also its table
	Title     string   // what a keeper reads: "Next step"
	Plural    string   // "Next steps"
	Help      string   // one sentence: what such a record is
	Parents   []string // the kinds it can belong to; none: it stands on its own
	NameField string   // the field that names a record in lists and messages
	Bundle    string   // its table in the bundle; "" when it is never exported
	Fields    []Field
}

// The names of the kinds that stand on their own.
const (
	Partnership = "partnership"
	Action      = "action"
	Stakeholder = "stakeholder"
	Priority    = "priority"
	Response    = "response"
)

// Kinds lists every kind of record of a workbook, owners before what belongs to
// them. The list and what it points to must not be changed.
func Kinds() []*Kind { return kinds }

var kinds = []*Kind{
	&partnershipKind, &keeperKind,
	&stakeholderKind, &engagementKind,
	&priorityKind,
	&actionKind, &updateKind, &nextStepKind, &evidenceKind, &measureKind, &readingKind, &resourceKind, &actionLinkKind,
	&responseKind, &responseLeadKind, &commitmentKind,
	&submissionKind, &acceptedKind,
}

// KindNamed gives the kind of this name, or nil.
func KindNamed(name string) *Kind {
	for _, k := range kinds {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// Field gives the field of this name, or nil.
func (k *Kind) Field(name string) *Field {
	for i := range k.Fields {
		if k.Fields[i].Name == name {
			return &k.Fields[i]
		}
	}
	return nil
}

// FirstSort is the first field that lists of the kind can be in the order of; "" if there is none.
func (k *Kind) FirstSort() string {
	for i := range k.Fields {
		if k.Fields[i].Sort {
			return k.Fields[i].Name
		}
	}
	return ""
}

// Children lists the kinds of record that can belong to this one.
func (k *Kind) Children() []*Kind {
	var children []*Kind
	for _, c := range kinds {
		if slices.Contains(c.Parents, k.Name) {
			children = append(children, c)
		}
	}
	return children
}

// IsTopLevel tells whether records of this kind belong to no other.
func (k *Kind) IsTopLevel() bool { return len(k.Parents) == 0 }

// options turns fixed options into what [Field.Options] wants.
func options(list ...Option) func() []Option { return func() []Option { return list } }
