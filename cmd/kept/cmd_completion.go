package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
	"kept/store/words"
)

// shells are those for which cobra writes a completion script. The scripts ask the
// program itself (kept __complete), so they never fall behind the commands.
func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

func newCompletionCommand(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "completion " + strings.Join(shells(), "|"),
		Short: "Print a script that lets your shell complete commands, fields and choices",
		Long:  "Put the line for your shell in the file that it reads when it starts.",
		Example: `source <(kept completion bash)        bash
source <(kept completion zsh)         zsh
kept completion fish | source         fish
kept completion powershell | Out-String | Invoke-Expression`,
		Args:              cli.AtMost(1),
		ValidArgsFunction: firstOf(shellChoices),
		RunE:              p.runs(runCompletion),
	}
}

func runCompletion(_ context.Context, c *call) error {
	if len(c.args) == 0 {
		return cli.Misuse("write kept completion "+strings.Join(shells(), "|"), "kept completion needs the name of a shell")
	}
	root := c.command.Root()
	switch normalise(c.args[0]) {
	case "bash":
		return cli.WriteBashCompletion(c.stdout, root)
	case "zsh":
		return root.GenZshCompletion(c.stdout)
	case "fish":
		return root.GenFishCompletion(c.stdout, true)
	case "powershell", "pwsh":
		return root.GenPowerShellCompletionWithDesc(c.stdout)
	}
	return cli.Unknown("shell", c.args[0], shells(), "it can be "+words.Join(shells(), "and"))
}
