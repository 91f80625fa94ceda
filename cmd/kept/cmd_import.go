package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/export/importing"
	"kept/export/seal"
	"kept/store"
	"kept/store/backup"
	"kept/store/words"
)

func newImportCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import FILE [--as KIND] [options]",
		Short: "Import a spreadsheet (.xlsx or .csv) or a bundle",
		Long: "Kept matches rows by reference or name, so a second import changes what the first one added. " +
			"The whole import is one change, which kept undo reverses. A bundle (.zip) needs no --as, and can make a new workbook.",
		Example: `kept import plan.csv --as actions --dry-run
kept import plan.csv --as actions
kept import plan.csv --as actions --map "Who leads=leads"
kept import plan.csv --as actions --map "Notes=-"     skip a column
kept import sent.zip --file new.kept                  make a new workbook`,
		Args: cli.AtMost(1),
		RunE: p.runs(runImport),
	}
	cli.AddText(cmd, "as", "KIND", "what each row is: actions, stakeholders or priorities", oneOf(importChoices))
	cli.AddText(cmd, "sheet", "NAME", "which sheet of an Excel workbook (default: the one that holds most)", cobra.NoFileCompletions)
	cli.AddTexts(cmd, "map", "COLUMN=FIELD", "which field a column is; separate several with commas", cobra.NoFileCompletions)
	addKey(cmd, "a bundle")
	cli.AddSwitch(cmd, "dry-run", "show what would be added and changed, and write nothing")
	return cmd
}

func runImport(ctx context.Context, c *call) error {
	if len(c.args) == 0 {
		return cli.Misuse("write kept import plan.csv --as actions", "kept import needs the name of a file")
	}
	if _, err := os.Stat(c.args[0]); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no file %s: check the name and the folder", c.args[0])
	}
	if seal.IsEncrypted(c.args[0]) || isZip(c.args[0]) && !importing.IsOffice(c.args[0]) {
		return restoreBundle(ctx, c, c.args[0])
	}
	if !c.isSet("as") {
		return cli.Misuse("add --as actions, --as stakeholders or --as priorities", "kept import needs to know what each row is")
	}
	if _, err := importing.ParseKind(c.text("as")); err != nil {
		return err
	}
	columns, err := c.columnMap()
	if err != nil {
		return err
	}
	table, err := importing.ReadTableSheet(c.args[0], c.text("sheet"))
	if err != nil {
		return err
	}
	opt := importing.Options{As: c.text("as"), Map: columns, Today: c.today()}
	if c.isSet("dry-run") {
		return c.reading(ctx, func(w *store.Workbook) error {
			plan, err := importing.NewPlan(ctx, w, table, opt)
			if err != nil {
				return err
			}
			c.print("%s\nNothing was written. Leave out --dry-run to import it.", strings.TrimRight(plan.Text(), "\n"))
			return nil
		})
	}
	return c.writing(ctx, func(w *store.Workbook) error {
		plan, err := importing.NewPlan(ctx, w, table, opt)
		if err != nil {
			return err
		}
		w.BackupFirst(ctx, backup.WhyImport)
		batch, err := plan.Apply(ctx, w)
		if err != nil {
			return err
		}
		c.printImported(plan, batch)
		return nil
	})
}

// printImported reports what was imported, and what needs fixing.
func (c *call) printImported(plan *importing.Plan, batch store.Batch) {
	for _, problem := range plan.Problems {
		c.print("%s", problem)
	}
	for _, column := range plan.Columns {
		if column.Field == "" && column.Filled > 0 {
			c.print("Column %s, %s: skipped. --dry-run shows why.", column.Letter, words.OneLine(column.Heading))
		}
	}
	if n := len(plan.NewNames); n > 0 {
		c.print("New stakeholders: %s.", words.Join(plan.NewNames, "and"))
	}
	if batch.No == 0 {
		c.print("Nothing to change: the workbook has all of it already, or no row could be read (%d skipped).", plan.LeftOut)
		return
	}
	c.print("%s: %d added, %d changed, %d the same already, %d skipped. kept undo reverses it.", batch.Title, plan.Added, plan.Changed,
		plan.Same, plan.LeftOut)
}

// columnMap reads --map column=field,column=field.
func (c *call) columnMap() (map[string]string, error) {
	columns := map[string]string{}
	for _, written := range c.texts("map") {
		for pair := range strings.SplitSeq(written, ",") {
			at := strings.LastIndex(pair, "=")
			if at < 1 {
				return nil, cli.Misuse(`write --map "Who leads=leads"`, "%q is not column=field", pair)
			}
			columns[strings.TrimSpace(pair[:at])] = strings.TrimSpace(pair[at+1:])
		}
	}
	return columns, nil
}
