package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"kept/export/demo"
	"kept/store"
)

func demoCommand() *command {
	return &command{
		name: "demo", usage: "[COMMAND ...]", run: runDemo, atMost: -1, takes: []wants{aCommand},
		help:  "opens an invented partnership on a throw-away copy, or runs a command on it",
		more:  []string{"Nothing in it is real, and nothing you do there is kept.", "kept demo list actions runs `kept list actions` on it."},
		flags: screenFlags(),
	}
}

// runDemo builds the demonstration in a folder of its own, and takes both away
// when the command ends.
func runDemo(ctx context.Context, c *call) (err error) {
	if len(c.args) > 0 && c.args[0] == "demo" {
		return misuse("say it once", "the demonstration is already open")
	}
	inside := *c.program
	cmd, rest, err := findCommand(commands(), c.args)
	if err != nil {
		return err
	}
	within, err := parseCall(&inside, cmd, rest)
	if err != nil {
		return err
	}
	for name, said := range c.flags { // kept demo --keeper NAME list ...
		if !within.given(name) {
			within.flags[name] = said
		}
	}
	if within.given("help") {
		return showHelp(within, commands(), cmd)
	}

	folder, err := os.MkdirTemp("", "kept-demo-")
	if err != nil {
		return fmt.Errorf("making a place for the demonstration: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	inside.demo = filepath.Join(folder, "demo.kept")
	inside.state = filepath.Join(folder, "state")
	w, err := demo.Build(ctx, inside.demo, inside.today(), store.Options{Now: c.now, StateDir: inside.state})
	if err != nil {
		return err
	}
	if err := w.Close(); err != nil { // the command opens it as it would any other
		return err
	}
	return cmd.run(ctx, within)
}
