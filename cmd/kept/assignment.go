package main

import (
	"context"
	"strings"

	"kept/cmd/kept/cli"
	"kept/store"
)

// assignment is one field=value of a command line.
type assignment struct {
	field *store.Field
	op    string // "=", "+=" or "-="
	value string
}

// readAssignments reads field=value, field+=value and field-=value.
func readAssignments(k *store.Kind, args []string) ([]assignment, error) {
	var list []assignment
	for _, arg := range args {
		name, value, ok := strings.Cut(arg, "=")
		if !ok {
			return nil, cli.Misuse(`write field=value, with quotes round a value that has spaces: title="Language guide"`,
				"%q is not field=value", arg)
		}
		a := assignment{op: "=", value: value}
		if strings.HasSuffix(name, "+") || strings.HasSuffix(name, "-") {
			a.op = name[len(name)-1:] + "="
			name = name[:len(name)-1]
		}
		f, err := fieldNamed(k, name)
		if err != nil {
			return nil, err
		}
		a.field = f
		if a.op != "=" && !f.Many {
			return nil, cli.Misuse("write "+f.Name+"=value", "%s holds one value, so you cannot add to it or remove from it", f.Title)
		}
		list = append(list, a)
	}
	return list, nil
}

// apply makes the change that an assignment says.
func (a assignment) apply(tx *store.Tx, id store.ID) error {
	switch a.op {
	case "+=":
		value, note := a.noted()
		value, err := resolveRefs(tx.Resolve, a.field, value)
		if err != nil {
			return err
		}
		return tx.SetItem(id, a.field.Name, value, note)
	case "-=":
		value, err := resolveRefs(tx.Resolve, a.field, a.value)
		if err != nil {
			return err
		}
		return tx.RemoveItem(id, a.field.Name, value)
	}
	value, err := resolveRefs(tx.Resolve, a.field, a.value)
	if err != nil {
		return err
	}
	return tx.Set(id, a.field.Name, value)
}

// noted parts a value from the line of text after it: listening: we ask every month.
func (a assignment) noted() (value, note string) {
	if !a.field.Noted {
		return a.value, ""
	}
	value, note, _ = strings.Cut(a.value, ":")
	return strings.TrimSpace(value), strings.TrimSpace(note)
}

// resolveRefs puts ids in the place of the names by which a keeper refers to records.
func resolveRefs(resolve func(text string, kinds ...string) (*store.Record, error), f *store.Field, value string) (string, error) {
	if f.Type != store.Ref || strings.TrimSpace(value) == "" {
		return value, nil
	}
	names := []string{value}
	if f.Many {
		names = strings.Split(value, ";")
	}
	var ids []string
	for _, name := range names {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		r, err := resolve(name, f.Of)
		if err != nil {
			return "", err
		}
		ids = append(ids, string(r.ID))
	}
	return strings.Join(ids, ";"), nil
}

// resolver binds the reading of names to an open workbook.
func resolver(ctx context.Context, w *store.Workbook) func(string, ...string) (*store.Record, error) {
	return func(text string, kinds ...string) (*store.Record, error) { return w.Resolve(ctx, text, kinds...) }
}
