//go:debug zipinsecurepath=0

// Command kept is the workbook of a local partnership that keeps the promise:
// its screens, and a plain command for everything that they do.
//
// This package is wiring. newRoot in root.go builds the tree of cobra commands for
// one run from a program: the environment, streams and clock of that run, so that
// a test can run any command line within its own process. The package cli below it
// reads the line and writes help. Each command has one file, cmd_NAME.go, with its
// words, its flags and what it asks of the packages below. A command works on a
// call: its arguments and flags, and the workbook that they mean. call.reading and
// call.writing open that workbook and close it again. program.answer in run.go is
// the only place that turns an error into a sentence and an exit code.
//
// The package decides nothing about a workbook. Rules belong to store, files that
// leave or enter to export, screens to ui.
package main

import (
	"context"
	"os"
	"time"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Environ(), os.Stdin, os.Stdout, os.Stderr, time.Now))
}
