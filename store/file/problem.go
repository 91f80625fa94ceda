package file

import "fmt"

// State says what a file is that cannot be opened as a workbook.
type State string

// What a file can turn out to be.
const (
	Sound     State = "sound" // nothing is wrong with it
	Missing   State = "missing"
	Empty     State = "empty"
	Foreign   State = "foreign"
	Newer     State = "newer"
	Truncated State = "truncated"
	Damaged   State = "damaged"
	Scrambled State = "scrambled"
	Encrypted State = "encrypted" // with age, as a backup can be
	Locked    State = "locked"
	Denied    State = "denied"
)

// Problem says that a file cannot be opened as a workbook, what it is
// instead, and what a keeper can do. The file was not touched.
type Problem struct {
	Path  string
	State State
	Err   error // what the system said, if anything
}

func (e *Problem) Unwrap() error { return e.Err }

func (e *Problem) Error() string {
	switch e.State {
	case Missing:
		return fmt.Sprintf("there is no workbook at %s: check its name and that its disk or shared drive is connected; `kept new` makes a "+
			"new one", e.Path)
	case Empty:
		return fmt.Sprintf("the file %s is empty: a workbook was never written there, or it was cut off while being copied; copy it again "+
			"from where it came", e.Path)
	case Foreign:
		return fmt.Sprintf("the file %s is not a Kept workbook: to bring in a spreadsheet save it as CSV and use `kept import`", e.Path)
	case Newer:
		return fmt.Sprintf("the file %s was written by a newer Kept%s: open it with that version; nothing was changed", e.Path, e.detail())
	case Truncated:
		return fmt.Sprintf("the file %s is shorter than it should be, as if a copy had been cut off: copy it again or use a backup; "+
			"nothing was changed", e.Path)
	case Damaged:
		return fmt.Sprintf("the file %s is damaged and was not opened: use a backup or a colleague's copy; nothing was changed", e.Path)
	case Scrambled:
		return fmt.Sprintf("the file %s is scrambled, as if a program had encrypted it: if nobody here did that, switch the computer "+
			"off the network, tell whoever looks after it, and use a backup; nothing was changed", e.Path)
	case Encrypted:
		return fmt.Sprintf("the file %s is encrypted with age: if it is a backup, `kept restore` puts it back and `kept backup copy` "+
			"makes a workbook of it; else open it with `age --decrypt` first", e.Path)
	case Locked:
		return fmt.Sprintf("another program is using %s: close it there and try again", e.Path)
	case Denied:
		return fmt.Sprintf("the file %s cannot be opened: you may not have the right to read it, or its folder is not there", e.Path)
	}
	return fmt.Sprintf("the file %s cannot be opened: %v", e.Path, e.Err)
}

// detail is what was found, in brackets.
func (e *Problem) detail() string {
	if e.Err == nil {
		return ""
	}
	return " (" + e.Err.Error() + ")"
}
