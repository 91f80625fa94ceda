package theme

// Specs lists the themes, the usual one first. "auto" uses only the colours
// that the terminal itself was given, so that it suits dark and light alike.
func Specs() []Spec {
	return []Spec{
		{Name: "auto", Title: "The terminal's own colours", Inks: [roles]Ink{
			Strong: {Bold: true}, Heading: {Bold: true}, Dim: {Faint: true},
			Title: {Reverse: true, Bold: true}, Tab: {Bold: true, Underline: true},
			Cursor: {Reverse: true}, Rest: {Bold: true}, Mark: {Bold: true}, Chip: {Reverse: true},
			Key: {Bold: true}, Good: {Fore: "2"}, Problem: {Fore: "1", Bold: true}, Notice: {Fore: "3"},
			Border: {Faint: true}, Focus: {Fore: "6"},
			Blue: {Fore: "4", Bold: true}, Green: {Fore: "2"}, Amber: {Fore: "3"}, Red: {Fore: "1", Bold: true},
		}},
		{Name: "dark", Title: "Dark", Inks: [roles]Ink{
			Strong: {Bold: true}, Heading: {Fore: "#8ecae6", Bold: true}, Dim: {Fore: "#a8b0b8"},
			Title: {Fore: "#ffffff", Back: "#1d3557", Bold: true}, Tab: {Bold: true, Underline: true},
			Cursor: {Fore: "#ffffff", Back: "#264b7a"}, Rest: {Bold: true}, Mark: {Bold: true}, Chip: {Fore: "#0b1622", Back: "#8ecae6"},
			Key: {Bold: true}, Good: {Fore: "#7bd88f"}, Problem: {Fore: "#ff8a80", Bold: true}, Notice: {Fore: "#ffd166"},
			Border: {Fore: "#7f8b96"}, Focus: {Fore: "#8ecae6"},
			Blue: {Fore: "#7cb7ff", Bold: true}, Green: {Fore: "#7bd88f"}, Amber: {Fore: "#ffc14d"}, Red: {Fore: "#ff8a80", Bold: true},
		}},
		{Name: "light", Title: "Light", Inks: [roles]Ink{
			Strong: {Bold: true}, Heading: {Fore: "#0b4f6c", Bold: true}, Dim: {Fore: "#4a545e"},
			Title: {Fore: "#ffffff", Back: "#1d3557", Bold: true}, Tab: {Bold: true, Underline: true},
			Cursor: {Fore: "#ffffff", Back: "#264b7a"}, Rest: {Bold: true}, Mark: {Bold: true}, Chip: {Fore: "#ffffff", Back: "#0b4f6c"},
			Key: {Bold: true}, Good: {Fore: "#1b6b2f"}, Problem: {Fore: "#a4161a", Bold: true}, Notice: {Fore: "#7a4b00"},
			Border: {Fore: "#6b7680"}, Focus: {Fore: "#0b4f6c"},
			Blue: {Fore: "#0b4fa8", Bold: true}, Green: {Fore: "#1b6b2f"}, Amber: {Fore: "#7a4b00"}, Red: {Fore: "#a4161a", Bold: true},
		}},
		{Name: "high contrast", Title: "High contrast", Inks: [roles]Ink{
			Strong: {Bold: true}, Heading: {Bold: true, Underline: true},
			Title: {Reverse: true, Bold: true}, Tab: {Bold: true, Underline: true},
			Cursor: {Reverse: true, Bold: true}, Rest: {Bold: true, Underline: true}, Mark: {Bold: true}, Chip: {Reverse: true},
			Key: {Bold: true}, Good: {Bold: true}, Problem: {Bold: true, Underline: true}, Notice: {Bold: true},
			Focus: {Bold: true}, Blue: {Bold: true}, Green: {Bold: true}, Amber: {Bold: true}, Red: {Bold: true, Underline: true},
		}},
		{Name: "colour-safe", Title: "Safe for colour blindness", Inks: [roles]Ink{ // after Okabe and Ito
			Strong: {Bold: true}, Heading: {Bold: true},
			Title: {Reverse: true, Bold: true}, Tab: {Bold: true, Underline: true},
			Cursor: {Reverse: true}, Rest: {Bold: true}, Mark: {Bold: true}, Chip: {Reverse: true},
			Key: {Bold: true}, Good: {Fore: "#009e73"}, Problem: {Fore: "#d55e00", Bold: true}, Notice: {Fore: "#e69f00"},
			Focus: {Fore: "#56b4e9"},
			Blue:  {Fore: "#56b4e9", Bold: true}, Green: {Fore: "#009e73"}, Amber: {Fore: "#e69f00"}, Red: {Fore: "#d55e00", Bold: true},
		}},
		{Name: "none", Title: "No colour", Inks: [roles]Ink{
			Strong: {Bold: true}, Heading: {Bold: true},
			Title: {Reverse: true}, Tab: {Bold: true, Underline: true},
			Cursor: {Reverse: true}, Rest: {Bold: true}, Mark: {Bold: true}, Chip: {Reverse: true},
			Key: {Bold: true}, Problem: {Bold: true}, Focus: {Bold: true},
			Blue: {Bold: true}, Red: {Bold: true},
		}},
	}
}
