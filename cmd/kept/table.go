package main

// commands is the table of everything that can be typed. The first is what runs
// when no command is named.
func commands() []*command {
	return []*command{
		screensCommand(), demoCommand(), newCommand(),
		listCommand(), showCommand(), addCommand(), setCommand(), removeCommand(),
		undoCommand(), redoCommand(), historyCommand(),
		importCommand(), exportCommand(), reportCommand(), checkCommand(), quarterCommand(), compareCommand(), openCommand(),
		backupCommand(), restoreCommand(), recoverCommand(), whoCommand(),
		versionCommand(), completionCommand(), candidatesCommand(), helpCommand(),
	}
}
