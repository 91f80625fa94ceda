// Package printable makes text from somebody else's file safe to show in a
// terminal: control characters, and marks that show nothing or turn the direction
// of text, are spelled out. [Short] and [Cut] also keep it short, for a value that
// is quoted; [Text] is for a whole sentence.
package printable
