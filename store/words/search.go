package words

import "strings"

// ContainsAll tells whether every word of wanted is somewhere in a text, in capitals or not.
func ContainsAll(text, wanted string) bool {
	text = strings.ToLower(text)
	for word := range strings.FieldsSeq(strings.ToLower(wanted)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}
