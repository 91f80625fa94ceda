package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"kept/export"
	"kept/store"
)

func importCommand() *command {
	return &command{
		name: "import", usage: "FILE --as actions|stakeholders|priorities [--sheet NAME] [--map column=field,...] [--dry-run]", run: runImport, atMost: 1, takes: []wants{aFile},
		help: "brings in a spreadsheet (.xlsx or .csv), or a bundle",
		more: []string{
			"Rows are matched by reference or name, so a second import changes what the first one added.",
			"All of it is one change: kept undo takes it back. --dry-run shows what would happen.",
			"A column that was not understood can be named: --map \"Who leads=leads\"; column=- passes it over.",
			"A bundle (.zip) comes back into an empty workbook: kept import FILE.zip --file new.kept",
		},
		flags: []flag{
			{name: "as", value: "KIND", help: "what a row of the table is", takes: anImport},
			{name: "sheet", value: "NAME", help: "which sheet of an Excel workbook; otherwise the one that holds most"},
			{name: "map", value: "COLUMN=FIELD", help: "which field a column is; several separated by commas", many: true},
			keyFlag("a bundle"),
			{name: "dry-run", help: "show what would be added and changed, and write nothing"},
		},
	}
}

func runImport(ctx context.Context, c *call) error {
	if len(c.args) == 0 {
		return misuse("write kept import plan.csv --as actions", "kept import wants the name of a file")
	}
	if _, err := os.Stat(c.args[0]); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no file %s: check the name and the folder", c.args[0])
	}
	if export.IsSealed(c.args[0]) || isZip(c.args[0]) && !export.IsOffice(c.args[0]) {
		return restoreBundle(ctx, c, c.args[0])
	}
	if !c.given("as") {
		return misuse("say --as actions, --as stakeholders or --as priorities", "kept import wants to know what a row of the table is")
	}
	if _, err := export.ImportKind(c.text("as")); err != nil {
		return err
	}
	columns, err := c.columnMap()
	if err != nil {
		return err
	}
	table, err := export.ReadTableSheet(c.args[0], c.text("sheet"))
	if err != nil {
		return err
	}
	opt := export.ImportOptions{As: c.text("as"), Map: columns, Today: c.today()}
	if c.given("dry-run") {
		return c.reading(ctx, func(w *store.Workbook) error {
			plan, err := export.PlanImport(ctx, w, table, opt)
			if err != nil {
				return err
			}
			c.say("%s\nNothing was written. Without --dry-run it would be.", strings.TrimRight(plan.Text(), "\n"))
			return nil
		})
	}
	return c.writing(ctx, func(w *store.Workbook) error {
		plan, err := export.PlanImport(ctx, w, table, opt)
		if err != nil {
			return err
		}
		w.BackupFirst(ctx, store.WhyImport)
		batch, err := plan.Apply(ctx, w)
		if err != nil {
			return err
		}
		c.sayImported(plan, batch)
		return nil
	})
}

// sayImported says what became of the table, and what is left to be put right.
func (c *call) sayImported(plan *export.ImportPlan, batch store.Batch) {
	for _, problem := range plan.Problems {
		c.say("%s", problem)
	}
	for _, column := range plan.Columns {
		if column.Field == "" && column.Filled > 0 {
			c.say("column %s, %s: not read; --dry-run shows why.", column.Letter, oneLine(column.Heading))
		}
	}
	if n := len(plan.NewNames); n > 0 {
		c.say("New stakeholders: %s.", inWords(plan.NewNames))
	}
	if batch.No == 0 {
		c.say("Nothing to change: the workbook says all of it already, or no row could be read (%d left out).", plan.LeftOut)
		return
	}
	c.say("%s: %d added, %d changed, %d the same already, %d left out. kept undo takes it back.", batch.Title, plan.Added, plan.Changed, plan.Same, plan.LeftOut)
}

// columnMap reads --map column=field,column=field.
func (c *call) columnMap() (map[string]string, error) {
	columns := map[string]string{}
	for _, said := range c.flags["map"] {
		for pair := range strings.SplitSeq(said, ",") {
			at := strings.LastIndex(pair, "=")
			if at < 1 {
				return nil, misuse(`write --map "Who leads=leads"`, "%q is not column=field", pair)
			}
			columns[strings.TrimSpace(pair[:at])] = strings.TrimSpace(pair[at+1:])
		}
	}
	return columns, nil
}
