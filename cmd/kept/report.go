package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// reportPanic keeps what a programmer needs after the program went wrong in a
// file, and gives the sentence for the keeper. The report holds no text of the
// workbook: of a panic that is not the runtime's own, only the type is reported.
func (p *program) reportPanic(command string, what any, stack []byte) string {
	kind := fmt.Sprintf("a value of type %T", what)
	if err, ok := what.(runtime.Error); ok {
		kind = err.Error()
	}
	report := fmt.Sprintf("%s\ncommand: %s\nwhat: %s\n\n%s", versionLine(), command, kind, stack)
	const message = "Kept went wrong and had to stop. What was saved before is safe."
	folder := filepath.Join(p.stateFolder(), "reports")
	file := filepath.Join(folder, p.now().UTC().Format("kept-20060102-150405.txt"))
	if os.MkdirAll(folder, 0o700) != nil || os.WriteFile(file, []byte(report), 0o600) != nil {
		return message
	}
	return message + " A report without any of your text is in " + file + "; please send it to the people who look after Kept."
}
