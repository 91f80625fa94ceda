package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts run kept as a program of its own, with a clock that
// stands still. The product reads no such variable.
func TestMain(m *testing.M) {
	testscript.Main(tidied{m}, map[string]func(){
		"kept": func() {
			now := time.Now
			if fixed := os.Getenv("KEPT_TEST_NOW"); fixed != "" {
				at, err := time.Parse(time.RFC3339, fixed)
				if err != nil {
					panic(err)
				}
				now = func() time.Time { return at }
			}
			os.Exit(run(context.Background(), os.Args[1:], os.Environ(), os.Stdin, os.Stdout, os.Stderr, now))
		},
	})
}

// scratch is a folder for what all tests of one run share.
func scratch() string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("kept-tests-%d", os.Getpid()))
}

// tidied are tests after which scratch is taken away.
type tidied struct{ tests testscript.TestingM }

func (r tidied) Run() int {
	defer func() { _ = os.RemoveAll(scratch()) }() // there is none as a rule
	return r.tests.Run()
}

func TestCommands(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			home := e.WorkDir + "/home"
			e.Setenv("HOME", home)
			e.Setenv("USERPROFILE", home)
			e.Setenv("LOCALAPPDATA", home+"/local")
			e.Setenv("XDG_DATA_HOME", "")
			e.Setenv("XDG_STATE_HOME", "")
			e.Setenv("TZ", "Europe/London")
			e.Setenv("KEPT_TEST_NOW", "2026-11-02T10:30:00Z")
			return os.MkdirAll(home, 0o755)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"code": exitsWith},
	})
}

// exitsWith is the script command `code N kept ...`: kept ends with exit code N.
func exitsWith(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N kept ...")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if err != nil {
		var exit interface{ ExitCode() int }
		if e, ok := err.(interface{ ExitCode() int }); ok {
			exit = e
		} else {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("exit code %d, not %s", got, args[0])
	}
}
