// Package input reads what people type, apart from what any field means: it cleans
// text that was typed or pasted ([Clean]), reads decimal numbers and amounts of money
// ([ParseDecimal], [ParseMoney]), compares what differs in case and punctuation only
// ([Normalise]), and finds the closest of several words for "did you mean ...?"
// ([Nearest]).
//
// An [Error] says what is wrong with a value, where, and what would be right. Every
// package that reads what people type answers with it, so that store.Sentence, the
// command line and the forms show all of them in one way.
//
// It knows no records and no fields: which text belongs in which field is described in
// store. It must never change what a person meant, and never guess in silence.
package input
