package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store/file"
)

func newManCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "man --out DIR",
		Short:   "Write the manual pages of every command to a folder",
		Long:    "man reads them from there: man -M DIR kept.",
		Example: `kept man --out ~/.local/share/man`,
		Args:    cli.AtMost(0),
		RunE:    p.runs(runMan),
	}
	addOut(cmd, "the folder to write them to; they go into man1 below it")
	return cmd
}

func runMan(_ context.Context, c *call) error {
	if !c.isSet("out") {
		return cli.Misuse("write kept man --out DIR", "kept man needs a folder")
	}
	folder := filepath.Join(c.text("out"), "man1")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("making the folder of the manual pages: %w", err)
	}
	count := 0
	var write func(cmd *cobra.Command) error
	write = func(cmd *cobra.Command) error {
		name := strings.ReplaceAll(cmd.CommandPath(), " ", "-")
		page := cli.ManPage(cmd, name, c.today())
		if err := os.WriteFile(filepath.Join(folder, name+".1"), []byte(page), 0o644); err != nil {
			return fmt.Errorf("writing a manual page: %w", err)
		}
		count++
		for _, child := range cmd.Commands() {
			if child.Hidden || cmd.Name() == demoName { // below demo are the same commands again
				continue
			}
			if err := write(child); err != nil {
				return err
			}
		}
		return nil
	}
	if err := write(c.command.Root()); err != nil {
		return err
	}
	c.print("Wrote %d manual pages to %s", count, file.Absolute(folder))
	return nil
}
