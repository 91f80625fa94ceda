package main

import (
	"context"
	"strings"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/input"
	"kept/store/words"
)

// place is a finding, or one that was accepted, as the command line names it: by
// the code of its check and by where it is.
type place struct {
	code string
	name string
	at   func(record store.ID, where string) bool // whether it is at a record, or where the words say
}

// contains tells whether a text has some words in it, whatever their case.
func contains(text, words string) bool {
	return strings.Contains(strings.ToLower(text), strings.ToLower(words))
}

// placeText are the messages about one kind of place.
type placeText struct {
	what string // what it is called, such as finding
	was  string // what happened there, such as found
	list string // which command lists them
}

// choosePlaces gives the numbers of the places that the arguments CODE [REF] name.
func (c *call) choosePlaces(ctx context.Context, w *store.Workbook, list []place, text placeText) (chosen []int, err error) {
	code, where := strings.ToLower(strings.TrimSpace(c.args[0])), strings.Join(c.args[1:], " ")
	var record store.ID
	if where != "" {
		if r, err := w.Resolve(ctx, where); err == nil {
			record = r.ID
		}
	}
	var codes, names []string
	for i, p := range list {
		codes = append(codes, p.code)
		if p.code != code {
			continue
		}
		names = append(names, p.name)
		if where == "" || p.at(record, where) {
			chosen = append(chosen, i)
		}
	}
	switch {
	case len(names) == 0:
		return nil, cli.Unknown(text.what, code, codes, text.list)
	case len(chosen) == 0:
		return nil, &input.Error{Where: "The record", Value: where,
			Wrong: "is not one where " + code + " was " + text.was, Right: "it was " + text.was + " at " + words.Join(names, "and")}
	case where == "" && len(chosen) > 1:
		return nil, &input.Error{Where: "The finding " + code,
			Wrong: "was " + text.was + " in more than one record", Right: "name one: " + words.Join(names, "and")}
	}
	return chosen, nil
}
