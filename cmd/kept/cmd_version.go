package main

import (
	"context"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
)

func newVersionCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of Kept",
		Args:  cli.AtMost(0),
		RunE:  p.runs(runVersion),
	}
}

func runVersion(_ context.Context, c *call) error {
	c.print("%s", versionLine())
	return nil
}

// versionLine names the program as it was built.
func versionLine() string {
	version := "unreleased"
	changed := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if v := info.Main.Version; v != "" && v != "(devel)" {
			version = v
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				changed = ", from " + s.Value[:12]
			}
		}
	}
	return "kept " + version + changed + " (" + runtime.Version() + ", " + runtime.GOOS + "/" + runtime.GOARCH + ")"
}
