package store

import (
	"database/sql"
	"strings"
	"unicode"
)

// index writes again the text by which a record that stands on its own is found:
// its own, and that of everything that belongs to it.
func (tx *Tx) index(owner int64) error {
	m, err := tx.metaByKey(owner)
	if err != nil {
		return err
	}
	if !m.made {
		if err := tx.exec("DELETE FROM search WHERE rowid = ?", owner); err != nil {
			return err
		}
	}
	if m.removed {
		return nil
	}
	title, body, err := tx.searchText(m, !m.made || m.parts)
	if err != nil {
		return err
	}
	return tx.exec("INSERT INTO search (rowid, kind, title, body) VALUES (?,?,?,?)", owner, "kind"+m.kind.Name, title, body)
}

func (tx *Tx) metaByKey(key int64) (*meta, error) {
	if m, ok := tx.byKey[key]; ok {
		return m, nil
	}
	var id ID
	if err := tx.queryRow("SELECT id FROM record WHERE key = ?", []any{key}, &id); err != nil {
		return nil, err
	}
	return tx.meta(id)
}

// searchText gathers the text of a record and, if it may have parts, of what
// belongs to it.
func (tx *Tx) searchText(m *meta, parts bool) (title, body string, err error) {
	var label sql.NullString
	if err := tx.queryRow("SELECT "+labelSQL(m.kind)+" FROM "+m.kind.table()+" t WHERE t.key = ?", []any{m.key}, &label); err != nil {
		return "", "", err
	}
	var text strings.Builder
	gather := func(query string) error {
		return tx.eachText(query, m.key, func(s string) { text.WriteString(s + "\n") })
	}
	if err := gather("SELECT " + textSQL(m.kind) + " FROM " + m.kind.table() + " t WHERE t.key = ?"); err != nil {
		return "", "", err
	}
	for i := range m.kind.Fields {
		f := &m.kind.Fields[i]
		if !f.Many || !f.isSearched() {
			continue
		}
		item := "i.item || ' ' || i.note"
		switch {
		case f.Type == Ref:
			item = "(SELECT " + labelSQL(KindNamed(f.Of)) + " FROM " + quoted(f.Of) + " t WHERE t.key = i.item)"
		case f.Type == Choice:
			item = "i.note"
		}
		if err := gather("SELECT " + item + " FROM " + m.kind.itemTable(f) + " i WHERE i.record = ?"); err != nil {
			return "", "", err
		}
	}
	if !parts {
		return label.String, text.String(), nil
	}
	var below []string // which kinds of record belong to it is asked first: most have few
	if err := tx.eachText("SELECT DISTINCT kind FROM record WHERE owner = ? AND parent IS NOT NULL", m.key,
		func(kind string) { below = append(below, kind) }); err != nil {
		return "", "", err
	}
	for _, name := range below {
		k := KindNamed(name)
		if err := gather("SELECT " + textSQL(k) + " FROM record r JOIN " + k.table() +
			" t ON t.key = r.key WHERE r.owner = ? AND r.parent IS NOT NULL AND r.kind = '" + name + "' AND t.removed = 0"); err != nil {
			return "", "", err
		}
	}
	return label.String, text.String(), nil
}

// eachText calls fn with the one text of every row that a statement gives for a key.
func (tx *Tx) eachText(query string, key int64, fn func(string)) error {
	return tx.each(query, []any{key}, func(rows *sql.Rows) error {
		var t sql.NullString
		err := rows.Scan(&t)
		if t.Valid && t.String != "" {
			fn(t.String)
		}
		return err
	})
}

// textSQL joins the text of a kind's fields with one value.
func textSQL(k *Kind) string {
	var parts []string
	for i := range k.Fields {
		f := &k.Fields[i]
		if f.Many || !f.isSearched() {
			continue
		}
		column := "t." + quoted(f.Name)
		if f.Type == Ref {
			column = "(SELECT " + strings.ReplaceAll(labelSQL(KindNamed(f.Of)), "t.", "x.") + " FROM " + quoted(f.Of) +
				" x WHERE x.key = t." +
				quoted(f.Name) + ")"
		}
		parts = append(parts, "coalesce("+column+" || char(10), '')")
	}
	if len(parts) == 0 {
		return "''"
	}
	return strings.Join(parts, " || ")
}

// matchWords turns what a keeper types into a full-text query: every word must
// be there, the last one perhaps not typed to its end. "" if there is no word.
func matchWords(kind, words string) string {
	fields := strings.FieldsFunc(words, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })
	var terms []string
	for _, f := range fields {
		f = strings.Trim(strings.ReplaceAll(f, `"`, ""), "*")
		if strings.IndexFunc(f, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) < 0 {
			continue
		}
		terms = append(terms, `"`+f+`"*`)
	}
	if len(terms) == 0 {
		return ""
	}
	return matchTerms(kind, terms)
}

// matchTerms asks for all of these terms in one kind of record.
func matchTerms(kind string, terms []string) string {
	return "(kind : kind" + kind + ") AND ({title body} : " + strings.Join(terms, " AND {title body} : ") + ")"
}
