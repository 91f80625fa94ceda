package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/export/demo"
	"kept/store"
)

// demoName is the command below which all others run on the demonstration.
const demoName = "demo"

func newDemoCommand(p *program) *cobra.Command {
	cmd := &cobra.Command{
		Use:   demoName + " [COMMAND ...]",
		Short: "Try Kept with an invented partnership, or run a command on it",
		Long: "Nothing in it is real, and nothing that you do there is saved. Any command can follow. " +
			"Without a terminal it prints an overview.",
		Example: `kept demo
kept demo list actions`,
		GroupID: groupStart,
		Args:    notDemoAgain,
		RunE:    p.runs(runScreens),
	}
	addScreens(cmd)
	return cmd
}

func notDemoAgain(cmd *cobra.Command, args []string) error {
	if len(args) > 0 && args[0] == demoName {
		return cli.Misuse("write it once", "the demonstration is already open")
	}
	return cli.CommandsOnly(cmd, args)
}

// runOnDemo makes a command, and all below it, run on the demonstration.
func runOnDemo(p *program, cmd *cobra.Command) {
	do := cmd.RunE
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return p.withDemo(cmd.Context(), func() error { return do(cmd, args) })
	}
	for _, child := range cmd.Commands() {
		runOnDemo(p, child)
	}
}

// withDemo builds the demonstration in a folder of its own, does something with
// it, and deletes the folder.
func (p *program) withDemo(ctx context.Context, do func() error) (err error) {
	folder, err := os.MkdirTemp("", "kept-demo-")
	if err != nil {
		return fmt.Errorf("making a place for the demonstration: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	was := *p
	defer func() { p.demo, p.state = was.demo, was.state }()
	p.demo, p.state = filepath.Join(folder, "demo.kept"), filepath.Join(folder, "state")
	w, err := demo.Build(ctx, p.demo, p.today(), store.Options{Now: p.now, StateDir: p.state})
	if err != nil {
		return err
	}
	if err := w.Close(); err != nil { // the command opens it as it would any other
		return err
	}
	return do()
}
