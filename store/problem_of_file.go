package store

import "fmt"

// FileState says what a file is that cannot be opened as a workbook.
type FileState string

// What a file can turn out to be.
const (
	FileSound     FileState = "sound" // nothing is wrong with it
	FileMissing   FileState = "missing"
	FileEmpty     FileState = "empty"
	FileForeign   FileState = "foreign"
	FileNewer     FileState = "newer"
	FileTruncated FileState = "truncated"
	FileDamaged   FileState = "damaged"
	FileScrambled FileState = "scrambled"
	FileEncrypted FileState = "encrypted" // with age, as a backup can be
	FileLocked    FileState = "locked"
	FileDenied    FileState = "denied"
)

// FileProblem says that a file cannot be opened as a workbook, what it is
// instead, and what a keeper can do. The file was not touched.
type FileProblem struct {
	Path  string
	State FileState
	Err   error // what the system said, if anything
}

func (e *FileProblem) Unwrap() error { return e.Err }

func (e *FileProblem) Error() string {
	switch e.State {
	case FileMissing:
		return fmt.Sprintf("there is no workbook at %s: check its name and that its disk or shared drive is connected; `kept new` makes a new one", e.Path)
	case FileEmpty:
		return fmt.Sprintf("the file %s is empty: a workbook was never written there, or it was cut off while being copied; copy it again from where it came", e.Path)
	case FileForeign:
		return fmt.Sprintf("the file %s is not a Kept workbook: to bring in a spreadsheet save it as CSV and use `kept import`", e.Path)
	case FileNewer:
		return fmt.Sprintf("the file %s was written by a newer Kept%s: open it with that version; nothing was changed", e.Path, e.detail())
	case FileTruncated:
		return fmt.Sprintf("the file %s is shorter than it should be, as if a copy had been cut off: copy it again or use a backup; nothing was changed", e.Path)
	case FileDamaged:
		return fmt.Sprintf("the file %s is damaged and was not opened: use a backup or a colleague's copy; nothing was changed", e.Path)
	case FileScrambled:
		return fmt.Sprintf("the file %s is scrambled, as if a program had encrypted it: if nobody here did that, switch the computer off the network, tell whoever looks after it, and use a backup; nothing was changed", e.Path)
	case FileEncrypted:
		return fmt.Sprintf("the file %s is encrypted with age: if it is a backup, `kept restore` puts it back and `kept backup copy` makes a workbook of it; else open it with `age --decrypt` first", e.Path)
	case FileLocked:
		return fmt.Sprintf("another program is using %s: close it there and try again", e.Path)
	case FileDenied:
		return fmt.Sprintf("the file %s cannot be opened: you may not have the right to read it, or its folder is not there", e.Path)
	}
	return fmt.Sprintf("the file %s cannot be opened: %v", e.Path, e.Err)
}

// detail is what was found, in brackets.
func (e *FileProblem) detail() string {
	if e.Err == nil {
		return ""
	}
	return " (" + e.Err.Error() + ")"
}
