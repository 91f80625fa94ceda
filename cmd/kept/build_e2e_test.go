//go:build e2e && !windows

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// build makes the program once for all journeys; TestMain takes its folder away.
var build = sync.OnceValues(func() (string, error) {
	if err := os.MkdirAll(scratch(), 0o700); err != nil {
		return "", err
	}
	ctx, stop := context.WithTimeout(context.Background(), 4*time.Minute)
	defer stop()
	program := filepath.Join(scratch(), "kept")
	cmd := exec.CommandContext(ctx, "go", "build", "-o", program, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building kept: %w\n%s", err, out)
	}
	return program, nil
})

// built is the program, as a keeper would have it.
func built(t *testing.T) string {
	t.Helper()
	program, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return program
}
