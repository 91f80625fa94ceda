// Package submission is the page of a quarter's submission, from its beginning to its bundle: its
// responses are filled, checked, signed and locked here, and an amendment begins here.
//
// [New] makes the [Page]. It shows the strip of the quarter's steps over one of its parts: the
// responses, what the check found, or what two submissions differ in; each part has a package below
// this one. Which quarter is meant, what is complete and what may happen at which stage is asked of
// store/submission, never decided here.
package submission
