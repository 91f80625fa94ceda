package main

import (
	"github.com/spf13/cobra"

	"kept/cmd/kept/cli"
)

// newRoot builds the tree of commands for one run. Every command is there twice:
// by itself, and with onDemo also below demo, where it runs on the demonstration.
// A run that has no demo on its command line starts sooner without.
func newRoot(p *program, onDemo bool) *cobra.Command {
	cobra.MousetrapHelpText = ""       // on Windows a double-click opens the screens
	cobra.EnableCommandSorting = false // help lists commands in the order of the work
	root, demo := newScreensCommand(p), newDemoCommand(p)
	root.AddCommand(demo)
	addCommands(p, root)
	if onDemo {
		addCommands(p, demo)
	}
	runOnDemo(p, demo)
	root.SetHelpCommand(cli.Child(root, "help"))
	return root
}

// addCommands puts every command but demo below a parent, in the groups in which
// help lists them.
func addCommands(p *program, parent *cobra.Command) {
	group := func(title string, commands ...*cobra.Command) {
		parent.AddGroup(&cobra.Group{ID: title, Title: title})
		for _, c := range commands {
			c.GroupID = title
			parent.AddCommand(c)
		}
	}
	group(groupStart, newNewCommand(p), newOpenCommand(p))
	group("Records", newListCommand(p), newShowCommand(p), newAddCommand(p), newSetCommand(p), newDeleteCommand(p),
		newUndoCommand(p), newRedoCommand(p), newHistoryCommand(p))
	group("The quarter", newQuarterCommand(p), newCheckCommand(p), newExportCommand(p), newReportCommand(p), newCompareCommand(p))
	group("Spreadsheets and bundles", newImportCommand(p))
	group("Backups", newBackupCommand(p), newRestoreCommand(p), newRecoverCommand(p))
	group("This program", newWhoCommand(p), newVersionCommand(p), newCompletionCommand(p), newManCommand(p), newHelpCommand(p))
}

// groupStart is the group of the commands for someone who starts.
const groupStart = "Start here"
