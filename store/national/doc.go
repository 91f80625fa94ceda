// Package national is Scotland's national plan as reference data: Plan 21-24
// with its 25 national actions as Change Programme ONE (June 2021) laid them
// out, the foundations and calls to action of the promise, the vision
// statements and indicators of the Promise Story of Progress, the 32 council
// areas, and the language guide.
//
// # The files
//
// Everything is CSV, embedded in the program. Each file begins with lines that
// say what it is and where it comes from, so that it can be read on its own:
//
//	# title: Plan 21-24: the 25 national actions
//	# publisher: The Promise Scotland
//	# edition: 25 June 2021
//	# source: Change Programme ONE (The Promise Scotland, 25 June 2021)
//	# url: https://thepromise.scot/change-programme-one
//	# licence: Open Government Licence v3.0 (...)
//	# note: anything a reader must know; there may be several
//
// A plan has a folder of its own (plan-21-24). A later plan is a new folder
// beside it, plan-24-30, with the same file names; a file it has no facts for
// is left out. Plans finds it, and no type changes.
//
//	plan-21-24/          plan, priority areas, national actions, commitments,
//	                     lead organisations, links, support offers, fundamentals
//	promise/             foundations, calls to action
//	progress-framework/  vision statements, indicators
//	authorities/         council areas, with health boards and map tiles
//	language/            words to avoid and what to say instead
//
// # How it is read
//
// Importing the package reads nothing. A file is parsed when it is first asked
// for, once, and no other file with it. What is handed out is a copy, so no
// caller can change what another sees; every function is safe for concurrent
// use.
//
// The files are part of the program, so a file that cannot be read is a fault
// in the build and panics with the file, line and reason; Check reads every
// file and returns such faults as an error.
//
// # What it may be used for
//
// Names, numbers, dates and pages are facts from the documents named in each
// file; the wording is our own short paraphrase. What could not be verified
// says so, and nothing here is invented. SourceOf and Plan.SourceOf give the
// source of every set, for showing beside the data. The reference data is
// published under the Open Government Licence v3.0.
package national
