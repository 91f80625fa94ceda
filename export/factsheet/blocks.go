package factsheet

import (
	"kept/store/national"
	"kept/store/reference"
)

// blocks prints the blocks of a national action with the pages of the document.
func (s *sheet) blocks(plan *national.Plan, a national.Action) {
	for _, b := range reference.Blocks(plan, a) {
		s.block(b)
	}
	for n, m := range plan.MovesWith(a.No) {
		if n == 0 {
			s.print("\nIf it moves, these move")
		}
		s.print("  %d %s", m.No, m.Title)
	}
}

// around prints what stands beside the blocks, or near them by our own mapping.
func (s *sheet) around(plan *national.Plan, a national.Action) {
	s.block(reference.Gaps(plan, a))
	calls := reference.Block{Title: "Calls to action of the social care briefing near it (our mapping)", None: "None in this briefing."}
	nearest, others := national.CallsNear(a.No)
	for _, c := range append(nearest, others...) {
		calls.Facts = append(calls.Facts, reference.CallFact(c))
	}
	s.block(calls)
}

func (s *sheet) block(b reference.Block) {
	s.print("\n%s", b.Title)
	for i := range b.Facts {
		s.print("  %s", b.Line(i))
	}
	if len(b.Facts) == 0 {
		s.print("  %s", b.None)
	}
}
