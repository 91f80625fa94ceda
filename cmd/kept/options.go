package main

import (
	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
)

// addEverywhere adds the flags that every command understands.
func addEverywhere(root *cobra.Command) {
	cli.AddPersistent(root, "file", "FILE", "the workbook to use (or set KEPT_FILE)", nil)
	cli.AddPersistent(root, "keeper", "NAME", "your own name (or set KEPT_KEEPER)", cobra.NoFileCompletions)
	root.PersistentFlags().BoolP("help", "h", false, "explain the command")
}

// addOut adds --out, which names a folder.
func addOut(cmd *cobra.Command, help string) {
	cli.AddText(cmd, "out", "DIR", help, nil)
	_ = cmd.MarkFlagDirname("out") // the flag is there
}
