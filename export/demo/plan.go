package demo

import (
	"strings"

	"kept/store"
)

func (b *builder) addPartnership(tx *store.Tx) error {
	id, err := tx.Add(store.Partnership, "",
		store.Values{"name": Name, "kind": "childrens_services", "first_quarter": b.quarter.Prev().String(),
			"licence": "OGL-UK-3.0", "invented": "true"})
	if err != nil {
		return err
	}
	return b.addAll(tx, "keepers", "keeper", func(row) (store.ID, error) { return id, nil }, nil)
}

func (b *builder) addStakeholders(tx *store.Tx) error {
	return b.addAll(tx, "stakeholders", store.Stakeholder, nil, func(r row, id store.ID) { b.stakeholders[r["name"]] = id })
}

func (b *builder) addPriorities(tx *store.Tx) error {
	return b.addAll(tx, "priorities", store.Priority, nil, func(r row, id store.ID) { b.priorities[r["rank"]] = id })
}

// addActions makes the actions with what was known when the plan was written:
// the fundamentals they show, their resources and how they hang together.
func (b *builder) addActions(tx *store.Tx) error {
	rows, err := b.read("actions")
	if err != nil {
		return err
	}
	for _, r := range rows {
		values, err := b.values(store.Action, r)
		if err != nil {
			return err
		}
		id, err := tx.Add(store.Action, "", values)
		if err != nil {
			return err
		}
		b.actions[r["reference"]] = id
		for _, f := range split(r["fundamentals"]) {
			name, how, _ := strings.Cut(f, ":")
			if err := tx.SetItem(id, "fundamentals", name, strings.TrimSpace(how)); err != nil {
				return err
			}
		}
	}
	action := func(r row) (store.ID, error) { return b.find(store.Action, r["action"]) }
	if err := b.addAll(tx, "resources", "resource", action, nil); err != nil {
		return err
	}
	return b.addAll(tx, "links", "action_link", action, nil)
}

func (b *builder) addMeasures(tx *store.Tx) error {
	return b.addAll(tx, "measures", "measure", func(r row) (store.ID, error) {
		r["baseline_date"] = b.daysFrom(b.today, r["baseline_day"]).String()
		return b.find(store.Action, r["action"])
	}, func(r row, id store.ID) { b.measures[r["action"]] = id })
}

// addAll makes one record of a kind of each row of a file. parent says what it
// belongs to; made is told its id. Either may be nil.
func (b *builder) addAll(tx *store.Tx, file, kind string, parent func(row) (store.ID, error), made func(row, store.ID)) error {
	rows, err := b.read(file)
	if err != nil {
		return err
	}
	for _, r := range rows {
		var owner store.ID
		if parent != nil {
			if owner, err = parent(r); err != nil {
				return err
			}
		}
		values, err := b.values(kind, r)
		if err != nil {
			return err
		}
		id, err := tx.Add(kind, owner, values)
		if err != nil {
			return err
		}
		if made != nil {
			made(r, id)
		}
	}
	return nil
}
