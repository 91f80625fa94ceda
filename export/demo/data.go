package demo

import (
	"bytes"
	"embed"
	"encoding/csv"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"kept/store"
	"kept/store/calendar"
)

//go:embed data/*.csv
var files embed.FS

// row is a line of a file, by column.
type row map[string]string

// read reads one of the files, with the dates in it made true for today.
func (b *builder) read(name string) ([]row, error) {
	data, err := files.ReadFile("data/" + name + ".csv")
	if err != nil {
		return nil, fmt.Errorf("reading the demonstration's data: %w", err)
	}
	lines, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("reading the demonstration's %s: %w", name, err)
	}
	rows := make([]row, 0, len(lines)-1)
	for _, line := range lines[1:] {
		r := row{}
		for i, cell := range line {
			r[lines[0][i]] = b.fill(cell)
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// place is where a file leaves space for a date: {date+14}, {month-2},
// {quarter+1}, {year}, {calendar}.
var place = regexp.MustCompile(`\{(date|month|quarter|year|calendar)([+-]\d+)?\}`)

// fill puts dates counted from today into the places of a text.
func (b *builder) fill(text string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	return place.ReplaceAllStringFunc(text, func(p string) string {
		parts := place.FindStringSubmatch(p)
		n, _ := strconv.Atoi(parts[2]) // blank is nought
		switch parts[1] {
		case "date":
			return b.today.AddDays(n).Long()
		case "month":
			// From the first of the month: the 31st has no twin in June.
			d := b.today.AddDays(1 - b.today.Day).AddMonths(n)
			return fmt.Sprintf("%s %d", d.Month, d.Year)
		case "quarter":
			return b.later(n).String()
		case "year":
			year, _, _ := strings.Cut(b.later(4*n).String(), " ")
			return year
		}
		return strconv.Itoa(b.today.Year + n)
	})
}

// later gives the quarter n after this one.
func (b *builder) later(n int) calendar.Quarter {
	q := b.quarter
	for ; n > 0; n-- {
		q = q.Next()
	}
	for ; n < 0; n++ {
		q = q.Prev()
	}
	return q
}

// values takes the fields of a kind out of a row. Names of stakeholders and
// ranks of priorities become ids.
func (b *builder) values(kind string, r row) (store.Values, error) {
	k := store.KindNamed(kind)
	values := store.Values{}
	for i := range k.Fields {
		f := &k.Fields[i]
		text := r[f.Name]
		if text == "" || f.Noted {
			continue
		}
		if f.Type != store.Ref {
			values[f.Name] = text
			continue
		}
		var ids []string
		for _, name := range split(text) {
			id, err := b.find(f.Of, name)
			if err != nil {
				return nil, err
			}
			ids = append(ids, string(id))
		}
		values[f.Name] = strings.Join(ids, ";")
	}
	return values, nil
}

// find gives the record that the files call by this name.
func (b *builder) find(kind, name string) (store.ID, error) {
	known := map[string]map[string]store.ID{store.Action: b.actions, store.Stakeholder: b.stakeholders, store.Priority: b.priorities,
		store.Response: b.responses}[kind]
	id, ok := known[name]
	if !ok {
		return "", fmt.Errorf("the demonstration's data names a %s %q that it does not have", kind, name)
	}
	return id, nil
}

// owner finds what an evidence or next step belongs to: "3.1", "priority 1" or
// "response -1/4".
func (b *builder) owner(of string) (store.ID, error) {
	kind, name, found := strings.Cut(of, " ")
	if !found {
		return b.find(store.Action, of)
	}
	return b.find(kind, name)
}

func split(text string) []string {
	var parts []string
	for p := range strings.SplitSeq(text, ";") {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}
