//go:debug zipinsecurepath=0

// Command kept is the workbook of a local partnership that keeps the promise:
// its screens, and a plain command for everything that they do.
package main

import (
	"context"
	"os"
	"time"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Environ(), os.Stdin, os.Stdout, os.Stderr, time.Now))
}
