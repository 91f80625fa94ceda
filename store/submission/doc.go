// Package submission is one quarter's account in the making: which quarter is meant
// ([Meant]), the steps it goes through from its beginning to its lock and its
// amendments ([Begin], [MarkChecked], [Sign], [Lock], [Amend]), how far it is
// ([ReadCycle]) and how far its responses are ([ProgressOf], [Count]), what is known
// of the quarter for a response ([Gather]), the answers that take one key
// ([Answering]), and what was said before.
//
// Pages and commands ask here, so that they mean the same quarter and count the
// same. What is written goes through [store.Tx], which refuses by itself to change
// what a signed or locked quarter says; what is read inside a change is read through
// it too. The package holds no screen and no file format, and never reads the clock:
// the day is an argument.
package submission
