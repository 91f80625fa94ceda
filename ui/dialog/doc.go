// Package dialog holds the small dialogs that every page uses: a [Question] with a few
// answers, an [Ask] for one line of text, [Letters] for answers given by one key, a
// [Picker] to choose one or several from a list, and a [Notice] to be read. Larger dialogs
// embed a part that they share: [Choices], commands to choose from below some text;
// [Options], lines with values to choose; [ScrolledText].
//
// A page makes one with the host, a heading and what happens then, and opens it with
// [host.Host.Open]; [Pick] opens a list to choose from. Each dialog brings its commands
// with their handlers, and takes the mouse.
//
// The package knows no page and no record. A dialog changes nothing by itself: it calls
// the function that it was made with.
package dialog
