package store

import (
	"kept/store/input"
	"strings"
)

func unknownKind(name string) error {
	var names []string
	for _, k := range kinds {
		names = append(names, k.Name)
	}
	return &input.Error{Value: name, Wrong: "is no kind of record", Right: "the kinds are " + strings.Join(names, ", "),
		Near: input.Nearest(name, names)}
}

func unknownField(k *Kind, name string) error {
	var names []string
	for i := range k.Fields {
		names = append(names, k.Fields[i].Name)
	}
	return &input.Error{Where: k.Title, Value: name, Wrong: "is not one of its fields",
		Right: "the fields are " + strings.Join(names, ", "),
		Near:  input.Nearest(name, names)}
}
