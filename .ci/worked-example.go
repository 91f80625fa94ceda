//go:build ignore

// Makes the workbook of the worked example, Change Programme ONE of June 2021:
//
//	go run .ci/worked-example.go FILE.kept
package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"kept/export/example"
	"kept/store"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run .ci/worked-example.go FILE.kept")
		os.Exit(2)
	}
	if err := build(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func build(path string) error {
	workbook, err := example.Build(context.Background(), path, store.Options{Now: time.Now})
	if err != nil {
		return err
	}
	return workbook.Close()
}
