// Package editing is how records are changed in forms.
//
// A [Desk] opens the form of a record with [Desk.Edit], and holds every form: those
// that are open, those that were left with something typed, and the drafts that
// earlier runs of the program left on this computer. A [Dialog] is one open form. It
// writes what is typed down as a draft while the keeper types, gives advice on the
// words, and saves all answers as one change. Where somebody else changed the same
// record at the same time the two are merged value by value; a value that both
// changed is a conflict, shown side by side for the keeper to choose.
//
// What was typed must never be lost, and what somebody else saved must never be
// overwritten unseen. The package knows no page: what a form is about comes in a
// [host.Edit].
package editing
