package store

import (
	"context"
	"database/sql"
	"fmt"
	"kept/store/sqlite"
	"strconv"
	"strings"
	"unicode"
)

// firstScan is how many records [Workbook.FirstHits] looks through.
const firstScan = 300

// FirstHits is a page of the first records in which words are found, for showing
// something at every letter. Words that stand nearly everywhere cost the
// full-text index the most, because it gathers all their places before it gives
// the first: such words are looked for in the first few hundred records
// themselves, and in their own text only, until a page is full. Where they are
// not, the index is asked for the words before the last one as they are typed,
// not for what begins so. What it would add comes with a [Workbook.Page] that is
// ranked, and with the pages after this one.
func (w *Workbook) FirstHits(ctx context.Context, q Query) (Page, error) {
	k := KindNamed(q.Kind)
	if k == nil {
		return Page{}, unknownKind(q.Kind)
	}
	if q.Limit <= 0 {
		q.Limit = defaultLimit
	}
	words, plain := plainWords(q.Find)
	plain = plain && !q.After.set && !q.Desc && q.Parent == "" && !q.Removed
	q.Ranked = false
	if !plain {
		return w.Page(ctx, q)
	}
	var page Page
	err := w.view(ctx, func(db sqlite.Querier) error {
		keys, err := firstKeys(ctx, db, k, q, words)
		if err != nil || len(keys) == 0 {
			return err
		}
		page = Page{More: true, Next: Cursor{key: keys[len(keys)-1], set: true}}
		page.Records, err = recordsByKey(ctx, db, k, keys)
		return err
	})
	if err != nil || page.More {
		return page, err
	}
	return w.Page(ctx, q)
}

// firstKeys gives the keys of a page of first records; none where only the index finds
// them.
func firstKeys(ctx context.Context, db sqlite.Querier, k *Kind, q Query, words []string) ([]int64, error) {
	keys, err := scanText(ctx, db, k, q, words)
	switch {
	case err != nil || len(keys) >= q.Limit:
		return keys, err
	case len(words) > 1:
		return wholeWords(ctx, db, k, q, words)
	}
	return nil, nil
}

// wholeWords gives the keys of the first records that the index finds with all
// words but the last one whole.
func wholeWords(ctx context.Context, db sqlite.Querier, k *Kind, q Query, words []string) ([]int64, error) {
	where, args, err := conditions(ctx, db, k, q)
	if err != nil {
		return nil, err
	}
	terms := make([]string, len(words))
	for i, word := range words {
		terms[i] = `"` + word + `"`
	}
	terms[len(terms)-1] += "*"
	match := matchTerms(k.Name, terms)
	return readKeys(ctx, db, foundIn(k)+where+" ORDER BY search.rowid LIMIT "+strconv.Itoa(q.Limit), append([]any{match}, args...))
}

// scanText gives the keys of the first records whose own text has the words.
func scanText(ctx context.Context, db sqlite.Querier, k *Kind, q Query, words []string) ([]int64, error) {
	where, args, err := conditions(ctx, db, k, q)
	if err != nil {
		return nil, err
	}
	var keys []int64
	query := "SELECT t.key, " + textSQL(k) + " FROM (SELECT * FROM " + k.table() + " WHERE removed = 0 ORDER BY key LIMIT " +
		strconv.FormatInt(firstScan, 10) + ") t JOIN record r ON r.key = t.key WHERE " + where + " ORDER BY t.key"
	err = sqlite.Each(ctx, db, query, args, func(rows *sql.Rows) error {
		var key int64
		var text sql.NullString
		err := rows.Scan(&key, &text)
		if err == nil && len(keys) < q.Limit && hasAllWords(text.String, words) {
			keys = append(keys, key)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("searching: %w", err)
	}
	return keys, nil
}

// plainWords splits what is looked for into words in small letters; false when
// it holds more than plain letters and digits, which only the index understands.
func plainWords(find string) (words []string, plain bool) {
	for _, r := range find {
		if r > unicode.MaxASCII || !isWordLetter(r) && r != ' ' {
			return nil, false
		}
	}
	words = strings.Fields(strings.ToLower(find))
	return words, len(words) > 0
}

func isWordLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// hasAllWords tells whether every word begins a word of the text.
func hasAllWords(text string, words []string) bool {
	text = strings.ToLower(text)
next:
	for _, w := range words {
		for at := 0; ; at++ {
			i := strings.Index(text[at:], w)
			if i < 0 {
				return false
			}
			if at += i; beginsWord(text, at) {
				continue next
			}
		}
	}
	return true
}

// beginsWord tells whether a word begins here. Next to what is no plain letter it
// says no, and leaves it to the index.
func beginsWord(text string, at int) bool {
	if at == 0 {
		return true
	}
	before := text[at-1]
	return before < 0x80 && !isWordLetter(rune(before))
}
