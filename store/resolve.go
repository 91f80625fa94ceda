package store

import (
	"context"
	"database/sql"
	"fmt"
	"kept/store/calendar"
	"kept/store/input"
	"kept/store/sqlite"
	"slices"
	"strings"
)

// Resolve finds the record that a keeper means by what they wrote: an action's
// reference ("1.2"), a name, another name or a title, an id or its end (at least
// 8 characters), or any of these behind the kind ("stakeholder:NHS Orkney",
// "priority:1", "response:2026-27-Q2/7", "response:7" for the latest quarter,
// "keeper:NAME", "partnership"). Removed records are not found, except by id. It
// fails with an [*input.Error] when there is none or more than one.
func (w *Workbook) Resolve(ctx context.Context, text string, kinds ...string) (*Record, error) {
	var r *Record
	err := w.view(ctx, func(db sqlite.Querier) (err error) {
		r, err = resolve(ctx, db, text, kinds)
		return err
	})
	return r, err
}

func resolve(ctx context.Context, db sqlite.Querier, text string, wanted []string) (*Record, error) {
	text = strings.TrimSpace(text)
	if name, rest, found := strings.Cut(text, ":"); found && KindNamed(strings.ToLower(strings.TrimSpace(name))) != nil {
		wanted, text = []string{strings.ToLower(strings.TrimSpace(name))}, strings.TrimSpace(rest)
	}
	if text == Partnership && (len(wanted) == 0 || slices.Contains(wanted, Partnership)) {
		return readPartnership(ctx, db)
	}
	if len(wanted) == 0 {
		wanted = []string{Action, Stakeholder, Priority}
	}
	if ID(text).Valid() {
		return loadWhole(ctx, db, ID(text))
	}
	// From the surest way of meaning a record to the least sure; the first way
	// that finds any decides.
	for _, way := range []func(*Kind, string) (string, []any){byReference, byName, byOtherName, byIDEnd} {
		var found []ID
		for _, name := range wanted {
			k := KindNamed(name)
			if k == nil {
				return nil, unknownKind(name)
			}
			where, args := way(k, text)
			if where == "" {
				continue
			}
			ids, err := idsWhere(ctx, db, k, where, args)
			if err != nil {
				return nil, err
			}
			found = append(found, ids...)
		}
		switch len(found) {
		case 0:
			continue
		case 1:
			return loadWhole(ctx, db, found[0])
		}
		return nil, ambiguous(ctx, db, text, found)
	}
	return nil, notFound(ctx, db, text, wanted)
}

// byReference is the short name of a record: a reference, a rank, a quarter and number.
func byReference(k *Kind, text string) (string, []any) {
	switch k.Name {
	case Action:
		return "t.reference = ? COLLATE NOCASE", []any{text}
	case Priority:
		rank, err := k.Field("rank").Parse(strings.TrimPrefix(strings.ToLower(text), "p"), Context{})
		if err != nil {
			return "", nil
		}
		return "t.rank = ?", []any{rank}
	case Response:
		return byQuarterAndNumber(k, text)
	}
	return "", nil
}

func byQuarterAndNumber(k *Kind, text string) (string, []any) {
	quarter, no, found := cutLast(text, "/")
	if !found {
		no = text
	}
	number, err := k.Field("national_action").Parse(no, Context{})
	if err != nil || number == "" {
		return "", nil
	}
	if !found {
		return "t.national_action = ? AND t.quarter = (SELECT max(x.quarter) FROM response x WHERE x.removed = 0 AND x.national_action = " +
			"t.national_action)", []any{number}
	}
	q, err := calendar.ParseQuarter(quarter)
	if err != nil {
		return "", nil
	}
	return "t.national_action = ? AND t.quarter = ?", []any{number, q.String()}
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func byName(k *Kind, text string) (string, []any) {
	f := k.Field(k.NameField)
	if f.Type != Text && f.Type != Prose {
		return "", nil
	}
	return "t." + quoted(f.Name) + " = ? COLLATE NOCASE", []any{text}
}

func byOtherName(k *Kind, text string) (string, []any) {
	f := k.Field("also_known_as")
	if f == nil {
		return "", nil
	}
	return "t.key IN (SELECT i.record FROM " + k.itemTable(f) + " i WHERE i.item = ? COLLATE NOCASE)", []any{text}
}

func byIDEnd(_ *Kind, text string) (string, []any) {
	if len(text) < 8 || strings.Trim(text, "0123456789abcdef-") != "" {
		return "", nil
	}
	return "substr(r.id, -?) = ?", []any{len(text), text}
}

func idsWhere(ctx context.Context, db sqlite.Querier, k *Kind, where string, args []any) ([]ID, error) {
	var ids []ID
	query := "SELECT r.id FROM " + k.table() + " t JOIN record r ON r.key = t.key WHERE t.removed = 0 AND " + where +
		" ORDER BY t.key LIMIT 6"
	err := sqlite.Each(ctx, db, query, args, func(rows *sql.Rows) error {
		var id ID
		err := rows.Scan(&id)
		ids = append(ids, id)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("looking for the %s: %w", strings.ToLower(k.Title), err)
	}
	return ids, nil
}

func ambiguous(ctx context.Context, db sqlite.Querier, text string, found []ID) error {
	var names []string
	for _, id := range found {
		r, err := loadWhole(ctx, db, id)
		if err != nil {
			return err
		}
		names = append(names, fmt.Sprintf("%s %q (%s)", strings.ToLower(r.Kind.Title), r.Name(), id[len(id)-8:]))
	}
	return &input.Error{Value: text, Wrong: "could mean more than one record", Right: "say which by the end of its id: " +
		strings.Join(names, ", ")}
}

// notFound says that there is no such record, and which comes close.
func notFound(ctx context.Context, db sqlite.Querier, text string, wanted []string) error {
	e := &input.Error{Value: text, Wrong: "is not in the workbook", Right: "look for it in the list"}
	var candidates []string
	for _, name := range wanted {
		k := KindNamed(name)
		column := k.NameField
		if k.Name == Action {
			column = "reference"
		}
		if f := k.Field(column); f.Type != Text && f.Type != Label {
			continue
		}
		query := "SELECT t." + quoted(column) + " FROM " + k.table() + " t WHERE t.removed = 0 AND t." + quoted(column) +
			" IS NOT NULL LIMIT 1000"
		if err := sqlite.Each(ctx, db, query, nil, func(rows *sql.Rows) error {
			var s sql.NullString
			err := rows.Scan(&s)
			candidates = append(candidates, s.String)
			return err
		}); err != nil {
			return fmt.Errorf("looking for what comes close: %w", err)
		}
	}
	e.Near = input.Nearest(text, candidates)
	return e
}
