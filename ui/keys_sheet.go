package ui

import (
	"strings"

	"kept/ui/command"
)

// KeySheet is the printed list of everything that can be done on the screens,
// with its keys, its id for a file of one's own keys, and the plain command that
// does the same. It is Markdown.
func KeySheet() string {
	var b strings.Builder
	b.WriteString("# Keys\n\n" +
		"Everything that can be done on the screens. `?` (F1 while typing) shows what can be done where you are, F9 the menu, Ctrl+K finds a command.\n\n" +
		"To choose other keys write them into `keys.conf` beside the settings (`~/.config/kept` on Linux), one command a line, such as\n" +
		"`record.new = n, ctrl+n`. Two commands never share a key where both are in reach: such a file is refused with both their names.\n\n" +
		"This page is made from the program: `go test ./ui -run KeySheet -update`.\n")
	all := Commands()
	var scopes []command.Scope
	seen := map[command.Scope]bool{}
	for _, c := range all {
		if !seen[c.Scope] {
			seen[c.Scope] = true
			scopes = append(scopes, c.Scope)
		}
	}
	for _, scope := range scopes {
		b.WriteString("\n## " + string(scope) + "\n\n| keys | what | plain command | id |\n|---|---|---|---|\n")
		for _, c := range all {
			if c.Scope != scope {
				continue
			}
			plain := ""
			if c.Plain != "" {
				plain = "`" + c.Plain + "`"
			}
			keys := make([]string, len(c.Keys))
			for i, key := range c.Keys {
				keys[i] = strings.ReplaceAll(command.KeyInWords(key), "|", `\|`)
			}
			b.WriteString("| " + strings.Join(keys, ", ") + " | " + c.Title + ". " + c.Help + " | " + plain + " | " + c.ID + " |\n")
		}
	}
	return b.String()
}
