// Package uitest drives a screen in tests as a keeper does: it presses keys and types, lets all that was begun come to
// its end, and reads what stands on the screen, without colours.
//
// A [Driver] drives any model of Bubble Tea; [Key] is the press of a key by its name, such as "ctrl+n". It is the one
// way in which tests of the screens press keys. It knows nothing of Kept, and nothing outside tests imports it.
package uitest
