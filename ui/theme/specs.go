package theme

// Specs lists the themes, the usual one first. "auto" leaves the page as the
// terminal has it; the themes of colour paint it, so that what is read on what
// does not depend on the terminal.
func Specs() []Spec {
	return []Spec{
		Auto(nil, nil), dark(), light(), highContrastDark(), highContrastLight(), colourSafe(), plain("none", "No colour"),
	}
}

// plain has weights, lines and turned-round colours, and no colour of its own.
func plain(name, title string) Spec {
	return Spec{Name: name, Title: title, Inks: [roles]Ink{
		Strong: {Bold: true}, Heading: {Bold: true},
		Title: {Reverse: true, Bold: true}, Tab: {Bold: true, Underline: true},
		Cursor: {Reverse: true}, Rest: {Bold: true}, Mark: {Bold: true}, Chip: {Reverse: true},
		Key: {Bold: true}, Problem: {Bold: true}, Focus: {Bold: true},
		Blue: {Bold: true}, Red: {Bold: true},
	}}
}

func dark() Spec {
	return Spec{Name: "dark", Title: "Dark", Page: Ink{Fore: "#e4e4e4", Back: "#121212"}, Inks: [roles]Ink{
		Strong: {Bold: true}, Heading: {Fore: "#87d7ff", Bold: true}, Dim: {Fore: "#b2b2b2"},
		Title: {Fore: "#ffffff", Back: "#005f87", Bold: true}, Tab: {Bold: true, Underline: true},
		Cursor: {Fore: "#ffffff", Back: "#005f87"}, Rest: {Bold: true}, Mark: {Bold: true}, Chip: {Fore: "#121212", Back: "#87d7ff"},
		Key: {Bold: true}, Good: {Fore: "#87d787"}, Problem: {Fore: "#ff8787", Bold: true}, Notice: {Fore: "#ffd75f"},
		Border: {Fore: "#949494"}, Focus: {Fore: "#87d7ff"},
		Blue: {Fore: "#87afff", Bold: true}, Green: {Fore: "#87d787"}, Amber: {Fore: "#ffaf5f"}, Red: {Fore: "#ff8787", Bold: true},
	}}
}

func light() Spec {
	return Spec{Name: "light", Title: "Light", Page: Ink{Fore: "#121212", Back: "#ffffff"}, Inks: [roles]Ink{
		Strong: {Bold: true}, Heading: {Fore: "#005f87", Bold: true}, Dim: {Fore: "#4e4e4e"},
		Title: {Fore: "#ffffff", Back: "#005f87", Bold: true}, Tab: {Bold: true, Underline: true},
		Cursor: {Fore: "#ffffff", Back: "#005f87"}, Rest: {Bold: true}, Mark: {Bold: true}, Chip: {Fore: "#ffffff", Back: "#005f87"},
		Key: {Bold: true}, Good: {Fore: "#005f00"}, Problem: {Fore: "#af0000", Bold: true}, Notice: {Fore: "#875f00"},
		Border: {Fore: "#626262"}, Focus: {Fore: "#005f87"},
		Blue: {Fore: "#005faf", Bold: true}, Green: {Fore: "#005f00"}, Amber: {Fore: "#875f00"}, Red: {Fore: "#af0000", Bold: true},
	}}
}

func highContrastDark() Spec {
	return Spec{Name: "high contrast dark", Title: "High contrast, white on black", Page: Ink{Fore: "#ffffff", Back: "#000000"},
		Inks: [roles]Ink{
			Strong: {Bold: true}, Heading: {Bold: true, Underline: true},
			Title: {Reverse: true, Bold: true}, Tab: {Bold: true, Underline: true},
			Cursor: {Fore: "#000000", Back: "#ffff00", Bold: true}, Rest: {Bold: true, Underline: true}, Mark: {Bold: true},
			Chip: {Reverse: true},
			Key:  {Fore: "#ffff00", Bold: true}, Good: {Fore: "#5fff5f", Bold: true},
			Problem: {Fore: "#ffafaf", Bold: true, Underline: true}, Notice: {Fore: "#ffff00", Bold: true},
			Focus: {Fore: "#ffff00", Bold: true},
			Blue:  {Fore: "#87d7ff", Bold: true}, Green: {Fore: "#5fff5f", Bold: true}, Amber: {Fore: "#ffd75f", Bold: true},
			Red: {Fore: "#ffafaf", Bold: true, Underline: true},
		}}
}

func highContrastLight() Spec {
	return Spec{Name: "high contrast light", Title: "High contrast, black on white", Page: Ink{Fore: "#000000", Back: "#ffffff"},
		Inks: [roles]Ink{
			Strong: {Bold: true}, Heading: {Bold: true, Underline: true},
			Title: {Reverse: true, Bold: true}, Tab: {Bold: true, Underline: true},
			Cursor: {Fore: "#ffffff", Back: "#00005f", Bold: true}, Rest: {Bold: true, Underline: true}, Mark: {Bold: true},
			Chip: {Reverse: true},
			Key:  {Fore: "#00005f", Bold: true}, Good: {Fore: "#005f00", Bold: true},
			Problem: {Fore: "#870000", Bold: true, Underline: true}, Notice: {Fore: "#5f0087", Bold: true},
			Focus: {Fore: "#00005f", Bold: true},
			Blue:  {Fore: "#00005f", Bold: true}, Green: {Fore: "#005f00", Bold: true}, Amber: {Fore: "#5f0087", Bold: true},
			Red: {Fore: "#870000", Bold: true, Underline: true},
		}}
}

// colourSafe has hues that people who see few colours can tell apart: the palette
// of Masataka Okabe and Kei Ito, "Color Universal Design" (2008). It is painted on
// black, where each of them can be read.
func colourSafe() Spec {
	return Spec{Name: "colour-safe", Title: "Safe for colour blindness", Page: Ink{Fore: "#ffffff", Back: "#000000"}, Inks: [roles]Ink{
		Strong: {Bold: true}, Heading: {Bold: true},
		Title: {Reverse: true, Bold: true}, Tab: {Bold: true, Underline: true},
		Cursor: {Reverse: true}, Rest: {Bold: true}, Mark: {Bold: true}, Chip: {Reverse: true},
		Key: {Bold: true}, Good: {Fore: "#009e73"}, Problem: {Fore: "#d55e00", Bold: true}, Notice: {Fore: "#e69f00"},
		Focus: {Fore: "#56b4e9"},
		Blue:  {Fore: "#56b4e9", Bold: true}, Green: {Fore: "#009e73"}, Amber: {Fore: "#e69f00"}, Red: {Fore: "#d55e00", Bold: true},
	}}
}
