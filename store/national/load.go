package national

import (
	"embed"
	"fmt"
	"io/fs"
	"sync"
)

// A new plan is a new folder plan-*; it needs no line here.
//
//go:embed plan-*/*.csv promise/*.csv progress-framework/*.csv authorities/*.csv language/*.csv duties/*.csv
var files embed.FS

// loaded is one set as read. It is shared: what leaves the package is a copy.
type loaded[T any] struct {
	source Source
	items  []T
}

// load reads one file and makes one item of each row.
func load[T any](fsys fs.FS, name string, item func(*row) T) (loaded[T], error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return loaded[T]{}, fmt.Errorf("reading reference data: %w", err)
	}
	t, err := parseTable(data)
	if err != nil {
		return loaded[T]{}, fmt.Errorf("reading reference data %s: %w", name, err)
	}
	set := loaded[T]{source: t.source, items: make([]T, 0, len(t.rows))}
	for i := range t.rows {
		r := row{t: &t, i: i}
		made := item(&r)
		if r.err != nil {
			return loaded[T]{}, fmt.Errorf("reading reference data %s: %w", name, r.err)
		}
		set.items = append(set.items, made)
	}
	return set, nil
}

// once puts off loading until the set is first asked for, and then keeps it. A
// fault in an embedded file is a fault in the build, so it panics.
func once[T any](read func() (loaded[T], error)) func() loaded[T] {
	return sync.OnceValue(func() loaded[T] {
		set, err := read()
		if err != nil {
			panic(err)
		}
		return set
	})
}

// embedded is a set that every program must have.
func embedded[T any](name string, item func(*row) T) func() loaded[T] {
	return once(func() (loaded[T], error) { return load(files, name, item) })
}
