package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/calendar"
	"kept/store/file"
)

func newNewCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new FILE --partnership NAME --area COUNCIL --keeper NAME",
		Short: "Make a workbook for a partnership",
		Long: "An area is the name of a council or its code, such as S12000023. Separate several with commas. " +
			"A national body (--kind national) has none.",
		Example: `kept new orkney.kept --partnership "Our Partnership" --area Orkney \
  --keeper "Mairi Flett"`,
		Args: cli.AtMost(1),
		RunE: p.runs(runNew),
	}
	cli.AddText(cmd, "partnership", "NAME", "its full name, as it signs", cobra.NoFileCompletions)
	cli.AddTexts(cmd, "area", "COUNCIL", "its council areas, by name or code", oneOf(areaChoices))
	cli.AddText(cmd, "keeper", "NAME", "your own name; every change carries it", cobra.NoFileCompletions)
	cli.AddText(cmd, "role", "POST", "your post", cobra.NoFileCompletions)
	cli.AddText(cmd, "organisation", "NAME", "who you work for", cobra.NoFileCompletions)
	cli.AddText(cmd, "kind", "KIND", "what kind of partnership it is", oneOf(partnershipChoices))
	cli.AddText(cmd, "first-quarter", "QUARTER", "the first quarter it reports on (default: this one)", oneOf(p.quarterChoices))
	return cmd
}

func runNew(ctx context.Context, c *call) error {
	path, _ := c.workbookPath()
	if len(c.args) > 0 {
		path = file.Absolute(c.args[0])
	} else if !c.isSet("file") {
		return cli.Misuse(`write kept new "name.kept" --partnership "..." --area "..." --keeper "..."`,
			"`kept new` needs the name of a file")
	}
	for _, needed := range []string{"partnership", "area", "keeper"} {
		if needed == "area" && c.nationalBody() {
			continue // it has none of its own
		}
		if strings.TrimSpace(c.text(needed)) == "" {
			f := c.command.Flags().Lookup(needed)
			return cli.Misuse(f.Usage, "`kept new` needs --%s %s as well", f.Name, f.Value.Type())
		}
	}
	partnership, keeper := c.newPartnership()
	if err := checkValues(store.Partnership, partnership, c); err != nil { // before a file is made
		return err
	}
	w, err := c.beginWorkbook(ctx, path, partnership, keeper)
	if err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	c.print("Made the workbook of %s. kept opens it.\n%s", partnership["name"], path)
	return nil
}

// beginWorkbook makes a workbook with its partnership and its first keeper, and
// remembers it as the last one opened.
func (c *call) beginWorkbook(ctx context.Context, path string, partnership, keeper store.Values) (*store.Workbook, error) {
	w, err := store.Create(ctx, path, store.Options{Now: c.now, StateDir: c.stateFolder(), Keeper: keeper["name"]})
	if err != nil {
		return nil, err
	}
	_, err = w.Write(ctx, "Began the workbook of "+partnership["name"], func(tx *store.Tx) error {
		id, err := tx.Add(store.Partnership, "", partnership)
		if err != nil {
			return err
		}
		_, err = tx.Add("keeper", id, keeper)
		return err
	})
	if err == nil {
		err = c.remember(path, keeper["name"], true)
	}
	if err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

// nationalBody tells whether the workbook is to be that of a body for all Scotland.
func (c *call) nationalBody() bool {
	kind, err := store.KindNamed(store.Partnership).Field("kind").Parse(c.text("kind"), store.Context{})
	return err == nil && kind == "national"
}

// newPartnership is what the flags say of the partnership and its first keeper.
func (c *call) newPartnership() (partnership, keeper store.Values) {
	partnership = store.Values{
		"name":          strings.TrimSpace(c.text("partnership")),
		"areas":         strings.ReplaceAll(strings.Join(c.texts("area"), ";"), ",", ";"),
		"kind":          c.text("kind"),
		"first_quarter": c.text("first-quarter"),
		"licence":       "OGL-UK-3.0",
	}
	if partnership["first_quarter"] == "" {
		partnership["first_quarter"] = calendar.QuarterOf(c.today()).String()
	}
	keeper = store.Values{"name": strings.TrimSpace(c.text("keeper")), "role": c.text("role"), "organisation": c.text("organisation")}
	return partnership, keeper
}

// checkValues reads values as the store will, so that a slip leaves no file behind.
func checkValues(kind string, values store.Values, c *call) error {
	k := store.KindNamed(kind)
	for i := range k.Fields {
		f := &k.Fields[i]
		written := []string{values[f.Name]}
		if f.Many {
			written = strings.Split(values[f.Name], ";")
		}
		for _, v := range written {
			if _, err := f.Parse(strings.TrimSpace(v), store.Context{Today: c.today()}); err != nil {
				return err
			}
		}
	}
	return nil
}
