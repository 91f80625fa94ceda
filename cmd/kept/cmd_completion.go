package main

import (
	"context"
	"embed"
	"fmt"
	"strings"
)

// The scripts ask the program itself (kept __complete) what could stand at the
// cursor, so that they never fall behind the table of commands.
//
//go:embed completion
var completionScripts embed.FS

var shells = []string{"bash", "zsh", "fish", "powershell"}

func completionCommand() *command {
	return &command{
		name: "completion", usage: strings.Join(shells, "|"), run: runCompletion, atMost: 1, takes: []wants{aShell},
		help: "prints a script with which a shell completes commands, fields and choices",
		more: []string{
			"bash:        source <(kept completion bash)",
			"zsh:         source <(kept completion zsh)",
			"fish:        kept completion fish | source",
			"PowerShell:  kept completion powershell | Out-String | Invoke-Expression",
			"Put that line in the file that your shell reads when it starts.",
		},
	}
}

func runCompletion(_ context.Context, c *call) error {
	if len(c.args) == 0 {
		return misuse("write kept completion "+strings.Join(shells, "|"), "kept completion wants the name of a shell")
	}
	for _, shell := range shells {
		if same(c.args[0]) != shell && !(c.args[0] == "pwsh" && shell == "powershell") {
			continue
		}
		script, err := completionScripts.ReadFile("completion/kept." + shell)
		if err != nil {
			return fmt.Errorf("reading the script: %w", err)
		}
		_, err = c.stdout.Write(script)
		return err
	}
	return unknown("shell", c.args[0], shells, "it can be "+inWords(shells))
}
