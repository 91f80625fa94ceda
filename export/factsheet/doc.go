// Package factsheet prints the national reference data as plain text, for commands:
// [WriteAction] a national action in its five blocks with the pages of the document,
// [WriteProof] all that is known of it, to be read against the document, and [WriteItem]
// any other item. [Columns], [Row] and [Object] give items to tables and to JSON.
//
// It only prints: what stands in a block, and what is our own mapping, is for the packages
// store/national and store/reference to say.
package factsheet

import (
	"fmt"
	"io"

	"kept/store/national"
)

// WriteAction prints the five blocks of a national action and what lies around them.
func WriteAction(out io.Writer, plan *national.Plan, a national.Action) error {
	s := &sheet{out: out}
	s.blocks(plan, a)
	s.around(plan, a)
	return s.err
}

// WriteProof prints everything that is known of a national action, to be read against the
// document.
func WriteProof(out io.Writer, plan *national.Plan, a national.Action) error {
	s := &sheet{out: out}
	s.everything(plan, a)
	return s.err
}

// sheet is where lines are printed to, with the first error of doing so.
type sheet struct {
	out io.Writer
	err error
}

func (s *sheet) print(format string, args ...any) {
	if s.err == nil {
		_, s.err = fmt.Fprintf(s.out, format+"\n", args...)
	}
}
