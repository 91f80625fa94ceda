package main

import (
	"context"
	"fmt"
	"os"

	"kept/export"
	"kept/store"
)

func exportCommand() *command {
	return &command{
		name: "export", usage: "[--quarter 2026-27-Q2] [--out DIR]", run: runExport,
		help: "writes the bundle of a quarter; the last line is where it is",
		more: []string{"With no --quarter it is the last quarter that has ended, or the first that the workbook reports on."},
		flags: []flag{
			{name: "quarter", value: "QUARTER", help: "the quarter, such as 2026-27-Q2"},
			{name: "out", value: "DIR", help: "the folder to put it in (usually this one)", takes: aFolder},
		},
	}
}

func runExport(ctx context.Context, c *call) error {
	return c.reading(ctx, func(w *store.Workbook) error {
		quarter, err := c.quarter(ctx, w)
		if err != nil {
			return err
		}
		folder := "."
		if c.given("out") {
			folder = c.text("out")
		}
		path, err := writeBundle(ctx, w, quarter, folder)
		if err != nil {
			return err
		}
		c.say("The bundle of %s, %s to %s. Anyone can look it over: kept check %s", quarter, quarter.From().Long(), quarter.To().Long(), quoted(path))
		c.say("%s", path)
		return nil
	})
}

// quarter is the one named, or the last that has ended, or the workbook's first
// when none that it reports on has ended yet.
func (c *call) quarter(ctx context.Context, w *store.Workbook) (store.Quarter, error) {
	if c.given("quarter") {
		q, err := store.ParseQuarter(c.text("quarter"))
		if err != nil {
			return q, &store.InputError{Where: "--quarter", Value: c.text("quarter"), Wrong: "is not a quarter", Right: "write it like 2026-27-Q2, which is July to September 2026"}
		}
		return q, nil
	}
	partnership, err := w.Partnership(ctx)
	if err != nil {
		return store.Quarter{}, err
	}
	ended := store.QuarterOf(c.today()).Prev()
	first, err := store.ParseQuarter(partnership.Get("first_quarter"))
	if err == nil && ended.Compare(first) < 0 {
		return first, nil
	}
	return ended, nil
}

// writeBundle writes a bundle into a folder, which it makes if need be, and
// gives the path of the zip.
func writeBundle(ctx context.Context, w *store.Workbook, q store.Quarter, folder string) (string, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", fmt.Errorf("making the folder of the bundle: %w", err)
	}
	written, err := export.WriteBundle(ctx, w, q, folder)
	if err != nil {
		return "", err
	}
	return absolute(written.Path), nil
}
