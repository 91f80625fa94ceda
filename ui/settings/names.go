package settings

import (
	"reflect"
	"strings"
)

// names are the keys that this version writes.
func names() []string {
	var list []string
	t := reflect.TypeFor[Settings]()
	for i := range t.NumField() {
		if name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); name != "" {
			list = append(list, name)
		}
	}
	return list
}
