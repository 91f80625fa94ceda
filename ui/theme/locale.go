package theme

import "strings"

// utf8Locale tells whether a locale name such as "en_GB.UTF-8" means UTF-8. "C"
// and "POSIX" do not say so, but terminals have long read UTF-8 all the same:
// only a locale that names another encoding counts against it.
func utf8Locale(name string) bool {
	_, encoding, found := strings.Cut(name, ".")
	if !found {
		return true
	}
	encoding, _, _ = strings.Cut(strings.ToLower(encoding), "@")
	return encoding == "utf-8" || encoding == "utf8"
}
