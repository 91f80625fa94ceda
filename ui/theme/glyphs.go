package theme

// Glyphs are the signs that are drawn next to words.
type Glyphs struct {
	Cursor     string // before the row in focus
	Rest       string // before the current row of a pane without focus
	Selected   string
	Unselected string
	Cut        string // where text was cut
	Across     string // a line across
	Down       string // a line down
	Corners    [4]string
	Full       string    // a filled cell of a bar
	Empty      string    // an empty cell of a bar
	Crumb      string    // between the steps of the way here
	More       string    // there is more below
	Above      string    // there is more above
	Rising     string    // sorted upwards
	Falling    string    // sorted downwards
	Dot        string    // before one of several
	Shapes     [4]string // blue, green, amber, red
}

// Unicode are signs that common terminal fonts have, each one cell wide.
var Unicode = Glyphs{
	Cursor: ">", Rest: "·", Selected: "[x]", Unselected: "[ ]", Cut: "…", Across: "─", Down: "│",
	Corners: [4]string{"┌", "┐", "└", "┘"}, Full: "█", Empty: "░", Crumb: "›", More: "↓", Above: "↑",
	Rising: "↑", Falling: "↓", Dot: "·", Shapes: [4]string{"◆", "●", "▲", "■"},
}

// ASCII are signs for a terminal or font that has nothing else.
var ASCII = Glyphs{
	Cursor: ">", Rest: "-", Selected: "[x]", Unselected: "[ ]", Cut: "~", Across: "-", Down: "|",
	Corners: [4]string{"+", "+", "+", "+"}, Full: "#", Empty: ".", Crumb: ">", More: "v", Above: "^",
	Rising: "^", Falling: "v", Dot: "-", Shapes: [4]string{"*", "o", "!", "x"},
}

// Spoken are the signs for a screen that is read aloud: none that is only there
// to be looked at.
var Spoken = Glyphs{
	Cursor: ">", Rest: " ", Selected: "ticked", Unselected: "not ticked", Cut: "...", Across: " ", Down: " ",
	Corners: [4]string{" ", " ", " ", " "}, Full: " ", Empty: " ", Crumb: ",", More: "", Above: "",
	Rising: " ", Falling: " ", Dot: "", Shapes: [4]string{"", "", "", ""},
}

// BRAG gives a reporting colour as its letter, its shape and its word, and the
// role to draw it in: nobody needs the colour itself to read it. An empty or
// unknown code gives its own text.
func (g Glyphs) BRAG(code string) (string, Role) {
	if g.Shapes[0] == "" { // read aloud, a letter before the word only delays it
		if word, role, ok := spokenBRAG(code); ok {
			return word, role
		}
		return code, Text
	}
	switch code {
	case "blue":
		return "B" + g.Shapes[0] + " Blue", Blue
	case "green":
		return "G" + g.Shapes[1] + " Green", Green
	case "amber":
		return "A" + g.Shapes[2] + " Amber", Amber
	case "red":
		return "R" + g.Shapes[3] + " Red", Red
	}
	return code, Text
}

func spokenBRAG(code string) (string, Role, bool) {
	switch code {
	case "blue":
		return "Blue", Blue, true
	case "green":
		return "Green", Green, true
	case "amber":
		return "Amber", Amber, true
	case "red":
		return "Red", Red, true
	}
	return "", Text, false
}

// Environment is what the surroundings say about drawing.
type Environment struct {
	NoColour bool // NO_COLOR is set to anything, or the terminal is a dumb one
	Unicode  bool // the locale is UTF-8, or nothing says otherwise
	Spoken   bool // the screen is read aloud
}

// Signs are the signs to draw with.
func (e Environment) Signs() Glyphs {
	switch {
	case e.Spoken:
		return Spoken
	case e.Unicode:
		return Unicode
	}
	return ASCII
}

// WithGlyphs is the environment with the keeper's own choice of signs: "unicode"
// or "ascii"; anything else leaves it to the environment.
func (e Environment) WithGlyphs(choice string) Environment {
	switch choice {
	case "unicode":
		e.Unicode = true
	case "ascii":
		e.Unicode = false
	}
	return e
}

// Read finds out from environment variables ("NAME=value") how to draw.
// https://no-color.org asks that any value that is not empty counts.
func Read(environ []string) Environment {
	get := func(name string) string {
		value := ""
		for _, e := range environ {
			if len(e) > len(name) && e[len(name)] == '=' && e[:len(name)] == name {
				value = e[len(name)+1:]
			}
		}
		return value
	}
	env := Environment{NoColour: get("NO_COLOR") != "" || get("TERM") == "dumb", Unicode: true}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := get(name); v != "" {
			env.Unicode = utf8Locale(v)
			break
		}
	}
	if get("TERM") == "dumb" || get("TERM") == "linux" {
		env.Unicode = false
	}
	return env
}
