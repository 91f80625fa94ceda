package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store"
	"kept/store/calendar"
	"kept/store/input"
	"kept/ui"
)

// What the program answers to the system when it ends.
const (
	exitOK     = 0
	exitFailed = 1 // it could not be done, or a check found errors
	exitUsage  = 2 // what was asked for cannot be understood, or a file cannot be read
	exitBroken = 3 // the program itself went wrong
)

// program is one run of Kept: what it was given, and where it answers.
type program struct {
	env     []string
	stdin   io.Reader
	stdout  io.Writer
	stderr  io.Writer
	now     func() time.Time
	demo    string // the throw-away workbook of `kept demo`; "" otherwise
	state   string // the folder for what the program remembers, when not the usual one
	running string // the command that runs, such as "kept list"
}

// run carries out one command line and gives the exit code.
func run(ctx context.Context, args, env []string, stdin io.Reader, stdout, stderr io.Writer, now func() time.Time) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	p := &program{env: env, stdin: stdin, stdout: stdout, stderr: stderr, now: now}
	return p.run(ctx, args)
}

// run carries out a command line and answers for what went wrong.
func (p *program) run(ctx context.Context, args []string) int {
	return p.execute(ctx, newRoot(p, slices.Contains(args, demoName)), args)
}

func (p *program) execute(ctx context.Context, root *cobra.Command, args []string) (code int) {
	p.running = "kept"
	defer func() {
		if what := recover(); what != nil {
			fmt.Fprintln(p.stderr, p.reportPanic(p.running, what, debug.Stack()))
			code = exitBroken
		}
	}()
	root.SetArgs(cli.CommandFirst(root, args, quarterWords))
	return p.answer(root.ExecuteContext(ctx))
}

// answer prints an error for the keeper and turns it into an exit code.
func (p *program) answer(err error) int {
	var (
		code    exitCode
		input   *input.Error
		misused *cli.UsageError
		broke   *ui.Broken
		advice  *advised
	)
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE): // the reader of a pipe has seen enough
		return exitOK
	case errors.As(err, &code):
		return int(code)
	case errors.As(err, &broke):
		fmt.Fprintln(p.stderr, p.reportPanic("kept (the screens)", broke.What, broke.Stack))
		return exitBroken
	}
	fmt.Fprintln(p.stderr, cli.Visible(store.Sentence(err)))
	if errors.As(err, &advice) {
		fmt.Fprintln(p.stderr, cli.Visible(strings.Join(advice.advice, "\n")))
	}
	if errors.As(err, &misused) || errors.As(err, &input) || errors.Is(err, store.ErrNoKeeper) {
		return exitUsage
	}
	return exitFailed
}

// exitCode ends a command that has already printed everything.
type exitCode int

func (e exitCode) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// setting gives a variable of the environment; the last one wins.
func (p *program) setting(name string) string {
	value := ""
	for _, e := range p.env {
		if k, v, _ := strings.Cut(e, "="); k == name {
			value = v
		}
	}
	return value
}

// today is the day it is where the keeper is. The demonstration goes by UTC, so
// that it is the same everywhere at any one moment.
func (p *program) today() calendar.Date {
	if p.demo != "" {
		return calendar.DateOf(p.now().UTC())
	}
	return calendar.DateOf(p.now())
}
