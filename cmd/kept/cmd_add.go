package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/words"
)

func newAddCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "add KIND field=value... [--to REF]",
		Short: "Add a record",
		Long: "KIND is what to add, such as action or update. If you leave out a date, Kept fills in today. " +
			"kept help KIND lists the fields of a kind and what each of them takes.",
		Example: `kept add action reference=1.2 title="Language guide" brag=green
kept add update --to 1.2 note="The champions board has read the first draft"`,
		ValidArgsFunction: completeAdd(p),
		RunE:              p.runs(runAdd),
	}
	cli.AddText(cmd, "to", "REF", "the record that it belongs to, such as an action", completeParent(p))
	return cmd
}

func runAdd(ctx context.Context, c *call) error {
	if len(c.args) == 0 {
		return cli.Misuse("write kept add action title=\"...\"", "kept add needs to know what to add")
	}
	k, err := kindNamed(c.args[0])
	if err != nil {
		return err
	}
	changes, err := readAssignments(k, c.args[1:])
	if err != nil {
		return err
	}
	if c.isSet("to") && k.IsTopLevel() {
		return cli.Misuse("leave out --to", "%s belongs to no other record", words.WithArticle(k.Title))
	}
	if !k.IsTopLevel() && !c.isSet("to") && k.Parents[0] != store.Partnership {
		return cli.Misuse("write --to and its reference", "%s belongs to %s", words.WithArticle(k.Title), owners(k))
	}
	return c.writing(ctx, func(w *store.Workbook) error {
		parent, err := c.parent(ctx, w, k)
		if err != nil {
			return err
		}
		var added store.ID
		_, err = w.Write(ctx, addedTitle(k, changes, parent), func(tx *store.Tx) error {
			added, err = c.add(tx, w.Keeper(), k, parent, changes)
			return err
		})
		if err != nil {
			return err
		}
		return c.printAdded(ctx, w, added, parent)
	})
}

// add adds a record with its fields, below its parent if it has one.
func (c *call) add(tx *store.Tx, keeper string, k *store.Kind, parent *store.Record, changes []assignment) (store.ID, error) {
	values, later, err := c.values(tx, keeper, k, changes)
	if err != nil {
		return "", err
	}
	var owner store.ID
	if parent != nil {
		owner = parent.ID
	}
	added, err := tx.Add(k.Name, owner, values)
	if err != nil {
		return "", err
	}
	for _, a := range later {
		if err := a.apply(tx, added); err != nil {
			return "", err
		}
	}
	return added, nil
}

// parent finds the record that a new one belongs to; nil when it stands alone.
func (c *call) parent(ctx context.Context, w *store.Workbook, k *store.Kind) (*store.Record, error) {
	ref := c.text("to")
	switch {
	case k.IsTopLevel():
		return nil, nil
	case ref == "":
		ref = store.Partnership
	}
	return w.Resolve(ctx, ref, k.Parents...)
}

// addedTitle is how the history names it: "Added update to action 1.2 Language guide".
func addedTitle(k *store.Kind, changes []assignment, parent *store.Record) string {
	title := "Added " + strings.ToLower(k.Title)
	if parent != nil {
		return title + " to " + titleWithKind(parent)
	}
	for _, name := range []string{"reference", "rank", "quarter", k.NameField} {
		for _, a := range changes {
			if a.field.Name == name && a.value != "" {
				title += " " + words.OneLine(a.value)
			}
		}
	}
	return title
}

// values gathers what a new record is made of. What adds to a field comes later.
func (c *call) values(tx *store.Tx, keeper string, k *store.Kind, changes []assignment) (
	values store.Values, later []assignment, err error,
) {
	values = store.Values{}
	for _, a := range changes {
		if a.op != "=" || a.field.Noted {
			a.op = strings.Replace(a.op, "-", "+", 1)
			if a.op == "=" {
				a.op = "+="
			}
			later = append(later, a)
			continue
		}
		if values[a.field.Name], err = resolveRefs(tx.Resolve, a.field, a.value); err != nil {
			return nil, nil, err
		}
	}
	if f := k.Field("date"); f != nil && f.Type == store.Day && f.Required && values["date"] == "" {
		values["date"] = c.today().String()
	}
	if f := k.Field("author"); f != nil && values["author"] == "" {
		values["author"] = keeper
	}
	return values, later, nil
}

func (c *call) printAdded(ctx context.Context, w *store.Workbook, id store.ID, parent *store.Record) error {
	r, err := w.Load(ctx, id)
	if err != nil {
		return err
	}
	if parent == nil {
		c.print("Added %s.", titleWithKind(r))
		return nil
	}
	c.print("Added %s to %s [%s].", titleWithKind(r), titleWithKind(parent), shortID(id))
	return nil
}

// owners says what a kind can belong to: "an action or a response".
func owners(k *store.Kind) string {
	var list []string
	for _, name := range k.Parents {
		list = append(list, words.WithArticle(store.KindNamed(name).Title))
	}
	return strings.Join(list, " or ")
}
