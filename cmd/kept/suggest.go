package main

import (
	"fmt"

	"kept/store"
)

// unknown says that a word is not one of a list, with the nearest that is.
func unknown(what, word string, list []string, otherwise string) error {
	if near := store.Nearest(word, list); near != "" {
		return misuse(fmt.Sprintf("did you mean %s?", near), "there is no %s %q", what, word)
	}
	return misuse(otherwise, "there is no %s %q", what, word)
}
