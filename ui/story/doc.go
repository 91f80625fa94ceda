// Package story is the guided story: how a quarter goes, shown in large type step by
// step on the pages of the program.
//
// A [Story] has a number of steps. Each has a page of its own with a sentence, and
// then shows what it speaks of on the real page. It can be stopped anywhere to try
// something, and goes on from there. The program asks [Story.Running] whether the
// story has the keys, and draws its page with [Story.Draw].
//
// The story changes nothing in the workbook and knows no page: it goes to them
// through the host as any page does.
package story
